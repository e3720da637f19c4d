public import Lexicons
public import MarketModel
internal import TextAnalysis

/// Finds what customers ask for, praise and complain of in the reviews and questions of a page; never in the seller's words.
///
/// An aspect is what a customer's expression points to ("leaks" → leak-proof), the name of an aspect ("bass"), a concept of the lexicon,
/// or, where several reviews of the page say it, a noun beside an opinion. Whether it is praise or complaint is told by the expression,
/// or by the nearest opinion, cue or negation in the same part of the sentence; the stars of the review tip the balance.
///
/// ```swift
/// let mentions = try DemandExtractor(lexicons: lexicons).mentions(in: page)
/// ```
public struct DemandExtractor: Sendable {
    private let lexicons: [String: DemandLexicon]

    /// - Throws: every problem of the lexicon files of every language.
    public init(lexicons: Lexicons) throws(LexiconError) {
        var known: [String: DemandLexicon] = [:], problems: [LexiconError.Problem] = []
        for code in lexicons.languages.sorted() {
            do { known[code] = try lexicons.language(code).map(DemandLexicon.init) } catch { problems += error.problems }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        self.lexicons = known
    }

    /// One mention an aspect and sense of each review, in the order of the page; a page without language is read as English.
    ///
    /// - Complexity: O(bytes of reviews and questions).
    public func mentions(in page: ProductPage) -> [Statement] {
        guard let known = lexicons[page.language ?? "en"], page.blocks.contains(where: { $0.zone == .review || $0.zone == .question })
        else {
            return []
        }
        let lexicon = known.lexicon, analyzer = lexicon.analyzer()
        var mentions: [Statement] = [], openings: [OpenAspects.Opening] = []
        for (index, block) in page.blocks.enumerated() {
            switch block.zone {
            case .review:
                let reader = StatementReader(text: analyzer.analyze(block.text), lexicon: known, rating: block.rating)
                mentions += reader.reviewMentions(block: index)
                openings += reader.openings.map { OpenAspects.Opening(block: index, statement: $0, text: block.text) }
            case .question:
                mentions += StatementReader(text: analyzer.analyze(block.text), lexicon: known, rating: nil)
                    .questionMentions(
                        block: index)
            default: break
            }
        }
        mentions += OpenAspects(product: page.product, general: lexicon.demandWords.general, analyzer: analyzer).mentions(
            openings, analyzer: analyzer)
        return Self.oncePerBlock(mentions)
    }

    /// The first mention of each concept and sense in a block.
    private static func oncePerBlock(_ mentions: [Statement]) -> [Statement] {
        struct Key: Hashable {
            let block: Int
            let concept: ConceptID
            let sense: Statement.Sense
        }
        var seen: Set<Key> = []
        return mentions.sorted { ($0.evidence, $0.concept.id, $0.sense.rawValue) < ($1.evidence, $1.concept.id, $1.sense.rawValue) }
            .filter { seen.insert(Key(block: $0.evidence.block, concept: $0.concept.id, sense: $0.sense)).inserted }
    }
}

/// A language's lexicon with what demand needs beyond it.
struct DemandLexicon: Sendable {
    let lexicon: LanguageLexicon
    /// For each concept, the stems of its name's words, without stop words.
    let names: [[TermID]]

    init(_ lexicon: LanguageLexicon) {
        self.lexicon = lexicon
        let analyzer = lexicon.analyzer()
        names = lexicon.concepts.map { entry in
            analyzer.analyze(String(entry.concept.id.slug)).parts.filter { !lexicon.stopWords.contains($0.term) }.map(\.stem)
        }
    }

    /// What saying the words of a match means without a judgement: praise where they are the whole name of a benefit or an absence
    /// ("easy to clean"), a need where they are a part of it ("dry mouth" of dry-mouth relief).
    func nature(of match: PhraseMatch, in text: AnalyzedText) -> StatementReader.Nature {
        let concept = lexicon.concepts[match.row].concept
        if concept.polarity == .absent { return .quality }
        if concept.angle != .benefit { return .thing }
        let said = names[match.row].count { stem in match.parts.contains { text.parts[$0].stem == stem } }
        return said == names[match.row].count ? .quality : said > 0 ? .need : .thing
    }

    /// Whether a match says the concept in a customer's mouth too: a single word must be the concept's name or longer, since sellers' shorthand
    /// ("smooth" for smooth skin) means other things in reviews, and a noun such as "product" says nothing.
    func isTelling(_ match: PhraseMatch, in text: AnalyzedText) -> Bool {
        let angle = lexicon.concepts[match.row].concept.angle
        if match.parts.count == 1, angle == .feature || angle == .benefit {
            let word = text.parts[match.parts.lowerBound]
            return names[match.row] == [word.stem] && word.range.count >= lexicon.concepts[match.row].concept.id.slug.utf8.count
        }
        return !match.parts.allSatisfy { lexicon.demandWords.general.contains(text.parts[$0].term) }
    }
}
