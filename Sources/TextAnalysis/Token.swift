/// What a token is.
public enum TokenKind: UInt8, Hashable, Sendable {
    /// Letters, perhaps with digits, hyphens, apostrophes: `BPA-free`, `don't`, `IP68`, `5-in-1`.
    case word
    /// A number, perhaps with its unit: `24`, `20,000mAh`, `1.5L`, `50+`, `100%`, `10-12`.
    case number
    case punctuation
    case symbol
    /// A list mark, dingbat or emoji: what follows is a sentence of its own.
    case bullet
}

/// How a token is written.
public struct TokenShape: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The first letter is a capital.
    public static let initialUpper = TokenShape(rawValue: 1)
    /// Every letter is a capital.
    public static let allUpper = TokenShape(rawValue: 2)
    /// A capital after a small letter: `MagSafe`, `boAt`.
    public static let mixedCase = TokenShape(rawValue: 4)
    public static let digit = TokenShape(rawValue: 8)
    public static let letter = TokenShape(rawValue: 16)
    public static let hyphen = TokenShape(rawValue: 32)
    public static let apostrophe = TokenShape(rawValue: 64)
    /// A byte beyond ASCII.
    public static let nonASCII = TokenShape(rawValue: 128)
    /// White space before it, or the beginning of the text.
    public static let spaceBefore = TokenShape(rawValue: 256)
    /// A line break before it, or the beginning of the text.
    public static let lineBefore = TokenShape(rawValue: 512)
    /// More than one part.
    public static let compound = TokenShape(rawValue: 1024)
    /// A full stop inside: `e.g`, `U.S`, `1.5`.
    public static let dot = TokenShape(rawValue: 2048)
    /// Cut from text without spaces; its parts are its characters.
    public static let segmented = TokenShape(rawValue: 4096)
}

/// What a mark of punctuation does.
public enum PunctuationMark: UInt8, Hashable, Sendable {
    /// The token is no punctuation.
    case none
    case fullStop, exclamation, question, ellipsis
    case comma, semicolon, colon, dash, open, close, bar, slash, quote
    case other

    /// Whether it parts clauses wherever it stands.
    public var separatesClauses: Bool {
        switch self {
        case .comma, .semicolon, .colon, .dash, .open, .close, .bar, .ellipsis: true
        default: false
        }
    }
}

/// A word, number, mark or symbol: a byte range of the source.
public struct Token: Hashable, Sendable {
    public let start: UInt32
    public let end: UInt32
    /// The word in lower case, apostrophes and hyphens made plain, invisible characters dropped; `.none` for marks and symbols.
    public internal(set) var term: TermID = .none
    public internal(set) var stem: TermID = .none
    /// Index of its first part.
    var firstPart: UInt32
    public let shape: TokenShape
    public let kind: TokenKind
    public let mark: PunctuationMark

    /// Bytes of the source.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable public var isWordOrNumber: Bool { kind == .word || kind == .number }
}

/// A piece of a token: `BPA` and `free` of `BPA-free`, `24` and `h` of `24h`, `ip` and `68` of `IP68`, the words of a compound, the
/// characters of a word in Chinese; a plain token is its own part.
///
/// Lexicon lines are matched on parts, so that "noise-cancelling" and "noise cancelling" read alike.
public struct Part: Hashable, Sendable {
    public let start: UInt32
    public let end: UInt32
    public internal(set) var term: TermID = .none
    public internal(set) var stem: TermID = .none
    /// Index of the token that it belongs to.
    public let token: UInt32
    public let shape: TokenShape
    public let kind: TokenKind
    public let mark: PunctuationMark

    /// Bytes of the source.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable public var isWordOrNumber: Bool { kind == .word || kind == .number }
}
