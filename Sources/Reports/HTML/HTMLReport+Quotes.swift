import MarketModel
import Positioning

extension HTMLReport {
    /// Characters of a sentence that a card shows around a quote.
    private static let reach = 90

    /// A quote in its sentence, with whose words they are and the page.
    func quoted(_ quote: PageQuote, isPraise: Bool = false, note: String? = nil) -> HTML {
        let sentence = context.sentence(of: quote)
        let before = Self.tail(sentence.before), after = Self.head(sentence.after)
        return Tag.li(.class(isPraise ? "pro" : nil)) {
            Tag.q {
                if before.isEmpty && after.isEmpty {
                    quote.text
                } else {
                    before
                    Tag.mark { quote.text }
                    after
                }
            }
            " \(name(of: quote.brand)) "
            page(quote.page)
            if let note {
                " "
                Tag.i { note }
            }
        }
    }

    private static func head(_ text: String) -> String { Wording.clipped(text, to: reach) }

    private static func tail(_ text: String) -> String {
        guard text.count > reach else { return text }
        let end = text.suffix(reach)
        return "…" + (end.firstIndex(of: " ").map { end[$0...] } ?? end[...])
    }

    /// A page by the end of its address; a link when it is an address that a browser may open.
    func page(_ id: PageID) -> HTML {
        let text = id.rawValue
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return Tag.span(.class("src")) { Self.short(text) } }
        return Tag.a(
            .class("src"), Attribute("rel", "noreferrer noopener nofollow"), .href(text), .title(text)
        ) { Self.short(text) }
    }

    /// The last part of an address or path that tells pages apart.
    static func short(_ address: String) -> String {
        let bare = address.split(separator: "?", maxSplits: 1).first ?? ""
        let parts = bare.split(separator: "/").filter { !$0.isEmpty && !$0.hasSuffix(":") }
        guard let last = parts.last else { return address }
        let plain = last.hasSuffix(".html") ? last.dropLast(5) : last.hasSuffix(".htm") ? last.dropLast(4) : last
        guard plain.count > 28 else { return String(plain) }
        // A long name is cut where its words are parted.
        let start = plain.prefix(28)
        let cut = start.lastIndex { "-_.".contains($0) } ?? start.endIndex
        return String(start[..<cut]) + "…"
    }

    /// A gap by its number and name, as a link to its card when it has one.
    func link(_ gap: Gap) -> HTML {
        guard gap.rank <= Self.mostCards else { return Tag.span { "\(gap.rank) · \(gap.label)" } }
        return Tag.a(.href("#" + anchor(gap))) { "\(gap.rank) · \(gap.label)" }
    }

    /// A grade with its word and its look: filled, half filled, dashed.
    func grade(_ grade: Gap.Grade) -> HTML {
        switch grade {
        case .solid: Tag.span(.class("g3")) { "Solid" }
        case .fair: Tag.span(.class("g2")) { "Fair" }
        case .thin: Tag.span(.class("g1")) { "Thin" }
        }
    }
}
