/// Markup that is safe to print: made of `Tag`s, and of texts that enter it only escaped.
///
/// No string literal is markup: a choice between two of them is text wherever it stands, so that nothing becomes markup, and no markup shows
/// as text, by accident.
public struct HTML: Hashable, Sendable, CustomStringConvertible {
    public private(set) var markup: String

    public init() { markup = "" }

    init(markup: String) { self.markup = markup }

    /// Markup, style or script that stands in the source as it is: a constant of the program, never what was read.
    public init(trusted constant: StaticString) { markup = constant.description }

    /// Text that shows as it is.
    public static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

    public static func += (a: inout HTML, b: HTML) { a.markup += b.markup }

    public static func + (a: HTML, b: HTML) -> HTML {
        var sum = a
        sum += b
        return sum
    }

    public var isEmpty: Bool { markup.isEmpty }

    public var description: String { markup }

    /// Escapes for text and for quoted attribute values; control characters and marks that turn the direction of text are dropped.
    public static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x27 }) {
            return text
        }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: safe.append(contentsOf: "&amp;".unicodeScalars)
            case 0x3C: safe.append(contentsOf: "&lt;".unicodeScalars)
            case 0x3E: safe.append(contentsOf: "&gt;".unicodeScalars)
            case 0x22: safe.append(contentsOf: "&quot;".unicodeScalars)
            case 0x27: safe.append(contentsOf: "&#39;".unicodeScalars)
            case 0x09, 0x0A, 0x0D: safe.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }
}

extension Sequence<HTML> {
    /// All parts, one after the other.
    public func joined() -> HTML { reduce(into: HTML()) { $0 += $1 } }
}
