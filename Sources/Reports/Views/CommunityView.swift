import MarketModel
public import Positioning

/// A community brief: pain, value, ground, interaction and rituals, each line with its customers and their words.
public struct CommunityView: Sendable {
    private let brief: CommunityBrief

    public init(_ brief: CommunityBrief) { self.brief = brief }

    static func title(_ part: CommunityBrief.Part) -> String {
        switch part {
        case .pain: "Pain that no seller ends, by what people miss"
        case .value: "Value, never the product"
        case .ground: "Ground to stand on"
        case .interaction: "What they do for each other"
        case .ritual: "Rituals"
        }
    }

    public func table() -> Table {
        var table = Table(
            title: "A community around the product",
            columns: [
                .init("part", "Part"), .init("line", "Line", narrowest: 16), .init("concept", "Concept id", narrowest: 14, isID: true),
                .init("customers", "Customers"), .init("products", "Products"), .init("facts", "What the figures say", narrowest: 20),
                .init("words", "In their words", narrowest: 30), .init("open", "Open", narrowest: 14),
            ])
        for part in CommunityBrief.Part.allCases {
            for line in brief.lines(part) {
                table.add([
                    .text(part.rawValue), .text(Wording.capitalised(line.title)), .text(line.concept?.id.rawValue), .count(line.customers),
                    .count(line.products), .text(Self.facts(line)), .text(Quoting.words(line.quotes)), .text(line.open),
                ])
            }
        }
        table.notes = [brief.position ?? brief.open, basis].compactMap { $0 } + brief.notes.map(\.text)
        return table
    }

    public func markdown(market: String) -> String {
        func text(_ text: String) -> String { Table.markdownText(text) }
        var out = "# A community: \(text(market))\n\n\(basis)\n"
        for note in brief.notes where note.part == nil { out += "\n**\(text(note.text))**\n" }
        if let position = brief.position {
            out += "\n**Position.** \(text(position))\n"
        } else if let open = brief.open {
            out += "\n**Position.** \(text(open))\n"
        }
        for part in CommunityBrief.Part.allCases {
            let lines = brief.lines(part), notes = brief.notes.filter { $0.part == part }
            guard !lines.isEmpty || !notes.isEmpty else { continue }
            out += "\n## \(Self.title(part))\n\n"
            for note in notes { out += "\(text(note.text))\n\n" }
            for line in lines { out += "- " + Self.line(line) + "\n" }
        }
        return out
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("position", brief.position)
            json.member("open", brief.open)
            json.member("texts", brief.texts)
            json.member("statements", brief.statements)
            json.member("products", brief.products)
            json.member("lines", array: brief.lines) { json, line in
                json.object { json in
                    json.member("part", line.part.rawValue)
                    json.member("title", line.title)
                    json.member("customers", line.customers)
                    json.member("products", line.products)
                    json.member("facts", line.facts)
                    if line.isThin { json.member("thin", true) }
                    json.member("quotes", array: line.quotes) { $1.write(to: &$0) }
                    json.member("open", line.open)
                    if let concept = line.concept { json.member("concept", concept.id.rawValue) }
                }
            }
            json.member("notes", brief.notes.map(\.text))
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private var basis: String {
        "\(Wording.count(brief.texts, "customer’s text", "customers’ texts")), \(Wording.count(brief.statements, "statement")), \(Wording.count(brief.products, "product"))."
    }

    private static func facts(_ line: CommunityBrief.Line) -> String {
        (line.facts + (line.isThin ? ["thin"] : [])).joined(separator: "; ")
    }

    private static func line(_ line: CommunityBrief.Line) -> String {
        let counts =
            "\(Wording.count(line.customers, "customer")), \(Wording.count(line.products, "product"))" + (line.isThin ? ", thin" : "")
        let facts = line.facts.isEmpty ? "" : "; " + line.facts.joined(separator: "; ")
        let words = line.quotes.isEmpty ? "" : " " + Table.markdownText(Quoting.words(line.quotes))
        let open = line.open.map { " *\(Table.markdownText($0))*" } ?? ""
        return "**\(Table.markdownText(Wording.capitalised(line.title)))**: \(Table.markdownText(counts + facts)).\(words)\(open)"
    }
}

/// Quotes in running text.
enum Quoting {
    /// Characters of a quote that are printed in a line.
    static let longest = 170

    /// “They said this” (page); “and that” (page).
    static func words(_ quotes: [PageQuote]) -> String { quotes.map(words).joined(separator: "; ") }

    static func words(_ quote: PageQuote) -> String {
        // Shops escape twice now and then; a reader sees the character.
        let plain = DisplayWidth.oneLine(quote.text).replacing("&amp;", with: "&").replacing("&#39;", with: "’").replacing(
            "&quot;", with: "\"")
        let text = plain.drop { " ,;:.-–#*●•⭐".contains($0) }
        return "“\(Wording.clipped(String(text), to: longest))” (\(HTMLReport.short(quote.page.rawValue)))"
    }
}
