import MarketModel
import Positioning

extension HTMLReport {
    /// Quotes with brand, place and page.
    func quotes(_ quotes: [PageQuote], limit: Int = 5) -> HTML {
        let shown = quotes.prefix(limit).map { quote -> HTML in
            let sentence = context.sentence(of: quote)
            let said: HTML =
                sentence.before.isEmpty && sentence.after.isEmpty
                ? .text(sentence.quote) : "\(sentence.before)<mark>\(sentence.quote)</mark>\(sentence.after)"
            return """
                <li><q>\(said)</q> <span class="where">\(name(of: quote.brand?.rawValue)) · \(Wording.zone(quote.zone)) · \
                \(page(quote.page))</span></li>
                """
        }
        let rest = quotes.count > limit ? "<li class=\"where\">and \(quotes.count - limit) more</li>" as HTML : ""
        return "<ul class=\"quotes\">\(shown)\(rest)</ul>"
    }

    /// A page as its identity; a link when it is an address that a browser may open.
    func page(_ id: PageID) -> HTML {
        let text = id.rawValue
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return "<span class=\"page\">\(text)</span>" }
        return "<a class=\"page\" rel=\"noreferrer noopener nofollow\" href=\"\(text)\">\(Self.short(text))</a>"
    }

    /// Host and end of an address.
    static func short(_ address: String) -> String {
        let bare = address.drop { $0 != ":" }.dropFirst(3)
        guard bare.count > 48 else { return String(bare) }
        let host = bare.prefix { $0 != "/" }
        return host + "/…" + bare.suffix(max(12, 44 - host.count))
    }

    /// A bar from 0 to 1 with its value in words for those who do not see it.
    func bar(_ value: Double, _ label: String, class name: String = "") -> HTML {
        let width = Table.fixed(min(max(value, 0), 1) * 100, 1)
        return """
            <svg class="bar \(name)" role="img" aria-label="\(label)" preserveAspectRatio="none"><rect class="rail" width="100%" height="100%" rx="3"/>\
            <rect class="fill" width="\(width)%" height="100%" rx="3"/></svg>
            """
    }

    /// A small word in a frame.
    func chip(_ text: String, class name: String = "") -> HTML { "<span class=\"chip \(name)\">\(text)</span>" }

    func chip(_ angle: Angle) -> HTML { chip(Wording.angle(angle).lowercased(), class: "angle-\(angle.rawValue)") }

    /// A labelled list of sentences; nothing when there are none.
    func list(_ title: String, _ sentences: [String]) -> HTML {
        guard !sentences.isEmpty else { return "" }
        return "<div class=\"fact-list\"><h4>\(title)</h4><ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul></div>"
    }

    /// A table that scrolls inside its frame.
    func table(_ headings: [(String, Bool)], _ rows: [[HTML]], caption: String) -> HTML {
        let head = headings.map { "<th scope=\"col\"\($0.1 ? " class=\"n\"" as HTML : "")>\($0.0)</th>" as HTML }
        let body = rows.map { row -> HTML in
            let cells = zip(row, headings).enumerated().map { index, cell -> HTML in
                index == 0
                    ? "<th scope=\"row\">\(cell.0)</th>" : "<td\(cell.1.1 ? " class=\"n\"" as HTML : "")>\(cell.0)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table>
            <thead><tr>\(head)</tr></thead><tbody>
            \(body)</tbody></table></div>
            """
    }
}
