/// How a language is written: what its numbers, abbreviations, elisions and compounds look like, and how text without spaces is cut.
///
/// Read from the lexicons; the empty rules are those of a language with spaces, decimal points and no abbreviations.
public final class WritingRules: Sendable {
    /// Whether a comma parts the fraction of a number: `1,5`.
    public let hasDecimalComma: Bool
    /// Whether points part thousands: `1.299`.
    public let groupsByPoint: Bool
    /// Whether spaces part thousands: `1 299`.
    public let groupsBySpace: Bool
    /// Short words that lose their vowel before another, with their apostrophe: `l'`.
    let elisions: Set<[UInt8]>
    /// Abbreviations whose full stop never ends a sentence, and those whose full stop may; each packed into a number.
    let neverEnd: Set<UInt64>
    let mayEnd: Set<UInt64>
    /// Characters that count as others when words are compared: traditional ones as simplified ones.
    let folds: [UInt32: UInt32]
    let compounds: CompoundCutter?
    let segmenter: WordSegmenter?

    /// - Parameters:
    ///   - decimal: the mark before a fraction, `.` or `,`.
    ///   - thousands: marks between groups of three digits: `.`, `,`, `space`.
    ///   - elisions: with their apostrophes, in small letters.
    ///   - abbreviations: without their last full stop, in small ASCII letters; longer than eight bytes never occur.
    public init(
        decimal: String = ".", thousands: [String] = [","], elisions: [String] = [], abbreviations: [String] = [],
        closingAbbreviations: [String] = [], folds: [UInt32: UInt32] = [:], compounds: CompoundCutter? = nil,
        segmenter: WordSegmenter? = nil
    ) {
        hasDecimalComma = decimal == ","
        groupsByPoint = thousands.contains(".")
        groupsBySpace = thousands.contains("space")
        self.elisions = Set(elisions.map { Array($0.utf8) })
        neverEnd = Self.packed(abbreviations)
        mayEnd = Self.packed(closingAbbreviations)
        self.folds = folds
        self.compounds = compounds
        self.segmenter = segmenter
    }

    private static func packed(_ words: [String]) -> Set<UInt64> { Set(words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }) }
}

/// Words with what each costs, -10 · ln(frequency): the less, the more common.
public struct WordCosts: Sendable {
    private let words: WordIndex
    private let costs: [Int32]

    /// - Parameter costs: in the order of the words.
    public init(_ words: WordIndex, costs: [Int32]) {
        precondition(words.count == costs.count, "a cost for each word")
        self.words = words
        self.costs = costs
    }

    /// - Complexity: O(length).
    func cost(of word: ArraySlice<UInt8>) -> Int32? { words.find(word).map { costs[$0] } }
}
