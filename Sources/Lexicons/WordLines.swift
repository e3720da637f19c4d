internal import TextAnalysis

/// The lines of a file of tens of thousands of words, each a word, a tab and what belongs to it, read without a string for each.
enum WordLines {
    /// - Parameter comment: gets what stands behind `#`.
    /// - Parameter entry: gets what stands behind the word, with its tab; answers what the line should be when it is wrong.
    /// - Returns: the words in the order of the file.
    /// - Throws: for lines of another form, and for a word that stands twice; all of them at once.
    static func read(
        file: String, bytes: [UInt8], comment: (UnsafeBufferPointer<UInt8>) -> Void = { _ in },
        entry: (UnsafeBufferPointer<UInt8>) -> String?
    ) throws(LexiconError) -> WordIndex {
        var words = WordIndex(capacity: bytes.count / 16), problems: [LexiconError.Problem] = [], line = 0
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                line += 1
                var end = at
                while end < bytes.count, bytes[end] != 10 { end += 1 }
                defer { at = end + 1 }
                if end == at { continue }
                if bytes[at] == UInt8(ascii: "#") {
                    comment(UnsafeBufferPointer(rebasing: bytes[at + 1..<end]))
                    continue
                }
                var tab = at
                while tab < end, bytes[tab] != 9 { tab += 1 }
                let word = UnsafeBufferPointer(rebasing: bytes[at..<tab])
                if let form = entry(UnsafeBufferPointer(rebasing: bytes[tab..<end])) ?? (word.isEmpty ? "a word before the tab" : nil) {
                    problems.append(.init(file: file, line: line, message: "not \(form). Restore the line."))
                } else if !words.insert(word) {
                    let name = String(decoding: word, as: UTF8.self)
                    problems.append(
                        .init(file: file, line: line, message: "\"\(name)\" stands here a second time. Remove one of the lines."))
                }
            }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        return words
    }
}
