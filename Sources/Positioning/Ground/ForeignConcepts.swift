internal import MarketModel

/// Points of other families of products, which words of this market only seem to name: no T-shirt has a "clear picture", though its
/// buyers write of pictures.
struct ForeignConcepts {
    private let families: [ConceptID: [String]]
    private let own: Set<String>

    /// Known points that a market's sellers claim from which their families are the market's.
    private static let claimed = 50
    /// Share of them that a family has to have.
    private static let share = 0.02

    init(_ matrix: Matrix, catalogue: Catalogue) {
        let held = Set(matrix.concepts.lazy.filter { $0.rivals > 0 }.map(\.concept.id))
        var families: [ConceptID: [String]] = [:], count: [String: Int] = [:], known = 0
        for entry in catalogue.concepts {
            families[entry.concept.id] = entry.families
            guard held.contains(entry.concept.id) else { continue }
            known += 1
            for family in entry.families { count[family, default: 0] += 1 }
        }
        self.families = known < Self.claimed ? [:] : families
        own = Set(count.filter { Double($0.value) >= Self.share * Double(known) }.keys)
    }

    /// Whether nobody claims a row and all families in which it makes sense are others.
    func contains(_ row: LedgerRow) -> Bool {
        guard row.holders.isEmpty else { return false }
        let families = row.ids.flatMap { self.families[$0] ?? [] }
        return !families.isEmpty && !families.contains(where: own.contains)
    }
}
