/// Cuts text that has no spaces into words: the cut whose words are the most common together (Viterbi over a unigram model; Kudo, Yamamoto,
/// Matsumoto, Applying conditional random fields to Japanese morphological analysis, EMNLP 2004, without its contexts).
public struct WordSegmenter: Sendable {
    private let words: WordCosts

    /// Characters of a word, at most.
    private static let longest = 8
    /// A character that begins no known word costs as much as one of three in ten million words.
    private static let unknown: Int32 = 150
    /// A run of Katakana is nearly always one word, borrowed; it costs this much, and so much a letter.
    private static let borrowed: Int32 = 100, borrowedLetter: Int32 = 8

    public init(_ words: WordCosts) { self.words = words }

    /// Where words end, as counts of characters, ascending; the last is the count of all.
    ///
    /// - Parameters:
    ///   - bytes: characters as they are compared.
    ///   - ends: end of each character in the bytes.
    /// - Complexity: O(characters).
    func ends(of bytes: [UInt8], characters ends: [Int]) -> [Int] {
        let count = ends.count
        var best = [Int32](repeating: .max, count: count + 1), from = [Int](repeating: 0, count: count + 1)
        best[0] = 0
        for at in 0..<count {
            let start = at == 0 ? 0 : ends[at - 1], base = best[at]
            func offer(_ end: Int, _ cost: Int32) {
                if base + cost < best[end] {
                    best[end] = base + cost
                    from[end] = at
                }
            }
            offer(at + 1, words.cost(of: bytes[start..<ends[at]]) ?? Self.unknown)
            for end in min(at + 2, count + 1)..<min(at + Self.longest, count) + 1 {
                if let cost = words.cost(of: bytes[start..<ends[end - 1]]) { offer(end, cost) }
            }
            if Self.isKatakana(bytes, start), at == 0 || !Self.isKatakana(bytes, at == 1 ? 0 : ends[at - 2]) {
                var end = at + 1
                while end < count, Self.isKatakana(bytes, ends[end - 1]) { end += 1 }
                if end > at + 1 { offer(end, Self.borrowed + Self.borrowedLetter * Int32(end - at)) }
            }
        }
        var cuts: [Int] = [], at = count
        while at > 0 {
            cuts.append(at)
            at = from[at]
        }
        return cuts.reversed()
    }

    /// U+30A0 to U+30FF: E3 82 A0 to E3 83 BF.
    private static func isKatakana(_ bytes: [UInt8], _ at: Int) -> Bool {
        at + 2 < bytes.count && bytes[at] == 0xE3 && (bytes[at + 1] == 0x83 || bytes[at + 1] == 0x82 && bytes[at + 2] >= 0xA0)
    }
}
