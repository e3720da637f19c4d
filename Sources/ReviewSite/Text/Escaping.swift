import Mustache

/// Makes the text of hostile pages safe to show: as text, in the order in which it was written.
enum Escaping {
    /// Text for HTML, in an element or between the quotes of an attribute.
    ///
    /// Works on scalars, not characters: a combining mark after a quote makes one character of both, and must not carry the quote
    /// through. Controls that reorder text (embeddings, overrides, isolates) and other control characters become U+FFFD.
    static func html(_ text: String) -> String {
        guard needsWork(text) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
            case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
            case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
            case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
            case "`": safe.append(contentsOf: "&#96;".unicodeScalars)
            default: safe.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return String(safe)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a: false
        case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069, 0xfff9...0xfffb, 0xe0000...0xe007f: true
        default: false
        }
    }

    /// Most labels are plain ASCII words: leave them as they are.
    private static func needsWork(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte >= 0x7f || byte < 0x20 || byte == 0x26 || byte == 0x3c || byte == 0x3e || byte == 0x22 || byte == 0x27 || byte == 0x60
        }
    }

    /// The first scalars of a text, with an ellipsis when there are more.
    static func clipped(_ text: String, to most: Int) -> String {
        guard text.utf8.count > most, let end = text.unicodeScalars.index(text.startIndex, offsetBy: most, limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        return String(text[..<end]) + "…"
    }
}

/// The escaping that every template of the site uses.
struct SafeHTML: MustacheContentType {
    static let name = "SAFE-HTML"

    func escapeText(_ text: String) -> String { Escaping.html(text) }
}

/// Text as a JSON string.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var out = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out.append(contentsOf: ["\\", scalar])
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<" ", "\u{7f}":
                let hex = String(scalar.value, radix: 16)
                out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).unicodeScalars)
            default: out.append(scalar)
            }
        }
        out.append("\"")
        return String(out)
    }
}
