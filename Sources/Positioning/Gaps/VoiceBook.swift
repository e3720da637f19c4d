import MarketModel

/// What customers of a market say, read once: reviews and questions, their sentences, and what was found in them.
final class VoiceBook {
    /// A review or question.
    struct Voice {
        let page: Int
        let block: Int
        let zone: Zone
        /// Stars of the review, 0 to 5.
        let rating: Double?
    }

    /// What is said in one breath.
    struct Sentence {
        let voice: Int
        let range: Range<Int>
    }

    /// One mention of a concept.
    struct Mention {
        let voice: Int
        let sentence: Int?
        let sense: Statement.Sense
    }

    private(set) var voices: [Voice] = []
    private(set) var sentences: [Sentence] = []
    private(set) var mentions: [ConceptID: [Mention]] = [:]
    /// Pages, by number, on which a concept is claimed.
    private(set) var claimPages: [ConceptID: Set<Int>] = [:]
    let pages: [ProductPage]
    private var index: BlockIndex
    private let words: WordTable

    /// - Parameter reading: what a customer of this market means by a concept; `nil` when it does not belong here.
    init(_ market: Market, words: WordTable, reading: (Concept) -> Concept?) {
        self.words = words
        index = BlockIndex(words)
        pages = market.voices.map(\.page)
        var seen: Set<String> = []
        for (number, analyzed) in market.voices.enumerated() {
            for claim in analyzed.claims { claimPages[claim.concept.id, default: []].insert(number) }
            var voiceOf: [Int: Int] = [:]
            var sentencesOf: [Int: Range<Int>] = [:]
            for (block, text) in analyzed.page.blocks.enumerated() where !text.zone.isSellerCopy {
                guard seen.insert(text.text).inserted else { continue }
                voiceOf[block] = voices.count
                let first = sentences.count
                for range in Sentences.statements(of: text.text) {
                    sentences.append(Sentence(voice: voices.count, range: range))
                    index.add(words.content(text.quote(range)))
                }
                sentencesOf[block] = first..<sentences.count
                voices.append(Voice(page: number, block: block, zone: text.zone, rating: text.rating))
            }
            for mention in analyzed.demand {
                guard let voice = voiceOf[mention.evidence.block], let concept = reading(mention.concept) else { continue }
                let start = mention.evidence.range.lowerBound
                let sentence = sentencesOf[mention.evidence.block]?.first { sentences[$0].range.contains(start) }
                mentions[concept.id, default: []].append(Mention(voice: voice, sentence: sentence, sense: mention.sense))
            }
        }
    }

    /// Sentences in which the words of a phrase stand near each other.
    func sentences(with phrase: [WordTable.Word], slack: Int) -> [Int] { index.blocks(with: phrase, slack: slack) }

    func text(_ sentence: Int) -> String {
        let voice = voices[sentences[sentence].voice]
        return pages[voice.page].blocks[voice.block].quote(sentences[sentence].range)
    }

    /// The quote of a sentence, cut at 240 bytes.
    func quote(sentence: Int) -> PageQuote { quote(voice: sentences[sentence].voice, sentences[sentence].range) }

    /// The quote of a review, cut at 240 bytes.
    func quote(voice: Int) -> PageQuote { quote(voice: voice, 0..<block(voice).text.utf8.count) }

    private func block(_ voice: Int) -> Block { pages[voices[voice].page].blocks[voices[voice].block] }

    private func quote(voice: Int, _ range: Range<Int>) -> PageQuote {
        let page = pages[voices[voice].page], at = voices[voice].block
        let cut = range.lowerBound..<min(range.upperBound, range.lowerBound + 240)
        return PageQuote(
            page: page.id, brand: page.brand, zone: voices[voice].zone, evidence: Evidence(block: at, range: cut),
            text: page.blocks[at].quote(cut))
    }
}
