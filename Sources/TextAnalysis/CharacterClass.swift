/// What a character does in product text.
enum CharacterClass: UInt8 {
    case control, space, newline, lower, upper, letter, digit
    /// Part of the word it follows, and not of its term: soft hyphen, zero-width characters, variation selectors.
    case invisible
    /// Part of the word it follows and of its term: combining marks, `²`.
    case extend
    case apostrophe, hyphen, underscore
    case fullStop, exclamation, question, ellipsis, comma, semicolon, colon, dash, open, close, bar, slash, quote
    case percent, plus, degree
    /// `®`, `™`: cut off.
    case trademark
    case bullet, symbol, ideograph

    var isLetter: Bool { self == .lower || self == .upper || self == .letter }
    var isAlphanumeric: Bool { isLetter || self == .digit }

    var mark: PunctuationMark {
        switch self {
        case .fullStop: .fullStop
        case .exclamation: .exclamation
        case .question: .question
        case .ellipsis: .ellipsis
        case .comma: .comma
        case .semicolon: .semicolon
        case .colon: .colon
        case .dash, .hyphen: .dash
        case .open: .open
        case .close: .close
        case .bar: .bar
        case .slash: .slash
        case .quote, .apostrophe: .quote
        default: .none
        }
    }

    /// Classes of the ASCII characters.
    static let ascii: [CharacterClass] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0B, 0x0C: .newline
        case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: "_"): .underscore
        case UInt8(ascii: "."): .fullStop
        case UInt8(ascii: "!"): .exclamation
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
        case UInt8(ascii: "|"): .bar
        case UInt8(ascii: "/"), UInt8(ascii: "\\"): .slash
        case UInt8(ascii: "\""): .quote
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "+"): .plus
        case 0..<32, 127: .control
        default: .symbol
        }
    }

    /// The class of a character beyond ASCII.
    static func of(_ scalar: UInt32) -> CharacterClass {
        switch scalar {
        case 0x80...0x9F: return scalar == 0x85 ? .newline : .control
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x2028, 0x2029: return .newline
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF: return .invisible
        case 0xAE, 0x2122, 0x2120, 0xA9: return .trademark
        case 0xB0, 0x2103, 0x2109: return .degree
        case 0xB2, 0xB3, 0xB9, 0x2070...0x209C, 0x300...0x36F: return .extend
        case 0xBC...0xBE, 0x2150...0x215E: return .digit
        case 0xAA, 0xB5, 0xBA: return .lower
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0x2039, 0x203A, 0x300C...0x300F, 0xFF02: return .quote
        case 0xB4, 0x2018...0x201B, 0x2032, 0x2BC, 0xFF07: return .apostrophe
        case 0xB7: return .bullet
        case 0xA1...0xBF, 0xD7, 0xF7: return .symbol
        case 0xC0...0xDE: return .upper
        case 0xDF...0xFF: return .lower
        case 0x2010, 0x2011: return .hyphen
        case 0x2012...0x2015, 0x2212, 0xFE58, 0x301C: return .dash
        case 0x2026: return .ellipsis
        case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2190...0x21FF, 0x2460...0x27BF, 0x2900...0x29FF, 0x2B00...0x2BFF,
            0x1F000...0x1FAFF, 0x30FB:
            return .bullet
        case 0x2044: return .slash
        case 0x3002, 0xFF0E, 0xFF61, 0x964: return .fullStop
        case 0xFF01: return .exclamation
        case 0xFF1F, 0x61F: return .question
        case 0xFF0C, 0x3001, 0x60C: return .comma
        case 0xFF1B, 0x61B: return .semicolon
        case 0xFF1A: return .colon
        case 0xFF08, 0x3008, 0x300A, 0x3010, 0x3014: return .open
        case 0xFF09, 0x3009, 0x300B, 0x3011, 0x3015: return .close
        case 0xFF5C: return .bar
        case 0xFF0F: return .slash
        case 0xFF05: return .percent
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3FFFF, 0xE00...0xEFF:
            return .ideograph
        case 0xFFFD: return .symbol
        default: return general(scalar)
        }
    }

    private static func general(_ scalar: UInt32) -> CharacterClass {
        guard let scalar = Unicode.Scalar(scalar) else { return .symbol }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return .upper
        case .lowercaseLetter: return .lower
        case .otherLetter, .modifierLetter, .letterNumber: return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .extend
        case .decimalNumber, .otherNumber: return .digit
        case .spaceSeparator: return .space
        case .lineSeparator, .paragraphSeparator: return .newline
        case .format: return .invisible
        case .control, .unassigned, .surrogate, .privateUse: return .control
        case .connectorPunctuation: return .underscore
        case .dashPunctuation: return .dash
        case .openPunctuation: return .open
        case .closePunctuation: return .close
        case .initialPunctuation, .finalPunctuation: return .quote
        default: return .symbol
        }
    }
}

/// Reads one character of UTF-8; bytes that are none read as U+FFFD, one at a time.
///
/// - Precondition: `at` is within bounds.
@inline(__always)
func decodeScalar(_ source: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: UInt32, length: Int) {
    let first = source[at]
    if first < 0x80 { return (UInt32(first), 1) }
    func continuation(_ offset: Int) -> UInt32? {
        guard at + offset < source.count, source[at + offset] & 0xC0 == 0x80 else { return nil }
        return UInt32(source[at + offset] & 0x3F)
    }
    if first & 0xE0 == 0xC0, let b = continuation(1) {
        let scalar = UInt32(first & 0x1F) << 6 | b
        if scalar >= 0x80 { return (scalar, 2) }
    } else if first & 0xF0 == 0xE0, let b = continuation(1), let c = continuation(2) {
        let scalar = UInt32(first & 0x0F) << 12 | b << 6 | c
        if scalar >= 0x800, !(0xD800...0xDFFF).contains(scalar) { return (scalar, 3) }
    } else if first & 0xF8 == 0xF0, let b = continuation(1), let c = continuation(2), let d = continuation(3) {
        let scalar = UInt32(first & 0x07) << 18 | b << 12 | c << 6 | d
        if scalar >= 0x10000, scalar <= 0x10FFFF { return (scalar, 4) }
    }
    return (0xFFFD, 1)
}
