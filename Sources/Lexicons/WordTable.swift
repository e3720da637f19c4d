internal import TextAnalysis

/// Words or word pairs with numbers, read fast from a file of tens of thousands of lines.
public final class WordTable: Sendable {
    private let words: WordIndex
    private let values: [Int32]
    /// Numbers a word.
    public let columns: Int
    /// The number that the header states: of documents, for document frequencies; 0 when it states none.
    public let total: Int

    public var count: Int { words.count }

    /// The numbers of a word, in the order of the file; `nil` when it is not in the table.
    ///
    /// - Parameter word: UTF-8, in lower case; the words of a pair are parted by one space.
    /// - Complexity: O(length).
    public func values(of word: ArraySlice<UInt8>) -> ArraySlice<Int32>? {
        words.find(word).map { values[$0 * columns..<($0 + 1) * columns] }
    }

    /// The numbers of a word; `nil` when it is not in the table.
    public func values(of word: String) -> ArraySlice<Int32>? { values(of: ArraySlice(Array(word.utf8))) }

    /// The first number of a word, or 0 when it is not in the table.
    public func value(of word: ArraySlice<UInt8>) -> Int { values(of: word).map { Int($0[$0.startIndex]) } ?? 0 }

    /// - Parameter bytes: lines of a word and `columns` whole numbers parted by tabs; `#` begins a comment, and a comment
    ///   `# total <tab> N` states the total.
    init(file: String, bytes: [UInt8], columns: Int) throws(LexiconError) {
        self.columns = columns
        var values: [Int32] = [], total = 0
        values.reserveCapacity(bytes.count / 12 * columns)
        words = try WordLines.read(file: file, bytes: bytes) { comment in
            let fields = String(decoding: comment, as: UTF8.self).split(separator: "\t")
            if fields.count == 2, fields[0].trimmed == "total", let number = Int(fields[1].trimmed) { total = number }
        } entry: { numbers in
            var read = 0, position = 0
            while position < numbers.count, numbers[position] == 9 {
                position += 1
                var number: Int32 = 0, digits = 0
                while position < numbers.count, numbers[position] &- 48 < 10, digits < 9 {
                    number = number * 10 + Int32(numbers[position] - 48)
                    position += 1
                    digits += 1
                }
                if digits == 0 { break }
                values.append(number)
                read += 1
            }
            return read == columns && position == numbers.count ? nil : "a word and \(columns) whole numbers, parted by tabs"
        }
        self.values = values
        self.total = total
    }
}
