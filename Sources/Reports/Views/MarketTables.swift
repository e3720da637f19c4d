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

    public static func audit(_ report: AuditReport) -> Table {
        var table = Table(
            title: "Own pages against “\(report.label)”",
            columns: [
                .init("page", "Page", narrowest: 16), .init("captured", "Captured"), .init("says", "Says it", narrowest: 20),
                .init("missing", "Does not say", narrowest: 16), .init("contradicts", "Contradicts", narrowest: 12),
                .init("shareOfClaims", "Of claims"), .init("shareOfProminent", "Of prominent places"),
                .init("servesRivals", "Serves rivals", narrowest: 12),
            ])
        func joined(_ quotes: [PageQuote]) -> Table.Value {
            .text(quotes.isEmpty ? nil : quotes.prefix(4).map { "“\($0.text)”" }.joined(separator: " "))
        }
        for page in report.pages {
            table.add([
                .text(page.page.rawValue), .text(page.captured), joined(page.says),
                .text(page.missing.isEmpty ? nil : page.missing.map(\.label).joined(separator: ", ")), joined(page.contradicts),
                .share(page.shareOfClaims), .share(page.shareOfProminent), joined(page.servesRivals),
            ])
        }
        table.notes.append(
            "accurate: \(report.isAccurate ? "yes" : "no"); continuous: on \(Wording.percent(report.continuity)) of the pages"
                + (report.zones.isEmpty ? "" : " (\(report.zones.map(Wording.zone).joined(separator: ", ")))")
                + "; saturated: \(Wording.percent(report.saturation))")
        if !report.trend.isEmpty {
            table.notes.append("trend: " + report.trend.map { "\($0.day) \(Wording.percent($0.saturation))" }.joined(separator: ", "))
        }
        table.notes += report.advice
        return table
    }

    public static func history(_ changes: [MarketChange]) -> Table {
        var table = Table(
            title: "What changed",
            columns: [
                .init("from", "From"), .init("to", "To"), .init("change", "Change"), .init("brand", "Brand", narrowest: 10),
                .init("concept", "Concept", narrowest: 14), .init("before", "Before"), .init("after", "After"),
                .init("quote", "Quote", narrowest: 20),
            ])
        for change in changes {
            for arrival in change.arrivals {
                table.add([
                    .text(change.from), .text(change.to), .text("moved into a gap"), .text(arrival.brandName), .text(arrival.label), .none,
                    .none, .text(arrival.quote?.text),
                ])
            }
            for move in change.moves {
                table.add([
                    .text(change.from), .text(change.to), .text(move.kind.rawValue), .text(move.brandName), .text(move.concept.label),
                    .number(move.before, decimals: 2), .number(move.after, decimals: 2), .text(move.quote?.text),
                ])
            }
            for brand in change.brandsAppeared {
                table.add([.text(change.from), .text(change.to), .text("brand appeared"), .text(brand), .none, .none, .none, .none])
            }
            for brand in change.brandsGone {
                table.add([.text(change.from), .text(change.to), .text("brand gone"), .text(brand), .none, .none, .none, .none])
            }
            if !change.notComparable.isEmpty {
                table.notes.append(
                    "\(change.from) to \(change.to): not comparable, since pages failed or could not be observed: \(change.notComparable.joined(separator: ", "))"
                )
            }
        }
        if changes.isEmpty { table.notes.append("One snapshot only: analyse the market again with newer pages to compare.") }
        return table
    }

    public static func community(_ brief: CommunityBrief) -> Table {
        var table = Table(
            title: "A community around the product",
            columns: [
                .init("part", "Part"), .init("line", "Line", narrowest: 30), .init("concept", "Concept id", narrowest: 14, isID: true),
                .init("evidence", "Evidence", narrowest: 24),
            ])
        let parts = [("pain", brief.pains), ("value", brief.values), ("stand", brief.stands), ("interaction", brief.interactions)]
        for (part, lines) in parts {
            for line in lines {
                table.add([
                    .text(part), .text(line.text), .text(line.concept?.id.rawValue),
                    .text(line.quotes.prefix(2).map { "“\($0.text)” (\($0.page.rawValue))" }.joined(separator: " ")),
                ])
            }
        }
        table.notes = brief.notes
        return table
    }
}
