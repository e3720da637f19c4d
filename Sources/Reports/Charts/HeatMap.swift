/// Brands by concepts with a number in every cell: pages that claim it, seen as heat, and empty rows drawn as empty.
struct HeatMap: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        let name: String
        let pages: String
        var isOwn = false
    }

    enum Cell: Hashable, Sendable {
        /// Pages that claim it, and the words of the best.
        case title(Int, words: String)
        case all(Int, words: String)
        case some(Int, words: String)
        /// Brands of a group that hold it.
        case group(Int, of: Int, words: String)
        case notFound
        case notObservable
    }

    struct Row: Hashable, Sendable {
        let label: String
        let cells: [Cell]
        let holders: Int
        /// Customers who miss it or ask for it; `nil` when no customer was read.
        let wanting: Int?
        /// Held by nobody, or by so few that it is open.
        let isOpen: Bool
    }

    struct Group: Hashable, Sendable {
        let name: String
        let rows: [Row]
    }

    let caption: String
    let columns: [Column]
    let groups: [Group]
    let brands: Int

    func html() -> HTML {
        let showsDemand = groups.contains { $0.rows.contains { $0.wanting != nil } }
        let wide = columns.count + (showsDemand ? 3 : 2)
        return Tag.div(.class("scroll"), Attribute("tabindex", "0"), .role("region"), .label("\(caption); scrolls sideways")) {
            Tag.table(.class("heat")) {
                Tag.caption(.class("vh")) { caption }
                head(showsDemand)
                for group in groups where !group.rows.isEmpty {
                    Tag.tbody {
                        Tag.tr(.class("ang")) { Tag.th(.span(wide), .scope("rowgroup")) { group.name } }
                        for row in group.rows { self.row(row, showsDemand) }
                    }
                }
            }
        }
    }

    private func head(_ showsDemand: Bool) -> HTML {
        Tag.thead {
            Tag.tr {
                Tag.th(.scope("col"), .class("l")) { "Concept" }
                for column in columns { Tag.th(.scope("col"), .class(column.isOwn ? "b own" : "b")) { Tag.span { column.name } } }
                Tag.th(.scope("col"), .class("n")) { "Brands" }
                if showsDemand { Tag.th(.scope("col"), .class("n")) { "Want it" } }
            }
            Tag.tr(.class("pp")) {
                Tag.th(.scope("row"), .class("l")) { "pages read" }
                for column in columns { Tag.td { column.pages } }
                Tag.td(.class("n")) { brands }
                if showsDemand { Tag.td(.class("n")) }
            }
        }
    }

    private func row(_ row: Row, _ showsDemand: Bool) -> HTML {
        Tag.tr(.class(row.isOpen ? (row.holders == 0 ? "open" : "quiet") : nil)) {
            Tag.th(.scope("row"), .class("l")) { row.label }
            if row.isOpen && row.holders == 0 { empty(row.cells) } else { row.cells.map(cell) }
            Tag.td(.class("n")) { row.holders }
            if showsDemand {
                Tag.td(.class("n")) {
                    if let wanting = row.wanting, wanting > 0 {
                        if row.isOpen { Tag.b { wanting } } else { wanting }
                    }
                }
            }
        }
    }

    /// Emptiness drawn as a field of its own, with a word in its longest stretch; what could not be observed stands apart.
    private func empty(_ cells: [Cell]) -> HTML {
        var runs: [(cell: Cell, count: Int)] = []
        for cell in cells {
            if let last = runs.last, last.cell == cell, cell == .notFound {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((cell, 1))
            }
        }
        let longest = runs.filter { $0.cell == .notFound }.map(\.count).max() ?? 0
        var isTold = false
        return runs.map { run -> HTML in
            guard run.cell == .notFound, longest > 1 else { return cell(run.cell) }
            let tells = run.count == longest && !isTold
            isTold = isTold || tells
            return Tag.td(.span(run.count), .class("void")) { tells ? "nobody" : "" }
        }.joined()
    }

    private func cell(_ cell: Cell) -> HTML {
        switch cell {
        case .title(let pages, let words): Tag.td(.class("t"), .title(words)) { pages }
        case .all(let pages, let words): Tag.td(.class("f"), .title(words)) { pages }
        case .some(let pages, let words): Tag.td(.class("s"), .title(words)) { pages }
        case .group(let held, let all, let words):
            Tag.td(.class(held == 0 ? "e" : held * 2 >= all ? "f" : "s"), .title(words)) { held == 0 ? "·" : String(held) }
        case .notFound: Tag.td(.class("e")) { "·" }
        case .notObservable: Tag.td(.class("x"), .title("not observable")) { "?" }
        }
    }
}
