import MarketModel

/// What every kind of gap is searched on: the market inside the target, without the own brand.
struct GapGround {
    let tables: GroundTables
    let matrix: Matrix
    let demand: DemandTable
    /// Observable brands that are not the own one.
    let rivals: [BrandRow]
    let rivalIDs: Set<BrandID>
    /// Rivals that hold each concept.
    let holders: [ConceptID: Set<BrandID>]
    let capabilities: [ConceptID: Capability]
    let occupancy: Occupancy
    let voices: Voices
    let plausibility: Plausibility
    let excluded: Set<ConceptID>
    let pagesFailed: Int

    var market: Market { tables.market }
    var settings: Settings { tables.market.settings }
    var catalogue: [ConceptID: CatalogueConcept] { tables.catalogue }
    var donors: DonorTable { tables.donors }
    var families: FamilyAffinity { tables.families }
    var hasCapabilities: Bool { !capabilities.isEmpty }

    init(_ tables: GroundTables, matrix: Matrix, demand: DemandTable, input: MarketInput, excluded: [ConceptID]) {
        self.init(
            tables, matrix: matrix, demand: demand, capabilities: input.capabilities, excluded: Set(excluded),
            pagesFailed: input.failures.count, hidden: nil,
            plausibility: Plausibility(
                matrix: matrix, rivals: Set(matrix.rivals.map(\.id)), donors: input.donors, lambda: input.settings.easeLambda))
    }

    /// The same ground without one brand and what its customers say.
    func without(_ brand: BrandID) -> GapGround {
        GapGround(
            tables, matrix: matrix.without(brand, settings: settings), demand: tables.demand(without: brand, matrix: matrix),
            capabilities: [], excluded: excluded, pagesFailed: pagesFailed, hidden: brand, plausibility: plausibility.without(brand))
    }

    private init(
        _ tables: GroundTables, matrix: Matrix, demand: DemandTable, capabilities: [Capability], excluded: Set<ConceptID>,
        pagesFailed: Int, hidden: BrandID?, plausibility: Plausibility
    ) {
        self.tables = tables
        self.matrix = matrix
        self.demand = demand
        let rivals = matrix.rivals, ids = Set(rivals.map(\.id)), quietest = tables.market.settings.minimumStrength
        self.rivals = rivals
        rivalIDs = ids
        holders = Dictionary(
            uniqueKeysWithValues: matrix.concepts.map { row in
                (row.concept.id, Set(row.cells.filter { $0.holding.strength >= quietest && ids.contains($0.brand) }.map(\.brand)))
            })
        self.capabilities = Dictionary(capabilities.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        voices = Voices(tables, hidden: hidden)
        occupancy = Occupancy(tables: tables, rivals: ids)
        self.plausibility = plausibility
        self.excluded = excluded
        self.pagesFailed = pagesFailed
    }

    /// The search that an evidence card reports.
    func search(_ forms: [String]) -> GapEvidence.Search {
        GapEvidence.Search(
            forms: forms, brandsSeen: rivals.count,
            pagesSeen: rivals.reduce(0) { $0 + $1.pagesObservable }, pagesFailed: pagesFailed,
            brandsNotObservable: matrix.brands.filter { !$0.isOwn && $0.notObservable != nil }.map(\.name)
        )
    }

    func forms(of concept: Concept) -> [String] { tables.forms(of: concept) }

    /// Whether a concept is one that people know: the lexicons have it, or a donor market's brands claim it.
    func isKnown(_ id: ConceptID) -> Bool {
        catalogue.isEmpty || catalogue[id] != nil || (donors.entries[id]?.brands ?? 0) >= 2
    }

    /// Reviews and questions that name a user or occasion, by its words.
    ///
    /// The words count where the sentence speaks of a person or a time: "for my mother", "with braces", "while running".
    func named(_ concept: Concept) -> Set<Int> {
        let found = voices.reviews(voices.naming(concept))
        // What every twentieth customer names is what the product is for.
        return found.count > max(20, voices.count / 20) ? [] : found
    }

    /// Sentences that speak of a concept; of a user or occasion where they name it.
    func sentences(of concept: Concept) -> Set<Int> {
        concept.angle == .user || concept.angle == .occasion ? voices.naming(concept) : voices.speaking(of: concept)
    }

    /// How much of the market stands near a concept, 0 to 1: the share of rivals that hold a related one, on a root scale.
    func kinship(of concept: Concept) -> Double {
        let words = Set(tables.words(ofLabel: concept.label))
        var brands: Set<BrandID> = []
        for id in catalogue[concept.id]?.related ?? [] { brands.formUnion(holders[id] ?? []) }
        for row in matrix.concepts.prefix(300)
        where row.rivals > 0 && row.concept.angle == concept.angle && !words.isDisjoint(with: tables.words(ofLabel: row.concept.label)) {
            brands.formUnion(holders[row.concept.id] ?? [])
        }
        return (Double(brands.count) / Double(max(1, rivals.count))).squareRoot()
    }

    /// Whether a user or occasion only says what the product is for: every twenty-fifth customer uses a word of its name.
    func isPurpose(_ concept: Concept) -> Bool {
        let common = max(20, voices.count / 25)
        // "People with joint problems" are told by what they have.
        if concept.label.lowercased().hasPrefix("people ") { return false }
        return tables.words(ofLabel: concept.label).contains { voices.reviews(voices.using($0)).count > common }
    }

    /// Whether half of the rivals say it by related concepts: all that claim 4K claim a high resolution.
    func isSaidByRelated(_ id: ConceptID) -> Bool {
        let saying = (catalogue[id]?.related ?? []).reduce(into: Set<BrandID>()) { $0.formUnion(holders[$1] ?? []) }
        return 2 * saying.count >= rivals.count
    }

    /// Whether a concept is a quality that any product may have: the lexicons know no family of products for it.
    func isAnyones(_ id: ConceptID) -> Bool { !catalogue.isEmpty && (catalogue[id]?.families.isEmpty ?? true) }

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
