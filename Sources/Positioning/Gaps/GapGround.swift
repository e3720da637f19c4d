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
    let plausibility: Plausibility
    let families: FamilyAffinity
    let excluded: Set<ConceptID>
    let pagesFailed: Int

    init(market: Market, matrix: Matrix, demand: DemandTable, input: MarketInput, excluded: [ConceptID]) {
        self.market = market
        self.matrix = matrix
        self.demand = demand
        settings = market.settings
        let rivalRows = matrix.rivals
        let rivalSet = Set(rivalRows.map(\.id))
        rivals = rivalRows
        rivalIDs = rivalSet
        holders = Dictionary(
            uniqueKeysWithValues: matrix.concepts.map { row in
                (row.concept.id, Set(row.cells.map(\.brand)).intersection(rivalSet))
            })
        catalogue = Dictionary(market.catalogue.concepts.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        donors = DonorTable(input.donors)
        capabilities = Dictionary(input.capabilities.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        hasCapabilities = !input.capabilities.isEmpty
        occupancy = Occupancy(market: market, rivals: rivalSet)
        plausibility = Plausibility(matrix: matrix, rivals: rivalSet, donors: input.donors, lambda: market.settings.easeLambda)
        families = FamilyAffinity(catalogue: market.catalogue, matrix: matrix)
        self.excluded = Set(excluded)
        pagesFailed = input.failures.count
    }

    /// The search that an evidence card reports.
    func search(_ forms: [String]) -> GapEvidence.Search {
        GapEvidence.Search(
            forms: forms, brandsSeen: rivals.count, pagesSeen: rivals.reduce(0) { $0 + $1.pagesObservable }, pagesFailed: pagesFailed,
            brandsNotObservable: matrix.brands.filter { !$0.isOwn && $0.notObservable != nil }.map(\.name))
    }

    /// Label and catalogue forms of a concept, without repeats.
    func forms(of concept: Concept) -> [String] {
        var seen: Set<String> = []
        return ([concept.label] + (catalogue[concept.id]?.forms ?? [])).filter { seen.insert(Decision.normalizedQuote($0)).inserted }
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

    init(_ donors: [DonorMarket]) {
        var entries: [ConceptID: Entry] = [:]
        for donor in donors.sorted(by: { $0.name < $1.name }) {
            let concepts = Dictionary(donor.concepts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for row in donor.rows {
                for id in Set(row.concepts) {
                    guard let concept = concepts[id] else { continue }
                    entries[id, default: Entry(concept: concept)].brands += 1
                    if entries[id]!.markets.last != donor.name { entries[id]!.markets.append(donor.name) }
                }
            }
        }
        self.entries = entries
        brands = donors.reduce(0) { $0 + $1.rows.count }
    }
}
