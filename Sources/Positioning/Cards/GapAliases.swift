public import MarketModel

/// Finds the card that an id of an earlier version or an earlier run means.
///
/// Ids are made of kind and concepts. Kinds have been renamed (`single` is open, `weak-voice` under-served), and ground moves from one kind to
/// another as rivals move, so an id that no card has leads to the first card that is about the same concepts.
public enum GapAliases {
    /// The card of an id or, as digits, of a rank; `nil` when the ground is gone.
    public static func gap(_ id: String, in gaps: [Gap], ledger: Ledger) -> Gap? {
        if let exact = gaps.first(where: { $0.id == id }) { return exact }
        if let rank = Int(id) { return gaps.first { $0.rank == rank } }
        let concepts = Set(self.concepts(of: id).map { ledger.row($0)?.concept.id ?? $0 })
        guard !concepts.isEmpty else { return nil }
        return gaps.first { concepts.isSubset(of: $0.concepts.map(\.id)) && concepts.contains($0.concepts[0].id) }
            ?? gaps.first { concepts.contains($0.concepts[0].id) } ?? gaps.first { concepts.isSubset(of: $0.concepts.map(\.id)) }
    }

    /// The concepts that an id names.
    public static func concepts(of id: String) -> [ConceptID] {
        guard let colon = id.firstIndex(of: ":") else { return ConceptID(rawValue: id).map { [$0] } ?? [] }
        return id[id.index(after: colon)...].split(separator: "+").compactMap { ConceptID(rawValue: String($0)) }
    }
}
