public import MarketModel
public import Positioning

/// The cards and the board as tables and as the JSON of the contract.
public struct GapsView: Sendable {
    private let gaps: ArraySlice<Gap>
    private let board: Board?
    private let ideas: [Idea]
    private let explains: Bool
    private let showsIDs: Bool

    /// - Parameters:
    ///   - explains: whether every part of a card's worth is printed.
    public init(_ gaps: [Gap], board: Board? = nil, ideas: [Idea] = [], explains: Bool = false, filter: ViewFilter = ViewFilter()) {
        self.gaps = filter.cut(gaps.filter { filter.takes($0.angle) })
        self.board = board.map { board in filter.angles.isEmpty ? board : board.only(filter.angles) }
        self.ideas = ideas
        self.explains = explains
        showsIDs = filter.showsIDs
    }

    public func table() -> Table {
        var columns: [Table.Column] = [
            .init("rank", "#"), .init("label", "Position", narrowest: 18), .init("kind", "Kind"), .init("empty", "Empty"),
            .init("wanted", "Wanted"), .init("first", "First"), .init("reason", "Why", narrowest: 30),
        ]
        if explains { columns += Self.parts.map { .init($0.name, $0.heading) } + [.init("range", "Range")] }
        columns.append(.init("id", "Id", narrowest: 12, isID: true))
        var table = Table(title: "Where you could stand, best first", columns: columns)
        table.showsIDs = showsIDs
        for gap in gaps {
            var row: [Table.Value] = [
                .count(gap.rank), .text(gap.label), .text(Wording.kind(gap.kind)), .text(gap.grades.empty.rawValue),
                .text(gap.grades.wanted.rawValue), .text(gap.grades.first.rawValue), .text(gap.reason),
            ]
            if explains { row += Self.parts.map { $0.value(gap.worth) } + [.text(Wording.range(gap.rankRange))] }
            table.add(row + [.text(gap.id)])
        }
        if let path = gaps.first?.path, !path.isEmpty { table.notes.append("Searched: " + path.joined(separator: " → ")) }
        if explains { table.notes.append("worth = (wanting + ½ context) × sure × unhappy × free × particular × factor, in voices") }
        return table
    }

    /// Vacant ground by angle, a row a cell.
    public func boardTable() -> Table? {
        guard let board else { return nil }
        var table = Table(
            title: "The board: vacant ground by angle",
            columns: [
                .init("angle", "Angle"), .init("concept", "Ground", narrowest: 16), .init("reason", "Why it stands here"),
                .init("voices", "Voices"),
                .init("holders", "Brands claim"), .init("quote", "In their words", narrowest: 24), .init("card", "Card"),
                .init("gap", "Card id", narrowest: 10, isID: true),
            ])
        table.showsIDs = showsIDs
        let ranks = Dictionary(gaps.map { ($0.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
        for column in board.columns {
            for cell in column.cells {
                table.add([
                    .text(Wording.angle(column.angle)), .text(([cell.concept] + cell.also).map(\.label).joined(separator: "; ")),
                    .text(cell.reason.rawValue + (cell.isOneVoice ? ", one voice" : "")), .count(cell.voices), .count(cell.holders),
                    .text(cell.quote?.text), cell.gap.flatMap { ranks[$0] }.map { .count($0) } ?? .none, .text(cell.gap),
                ])
            }
            if let note = column.note { table.notes.append("\(Wording.angle(column.angle)): \(note)") }
        }
        return table
    }

    public func ideasTable() -> Table? {
        guard !ideas.isEmpty else { return nil }
        var table = Table(
            title: "Ideas without a voice here",
            columns: [.init("concept", "Concept", narrowest: 16), .init("source", "From"), .init("reason", "Why", narrowest: 24)])
        for idea in ideas { table.add([.text(idea.concept.label), .text(idea.source.rawValue), .text(idea.reason)]) }
        return table
    }

    /// All tables of the view, the cards first.
    public func tables() -> [Table] { [table(), boardTable(), ideasTable()].compactMap { $0 } }

    /// For files: the parts of worth and counts of the evidence too.
    public func wide() -> Table {
        var columns = [
            Table.Column("rank", "Rank"), .init("id", "Id"), .init("kind", "Kind"), .init("angle", "Angle"), .init("label", "Position"),
            .init("concepts", "Concepts"), .init("scene", "Scene"), .init("bestRank", "Best rank"), .init("worstRank", "Worst rank"),
            .init("empty", "Empty"), .init("wanted", "Wanted"), .init("first", "First"),
        ]
        columns += Self.parts.map { .init($0.name, $0.heading) }
        columns += [
            .init("voices", "Voices"), .init("products", "Products"), .init("holders", "Holders"), .init("figure", "Best figure"),
            .init("reason", "Why"), .init("avoid", "Stay away from"), .init("mayBeEmptyBecause", "Why it may be empty"),
            .init("overturnedBy", "What would overturn it"),
        ]
        var table = Table(title: "Gaps", columns: columns)
        for gap in gaps {
            var row: [Table.Value] = [
                .count(gap.rank), .text(gap.id), .text(gap.kind.rawValue), .text(gap.angle.rawValue), .text(gap.label),
                .text(gap.concepts.map(\.id.rawValue).joined(separator: " + ")), .text(gap.scene?.concept.label),
                .count(gap.rankRange.lowerBound), .count(gap.rankRange.upperBound), .text(gap.grades.empty.rawValue),
                .text(gap.grades.wanted.rawValue), .text(gap.grades.first.rawValue),
            ]
            row += Self.parts.map { $0.value(gap.worth) }
            row += [
                .count(gap.evidence.demand.voices), .count(gap.evidence.demand.products),
                .text(gap.evidence.holders.isEmpty ? nil : gap.evidence.holders.map(\.name).joined(separator: ", ")),
                .text(gap.evidence.figure.map(Wording.figure)), .text(gap.reason),
                .text(gap.avoid.map { "\($0.concept.label) (\($0.brandName))" }), .text(gap.mayBeEmptyBecause.joined(separator: " ")),
                .text(gap.overturnedBy.joined(separator: " ")),
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

    private struct Part: Sendable {
        let name, heading: String
        let value: @Sendable (Gap.Worth) -> Table.Value
    }

    private static let parts: [Part] = [
        Part(name: "worth", heading: "Worth") { .number($0.value, decimals: 2) },
        Part(name: "wanting", heading: "Wanting") { .count($0.wanting) },
        Part(name: "context", heading: "Context") { .count($0.context) },
        Part(name: "praise", heading: "Praise") { .count($0.praise) },
        Part(name: "sure", heading: "Sure") { .number($0.sure, decimals: 2) },
        Part(name: "unhappy", heading: "Unhappy") { .number($0.unhappy, decimals: 2) },
        Part(name: "held", heading: "Held") { .number($0.held, decimals: 2) },
        Part(name: "free", heading: "Free") { .number($0.free, decimals: 2) },
        Part(name: "particular", heading: "Particular") { .number($0.particular, decimals: 2) },
        Part(name: "factor", heading: "Factor") { .number($0.factor, decimals: 2) },
    ]
}

extension Board {
    fileprivate func only(_ angles: Set<Angle>) -> Board { Board(columns: columns.filter { angles.contains($0.angle) }) }
}
