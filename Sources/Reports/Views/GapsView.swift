public import MarketModel

/// The gaps as a table and as the JSON of the contract.
public struct GapsView: Sendable {
    private let gaps: ArraySlice<Gap>

    public init(_ gaps: [Gap], filter: ViewFilter = ViewFilter()) {
        self.gaps = filter.cut(gaps.filter { gap in filter.angles.isEmpty || gap.concepts.contains { filter.takes($0.angle) } })
    }

    public func table() -> Table {
        var table = Table(
            title: "Gaps, best first",
            columns: [
                .init("rank", "#"), .init("range", "Range"), .init("kind", "Kind"), .init("label", "Gap", narrowest: 18),
                .init("score", "Score"), .init("reason", "Why", narrowest: 30), .init("id", "Id", narrowest: 12),
            ])
        for gap in gaps {
            table.add([
                .count(gap.rank), .text("\(gap.rankRange.lowerBound)–\(gap.rankRange.upperBound)"), .text(gap.kind.rawValue),
                .text(gap.label), .number(gap.score, decimals: 2), .text(gap.evidence.reason), .text(gap.id),
            ])
        }
        return table
    }

    /// For files: the components and counts of the evidence too.
    public func wide() -> Table {
        let names = Set(gaps.flatMap(\.components.keys)).sorted()
        var columns = [
            Table.Column("rank", "Rank"), .init("id", "Id"), .init("kind", "Kind"), .init("label", "Gap"), .init("concepts", "Concepts"),
            .init("score", "Score"), .init("bestRank", "Best rank"), .init("worstRank", "Worst rank"),
        ]
        columns += names.map { .init($0, Wording.component($0)) }
        columns += [
            .init("reason", "Why"), .init("requests", "Requests"), .init("complaints", "Complaints"), .init("praises", "Praises"),
            .init("reviews", "Reviews"), .init("whyEmpty", "Why it may be empty"), .init("overturnedBy", "What would overturn it"),
        ]
        var table = Table(title: "Gaps", columns: columns)
        for gap in gaps {
            let demand = gap.evidence.demand
            var row: [Table.Value] = [
                .count(gap.rank), .text(gap.id), .text(gap.kind.rawValue), .text(gap.label),
                .text(gap.concepts.map(\.id.rawValue).joined(separator: " + ")), .number(gap.score, decimals: 4),
                .count(gap.rankRange.lowerBound), .count(gap.rankRange.upperBound),
            ]
            row += names.map { name in gap.components[name].map { .number($0, decimals: 4) } ?? .none }
            row += [
                .text(gap.evidence.reason), demand.map { .count($0.requests) } ?? .none, demand.map { .count($0.complaints) } ?? .none,
                demand.map { .count($0.praises) } ?? .none, demand.map { .count($0.reviews) } ?? .none,
                .text(gap.evidence.whyEmpty.joined(separator: " ")), .text(gap.evidence.overturnedBy.joined(separator: " ")),
            ]
            table.add(row)
        }
        return table
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.array(gaps) { $1.write(to: &$0) }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
