import MarketModel

/// How well a concept fits beside what the brands of a market hold: EASE over the brands of the market and its donors.
struct Plausibility {
    private let model: EASE
    private let place: [ConceptID: Int]
    private let rivals: [(brand: BrandID, held: [Int])]
    /// Brands, here and in donors, that hold each item.
    private let holders: [Int]
    /// The mean score of each item over the rivals, and the largest, by which they are scaled.
    private let means: [Double]
    private let top: Double

    private static let limit = 240

    init(matrix: Matrix, rivals: Set<BrandID>, donors: [DonorMarket], lambda: Double) {
        var counts: [ConceptID: Int] = [:]
        for row in matrix.concepts { counts[row.concept.id, default: 0] += row.rivals }
        for donor in donors {
            for row in donor.rows { for id in Set(row.concepts) { counts[id, default: 0] += 1 } }
        }
        let kept = counts.keys.filter { counts[$0]! >= 2 }.sorted { (counts[$1]!, $0) < (counts[$0]!, $1) }.prefix(Plausibility.limit)
        let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        var byBrand: [BrandID: [Int]] = [:]
        for row in matrix.concepts {
            guard let item = place[row.concept.id] else { continue }
            for cell in row.cells where rivals.contains(cell.brand) { byBrand[cell.brand, default: []].append(item) }
        }
        let own = byBrand.keys.sorted().map { (brand: $0, held: byBrand[$0]!) }
        let lent = donors.flatMap { $0.rows.map { $0.concepts.compactMap { place[$0] } } }
        self.init(
            model: EASE.fit(rows: own.map(\.held) + lent, items: kept.count, lambda: lambda), place: place, rivals: own,
            holders: kept.map { counts[$0]! })
    }

    private init(model: EASE, place: [ConceptID: Int], rivals: [(brand: BrandID, held: [Int])], holders: [Int]) {
        self.model = model
        self.place = place
        self.rivals = rivals
        self.holders = holders
        means = model.means(over: rivals.map(\.held))
        top = zip(means, holders).filter { $1 >= 2 }.map(\.0).max() ?? 0
    }

    /// The model without one brand.
    func without(_ brand: BrandID) -> Plausibility {
        guard let row = rivals.first(where: { $0.brand == brand }) else { return self }
        var left = holders
        for item in row.held { left[item] -= 1 }
        return Plausibility(model: model.without(row.held), place: place, rivals: rivals.filter { $0.brand != brand }, holders: left)
    }

    private func item(_ id: ConceptID) -> Int? { place[id].flatMap { holders[$0] >= 2 ? $0 : nil } }

    /// How much the market's brands speak for a concept, 0 to 1; `nil` when too few brands anywhere hold it.
    func fit(_ id: ConceptID) -> Double? {
        guard let item = item(id), top > 0 else { return nil }
        return min(1, max(0, means[item] / top))
    }

    /// Whether two concepts speak for each other, −1 to 1; `nil` when the model does not know both.
    func affinity(_ a: ConceptID, _ b: ConceptID) -> Double? {
        guard let i = item(a), let j = item(b) else { return nil }
        return (model.weight(i, j) + model.weight(j, i)) / 2
    }
}

/// How much of each product family of the catalogue a market shows.
struct FamilyAffinity: Sendable {
    private let shares: [String: Double]

    init(catalogue: Catalogue, matrix: Matrix) {
        let held = Set(matrix.concepts.filter { $0.rivals > 0 }.map(\.concept.id))
        var known: [String: Int] = [:]
        var found: [String: Int] = [:]
        for entry in catalogue.concepts {
            for family in Set(entry.families) {
                known[family, default: 0] += 1
                if held.contains(entry.concept.id) { found[family, default: 0] += 1 }
            }
        }
        let raw = known.keys.sorted().map { ($0, Double(found[$0] ?? 0) / (Double(known[$0]!) + 5)) }
        let top = raw.map(\.1).max() ?? 0
        shares = Dictionary(uniqueKeysWithValues: raw.map { ($0.0, top > 0 ? $0.1 / top : 0) })
    }

    /// 0 to 1: how much a concept of these families belongs here; `nil` when it belongs anywhere or no family was recognised.
    func fit(_ families: [String]) -> Double? {
        families.isEmpty || !isKnown ? nil : families.map { shares[$0] ?? 0 }.max()
    }

    /// Whether the market shows any family.
    private var isKnown: Bool { shares.values.contains { $0 > 0 } }

    /// What a customer of this market means by a concept: itself, or, when it belongs to other products, the related one that belongs here.
    ///
    /// - Returns: `nil` when neither belongs here.
    func reading(_ concept: Concept, _ catalogue: [ConceptID: CatalogueConcept]) -> Concept? {
        guard let entry = catalogue[concept.id], let fit = fit(entry.families), fit < 0.3 else { return concept }
        let related = entry.related.compactMap { catalogue[$0] }.filter { (self.fit($0.families) ?? 0.4) >= 0.3 }
        return related.max { (self.fit($0.families) ?? 0.4, $1.concept.id) < (self.fit($1.families) ?? 0.4, $0.concept.id) }?.concept
    }
}
