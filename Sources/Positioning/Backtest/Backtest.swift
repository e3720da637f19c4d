import MarketModel

/// Hides one brand at a time and asks whether the gaps of the rest name what only it holds.
public enum Backtest {
    /// - Returns: a row for each rival that alone holds at least two concepts, at most 40 brands, those with most of its own first.
    public static func run(_ input: MarketInput) -> BacktestReport {
        var input = input
        input.target = nil
        input.capabilities = []
        return run(MarketAnalyzer.concludeOnGround(input).ground, input: input)
    }

    /// The same on the ground of a whole market, without capabilities, that was made before.
    static func run(_ full: GapGround, input: MarketInput) -> BacktestReport {
        let rivals = full.matrix.rivals
        let unique = Dictionary(
            uniqueKeysWithValues: rivals.map { brand in
                (
                    brand.id,
                    full.matrix.concepts.filter { $0.rivals == 1 && $0.held(by: brand.id) != nil }.map(
                        \.concept)
                )
            })
        let hidden = rivals.filter { unique[$0.id]!.count >= 2 }.sorted {
            (unique[$1.id]!.count, $0.id) < (unique[$0.id]!.count, $1.id)
        }.prefix(40)
        guard rivals.count >= 4, !hidden.isEmpty else {
            return BacktestReport(
                rows: [], recall10: 0, recall20: 0, baseline20: 0, chance20: 0, falseVacancy: 0,
                note: "Too few brands with concepts of their own to hide one and look for it.")
        }
        let popular = popularity(input.donors)
        let rows = hidden.map {
            row($0, unique: unique[$0.id]!, full: full, popular: popular, input: input)
        }
        func mean(_ value: (BacktestReport.Row) -> Double) -> Double {
            rows.map(value).reduce(0, +) / Double(rows.count)
        }
        let singles = rows.reduce(0) { $0 + $1.singles }
        return BacktestReport(
            rows: rows, recall10: mean { Double($0.recovered10.count) / Double($0.unique) },
            recall20: mean { Double($0.recovered20.count) / Double($0.unique) },
            baseline20: mean(\.baseline20), chance20: mean(\.chance20),
            falseVacancy: singles == 0
                ? 0 : Double(rows.reduce(0) { $0 + $1.falseVacancies }) / Double(singles), note: nil)
    }

    /// Concepts of the donors, held by most brands first.
    private static func popularity(_ donors: [DonorMarket]) -> [ConceptID] {
        var counts: [ConceptID: Int] = [:]
        for donor in donors {
            for row in donor.rows { for id in Set(row.concepts) { counts[id, default: 0] += 1 } }
        }
        return counts.keys.sorted { (counts[$1]!, $0) < (counts[$0]!, $1) }
    }

    private static func row(
        _ brand: BrandRow, unique: [Concept], full: GapGround, popular: [ConceptID],
        input: MarketInput
    ) -> BacktestReport.Row {
        let gaps = Gaps.best(full.without(brand.id), limit: 60)
        let mine = Set(full.matrix.concepts.filter { $0.held(by: brand.id) != nil }.map(\.concept.id))
        let sole = Set(unique.map(\.id))
        let taken = Set(
            full.matrix.concepts.filter { row in row.cells.contains { $0.brand != brand.id } }.map(
                \.concept.id))
        func recovered(_ k: Int) -> [ConceptID] {
            var hits: Set<ConceptID> = []
            for gap in gaps.prefix(k) where gap.concepts.allSatisfy({ mine.contains($0.id) }) {
                if let hit = gap.concepts.map(\.id).filter({ sole.contains($0) && !hits.contains($0) })
                    .min()
                {
                    hits.insert(hit)
                }
            }
            return hits.sorted()
        }
        let singles = gaps.filter { $0.kind == .single }.prefix(10)
        let candidates = Set(popular).union(input.catalogue.concepts.map(\.concept.id)).union(sole)
            .subtracting(taken)
        let baseline = popular.filter { !taken.contains($0) }.prefix(20).filter { sole.contains($0) }
            .count
        return BacktestReport.Row(
            brand: brand.id, name: brand.name, unique: sole.count, recovered10: recovered(10),
            recovered20: recovered(20),
            baseline20: Double(baseline) / Double(sole.count),
            chance20: min(1, 20 / Double(max(20, candidates.count))),
            falseVacancies: singles.filter { gap in gap.concepts.contains { taken.contains($0.id) } }
                .count, singles: singles.count)
    }
}
