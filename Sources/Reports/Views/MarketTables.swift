import MarketModel
public import Positioning

/// Results that are one table each.
public enum MarketTables {
    public static func segments(_ segments: [Segment], filter: ViewFilter = ViewFilter()) -> Table {
        var table = Table(
            title: "Segments and the long tail",
            columns: [
                .init("id", "Segment", narrowest: 14, isID: true), .init("label", "Label", narrowest: 14), .init("kind", "Kind"),
                .init("brands", "Brands"), .init("pages", "Pages"), .init("share", "Share"), .init("concentration", "Concentration"),
                .init("demand", "Customers"), .init("tail", "Tail"), .init("opportunity", "Opportunity", narrowest: 24),
            ])
        table.showsIDs = filter.showsIDs
        for segment in filter.cut(segments.filter { filter.brands.isEmpty || !filter.brands.isDisjoint(with: $0.brands) }) {
            table.add([
                .text(segment.id), .text(segment.label), .text(Wording.segment(segment.kind)), .count(segment.brands.count),
                .count(segment.pages.count), .share(segment.share), .share(segment.concentration), .count(segment.demand),
                .text(segment.isTail ? "tail" : ""), .text(segment.opportunity),
            ])
        }
        return table
    }

    public static func backtest(_ report: BacktestReport) -> Table {
        var table = Table(
            title: "How far to trust the list",
            columns: [
                .init("brand", "Hidden brand", narrowest: 12), .init("unique", "Held alone"), .init("wanted", "Wanted"),
                .init("found10", "In first 10"), .init("found20", "In first 20"), .init("baseline20", "Popularity"),
                .init("chance20", "Chance"), .init("falseVacancies", "Taken after all"), .init("vacancies", "Of"),
            ])
        for row in report.rows {
            table.add([
                .text(row.name), .count(row.unique), .count(row.wanted), .count(row.recovered10.count), .count(row.recovered20.count),
                .number(row.baseline20, decimals: 3), .number(row.chance20, decimals: 3), .count(row.falseVacancies),
                .count(row.vacancies),
            ])
        }
        table.notes = [
            "of what a brand holds alone, others' customers want \(Wording.percent(report.wantedShare)); of that recall@10 \(Table.fixed(report.recall10, 3)), recall@20 \(Table.fixed(report.recall20, 3)); popularity \(Table.fixed(report.baseline20, 3)), chance \(Table.fixed(report.chance20, 3)); false vacancy \(Table.fixed(report.falseVacancy, 3))"
        ]
        if let note = report.note { table.notes = [note] }
        return table
    }
}
