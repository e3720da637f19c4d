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
        var words = WordIndex(capacity: bytes.count / 36), values: [Int8] = [], problems: [LexiconError.Problem] = [], line = 0
        values.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                line += 1
                var end = at
                while end < bytes.count, bytes[end] != 10 { end += 1 }
                defer { at = end + 1 }
                if end == at || bytes[at] == UInt8(ascii: "#") { continue }
                let tab = end - Self.directions - 1
                guard tab > at, bytes[tab] == 9, bytes[(tab + 1)..<end].allSatisfy({ $0 > 32 && $0 < 127 }) else {
                    problems.append(
                        .init(file: file, line: line, message: "not a word, a tab and \(Self.directions) characters. Restore the line."))
                    continue
                }
                let word = UnsafeBufferPointer(rebasing: bytes[at..<tab])
                guard words.insert(word) else {
                    problems.append(
                        .init(
                            file: file, line: line,
                            message: "\"\(String(decoding: word, as: UTF8.self))\" stands here a second time. Remove one of the lines."))
                    continue
                }
                for n in (tab + 1)..<end { values.append(Int8(Int(bytes[n]) - Self.zero)) }
            }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        self.words = words
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
