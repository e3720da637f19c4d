internal import MarketModel

/// Wanted, and claimed by at most a third of the rivals.
enum UnderServedGround: GapKind {
    static let kind = Gap.Kind.underServed

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        left.sorted().compactMap { at in
            let row = ground.ledger.rows[at]
            let few = max(1, Int(ground.settings.fewHolders * Double(ground.rivals)))
            guard row.holders.count <= few, ground.worths[at].value > 0, !ground.isStake(row) else { return nil }
            return Candidate(kind: Self.self, row: at, worth: ground.worths[at])
        }
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        return
            "\(GapKinds.voices(row)); \(GapKinds.brands(row.holders, of: ground.rivals)) \(row.holders.count < 3 ? "claims" : "claim") it."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        let row = ground.ledger.rows[candidate.row]
        return row.holders.first.map { ["\($0.name) can say it louder tomorrow."] } ?? []
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["Further rivals that claim it, until a third of them do."]
    }
}
