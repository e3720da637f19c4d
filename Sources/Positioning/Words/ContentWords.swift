/// The words of a phrase that carry its meaning, folded so that two phrases compare.
///
/// Lower case, without stop words, with plural and verb endings cut; a phrase of stop words alone keeps them.
enum ContentWords {
    private static let stop: Set<String> = [
        "a", "an", "the", "and", "or", "of", "for", "to", "with", "in", "on", "your", "you", "our",
        "is", "are", "it", "its", "this",
        "that",
        "at", "by", "from", "as", "be", "can", "will", "up", "all", "so", "we", "my", "their", "them",
        "who", "which", "while", "when",
    ]

    /// Letters and digits in runs, lower-cased; an apostrophe is left out, anything else parts them.
    static func raw(_ text: String) -> [String] {
        var words: [String] = []
        forEachWord(text) { words.append($0) }
        return words
    }

    /// Calls `body` with each word of `raw(_:)`, without an array of them.
    @inline(__always)
    static func forEachWord(_ text: String, _ body: (String) -> Void) {
        var text = text
        var word: [UInt8] = []
        text.withUTF8 { bytes in
            var isASCII = true
            func end() {
                guard !word.isEmpty else { return }
                let found = String(decoding: word, as: UTF8.self)
                body(isASCII ? found : found.lowercased())
                word.removeAll(keepingCapacity: true)
                isASCII = true
            }
            for byte in bytes {
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
        }
    }

    static func isStop(_ word: String) -> Bool { stop.contains(word) }

    /// The folded content words of a phrase, in order.
    static func of(_ text: String) -> [String] {
        let all = raw(text)
        let kept = all.filter { !stop.contains($0) }
        return (kept.isEmpty ? all : kept).map(stem)
    }

    /// Cuts plural, the commonest verb endings and the "iest" of "busiest" from an English word; other words come back as they are.
    static func stem(_ word: String) -> String {
        var w = Array(word.utf8)
        guard w.count > 3, w.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
        func ends(_ suffix: StaticString) -> Bool {
            let n = suffix.utf8CodeUnitCount
            guard w.count >= n + 3 else { return false }
            return suffix.withUTF8Buffer { buffer in zip(buffer, w.suffix(n)).allSatisfy { $0 == $1 } }
        }
        if ends("ies") {
            w.removeLast(3)
            w.append(0x79)
        } else if ends("iest") {
            w.removeLast(4)
            w.append(0x79)
        } else if ends("sses") {
            w.removeLast(2)
        } else if w.last == 0x73, !ends("ss"), !ends("us") {
            w.removeLast()
        }
        for suffix: StaticString in ["ing", "ed"] where ends(suffix) {
            w.removeLast(suffix.utf8CodeUnitCount)
            if w.count > 3, let last = w.last, last == w[w.count - 2], last != 0x6C, last != 0x73 {
                w.removeLast()
            }
            break
        }
        if w.count > 4, w.last == 0x65 { w.removeLast() }
        return String(decoding: w, as: UTF8.self)
    }

    /// Overlap of two bags of words: F1 = 2|A∩B| ÷ (|A|+|B|), 0 to 1.
    static func overlap(_ a: [String], _ b: [String]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var left = b
        var shared = 0
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
