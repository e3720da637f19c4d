import MarketModel

/// What customers say, by review and by sentence: which concepts stand together, in which sense, and where their words stand although
/// nothing was extracted.
struct Voices: Sendable {
    /// A review or question.
    struct Voice: Sendable {
        let page: Int
        let zone: Zone
        let quote: PageQuote
    }

    private(set) var voices: [Voice] = []
    /// Reviews that mention a concept in a sense.
    private var praised: [ConceptID: Set<Int>] = [:]
    private var blamed: [ConceptID: Set<Int>] = [:]
    private var asked: [ConceptID: Set<Int>] = [:]
    /// Sentences that speak of a concept in any sense, and those that want it.
    private var spoken: [ConceptID: Set<Int>] = [:]
    private var wanted: [ConceptID: Set<Int>] = [:]
    private var sentences = BlockIndex()
    /// The review of each sentence, and the quote of the sentence.
    private var voiceOfSentence: [Int] = []
    private var quoteOfSentence: [PageQuote] = []
    private var claimPages: [ConceptID: Set<Int>] = [:]
    private var pageBrands: [BrandID?] = []

    init(_ market: Market, families: FamilyAffinity, catalogue: [ConceptID: CatalogueConcept]) {
        var seen: Set<String> = []
        for analyzed in market.voices {
            let number = pageBrands.count, page = analyzed.page
            pageBrands.append(page.brand)
            for claim in analyzed.claims { claimPages[claim.concept.id, default: []].insert(number) }
            var voiceOf: [Int: Int] = [:]
            var sentencesOf: [Int: [(range: Range<Int>, id: Int)]] = [:]
            for (index, block) in page.blocks.enumerated() where !block.zone.isSellerCopy {
                guard seen.insert(block.text).inserted else { continue }
                voiceOf[index] = voices.count
                for range in Sentences.statements(of: block.text) {
                    sentencesOf[index, default: []].append((range, sentences.count))
                    sentences.add(block.quote(range))
                    voiceOfSentence.append(voices.count)
                    quoteOfSentence.append(Voices.quote(page, index, range))
                }
                voices.append(Voice(page: number, zone: block.zone, quote: Voices.quote(page, index, 0..<block.text.utf8.count)))
            }
            for mention in analyzed.demand {
                guard let voice = voiceOf[mention.evidence.block], let concept = families.reading(mention.concept, catalogue) else {
                    continue
                }
                let start = mention.evidence.range.lowerBound
                let sentence = sentencesOf[mention.evidence.block]?.first { $0.range.contains(start) }?.id
                switch mention.sense {
                case .praise: praised[concept.id, default: []].insert(voice)
                case .complaint: blamed[concept.id, default: []].insert(voice)
                case .request: asked[concept.id, default: []].insert(voice)
                }
                if let sentence {
                    spoken[concept.id, default: []].insert(sentence)
                    if mention.sense != .praise { wanted[concept.id, default: []].insert(sentence) }
                }
            }
        }
    }

    /// The text of a range, cut at 240 bytes.
    private static func quote(_ page: ProductPage, _ block: Int, _ range: Range<Int>) -> PageQuote {
        let cut = range.lowerBound..<min(range.upperBound, range.lowerBound + 240)
        return PageQuote(
            page: page.id, brand: page.brand, zone: page.blocks[block].zone, evidence: Evidence(block: block, range: cut),
            text: page.blocks[block].quote(cut))
    }

    var count: Int { voices.count }

    func complaints(_ id: ConceptID) -> Set<Int> { blamed[id] ?? [] }

    /// Sentences that ask for a concept or complain that it is missing.
    func wanting(_ id: ConceptID) -> Set<Int> { wanted[id] ?? [] }

    /// Sentences that speak of a concept, by what was extracted or by its words.
    func speaking(of id: ConceptID, phrases: [[String]]) -> Set<Int> {
        phrases.reduce(into: spoken[id] ?? []) { found, words in
            found.formUnion(sentences.blocks(with: words, slack: words.count > 1 ? 2 : 0))
        }
    }

    /// Sentences that name a user or an occasion: what was extracted, and its words behind a word such as "for", "with" or "while".
    func naming(_ concept: Concept, phrases: [[String]]) -> Set<Int> {
        let isCondition = concept.label.lowercased().hasPrefix("people with") || concept.label.lowercased().hasPrefix("sensitive")
        let found = phrases.reduce(into: Set<Int>()) { found, words in
            for sentence in sentences.blocks(with: words, slack: words.count > 1 ? 1 : 0)
            where NamingCue.stands(before: words, in: quoteOfSentence[sentence].text, angle: concept.angle, isCondition: isCondition) {
                found.insert(sentence)
            }
        }
        return found.union(spoken[concept.id] ?? [])
    }

    /// The reviews of sentences.
    func reviews(_ found: Set<Int>) -> Set<Int> { Set(found.map { voiceOfSentence[$0] }) }

    /// Whether a sentence stands in a question.
    func isQuestion(_ sentence: Int) -> Bool { voices[voiceOfSentence[sentence]].zone == .question }

    /// The words of a sentence, folded.
    func words(_ sentence: Int) -> [String] { ContentWords.of(quoteOfSentence[sentence].text) }

    /// Reviews that praise one concept and complain of another.
    func observed(_ strength: ConceptID, _ weakness: ConceptID) -> Set<Int> {
        (praised[strength] ?? []).intersection(blamed[weakness] ?? [])
    }

    /// z of the log-odds of a complaint given praise of the strength in the same review.
    func linked(_ strength: ConceptID, _ weakness: ConceptID) -> Double {
        let first = praised[strength]?.count ?? 0, second = blamed[weakness]?.count ?? 0, both = observed(strength, weakness).count
        return OddsRatio.z(both: both, onlyFirst: first - both, onlySecond: second - both, neither: count - first - second + both)
    }

    /// Pages with the claim on which customers complain, and z of the log-odds of the complaint given the claim.
    func association(claim: ConceptID, complaint: ConceptID) -> (z: Double, pages: Int) {
        let with = claimPages[claim] ?? [], blamedPages = Set((blamed[complaint] ?? []).map { voices[$0].page })
        let both = with.intersection(blamedPages).count
        let z = OddsRatio.z(
            both: both, onlyFirst: with.count - both, onlySecond: blamedPages.count - both,
            neither: pageBrands.count - with.count - blamedPages.count + both)
        return (z, both)
    }

    /// Brands on whose pages these reviews stand.
    func brands(_ reviews: Set<Int>) -> Set<BrandID> { Set(reviews.compactMap { pageBrands[voices[$0].page] }) }

    /// The first quotes of these reviews, in the order of pages.
    func quotes(_ reviews: Set<Int>, limit: Int) -> [PageQuote] { reviews.sorted().prefix(limit).map { voices[$0].quote } }

    /// The first of these sentences, in the order of pages.
    func quotes(sentences found: Set<Int>, limit: Int) -> [PageQuote] { found.sorted().prefix(limit).map { quoteOfSentence[$0] } }
}
