internal import MarketModel

/// A ground that may become a card: the row that it is about, and what it is worth.
struct Candidate {
    let kind: any GapKind.Type
    /// Row of the ledger.
    let row: Int
    /// Rows that belong to it from the start: the wants that a warranty answers for, the other half of a combination.
    var beside: [Int] = []
    let worth: Gap.Worth
}

/// A kind of gap: how it is found, and what its card says.
protocol GapKind: Sendable {
    static var kind: Gap.Kind { get }

    /// Candidates among the rows that no kind before it in the list has taken.
    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate]

    /// The position's name, without its scene.
    static func label(_ candidate: Candidate, _ ground: Ground) -> String

    /// What follows the name and its scene: "kept".
    static var claim: String? { get }

    /// Why this is a gap, in one sentence.
    static func reason(_ candidate: Candidate, _ ground: Ground) -> String

    /// Why the ground may be empty for a reason, as sentences.
    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String]

    /// What would overturn the card, as sentences.
    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String]
}

extension GapKind {
    static var claim: String? { nil }

    static func label(_ candidate: Candidate, _ ground: Ground) -> String {
        Wording.capitalised(ground.ledger.rows[candidate.row].concept.label)
    }
}

/// All kinds. A row is taken by the first that finds it.
enum GapKinds {
    static let all: [any GapKind.Type] = [
        JoinedGround.self, BrokenPromise.self, OpenGround.self, UnderServedGround.self, MissingProof.self, WeaknessInStrength.self,
    ]

    /// Wants of all kinds that may be ranked by worth; scenes and the number card are placed among them afterwards.
    static func wants(_ ground: Ground) -> [Candidate] {
        var left = Set(
            ground.ledger.rows.indices.filter { at in
                let row = ground.ledger.rows[at]
                // Terms have the number's card, and what a shop does for its customers is no product's ground.
                return !ground.isScene[at] && ground.isNamed(row) && ground.isHeard(row) && !ground.isTerms(row) && !ground.isService(row)
                    && !ground.isForeign(row) && !row.ids.contains(where: ground.excluded.contains)
            })
        var found: [Candidate] = []
        for kind in all {
            let new = kind.find(ground, left: left)
            left.subtract(new.map(\.row))
            found += new
        }
        return found
    }

    /// Which brands, in words: "A and B", "7 of 12 brands".
    static func brands(_ holders: [GapEvidence.Holder], of rivals: Int) -> String {
        switch holders.count {
        case 0: "none of \(Count.of(rivals, "brand", "brands"))"
        case 1: "only \(holders[0].name) of \(Count.of(rivals, "brand", "brands"))"
        case 2: "only \(holders[0].name) and \(holders[1].name) of \(Count.of(rivals, "brand", "brands"))"
        default: "\(holders.count) of \(Count.of(rivals, "brand", "brands"))"
        }
    }

    /// "9 customers want it, on 5 products".
    static func voices(_ row: LedgerRow) -> String {
        var text = Count.of(row.wanting, "customer misses it", "customers miss it")
        if row.wanting == 0 { text = Count.of(row.context, "customer speaks of it", "customers speak of it") }
        if row.products > 1 { text += ", on \(row.products) products" }
        if row.praise > 0 { text += "; \(Count.of(row.praise, "is", "are")) pleased" }
        return text
    }
}

/// How the words of a card are written.
enum Wording {
    /// With its first letter in upper case, unless its first word has a form of its own, as "pH" has.
    static func capitalised(_ label: String) -> String {
        guard let first = label.first, !label.prefix(while: { $0 != " " }).dropFirst().contains(where: \.isUppercase) else { return label }
        return first.uppercased() + label.dropFirst()
    }
}
