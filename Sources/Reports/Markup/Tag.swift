/// An element of HTML or SVG, called like a function: `Tag.p(.class("note")) { "3 of 16 brands" }`.
///
/// Texts in the braces are escaped, elements are kept; a string is never markup, whatever it holds and however it came there.
public struct Tag: Sendable {
    public let name: StaticString
    /// Whether the element has no content and no end tag (`br`, `rect`).
    let isVoid: Bool

    init(_ name: StaticString, isVoid: Bool = false) {
        self.name = name
        self.isVoid = isVoid
    }

    public func callAsFunction(_ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
        element(attributes, content())
    }

    public func callAsFunction(_ attributes: [Attribute?], @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
        element(attributes, content())
    }

    /// An element that is used too seldom for a name of its own.
    public static func element(_ name: StaticString, _ attributes: [Attribute?], @HTMLBuilder content: () -> HTML) -> HTML {
        Tag(name).element(attributes, content())
    }

    private func element(_ attributes: [Attribute?], _ content: HTML) -> HTML {
        var markup = "<"
        markup += name.description
        for case let attribute? in attributes { attribute.write(to: &markup) }
        if isVoid {
            markup += "/>"
        } else {
            markup += ">"
            markup += content.markup
            markup += "</"
            markup += name.description
            markup += ">"
        }
        return HTML(markup: markup)
    }
}

/// A name and an escaped value; `nil` in a list of attributes is left out.
public struct Attribute: Hashable, Sendable {
    private let name: String
    /// `nil` for an attribute that is only there (`hidden`).
    private let value: String?

    public init(_ name: StaticString, _ value: String?) {
        self.name = name.description
        self.value = value
    }

    /// A coordinate in user units, with one decimal.
    public init(_ name: StaticString, _ value: Double) { self.init(name, Self.number(value)) }

    func write(to markup: inout String) {
        markup += " "
        markup += name
        guard let value else { return }
        markup += "=\""
        markup += HTML.escaped(value)
        markup += "\""
    }

    /// One decimal, none when it would be zero.
    static func number(_ value: Double) -> String {
        let text = Table.fixed(value, 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    public static func `class`(_ name: String?) -> Attribute? { name.flatMap { $0.isEmpty ? nil : Attribute("class", $0) } }
    public static func id(_ id: String) -> Attribute { Attribute("id", id) }
    public static func href(_ address: String) -> Attribute { Attribute("href", address) }
    public static func title(_ text: String) -> Attribute { Attribute("title", text) }
    public static func role(_ role: String) -> Attribute { Attribute("role", role) }
    /// A name for those who hear the page.
    public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    public static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }
    /// Column or row, for a head cell.
    public static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
    public static func span(_ columns: Int) -> Attribute { Attribute("colspan", String(columns)) }
    /// Only there when it is true.
    public static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute? { isOn ? Attribute(name, nil) : nil }

    public static func x(_ value: Double) -> Attribute { Attribute("x", value) }
    public static func y(_ value: Double) -> Attribute { Attribute("y", value) }
    public static func width(_ value: Double) -> Attribute { Attribute("width", value) }
    public static func height(_ value: Double) -> Attribute { Attribute("height", value) }
}

/// Elements, texts, numbers and lists of elements in the braces of a tag.
@resultBuilder public enum HTMLBuilder {
    public static func buildExpression(_ html: HTML) -> HTML { html }
    public static func buildExpression(_ html: HTML?) -> HTML { html ?? HTML() }
    public static func buildExpression(_ parts: [HTML]) -> HTML { parts.joined() }
    public static func buildExpression(_ text: String) -> HTML { .text(text) }
    public static func buildExpression(_ text: String?) -> HTML { text.map { .text($0) } ?? HTML() }
    public static func buildExpression(_ number: Int) -> HTML { .text(String(number)) }
    public static func buildBlock(_ parts: HTML...) -> HTML { parts.joined() }
    public static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML() }
    public static func buildEither(first part: HTML) -> HTML { part }
    public static func buildEither(second part: HTML) -> HTML { part }
    public static func buildArray(_ parts: [HTML]) -> HTML { parts.joined() }
}

extension Tag {
    public static let a = Tag("a")
    public static let article = Tag("article")
    public static let b = Tag("b")
    public static let body = Tag("body")
    public static let br = Tag("br", isVoid: true)
    public static let button = Tag("button")
    public static let caption = Tag("caption")
    public static let code = Tag("code")
    public static let dd = Tag("dd")
    public static let details = Tag("details")
    public static let div = Tag("div")
    public static let dl = Tag("dl")
    public static let dt = Tag("dt")
    public static let em = Tag("em")
    public static let fieldset = Tag("fieldset")
    public static let footer = Tag("footer")
    public static let form = Tag("form")
    public static let h1 = Tag("h1")
    public static let h2 = Tag("h2")
    public static let h3 = Tag("h3")
    public static let h4 = Tag("h4")
    public static let head = Tag("head")
    public static let header = Tag("header")
    public static let html = Tag("html")
    public static let i = Tag("i")
    public static let input = Tag("input", isVoid: true)
    public static let kbd = Tag("kbd")
    public static let label = Tag("label")
    public static let legend = Tag("legend")
    public static let li = Tag("li")
    public static let link = Tag("link", isVoid: true)
    public static let main = Tag("main")
    public static let mark = Tag("mark")
    public static let meta = Tag("meta", isVoid: true)
    public static let nav = Tag("nav")
    public static let ol = Tag("ol")
    public static let option = Tag("option")
    public static let p = Tag("p")
    public static let q = Tag("q")
    public static let s = Tag("s")
    public static let script = Tag("script")
    public static let section = Tag("section")
    public static let select = Tag("select")
    public static let small = Tag("small")
    public static let span = Tag("span")
    public static let strong = Tag("strong")
    public static let style = Tag("style")
    public static let summary = Tag("summary")
    public static let table = Tag("table")
    public static let tbody = Tag("tbody")
    public static let td = Tag("td")
    public static let textarea = Tag("textarea")
    public static let th = Tag("th")
    public static let thead = Tag("thead")
    public static let title = Tag("title")
    public static let tr = Tag("tr")
    public static let ul = Tag("ul")

    public static let svg = Tag("svg")
    public static let circle = Tag("circle", isVoid: true)
    public static let desc = Tag("desc")
    public static let g = Tag("g")
    public static let line = Tag("line", isVoid: true)
    public static let path = Tag("path", isVoid: true)
    public static let polygon = Tag("polygon", isVoid: true)
    public static let polyline = Tag("polyline", isVoid: true)
    public static let rect = Tag("rect", isVoid: true)
    public static let text = Tag("text")
}
