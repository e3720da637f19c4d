/// Words of a text as they compare in every language: letters and digits in runs, in lower case, an apostrophe left out.
enum FoldedWords {
    static func of(_ text: String) -> [String] {
        var words: [String] = [], word: [UInt8] = [], isASCII = true
        func end() {
            guard !word.isEmpty else { return }
            let found = String(decoding: word, as: UTF8.self)
            words.append(isASCII ? found : found.lowercased())
            word.removeAll(keepingCapacity: true)
            isASCII = true
        }
        for byte in text.utf8 {
            if byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 {
                word.append(byte)
            } else if byte >= 0x41 && byte <= 0x5A {
                word.append(byte | 0x20)
            } else if byte >= 0x80 {
                isASCII = false
                word.append(byte)
            } else if byte != 0x27 {
                end()
            }
        }
        end()
        return words
    }

    /// Overlap of two bags of words: F1 = 2|A∩B| ÷ (|A|+|B|), 0 to 1.
    static func overlap(_ a: [String], _ b: [String]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var left = b, shared = 0
        for word in a {
            if let at = left.firstIndex(of: word) {
                left.swapAt(at, left.count - 1)
                left.removeLast()
                shared += 1
            }
        }
        return 2 * Double(shared) / Double(a.count + b.count)
    }
}
