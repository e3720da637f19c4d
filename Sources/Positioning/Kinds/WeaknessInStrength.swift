internal import MarketModel

/// What buyers complain of where a rival's strength is claimed, more than elsewhere: a line on the card of the want, and a card of its own
/// only where the want has none and three customers stand behind it.
enum WeaknessInStrength: GapKind {
    static let kind = Gap.Kind.weakness

    /// A strength, and how much more its pages are complained of.
    struct Strength {
        let row: Int
        /// Pages that claim the strength: with such a complaint, and all.
        let failing: Int
        let claiming: Int
        /// The same of the other observable pages.
        let failingElsewhere: Int
        let elsewhere: Int
        /// Log-odds of a complaint there against elsewhere.
        let odds: Double
    }

    /// e times as likely; what is less is chance on a few dozen pages.
    private static let least = 1.0

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        left.sorted().compactMap { at in
            let row = ground.ledger.rows[at]
            guard Double(row.complaints) >= ground.settings.cardVoices, !ground.isStake(row), ground.worths[at].value > 0,
                let strength = strength(of: at, ground)
            else { return nil }
            return Candidate(kind: Self.self, row: at, beside: [strength.row], worth: ground.worths[at])
        }
    }

    /// The strength whose buyers complain of a row most, when at least three of its pages hold such a complaint.
    static func strength(of at: Int, _ ground: Ground) -> Strength? {
        let complained = Set(ground.ledger.rows[at].said.lazy.filter { $0.sense == .complaint }.map(\.page))
        guard complained.count >= 3 else { return nil }
        let all = Set(ground.ledger.rows.lazy.flatMap(\.holders).flatMap(\.pages))
        var best: Strength?
        for (other, row) in ground.ledger.rows.enumerated() where other != at && row.holders.count >= 2 && !ground.isScene[other] {
            let claiming = row.claiming
            guard claiming.count >= 3, 5 * claiming.count <= 4 * all.count else { continue }
            let failing = complained.intersection(claiming).count
            guard failing >= 3 else { continue }
            let failingElsewhere = complained.intersection(all).subtracting(claiming).count, elsewhere = all.count - claiming.count
            func logit(_ k: Int, _ n: Int) -> Double { log((Double(k) + 0.5) / (Double(n - k) + 0.5)) }
            let odds = logit(failing, claiming.count) - logit(failingElsewhere, elsewhere)
            if odds > max(best?.odds ?? 0, least) {
                best = Strength(
                    row: other, failing: failing, claiming: claiming.count, failingElsewhere: failingElsewhere, elsewhere: elsewhere,
                    odds: odds)
            }
        }
        return best
    }

    static func line(_ strength: Strength, _ ground: Ground) -> String {
        "A weakness inside a strength: complained of on \(strength.failing) of \(strength.claiming) pages that claim “\(ground.ledger.rows[strength.row].concept.label)”, and on \(strength.failingElsewhere) of \(strength.elsewhere) others."
    }

    static func label(_ candidate: Candidate, _ ground: Ground) -> String {
        let strength = ground.ledger.rows[candidate.beside[0]].concept.label
        return "\(Wording.capitalised(strength)) with \(ground.ledger.rows[candidate.row].concept.label)"
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let row = ground.ledger.rows[candidate.row]
        return "\(GapKinds.voices(row)), most of them buyers of “\(ground.ledger.rows[candidate.beside[0]].concept.label)”."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["The strength may cost it: one may be had only for the other."]
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["A rival with the strength whose buyers do not complain of it."]
    }
}
