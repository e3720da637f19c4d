internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The words and short phrases of a market's copy, with the pages that hold them.
struct TermCounts {
    struct Entry {
        /// How often each spelling was met.
        var spellings: [String: Int] = [:]
        /// Numbers of the pages that hold it, ascending, each once.
        var pages: [Int] = []
        /// Of these, pages on which it lies inside a claim that the lexicon knows.
        var known = 0
        /// The stems that it is made of, and the words as the background spells them.
        let stems: [String]
        let words: [String]
        var first: (page: Int, evidence: Evidence, sentence: String)
    }

    /// By the stems, joined with spaces.
    private(set) var entries: [String: Entry] = [:]
    /// Keys of each page, each once.
    private(set) var ofPage: [[String]] = []

    /// A block with so many commas and so few function words is a list of ingredients or parts, and no copy.
    private static let listCommas = 8, listStopShare = 0.12
    private static let longest = 3

    init(_ pages: [TermPage], _ lexicon: LanguageLexicon, _ analyzer: TextAnalyzer) {
        let brands = Set(pages.flatMap { page in analyzer.analyze(page.analyzed.page.product.brand ?? "").tokens.map(\.term) })
        for (number, page) in pages.enumerated() {
            var seen: Set<String> = [], known: Set<String> = []
            // The seller's copy: blocks that hold a claim.
            let evidence = page.analyzed.claims.flatMap { [$0.evidence] + $0.also }
            for block in Set(evidence.map(\.block)).sorted() where page.analyzed.page.blocks.indices.contains(block) {
                let text = analyzer.analyze(page.analyzed.page.blocks[block].text)
                guard !Self.isList(text, lexicon) else { continue }
                let claimed = page.analyzed.claims.filter { lexicon.concept($0.concept.id) != nil }.flatMap { [$0.evidence] + $0.also }
                    .filter { $0.block == block }.map(\.range)
                text.forEachNGram(1...Self.longest, stopWords: lexicon.stopWords) { tokens in
                    guard let key = Self.key(tokens, text, lexicon, analyzer, brands) else { return }
                    let bytes = text.bytes(ofTokens: tokens), spelling = Self.spelling(tokens, text, analyzer)
                    if entries[key.joined] == nil {
                        let sentence = text.sentences[text.sentence(ofToken: tokens.lowerBound)]
                        entries[key.joined] = Entry(
                            stems: key.stems, words: tokens.map { analyzer.string(text.tokens[$0].term) },
                            first: (number, Evidence(block: block, range: bytes), text.text(text.bytes(ofTokens: sentence))))
                    }
                    entries[key.joined]!.spellings[spelling, default: 0] += 1
                    if seen.insert(key.joined).inserted { entries[key.joined]!.pages.append(number) }
                    if claimed.contains(where: { $0.lowerBound <= bytes.lowerBound && bytes.upperBound <= $0.upperBound }),
                        known.insert(key.joined).inserted
                    {
                        entries[key.joined]!.known += 1
                    }
                }
            }
            ofPage.append(seen.sorted())
        }
    }

    /// The keys of the n-grams in a stretch of text.
    static func keys(in bytes: String, _ lexicon: LanguageLexicon, _ analyzer: TextAnalyzer) -> Set<String> {
        let text = analyzer.analyze(bytes)
        var keys: Set<String> = []
        text.forEachNGram(1...longest, stopWords: lexicon.stopWords) { tokens in
            if let key = key(tokens, text, lexicon, analyzer, []) { keys.insert(key.joined) }
        }
        return keys
    }

    /// `nil` for what has a number, a single letter, a brand's name, or no word that tells something.
    private static func key(
        _ tokens: Range<Int>, _ text: AnalyzedText, _ lexicon: LanguageLexicon, _ analyzer: TextAnalyzer, _ brands: Set<TermID>
    ) -> (joined: String, stems: [String])? {
        var stems: [String] = [], tells = false
        for at in tokens {
            let token = text.tokens[at]
            guard token.kind == .word, !token.shape.contains(.digit), token.range.count > 1, !brands.contains(token.term) else {
                return nil
            }
            let stem = lexicon.roles.canonical(token.stem == .none ? token.term : token.stem)
            let isLight = lexicon.stopWords.contains(token.term) || lexicon.roles.generic.contains(token.stem)
            if !isLight, !lexicon.roles.products.contains(token.stem) { tells = true }
            stems.append(analyzer.string(stem))
        }
        guard tells, Set(stems).count == stems.count else { return nil }
        return (stems.joined(separator: " "), stems)
    }

    private static func spelling(_ tokens: Range<Int>, _ text: AnalyzedText, _ analyzer: TextAnalyzer) -> String {
        tokens.map { at in
            let token = text.tokens[at], written = text.text(token.range)
            let keepsCase = token.shape.contains(.allUpper) && written.utf8.count <= 5 || token.shape.contains(.mixedCase)
            return keepsCase ? written : analyzer.string(token.term)
        }.joined(separator: " ")
    }

    private static func isList(_ text: AnalyzedText, _ lexicon: LanguageLexicon) -> Bool {
        let words = text.tokens.count { $0.kind == .word }, stops = text.tokens.count { lexicon.stopWords.contains($0.term) }
        return text.tokens.count { $0.mark == .comma } >= listCommas && Double(stops) < listStopShare * Double(words)
    }
}
