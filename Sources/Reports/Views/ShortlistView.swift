import MarketModel
public import Positioning

/// The shortlist, and one of its entries as a creative brief.
public struct ShortlistView: Sendable {
    private let entries: ArraySlice<ShortlistEntry>
    private let note: String?
    private let context: QuoteContext

    /// - Parameter context: the sentences that quotes are shown in.
    public init(_ shortlist: Shortlist, filter: ViewFilter = ViewFilter(), context: QuoteContext = QuoteContext()) {
        self.context = context
        entries = filter.cut(
            shortlist.entries.filter { filter.takes($0.gap.angle) })
        note = shortlist.note
    }

    public func table() -> Table {
        var table = Table(
            title: "Shortlist",
            columns: [
                .init("rank", "#"), .init("label", "Position", narrowest: 18), .init("kind", "Kind"),
                .init("grades", "How sure", narrowest: 12),
                .init("concept", "In one sentence", narrowest: 26), .init("reason", "Why", narrowest: 26),
            ])
        for entry in entries {
            table.add([
                .count(entry.gap.rank), .text(entry.gap.label), .text(Wording.kind(entry.gap.kind)),
                .text(Wording.grades(entry.gap.grades)),
                .text(entry.concept), .text(entry.gap.reason),
            ])
        }
        if let note { table.notes.append(note) }
        return table
    }

    /// For files: the drafts too.
    public func wide() -> Table {
        var columns = [
            Table.Column("rank", "Rank"), .init("gap", "Gap id"), .init("kind", "Kind"), .init("label", "Position"),
            .init("concept", "Concept"),
            .init("reason", "Why"),
        ]
        columns += Angle.allCases.map { .init($0.rawValue, "Line by \($0.rawValue)") }
        columns += [.init("proof", "Proof needed"), .init("stayAway", "Stay away from"), .init("regulated", "Check the law")]
        var table = Table(title: "Shortlist", columns: columns)
        for entry in entries {
            var row: [Table.Value] = [
                .count(entry.gap.rank), .text(entry.gap.id), .text(entry.gap.kind.rawValue), .text(entry.gap.label), .text(entry.concept),
                .text(entry.gap.reason),
            ]
            row += Angle.allCases.map { angle in .text(entry.drafts.filter { $0.angle == angle }.map(\.text).joined(separator: " ")) }
            row += [
                .text(entry.proofNeeded.joined(separator: " ")),
                .text(entry.gap.avoid.map { "\($0.concept.label) (\($0.brandName))" }),
                .text(entry.regulated.map { "\($0.pattern): \($0.note)" }.joined(separator: " ")),
            ]
            table.add(row)
        }
        return table
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.array(entries) { $1.write(to: &$0) }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// One section an entry.
    public func markdown(market: String) -> String {
        var text = "# Where to stand: \(Table.markdownText(market))\n"
        if let note { text += "\n\(Table.markdownText(note))\n" }
        if entries.isEmpty { text += "\nNo gap passed the gates in this market.\n" }
        for (index, entry) in entries.enumerated() { text += "\n" + Self.section(entry, heading: "## \(index + 1). ", context: context) }
        return text
    }

    static func section(_ entry: ShortlistEntry, heading: String, context: QuoteContext) -> String {
        let gap = entry.gap
        func line(_ text: String) -> String { Table.markdownText(text) }
        var text = heading + line(gap.label) + "\n\n"
        text += "\(line(entry.concept))\n\n"
        text += "*\(Wording.kind(gap.kind)); \(Wording.grades(gap.grades)); rank \(gap.rank) (\(Wording.range(gap.rankRange))).* "
        text += line(gap.reason) + "\n\n"
        for draft in entry.drafts { text += "- **\(Wording.angle(draft.angle)):** \(line(draft.text))\n" }
        text += customers(gap, context: context)
        text += bullets("What strengthens it", gap.evidence.lines)
        if let figure = gap.evidence.figure { text += bullets("Figure", [Wording.figure(figure)]) }
        text += bullets("Proof you need", entry.proofNeeded)
        if let avoid = gap.avoid {
            text += bullets(
                "Stay away from", ["\(avoid.concept.label) (\(avoid.brandName)\(avoid.quote.map { ": “\($0.text)”" } ?? ""))"])
        }
        text += bullets("Searched", [searched(gap.evidence.searched)])
        text += bullets("Nearest misses", gap.evidence.misses.map { "“\($0.text)” (\($0.page.rawValue))" })
        text += bullets(
            "Check the law",
            entry.regulated.map { "“\($0.pattern)”\($0.countries.isEmpty ? "" : " (\($0.countries.joined(separator: ", ")))"): \($0.note)" }
        )
        text += bullets("Why it may be empty", gap.mayBeEmptyBecause)
        text += bullets("What would overturn it", gap.overturnedBy)
        return text
    }

    /// What customers say, three of them in their sentences.
    private static func customers(_ gap: Gap, context: QuoteContext) -> String {
        let demand = gap.evidence.demand
        var text = "\nCustomers: \(Wording.demand(demand)).\n", seen: Set<String> = []
        for quote in demand.quotes {
            let sentence = context.sentence(of: quote.quote).text
            guard seen.count < 3, seen.insert(sentence).inserted else { continue }
            text += "> “\(Table.markdownText(sentence))” (\(Table.markdownText(quote.page.rawValue)))\n>\n"
        }
        return text
    }

    private static func searched(_ search: GapEvidence.Search) -> String {
        let unseen = search.brandsNotObservable.isEmpty ? "" : "; not observable: \(search.brandsNotObservable.joined(separator: ", "))"
        return
            "\(search.words.prefix(8).map { "“\($0)”" }.joined(separator: ", ")) on \(Wording.count(search.pagesSeen, "page")) of \(Wording.count(search.brandsSeen, "brand"))\(unseen)"
    }

    static func bullets(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : "\n**\(title)**\n\n" + lines.map { "- \(Table.markdownText($0))\n" }.joined()
    }
}
