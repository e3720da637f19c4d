import MarketModel

/// What customers say, by review: which concepts stand together, in which sense, and where their words stand although nothing was extracted.
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
    private var words = BlockIndex()
    private var claimPages: [ConceptID: Set<Int>] = [:]
    private var pageBrands: [BrandID?] = []

    init(_ market: Market, families: FamilyAffinity, catalogue: [ConceptID: CatalogueConcept]) {
        var seen: Set<String> = []
        for analyzed in market.voices {
            let number = pageBrands.count
            pageBrands.append(analyzed.page.brand)
            for claim in analyzed.claims { claimPages[claim.concept.id, default: []].insert(number) }
            var voiceOf: [Int: Int] = [:]
            for (index, block) in analyzed.page.blocks.enumerated() where !block.zone.isSellerCopy {
                guard seen.insert(block.text).inserted else { continue }
                voiceOf[index] = voices.count
                words.add(block.text)
                voices.append(
                    Voice(
                        page: number, zone: block.zone,
                        quote: PageQuote(
                            page: analyzed.page.id, brand: analyzed.page.brand, zone: block.zone,
                            evidence: Evidence(block: index, range: 0..<min(block.text.utf8.count, 240)),
                            text: block.quote(0..<240))))
            }
            for mention in analyzed.demand {
                guard let voice = voiceOf[mention.evidence.block], let concept = families.reading(mention.concept, catalogue) else {
                    continue
                }
                switch mention.sense {
                case .praise: praised[concept.id, default: []].insert(voice)
                case .complaint: blamed[concept.id, default: []].insert(voice)
                case .request: asked[concept.id, default: []].insert(voice)
                }
            }
        }
    }

    var count: Int { voices.count }

    func complaints(_ id: ConceptID) -> Set<Int> { blamed[id] ?? [] }

    /// Reviews that ask for a concept or complain that it is missing.
    func wanting(_ id: ConceptID) -> Set<Int> { (blamed[id] ?? []).union(asked[id] ?? []) }

    /// Reviews that speak of a concept, by what was extracted or by its words.
    func speaking(of id: ConceptID, forms: [[String]]) -> Set<Int> {
        forms.reduce(into: (praised[id] ?? []).union(wanting(id))) { found, words in
            found.formUnion(self.words.blocks(with: words, slack: words.count > 1 ? 2 : 0))
        }
    }

    /// Reviews that praise one concept and complain of another.
    func observed(_ strength: ConceptID, _ weakness: ConceptID) -> Set<Int> {
        (praised[strength] ?? []).intersection(blamed[weakness] ?? [])
    }

    /// z of the log-odds of a complaint given praise of the strength in the same review.
    func linked(_ strength: ConceptID, _ weakness: ConceptID) -> Double {
        let first = praised[strength]?.count ?? 0
        let second = blamed[weakness]?.count ?? 0
        let both = observed(strength, weakness).count
        return OddsRatio.z(
            both: both, onlyFirst: first - both, onlySecond: second - both,
            neither: count - first - second + both)
    }

    /// Pages with the claim on which customers complain, and z of the log-odds of the complaint given the claim.
    func association(claim: ConceptID, complaint: ConceptID) -> (z: Double, pages: Int) {
        let with = claimPages[claim] ?? []
        let blamedPages = Set((blamed[complaint] ?? []).map { voices[$0].page })
        let both = with.intersection(blamedPages).count
        let z = OddsRatio.z(
            both: both, onlyFirst: with.count - both, onlySecond: blamedPages.count - both,
            neither: pageBrands.count - with.count - blamedPages.count + both)
        return (z, both)
    }

    /// Reviews on pages that claim a concept.
    func onPages(claiming id: ConceptID, _ found: Set<Int>) -> Set<Int> {
        let pages = claimPages[id] ?? []
        return found.filter { pages.contains(voices[$0].page) }
    }

    /// Brands on whose pages these reviews stand.
    func brands(_ found: Set<Int>) -> Set<BrandID> {
        Set(found.compactMap { pageBrands[voices[$0].page] })
    }

    /// The first quotes of these reviews, in the order of pages.
    func quotes(_ found: Set<Int>, limit: Int) -> [PageQuote] {
        found.sorted().prefix(limit).map { voices[$0].quote }
    }
}
