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
            shortlist.entries.filter { entry in filter.angles.isEmpty || entry.gap.concepts.contains { filter.takes($0.angle) } })
        note = shortlist.note
    }

    public func table() -> Table {
        var table = Table(
            title: "Shortlist",
            columns: [
                .init("rank", "#"), .init("kind", "Kind"), .init("label", "Position", narrowest: 18), .init("score", "Score"),
                .init("concept", "Concept", narrowest: 30), .init("reason", "Why", narrowest: 30),
            ])
        for entry in entries {
            table.add([
                .count(entry.gap.rank), .text(entry.gap.kind.rawValue), .text(entry.gap.label), .number(entry.gap.score, decimals: 2),
                .text(entry.concept), .text(entry.gap.evidence.reason),
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
        columns += Angle.allCases.map { .init($0.rawValue, "Draft by \($0.rawValue)") }
        columns += [.init("proof", "Proof needed"), .init("stayAway", "Stay away from"), .init("regulated", "Check the law")]
        var table = Table(title: "Shortlist", columns: columns)
        for entry in entries {
            var row: [Table.Value] = [
                .count(entry.gap.rank), .text(entry.gap.id), .text(entry.gap.kind.rawValue), .text(entry.gap.label), .text(entry.concept),
                .text(entry.gap.evidence.reason),
            ]
            row += Angle.allCases.map { angle in .text(entry.drafts.filter { $0.angle == angle }.map(\.text).joined(separator: " ")) }
            row += [
                .text(entry.proofNeeded.joined(separator: " ")),
                .text(entry.stayAway.map { "\($0.concept.label) (\($0.brandName))" }.joined(separator: "; ")),
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
        text +=
            "*\(Wording.kind(gap.kind)), score \(Table.fixed(gap.score, 2)), rank \(gap.rank) (\(gap.rankRange.lowerBound)–\(gap.rankRange.upperBound)).* "
        text += line(gap.evidence.reason) + "\n\n"
        for draft in entry.drafts { text += "- **\(Wording.angle(draft.angle)):** \(line(draft.text))\n" }
        if let demand = gap.evidence.demand { text += customers(demand, support: gap.evidence.support, context: context) }
        text += bullets("Proof you need", entry.proofNeeded)
        text += bullets(
            "Stay away from", entry.stayAway.map { "\($0.concept.label) (\($0.brandName)\($0.quote.map { ": “\($0.text)”" } ?? ""))" })
        text += bullets(
            "Check the law",
            entry.regulated.map { "“\($0.pattern)”\($0.countries.isEmpty ? "" : " (\($0.countries.joined(separator: ", ")))"): \($0.note)" }
        )
        text += bullets("Why it may be empty", gap.evidence.whyEmpty)
        text += bullets("What would overturn it", gap.evidence.overturnedBy)
        return text
    }

    /// What customers say: first what supports this very gap, then what they say of its concepts.
    private static func customers(_ demand: GapEvidence.DemandSummary, support: [PageQuote], context: QuoteContext) -> String {
        let voices = support.filter { !$0.zone.isSellerCopy }
        let isSpokenOf = demand.requests + demand.complaints + demand.praises > 0
        var text = isSpokenOf || voices.isEmpty ? "\nCustomers: \(Wording.demand(demand)).\n" : "\nCustomers say:\n"
        var seen: Set<String> = []
        for quote in voices + demand.quotes {
            let sentence = context.sentence(of: quote).text
            guard seen.count < 3, seen.insert(sentence).inserted else { continue }
            text += "> “\(Table.markdownText(sentence))” (\(Table.markdownText(quote.page.rawValue)))\n>\n"
        }
        return text
    }

    static func bullets(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : "\n**\(title)**\n\n" + lines.map { "- \(Table.markdownText($0))\n" }.joined()
    }
}

extension Brief {
    /// The brief as Markdown.
    public func markdown(context: QuoteContext = QuoteContext()) -> String {
        var text = "# Creative brief: \(Table.markdownText(gap.label))\n"
        text += ShortlistView.bullets("Whom to speak to", audience)
        text += "\n**Promise**\n\n\(Table.markdownText(promise))\n"
        text += ShortlistView.bullets("Reasons to believe", reasonsToBelieve)
        if let listing {
            text += ShortlistView.bullets("Listing", ["Title: \(listing.title)"] + listing.bullets)
        }
        return text + "\n" + ShortlistView.section(entry, heading: "## The ground: ", context: context)
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("audience", audience)
            json.member("promise", promise)
            json.member("reasonsToBelieve", reasonsToBelieve)
            if let listing {
                json.member("listing") { json in
                    json.member("title", listing.title)
                    json.member("bullets", listing.bullets)
                }
            }
            json.key("entry")
            entry.write(to: &json)
            json.key("gap")
            gap.write(to: &json)
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
