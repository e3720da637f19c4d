import MarketModel

/// What every kind of gap is searched on: the market inside the target, without the own brand.
struct GapGround: Sendable {
    let market: Market
    let matrix: Matrix
    let demand: DemandTable
    let settings: Settings
    /// Observable brands that are not the own one.
    let rivals: [BrandRow]
    let rivalIDs: Set<BrandID>
    /// Rivals that hold each concept.
    let holders: [ConceptID: Set<BrandID>]
    let catalogue: [ConceptID: CatalogueConcept]
    let donors: DonorTable
    let capabilities: [ConceptID: Capability]
    let hasCapabilities: Bool
    let occupancy: Occupancy
    let voices: Voices
    let plausibility: Plausibility
    let families: FamilyAffinity
    let excluded: Set<ConceptID>
    let pagesFailed: Int
    private let pages: [PageID: ProductPage]
    /// Brand names as folded words: a boat is no occasion where boAt is a brand.
    private let brandNames: Set<[String]>

    init(
        market: Market, matrix: Matrix, demand: DemandTable, input: MarketInput, excluded: [ConceptID]
    ) {
        self.market = market
        self.matrix = matrix
        self.demand = demand
        settings = market.settings
        let rivalRows = matrix.rivals
        let rivalSet = Set(rivalRows.map(\.id))
        rivals = rivalRows
        rivalIDs = rivalSet
        let quietest = market.settings.minimumStrength
        holders = Dictionary(
            uniqueKeysWithValues: matrix.concepts.map { row in
                (row.concept.id, Set(row.cells.filter { $0.holding.strength >= quietest }.map(\.brand)).intersection(rivalSet))
            })
        catalogue = Dictionary(
            market.catalogue.concepts.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first }
        )
        donors = DonorTable(input.donors)
        capabilities = Dictionary(
            input.capabilities.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        hasCapabilities = !input.capabilities.isEmpty
        families = FamilyAffinity(catalogue: market.catalogue, matrix: matrix)
        voices = Voices(market, families: families, catalogue: catalogue)
        occupancy = Occupancy(market: market, rivals: rivalSet)
        plausibility = Plausibility(
            matrix: matrix, rivals: rivalSet, donors: input.donors, lambda: market.settings.easeLambda)
        self.excluded = Set(excluded)
        pagesFailed = input.failures.count
        brandNames = Set(matrix.brands.map { ContentWords.of($0.name) })
        pages = Dictionary(
            market.members.map { ($0.page.id, $0.page) }, uniquingKeysWith: { first, _ in first })
    }

    /// The search that an evidence card reports.
    func search(_ forms: [String]) -> GapEvidence.Search {
        GapEvidence.Search(
            forms: forms, brandsSeen: rivals.count,
            pagesSeen: rivals.reduce(0) { $0 + $1.pagesObservable }, pagesFailed: pagesFailed,
            brandsNotObservable: matrix.brands.filter { !$0.isOwn && $0.notObservable != nil }.map(\.name)
        )
    }

    /// Label and catalogue forms of a concept, without repeats.
    func forms(of concept: Concept) -> [String] {
        var seen: Set<String> = []
        return ([concept.label] + (catalogue[concept.id]?.forms ?? [])).filter {
            seen.insert(Decision.normalizedQuote($0)).inserted
        }
    }

    /// The sentence of its block that a quote stands in; the quote when the page is not here.
    func sentence(of quote: PageQuote) -> String {
        guard let page = pages[quote.page], page.blocks.indices.contains(quote.evidence.block) else {
            return quote.text
        }
        let bytes = Array(page.blocks[quote.evidence.block].text.utf8)
        func ends(_ i: Int) -> Bool {
            (bytes[i] == 0x2E || bytes[i] == 0x21 || bytes[i] == 0x3F || bytes[i] == 0x0A)
                && (i + 1 >= bytes.count || bytes[i + 1] == 0x20)
        }
        var low = min(quote.evidence.range.lowerBound, bytes.count)
        var high = min(quote.evidence.range.upperBound, bytes.count)
        while low > 0, !ends(low - 1) { low -= 1 }
        while high < bytes.count, !ends(high) { high += 1 }
        return page.blocks[quote.evidence.block].quote(low..<high)
    }

    /// The words of each phrase that a concept is searched by.
    func phrases(of concept: Concept) -> [[String]] {
        var seen: Set<[String]> = []
        return forms(of: concept).flatMap(FormPattern.phrases).map(ContentWords.of).filter {
            !$0.isEmpty && seen.insert($0).inserted
        }
    }

    /// Whether a concept is one that people know: the lexicons have it, or a donor market's brands claim it.
    func isKnown(_ id: ConceptID) -> Bool {
        catalogue.isEmpty || catalogue[id] != nil || (donors.entries[id]?.brands ?? 0) >= 2
    }

    /// Reviews and questions that name a user or occasion, by what was extracted or by its words.
    ///
    /// The words count where the sentence speaks of a person or a time: "for my mother", "with braces", "while running".
    func named(_ concept: Concept) -> Set<Int> {
        let found = voices.reviews(voices.naming(concept, phrases: phrases(of: concept)))
        // What every twentieth customer names is what the product is for.
        return found.count > max(20, voices.count / 20) ? [] : found
    }

    /// Sentences that speak of a concept; of a user or occasion where they name it.
    func sentences(of concept: Concept) -> Set<Int> {
        concept.angle == .user || concept.angle == .occasion
            ? voices.naming(concept, phrases: phrases(of: concept)) : voices.speaking(of: concept.id, phrases: phrases(of: concept))
    }

    /// Whether a concept makes sense for what the market sells, by its product families.
    func belongs(_ id: ConceptID) -> Bool { (catalogue[id].flatMap { families.fit($0.families) } ?? 1) >= 0.25 }

    /// How widely customers want something, 0.6 to 1: by the brands whose reviews say so.
    static func breadth(_ brands: Int) -> Double {
        brands >= 4 ? 1 : brands == 3 ? 0.95 : brands == 2 ? 0.85 : 0.6
    }

    /// Demand in numbers and quotes; `nil` when no reviews were read.
    func demandSummary(_ ids: [ConceptID]) -> GapEvidence.DemandSummary? {
        guard demand.reviews > 0 else { return nil }
        var summary = GapEvidence.DemandSummary(reviews: demand.reviews)
        for row in ids.compactMap({ demand.row($0) }) {
            summary.requests += row.requests
            summary.praises += row.praises
            summary.complaints += row.complaints
            summary.quotes += row.quotes.prefix(6)
        }
        return summary
    }
}

/// Which donor markets hold a concept.
struct DonorTable: Sendable {
    struct Entry: Sendable {
        let concept: Concept
        var brands = 0
        var markets: [String] = []
    }

    let entries: [ConceptID: Entry]
    let brands: Int
    private let rows: [Set<ConceptID>]

    init(_ donors: [DonorMarket]) {
        var entries: [ConceptID: Entry] = [:]
        for donor in donors.sorted(by: { $0.name < $1.name }) {
            let concepts = Dictionary(
                donor.concepts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for row in donor.rows {
                for id in Set(row.concepts) {
                    guard let concept = concepts[id] else { continue }
                    entries[id, default: Entry(concept: concept)].brands += 1
                    if entries[id]!.markets.last != donor.name { entries[id]!.markets.append(donor.name) }
                }
            }
        }
        self.entries = entries
        rows = donors.flatMap { $0.rows.map { Set($0.concepts) } }
        brands = donors.reduce(0) { $0 + $1.rows.count }
    }

    /// Donor brands that hold all of these.
    func joint(_ ids: [ConceptID]) -> Int {
        rows.filter { row in ids.allSatisfy(row.contains) }.count
    }
}
