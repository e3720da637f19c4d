internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// All that customers wrote, sentence by sentence, with what `community.tsv` finds in it: more than the statements that were read from it.
struct CustomerTexts {
    struct Sentence {
        /// Place in the market's pages of voices.
        let page: Int
        let block: Int
        /// Bytes of the block's text, without the addresses of pictures.
        let range: Range<Int>
        /// The customer, by the ledger's number.
        let voice: Int
        let words: Int
        let isQuestion: Bool
        /// Stars of the review, 0 to 5.
        let rating: Double?
        let matches: [Match]

        /// Whether the sentence opens with a phrase of a part.
        func begins(with part: CommunityCue.Part, _ cues: [CommunityCue]) -> Bool {
            matches.contains { cues[$0.cue].part == part && $0.range.lowerBound == range.lowerBound }
        }

        func has(_ part: CommunityCue.Part, _ cues: [CommunityCue]) -> Bool { matches.contains { cues[$0.cue].part == part } }

        /// Whether a phrase of a part stands clear of those of another: "after 2 years", but not "my 2 year old son".
        func has(_ part: CommunityCue.Part, besides other: CommunityCue.Part, _ cues: [CommunityCue]) -> Bool {
            let others = matches.filter { cues[$0.cue].part == other }
            return matches.contains { match in cues[match.cue].part == part && !others.contains { $0.range.overlaps(match.range) } }
        }
    }

    /// A phrase of the table in a sentence.
    struct Match {
        /// Row of the table.
        let cue: Int
        /// Stems of the phrase that are no function words.
        let telling: [TermID]
        /// Of those, the ones that not every text has: what tells the phrase from others.
        let rare: [TermID]
        /// Bytes of the block's text.
        let range: Range<Int>
        /// Whether the customer says it of himself, undenied.
        let isOwn: Bool
        /// Whether it is said to be what the product is for: "great for gaming".
        let isPurpose: Bool
    }

    /// Rarity from which a word is not in every text: about one page of the web in seven.
    private static let rare = 1.9
    /// Parts between what tells a purpose and the purpose.
    private static let beside = 1

    let pages: [ProductPage]
    let cues: [CommunityCue]
    let sentences: [Sentence]
    private let first: [Place: Range<Int>]

    private struct Place: Hashable {
        let page, block: Int
    }

    /// - Parameter pages: those of the market's voices, in their order.
    init(_ pages: [ProductPage], reader: PhraseReader) {
        self.pages = pages
        let lexicon = reader.lexicon.language, book = VoiceBook(pages)
        let cues = lexicon.communityCues
        self.cues = cues
        var sentences: [Sentence] = [], first: [Place: Range<Int>] = [:]
        for (number, page) in pages.enumerated() {
            for (index, block) in page.blocks.enumerated() where !block.zone.isSellerCopy || block.zone == .answer {
                guard let voice = book.voice(page: number, block: index), !block.text.isEmpty else { continue }
                let begin = sentences.count, end = LinkFree.end(of: block.text)
                let text = reader.analyzer.analyze(Array(block.text.utf8.prefix(end)))
                let matches = lexicon.communityMatcher.allMatches(in: text)
                let words = OwnWords(text, matches: matches, cues: cues, lexicon: lexicon)
                let purposes = matches.filter { cues[$0.row].part == .purpose }.map(\.parts.upperBound)
                for tokens in text.sentences where !tokens.isEmpty {
                    let parts = text.parts(of: tokens), bytes = text.bytes(ofTokens: tokens)
                    let count = tokens.count { text.tokens[$0].isWordOrNumber }
                    guard count > 0 else { continue }
                    let within = matches.filter {
                        parts.contains($0.parts.lowerBound) && parts.contains($0.parts.upperBound - 1)
                            && !Self.isName($0.parts, in: text, reader)
                    }
                    sentences.append(
                        Sentence(
                            page: number, block: index, range: bytes, voice: voice, words: count,
                            isQuestion: text.tokens[tokens].contains { $0.mark == .question }, rating: block.rating,
                            matches: within.map { match in
                                let telling = match.parts.map { text.parts[$0] }.filter { $0.kind == .word && !reader.isStop($0) }
                                return Match(
                                    cue: match.row, telling: telling.map(reader.stem),
                                    rare: telling.filter { reader.rarity(of: $0.term) >= Self.rare }.map(reader.stem),
                                    range: text.bytes(ofParts: match.parts), isOwn: words.isOwn(match.parts),
                                    isPurpose: purposes.contains {
                                        match.parts.lowerBound - Self.beside...match.parts.lowerBound ~= $0
                                    })
                            }))
                }
                if sentences.count > begin { first[Place(page: number, block: index)] = begin..<sentences.count }
            }
        }
        self.sentences = sentences
        self.first = first
    }

    /// Rarity from which a word is nobody's but a name's: about one page of the web in 150.
    private static let strange = 5.0

    /// Whether a word is the beginning of a name: "Sunday" of "Sunday Riley".
    private static func isName(_ phrase: Range<Int>, in text: AnalyzedText, _ reader: PhraseReader) -> Bool {
        guard phrase.count == 1, phrase.upperBound < text.parts.count else { return false }
        func isCapital(_ part: Part) -> Bool {
            text.bytes[Int(part.start)..<Int(part.end)].first.map { (0x41...0x5A).contains($0) } ?? false
        }
        let next = text.parts[phrase.upperBound]
        return next.kind == .word && isCapital(text.parts[phrase.lowerBound]) && isCapital(next)
            && reader.rarity(of: next.term) >= Self.strange
    }

    /// The sentences of a block.
    func sentences(page: Int, block: Int) -> ArraySlice<Sentence> { sentences[first[Place(page: page, block: block)] ?? 0..<0] }

    func quote(_ sentence: Sentence) -> PageQuote { quote(sentence.page, sentence.block, sentence.range) }

    func quote(_ page: Int, _ block: Int, _ range: Range<Int>) -> PageQuote {
        let page = pages[page], evidence = Evidence(block: block, range: range)
        return PageQuote(page: page.id, brand: page.brand, zone: page.blocks[block].zone, evidence: evidence, text: page.quote(evidence))
    }
}
