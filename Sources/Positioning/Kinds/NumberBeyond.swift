internal import MarketModel

/// The wants that every market has and that buyers believe only with terms, pooled into one card: a warranty beyond the best that anyone states.
enum NumberBeyond: GapKind {
    static let kind = Gap.Kind.number

    /// Relatives that the card names beside the terms.
    private static let most = 3

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        let rows = ground.ledger.rows
        let wants = rows.indices.filter { ground.isTrust(rows[$0]) && rows[$0].wanting > 0 && !ground.isScene[$0] }
        let terms = rows.indices.filter { at in
            ground.isTerms(rows[at]) && !rows[at].holders.isEmpty && !rows[at].ids.contains(where: ground.excluded.contains)
        }
        guard let own = terms.max(by: { (rows[$0].figures, rows[$0].holders.count, $1) < (rows[$1].figures, rows[$1].holders.count, $0) })
        else { return [] }
        let pooled = Set(wants).union(rows[own].wanting > 0 ? [own] : [])
        let values = pooled.sorted().map { (row: $0, worth: ground.worth(rows[$0], isParticular: false)) }
        guard !values.isEmpty else { return [] }
        var voices: Set<Int> = [], praising: Set<Int> = []
        for value in values {
            for quote in rows[value.row].said {
                if quote.sense.isWanting { voices.insert(quote.voice) }
                if quote.sense == .praise { praising.insert(quote.voice) }
            }
        }
        var worth = ground.worth(rows[own], isParticular: false)
        worth.value = ground.settings.trustShare * values.reduce(0) { $0 + $1.worth.value }
        worth.factor = ground.settings.trustShare
        worth.wanting = voices.count
        worth.praise = praising.count
        let beside = values.filter { $0.row != own }.sorted { ($1.worth.value, $0.row) < ($0.worth.value, $1.row) }.prefix(most)
        return [Candidate(kind: Self.self, row: own, beside: beside.map(\.row), worth: worth)]
    }

    static func label(_ candidate: Candidate, _ ground: Ground) -> String {
        let name = Wording.capitalised(ground.ledger.rows[candidate.row].concept.label)
        guard let best = Figures.best(candidate.row, ground) else { return "\(name) with a figure" }
        return "\(name) beyond \(Figures.text(best.quantity))"
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let rows = ground.ledger.rows
        let wants = candidate.beside.map { "“\(rows[$0].concept.label)”" }.joined(separator: ", ")
        let stated = rows[candidate.row].holders.filter { $0.quantity != nil }.count
        let best = Figures.best(candidate.row, ground)
        let terms = best.map {
            "\(Count.of(stated, "brand states", "brands state")) one and none goes beyond \(Figures.text($0.quantity)) (\($0.name))"
        }
        return
            "\(Count.of(candidate.worth.wanting, "customer misses", "customers miss") ) what it would answer for\(wants.isEmpty ? "" : " (\(wants))"); "
            + (terms ?? "\(rows[candidate.row].holders.count) of \(ground.rivals) brands speak of it and none states a figure") + "."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] {
        ["A longer promise costs whatever fails: know your failure rate first."]
    }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] {
        guard let best = Figures.best(candidate.row, ground) else { return ["One page of a rival that states a figure."] }
        return ["One page of a rival that states more than \(Figures.text(best.quantity))."]
    }
}

/// Figures that rivals state.
enum Figures {
    struct Best {
        let quantity: Quantity
        let name: String
        let holder: GapEvidence.Holder
    }

    /// The best figure on a row, in the unit that most holders use.
    static func best(_ at: Int, _ ground: Ground) -> Best? {
        let row = ground.ledger.rows[at]
        var units: [String: Int] = [:]
        for holder in row.holders { if let unit = holder.quantity?.baseUnit { units[unit, default: 0] += 1 } }
        guard let unit = units.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        let stated = row.holders.filter { $0.quantity?.baseUnit == unit }
        let isLess = ground.reader.isLessMore(row.concept.label)
        func value(_ holder: GapEvidence.Holder) -> Double { (isLess ? -1 : 1) * holder.quantity!.baseValue }
        let best = stated.max { (value($0), $1.brand) < (value($1), $0.brand) }!
        return Best(quantity: best.quantity!, name: best.name, holder: best)
    }

    /// A quantity as a person writes it: "24 hours".
    static func text(_ quantity: Quantity) -> String {
        let value = Decimal.text(quantity.upper ?? quantity.value)
        guard !quantity.unit.isEmpty else { return value }
        let plural = value != "1" && quantity.unit.utf8.count > 2 && !quantity.unit.hasSuffix("s")
        return "\(value) \(quantity.unit)\(plural ? "s" : "")"
    }
}
