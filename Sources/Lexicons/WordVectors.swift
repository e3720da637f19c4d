internal import TextAnalysis

/// Words with their places in a space of meanings: words of like meaning lie near each other.
public final class WordVectors: Sendable {
    /// Directions of the space.
    public static let directions = 32
    /// The code of the character that stands for 0, and the steps that make 1.
    private static let zero = 79, steps: Float = 80

    private let words: WordIndex
    private let values: [Int8]

    public var count: Int { words.count }

    /// - Parameter bytes: lines of a word, a tab and one character a direction; `#` begins a comment.
    init(file: String, bytes: [UInt8]) throws(LexiconError) {
        var values: [Int8] = []
        values.reserveCapacity(bytes.count)
        words = try WordLines.read(file: file, bytes: bytes) { place in
            guard place.count == Self.directions + 1, place.dropFirst().allSatisfy({ $0 > 32 && $0 < 127 }) else {
                return "a word, a tab and \(Self.directions) characters"
            }
            for code in place.dropFirst() { values.append(Int8(Int(code) - Self.zero)) }
            return nil
        }
        self.values = values
    }

    /// The row of a word; `nil` when it has no place.
    ///
    /// - Parameter word: UTF-8, in lower case.
    public func row(of word: ArraySlice<UInt8>) -> Int? { words.find(word) }

    /// Adds the place of a word to a sum of `directions` numbers.
    public func add(_ row: Int, to sum: inout ArraySlice<Float>) {
        let from = row * Self.directions, start = sum.startIndex
        for d in 0..<Self.directions { sum[start + d] += Float(values[from + d]) / Self.steps }
    }
}
