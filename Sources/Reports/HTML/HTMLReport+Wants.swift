import MarketModel
import Positioning

extension HTMLReport {
    private static let mostWants = 12

    /// What brands promise beside what customers are pleased by.
    func wants() -> ReportSection {
        let rows = wantedRows()
        guard !rows.isEmpty else {
            let reviews = analysis.summary.reviews
            return ReportSection(
                id: "want", short: "Customers",
                heading: reviews == 0
                    ? "What customers want is unknown: no review was read" : "Customers complain of nothing that has a name",
                lead: reviews == 0
                    ? "Save pages with their reviews, or a table of reviews, and analyse again: promises can then be set against what people say."
                    : "\(Wording.count(reviews, "text")) by customers \(reviews == 1 ? "was" : "were") read.", body: HTML())
        }
        let bells = rows.map { row in
            (row: row, bell: Dumbbell(holders: row.holders.count, brands: rivals.count, wanting: row.wanting, praise: row.praise))
        }
        let most = rows.map(\.wanting).max() ?? 1
        return ReportSection(
            id: "want", short: "Customers", heading: heading(bells),
            body: Tag.p(.class("lead")) {
                "A "
                Tag.span(.class("key sq"), Attribute("aria-hidden", "true"))
                " square is the share of the \(Wording.count(rivals.count, "brand")) that promise it; a "
                Tag.span(.class("key ci"), Attribute("aria-hidden", "true"))
                " circle is the share of the customers who speak of it and are pleased. A square far right of its circle is a promise not felt; a square at the left edge is ground that nobody claims."
            }
                + Tag.ol(.class("dumb")) {
                    Tag.li(.class("head")) {
                        Tag.span(.class("l")) { "What customers speak of" }
                        Tag.span(.class("c")) { "want it" }
                        Tag.span(.class("ax")) {
                            Tag.i { "0 %" }
                            Tag.i { "50 %" }
                            Tag.i { "100 %" }
                        }
                        Tag.span(.class("w")) { "who promises it" }
                    }
                    bells.map { row($0.row, $0.bell, most) }
                })
    }

    /// Wants that have a name and more than one voice; positions come first among equals.
    private func wantedRows() -> [LedgerRow] {
        let cards = Set(analysis.gaps.prefix(Self.mostCards).map { $0.concepts[0].id })
        return Array(
            analysis.ledger.rows.filter { $0.wanting > 0 && ($0.isNamed || !cards.isDisjoint(with: $0.ids)) && $0.wanting + $0.praise > 1 }
                .prefix(Self.mostWants))
    }

    private func heading(_ bells: [(row: LedgerRow, bell: Dumbbell)]) -> String {
        func names(_ reading: Dumbbell.Reading, _ n: Int) -> [String] {
            bells.filter { $0.bell.reading == reading }.prefix(n).map(\.row.concept.label)
        }
        let broken = names(.notFelt, 2), open = names(.unclaimed, 3)
        if broken.isEmpty && open.isEmpty { return "Brands promise what customers speak of, and keep it" }
        var parts: [String] = []
        if !broken.isEmpty { parts.append("Brands promise \(Wording.joined(broken)); buyers do not feel it.") }
        if !open.isEmpty {
            parts.append("Customers speak of \(Wording.joined(open)); \(broken.isEmpty ? "next to no brand does" : "hardly a brand does").")
        }
        return parts.joined(separator: " ")
    }

    private func row(_ row: LedgerRow, _ bell: Dumbbell, _ most: Int) -> HTML {
        let gap = analysis.gaps.first { !Set($0.concepts.map(\.id)).isDisjoint(with: row.ids) }
        return Tag.li {
            Tag.span(.class("l")) {
                Wording.capitalised(row.concept.label)
                switch bell.reading {
                case .unclaimed:
                    " "
                    Tag.span(.class("tag o")) { "unclaimed" }
                case .notFelt:
                    " "
                    Tag.span(.class("tag b")) { "promised, not felt" }
                case .even: HTML()
                }
            }
            Tag.span(.class("c")) {
                Tag.svg(Attribute("aria-hidden", "true")) {
                    Tag.rect(
                        .class("bar"), Attribute("width", Attribute.number(Double(row.wanting) / Double(max(1, most)) * 100) + "%"),
                        Attribute("height", "100%"))
                }
                Tag.b { row.wanting }
            }
            Tag.span(.class("sv")) { bell.svg() }
            Tag.span(.class("w")) {
                promised(row)
                if let gap, gap.rank <= Self.mostCards {
                    " "
                    Tag.a(.class("ref"), .href("#" + anchor(gap))) { "position \(gap.rank)" }
                }
            }
        }
    }

    private func promised(_ row: LedgerRow) -> String {
        let held = row.holders
        let count = "\(held.count) of \(rivals.count)"
        switch held.count {
        case 0: return "\(count): nobody"
        case rivals.count: return "\(count): all of them"
        case 1...6: return "\(count): \(held.map(\.name).joined(separator: ", "))"
        case _ where rivals.count - held.count <= 3:
            let holding = Set(held.map(\.brand))
            return "\(count): all but \(Wording.joined(rivals.filter { !holding.contains($0.id) }.map(\.name)))"
        default: return "\(count): \(held.prefix(3).map(\.name).joined(separator: ", ")) and \(held.count - 3) more"
        }
    }
}
