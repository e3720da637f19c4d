internal import MarketModel

/// Wanted, and no rival claims it: neither as a concept, nor in its own words in a title, heading or bullet.
enum OpenGround: GapKind {
    static let kind = Gap.Kind.open

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        left.sorted().compactMap { at in
            let row = ground.ledger.rows[at]
            guard row.holders.isEmpty, ground.worths[at].value > 0 else { return nil }
            return Candidate(kind: Self.self, row: at, worth: ground.worths[at])
        }
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        return "\(GapKinds.voices(row)); \(GapKinds.brands([], of: ground.rivals)) claims it."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        let row = ground.ledger.rows[candidate.row]
        var lines: [String] = []
        let said = Set(ground.said(row).map(ground.shared.copy.brand)).count
        if said > 0 {
            lines.append("\(Count.of(said, "brand has", "brands have")) its words somewhere in the text, without claiming it.")
        }
        if row.products == 1 { lines.append("All who want it bought one product: it may be that product's own fault.") }
        if lines.isEmpty {
            lines.append("Whoever could give it may not know that it is missed, or it may cost more than the price allows.")
        }
        return lines
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] { ["One page of a rival that claims it."] }
}
