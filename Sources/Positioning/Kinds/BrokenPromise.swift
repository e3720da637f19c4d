internal import MarketModel

/// Claimed, and contradicted by the buyers of those who claim it, or by more customers than praise it.
enum BrokenPromise: GapKind {
    static let kind = Gap.Kind.brokenPromise
    static let claim: String? = "kept"

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        left.sorted().compactMap { at in
            let row = ground.ledger.rows[at]
            guard !row.holders.isEmpty, ground.isContradicted(row), !ground.isStake(row), ground.worths[at].value > 0 else { return nil }
            return Candidate(kind: Self.self, row: at, worth: ground.worths[at])
        }
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        let failing = Set(row.said.lazy.filter { $0.sense == .complaint }.map(\.page)).intersection(row.claiming).count
        let holders = row.holders.count == 1 ? row.holders[0].name + " claims" : "\(row.holders.count) of \(ground.rivals) brands claim"
        return "\(holders) it; \(GapKinds.voices(row))"
            + (failing > 0 ? ", \(Count.of(failing, "page that claims it", "pages that claim it")) among them." : ".")
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["Those who claim it may have tried and failed: find out what makes it hard before you promise it."]
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] {
        let row = ground.ledger.rows[candidate.row]
        return ["Newer reviews in which the buyers of \(row.holders.prefix(2).map(\.name).joined(separator: " and ")) are pleased."]
    }
}
