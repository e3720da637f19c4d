/// Text that may carry tags and entities, as plain text on one line.
enum MarkupText {
    /// Drops tags, decodes the usual entities, joins white space.
    static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: plainBytes(bytes), as: UTF8.self)
    }

    static func plain(_ text: String) -> String { plain(Array(text.utf8)[...]) }

    /// Plain text with its white space joined; nothing is decoded.
    static func collapsed(_ text: some StringProtocol) -> String {
        text.split { $0.isWhitespace || $0 == "\u{200E}" || $0 == "\u{200B}" || $0 == "\u{FEFF}" }.joined(separator: " ")
    }

    static func plainBytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let decoded = bytes.contains(UInt8(ascii: "&")) ? decodingEntities(bytes)[...] : bytes
        var out: [UInt8] = []
        out.reserveCapacity(decoded.count)
        var index = decoded.startIndex, space = false
        while index < decoded.endIndex {
            let byte = decoded[index]
            if byte == UInt8(ascii: "<"), index + 1 < decoded.endIndex, isTagStart(decoded[index + 1]),
                let close = decoded[index...].prefix(4_096).firstIndex(of: UInt8(ascii: ">"))
            {
                space = !out.isEmpty
                index = close + 1
                continue
            }
            let blank = InlineSpace.length(decoded, at: index)
            if blank > 0 {
                if InlineSpace.separates(decoded, at: index) { space = !out.isEmpty }
                index += blank
                continue
            }
            if space {
                out.append(0x20)
                space = false
            }
            out.append(byte)
            index += 1
        }
        return out
    }

    private static func isTagStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "reg": "®", "trade": "™", "hellip": "…",
        "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "deg": "°",
        "times": "×", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "uuml": "ü", "ouml": "ö", "auml": "ä", "szlig": "ß",
        "Uuml": "Ü", "Ouml": "Ö", "Auml": "Ä", "oacute": "ó", "aacute": "á", "iacute": "í", "ntilde": "ñ", "uacute": "ú", "euro": "€",
        "pound": "£", "yen": "¥", "frac12": "½", "zwnj": "", "shy": "", "laquo": "«", "raquo": "»",
    ]

    /// The text with its entities decoded once; tags stay.
    static func decodedEntities(_ bytes: ArraySlice<UInt8>) -> [UInt8] { decodingEntities(bytes, rounds: 1) }

    /// Decodes entities; twice encoded ones (`&amp;amp;`) are decoded twice.
    private static func decodingEntities(_ bytes: ArraySlice<UInt8>, rounds: Int = 2) -> [UInt8] {
        var current = bytes
        for _ in 0..<rounds {
            var out: [UInt8] = []
            out.reserveCapacity(current.count)
            var index = current.startIndex
            while index < current.endIndex {
                if current[index] == UInt8(ascii: "&"), let end = current[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                    let text = decoded(current[(index + 1)..<end])
                {
                    out.append(contentsOf: text.utf8)
                    index = end + 1
                } else {
                    out.append(current[index])
                    index += 1
                }
            }
            current = out[...]
            if !current.contains(UInt8(ascii: "&")) { break }
        }
        return Array(current)
    }

    private static func decoded(_ name: ArraySlice<UInt8>) -> String? {
        guard let first = name.first else { return nil }
        guard first == UInt8(ascii: "#") else { return entities[String(decoding: name, as: UTF8.self)] }
        let digits = name.dropFirst()
        let code =
            digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } == true
            ? UInt32(String(decoding: digits.dropFirst(), as: UTF8.self), radix: 16) : UInt32(String(decoding: digits, as: UTF8.self))
        guard let code, code > 0 else { return nil }
        if (0x80..<0xA0).contains(code) { return String(TextEncoding.windows1252Scalar(UInt8(code))) }
        return Unicode.Scalar(code).map { String($0) }
    }
}

/// White space and invisible characters as pages use them.
enum InlineSpace {
    /// Length of the blank or invisible character at `index`; 0 when it is neither.
    @inline(__always) static func length(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        if byte < 0xC2 || byte > 0xEF { return 0 }
        let left = bytes.endIndex - index
        if byte == 0xC2, left >= 2 { return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD ? 2 : 0 }
        guard left >= 3 else { return 0 }
        let second = bytes[index + 1], third = bytes[index + 2]
        switch byte {
        // U+2000–U+200B, U+200E–U+200F, U+2028–U+202F, U+205F–U+2064
        case 0xE2 where second == 0x80: return third <= 0x8B || (0x8E...0x8F).contains(third) || (0xA8...0xAF).contains(third) ? 3 : 0
        case 0xE2 where second == 0x81: return (0x9F...0xA4).contains(third) ? 3 : 0
        case 0xE3 where second == 0x80: return third == 0x80 ? 3 : 0
        case 0xEF where second == 0xBB: return third == 0xBF ? 3 : 0
        default: return 0
        }
    }

    /// Whether the blank parts words; soft hyphens, zero-width characters and direction marks do not.
    @inline(__always) static func separates(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: return bytes[index + 1] == 0xA0
        case 0xE2 where bytes[index + 1] == 0x80:
            return bytes[index + 2] < 0x8B || bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 || bytes[index + 2] == 0xAF
        case 0xE2: return bytes[index + 2] == 0x9F
        case 0xEF: return false
        default: return true
        }
    }
}
