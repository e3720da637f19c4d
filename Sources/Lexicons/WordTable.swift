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
        var words = WordIndex(capacity: bytes.count / 12), values: [Int32] = [], problems: [LexiconError.Problem] = [], total = 0, line = 0
        values.reserveCapacity(bytes.count / 12 * columns)
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                line += 1
                var end = at
                while end < bytes.count, bytes[end] != 10 { end += 1 }
                defer { at = end + 1 }
                if end == at { continue }
                if bytes[at] == UInt8(ascii: "#") {
                    let fields = String(decoding: bytes[at + 1..<end], as: UTF8.self).split(separator: "\t")
                    if fields.count == 2, fields[0].trimmed == "total", let number = Int(fields[1].trimmed) { total = number }
                    continue
                }
                var tab = at
                while tab < end, bytes[tab] != 9 { tab += 1 }
                let word = UnsafeBufferPointer(rebasing: bytes[at..<tab])
                var read = 0, position = tab
                while position < end, bytes[position] == 9 {
                    position += 1
                    var number: Int32 = 0, digits = 0
                    while position < end, bytes[position] &- 48 < 10, digits < 9 {
                        number = number * 10 + Int32(bytes[position] - 48)
                        position += 1
                        digits += 1
                    }
                    if digits == 0 { break }
                    values.append(number)
                    read += 1
                }
                if read != columns || position != end || word.isEmpty {
                    problems.append(
                        .init(file: file, line: line, message: "not a word and \(columns) whole numbers. Separate them by tabs."))
                } else if !words.insert(word) {
                    problems.append(
                        .init(
                            file: file, line: line,
                            message: "\"\(String(decoding: word, as: UTF8.self))\" stands here a second time. Remove one of the lines."))
                }
            }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        self.words = words
        self.values = values
        self.total = total
    }
}
