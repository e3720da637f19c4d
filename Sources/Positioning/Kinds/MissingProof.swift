internal import MarketModel

/// Claimed by a third of the rivals or more, shown with a figure by at most one page, and doubted by three customers or more.
enum MissingProof: GapKind {
    static let kind = Gap.Kind.proof
    static let claim: String? = "proven"

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        left.sorted().compactMap { at in
            let row = ground.ledger.rows[at]
            guard ground.isUnproven(row), Double(row.wanting) >= ground.settings.cardVoices, !ground.isStake(row) else { return nil }
            return Candidate(kind: Self.self, row: at, worth: ground.worths[at])
        }
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        return
            "\(row.holders.count) of \(ground.rivals) brands claim it, \(row.figures == 0 ? "none" : "one page") gives a figure; \(GapKinds.voices(row))."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["A test can be copied, and its result must hold for every piece that is sold."]
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["A rival's page that prints a figure or a test for it."]
    }
}
