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
    }

    /// A phrase of the table in a sentence.
    struct Match {
        /// Row of the table.
        let cue: Int
        /// Stems of the phrase that are no function words.
        let telling: [TermID]
        /// Bytes of the block's text.
        let range: Range<Int>
    }

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
        cues = lexicon.communityCues
        var sentences: [Sentence] = [], first: [Place: Range<Int>] = [:]
        for (number, page) in pages.enumerated() {
            for (index, block) in page.blocks.enumerated() where !block.zone.isSellerCopy || block.zone == .answer {
                guard let voice = book.voice(page: number, block: index), !block.text.isEmpty else { continue }
                let begin = sentences.count, end = LinkFree.end(of: block.text)
                let text = reader.analyzer.analyze(Array(block.text.utf8.prefix(end)))
                let matches = lexicon.communityMatcher.allMatches(in: text)
                for tokens in text.sentences where !tokens.isEmpty {
                    let parts = text.parts(of: tokens), bytes = text.bytes(ofTokens: tokens)
                    let words = tokens.count { text.tokens[$0].isWordOrNumber }
                    guard words > 0 else { continue }
                    let own = matches.filter { parts.contains($0.parts.lowerBound) && parts.contains($0.parts.upperBound - 1) }
                    sentences.append(
                        Sentence(
                            page: number, block: index, range: bytes, voice: voice, words: words,
                            isQuestion: text.tokens[tokens].contains { $0.mark == .question }, rating: block.rating,
                            matches: own.map { match in
                                Match(
                                    cue: match.row,
                                    telling: match.parts.compactMap { at in
                                        let part = text.parts[at]
                                        return part.kind == .word && !reader.isStop(part) ? reader.stem(part) : nil
                                    }, range: text.bytes(ofParts: match.parts))
                            }))
                }
                if sentences.count > begin { first[Place(page: number, block: index)] = begin..<sentences.count }
            }
        }
        self.sentences = sentences
        self.first = first
    }

    /// The sentences of a block.
    func sentences(page: Int, block: Int) -> ArraySlice<Sentence> { sentences[first[Place(page: page, block: block)] ?? 0..<0] }

    func quote(_ sentence: Sentence) -> PageQuote { quote(sentence.page, sentence.block, sentence.range) }

    func quote(_ page: Int, _ block: Int, _ range: Range<Int>) -> PageQuote {
        let page = pages[page], evidence = Evidence(block: block, range: range)
        return PageQuote(page: page.id, brand: page.brand, zone: page.blocks[block].zone, evidence: evidence, text: page.quote(evidence))
    }
}
