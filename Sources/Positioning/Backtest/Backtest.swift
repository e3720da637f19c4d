internal import MarketModel

/// Hides one brand at a time and asks whether the cards of the rest name what only it holds, and whether they call vacant what is not.
enum Backtest {
    /// Brands that are hidden at most, those with most of their own first.
    private static let mostBrands = 40
    private static let depth = 20

    static func run(_ full: Ground) -> BacktestReport {
        let rivals = full.matrix.rivals
        var unique: [BrandID: [LedgerRow]] = [:]
        for row in full.ledger.rows where row.holders.count == 1 { unique[row.holders[0].brand, default: []].append(row) }
        let hidden = rivals.filter { (unique[$0.id]?.count ?? 0) >= 2 }.sorted {
            (unique[$1.id]!.count, $0.id) < (unique[$0.id]!.count, $1.id)
        }.prefix(mostBrands)
        guard rivals.count >= 4, !hidden.isEmpty else {
            return BacktestReport(
                rows: [], recall10: 0, recall20: 0, baseline20: 0, chance20: 0, wantedShare: 0, falseVacancy: 0,
                note: "Too few brands with concepts of their own to hide one and look for it.")
        }
        let rows = hidden.map { row($0, unique: unique[$0.id]!, full) }
        let telling = rows.filter { $0.wanted > 0 }
        func mean(_ value: (BacktestReport.Row) -> Double) -> Double {
            telling.isEmpty ? 0 : telling.reduce(0) { $0 + value($1) } / Double(telling.count)
        }
        func share(_ part: (BacktestReport.Row) -> Int, of all: (BacktestReport.Row) -> Int) -> Double {
            let total = rows.reduce(0) { $0 + all($1) }
            return total == 0 ? 0 : Double(rows.reduce(0) { $0 + part($1) }) / Double(total)
        }
        return BacktestReport(
            rows: rows, recall10: mean { Double($0.recovered10.count) / Double($0.wanted) },
            recall20: mean { Double($0.recovered20.count) / Double($0.wanted) }, baseline20: mean(\.baseline20), chance20: mean(\.chance20),
            wantedShare: share(\.wanted, of: \.unique), falseVacancy: share(\.falseVacancies, of: \.vacancies), note: nil)
    }

    private static func row(_ brand: BrandRow, unique: [LedgerRow], _ full: Ground) -> BacktestReport.Row {
        let ground = full.without(brand.id)
        let cards = Ranking.order(ground, limit: depth)
        let wanted = Set(
            unique.compactMap { row in ground.ledger.row(row.concept.id).flatMap { $0.wanting + $0.context > 0 ? $0.concept.id : nil } })
        func recovered(_ k: Int) -> [ConceptID] {
            let named = cards.prefix(k).flatMap { [$0.candidate.row] + $0.folded }.map { ground.ledger.rows[$0].concept.id }
            return Set(named).intersection(wanted).sorted()
        }
        let vacant = ground.ledger.rows.filter { $0.holders.isEmpty && $0.voices > 0 }
        let popular = vacant.sorted { ($1.voices, $0.concept.id) < ($0.voices, $1.concept.id) }.prefix(depth).filter {
            wanted.contains($0.concept.id)
        }.count
        let open = cards.prefix(10).filter { $0.candidate.kind.kind == .open }
        return BacktestReport.Row(
            brand: brand.id, name: brand.name, unique: unique.count, wanted: wanted.count, recovered10: recovered(10),
            recovered20: recovered(depth), baseline20: wanted.isEmpty ? 0 : Double(popular) / Double(wanted.count),
            chance20: min(1, Double(depth) / Double(max(depth, vacant.count))),
            falseVacancies: open.filter { isClaimed($0.candidate.row, ground) }.count, vacancies: open.count)
    }

    /// Whether a remaining brand claims a ground in other words: a claimed concept whose name is as alike as one card's grounds are.
    static func isClaimed(_ at: Int, _ ground: Ground) -> Bool {
        let rows = ground.ledger.rows
        return rows.indices.contains { other in
            other != at && !rows[other].holders.isEmpty && rows[other].concept.polarity == rows[at].concept.polarity
                && ground.likeness.name(at).cosine(ground.likeness.name(other)) >= same
        }
    }

    /// Cosine of two names from which they are one ground.
    private static let same = 0.95
}
