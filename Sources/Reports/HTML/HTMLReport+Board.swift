import MarketModel
import Positioning

extension HTMLReport {
    /// Vacant ground by the four angles, with what is taken there.
    func board() -> ReportSection {
        let columns = analysis.board.columns
        let found = columns.filter { !$0.cells.isEmpty }.map { "\($0.cells.count) by \(Wording.angle($0.angle).lowercased())" }
        let empty = columns.filter(\.cells.isEmpty).map { Wording.angle($0.angle).lowercased() }
        let heading =
            found.isEmpty
            ? "No vacant ground by any of the four angles"
            : "Vacant ground: \(Wording.joined(found))" + (empty.isEmpty ? "" : "; none by \(Wording.joined(empty, "or"))")
        return ReportSection(
            id: "ground", short: "Vacant ground", heading: heading,
            lead: "Numbers are ranks over all angles; a filled square is a brand that holds the ground.",
            body: Tag.div(.class("board")) { columns.map(column) } + rest())
    }

    private static let asks: [Angle: String] = [
        .feature: "What it has", .occasion: "When and where", .benefit: "What they gain", .user: "Who it is for",
    ]

    private func column(_ column: Board.Column) -> HTML {
        let id = "a-" + column.angle.rawValue
        return Tag.section(.class("col"), .labelled(by: id)) {
            Tag.h3(.id(id)) {
                Wording.angle(column.angle)
                " "
                Tag.small { Self.asks[column.angle] }
            }
            if !column.cells.isEmpty { Tag.ol { shown(column).map(cell) } }
            more(column)
            if let note = column.note { Tag.p(.class("few")) { note } }
            taken(column.angle)
        }
    }

    /// Cells of a column that are drawn; the others are named below them.
    private static let mostCells = 5

    /// A concept that stands there twice, wanted and praised, is drawn once.
    private func once(_ column: Board.Column) -> [Board.Cell] {
        var seen: Set<String> = []
        return column.cells.filter { seen.insert($0.concept.label.lowercased()).inserted }
    }

    private func shown(_ column: Board.Column) -> [Board.Cell] { Array(once(column).prefix(Self.mostCells)) }

    private func more(_ column: Board.Column) -> HTML? {
        let rest = once(column).dropFirst(Self.mostCells)
        guard !rest.isEmpty else { return nil }
        return Tag.p(.class("few")) { "Also: " + rest.map { "\($0.concept.label) (\($0.voices))" }.joined(separator: ", ") + "." }
    }

    private func cell(_ cell: Board.Cell) -> HTML {
        let gap = cell.gap.flatMap { id in analysis.gaps.first { $0.id == id } }
        return Tag.li(.class(cell.isOneVoice ? "weak" : nil)) {
            if let gap, gap.rank <= Self.mostCards {
                Tag.a(.href("#" + anchor(gap))) {
                    Tag.span(.class("no")) { gap.rank }
                    gap.concepts[0].id == cell.concept.id ? gap.label : Wording.capitalised(cell.concept.label)
                }
            } else {
                Tag.b { Wording.capitalised(cell.concept.label) }
            }
            Tag.p(.class("k")) { gap.flatMap { cell.reason == .wanted ? Wording.kind($0.kind) : nil } ?? Wording.reason(cell.reason) }
            Tag.p(.class("m")) {
                Tag.b { cell.voices }
                " " + Wording.said(cell.reason, cell.voices)
            }
            Tag.div(.class("m")) {
                HolderSquares(held: cell.holders, brands: rivals.count).svg()
                Tag.span { "\(cell.holders) of \(rivals.count) hold it" }
            }
        }
    }

    /// What many claim from this angle.
    private func taken(_ angle: Angle) -> HTML {
        let held = book.rows.filter { $0.concept.angle == angle && $0.claimants > 1 }.prefix(4)
        return Tag.p(.class("crowd")) {
            Tag.b { "Taken here: " }
            held.isEmpty ? "nothing that two brands share" : held.map { "\($0.concept.label) (\($0.holders))" }.joined(separator: ", ")
        }
    }

    /// Ideas that no customer speaks of, and wants that tempt but are answered already.
    private func rest() -> HTML {
        let ideas = analysis.ideas.prefix(6), rejected = tempting()
        guard !ideas.isEmpty || !rejected.isEmpty else { return HTML() }
        return Tag.div(.class("rest")) {
            Tag.p {
                Tag.b { "Ideas without a voice here" }
                ideas.isEmpty ? "None." : ideas.map(\.concept.label).joined(separator: " · ") + "."
            }
            Tag.p {
                Tag.b { "Tempting, rejected" }
                if rejected.isEmpty { "Nothing that many ask for is already held by half of the brands." }
                for row in rejected {
                    Tag.s { Wording.capitalised(row.concept.label) }
                    " \(row.wanting) want it; \(row.holders.count) of \(rivals.count) claim it"
                        + (row.praise > row.wanting ? " and \(row.praise) are pleased. " : ". ")
                }
            }
        }
    }

    /// Wants that half of the brands answer or that more customers praise than miss.
    private func tempting() -> [LedgerRow] {
        let shown = Set(analysis.gaps.flatMap { $0.concepts.map(\.id) })
        return Array(
            analysis.ledger.rows.filter { row in
                row.wanting >= 3 && row.isNamed && !row.holders.isEmpty && shown.isDisjoint(with: row.ids)
                    && (2 * row.holders.count >= rivals.count || row.praise > row.wanting)
            }.prefix(5))
    }
}
