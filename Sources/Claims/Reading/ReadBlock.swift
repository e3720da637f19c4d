import Learning
import MarketModel
import TextAnalysis

/// A word or mark of a block, with all that the models ask about it.
struct ReadToken: Sendable {
    var word: WordFact
    /// Part hash of how it is written: `Xx`, `xx`, `XX`, `9`, or the mark itself.
    var shape: UInt64
    /// ⌊log₂(times on the page + 1)⌋, at most 5.
    var repeats: UInt8 = 0
    var isInTitle = false
    var isWord: Bool
    var isUpper: Bool
    var hasDigit: Bool
    /// Ends a stretch that a claim rarely crosses: full stop, colon, bar, dash, bullet.
    var isStrongMark: Bool
    var mark: PunctuationMark
}

/// A block of seller copy, read: tokens with facts, content words, and its place on the page.
struct ReadBlock: Sendable {
    /// Index in the page's blocks.
    let index: Int
    let zone: Zone
    let layout: BlockLayout
    let text: AnalyzedText
    let tokens: [ReadToken]
    /// The words of the block as the comparison of claims sees them, in order.
    let content: [ContentWord]
    /// `content[contentStart[t]..<contentStart[t + 1]]` lie in token t.
    let contentStart: [Int32]
    /// Phrases of the lexicon that stand in the block; none until `ReadPage.readHints` is told to look.
    var hints: LexiconHints
    /// Text of the heading that it stands under; empty when there is none.
    let heading: [UInt64]

    var count: Int { tokens.count }

    /// The content words of a range of tokens; stop words only when there is nothing else.
    func words(_ range: Range<Int>) -> WordBag {
        let all = content[Int(contentStart[range.lowerBound])..<Int(contentStart[range.upperBound])]
        let kept = all.lazy.filter { !$0.isStop }.map(\.key)
        let bag = WordBag(kept)
        return bag.keys.isEmpty ? WordBag(all.lazy.map(\.key)) : bag
    }

    /// The words of a range that tell it from others of its kind: without those that only make an absence of the rest.
    func core(_ range: Range<Int>) -> WordBag {
        let bag = words(range)
        let kept = WordBag(bag.keys.filter { !ContentWord.operators.contains($0) })
        return kept.keys.isEmpty ? bag : kept
    }

    /// Byte range of a range of tokens.
    func bytes(_ range: Range<Int>) -> Range<Int> { text.bytes(ofTokens: range) }
}

/// A word for comparing claims: lower case, plural s cut.
struct ContentWord: Hashable, Sendable {
    let key: UInt64
    let isStop: Bool

    /// Words that say nothing of what is claimed.
    private static let stops: Set<UInt64> = Set(
        [
            "a", "an", "the", "and", "or", "of", "for", "to", "with", "in", "on", "your", "you", "our", "is", "are", "it", "its", "this",
            "that", "at", "by", "from", "as", "be", "can", "will", "up", "all",
        ].map { FeatureKey.hash($0) })

    /// Words that make an absence of others: "gluten free" and "soy free" have none in common but these.
    static let operators: Set<UInt64> = Set(["free", "no", "non", "not", "without", "zero", "never"].map { FeatureKey.hash($0) })

    /// Words of a stretch of UTF-8: runs of letters, digits and underscores.
    static func all(in bytes: ArraySlice<UInt8>) -> [ContentWord] {
        var out: [ContentWord] = []
        var run: [UInt8] = []
        func close() {
            guard !run.isEmpty else { return }
            let whole = FeatureKey.hash(run)
            let isStop = stops.contains(whole)
            if !isStop, run.count > 3, run.last == UInt8(ascii: "s"), run[run.count - 2] != UInt8(ascii: "s") { run.removeLast() }
            out.append(ContentWord(key: isStop ? whole : FeatureKey.hash(run), isStop: isStop))
            run.removeAll(keepingCapacity: true)
        }
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte < 0x80 {
                if byte &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_") {
                    run.append(byte)
                } else if byte &- 65 < 26 {
                    run.append(byte | 32)
                } else {
                    close()
                }
                at += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
                let end = min(bytes.endIndex, at + length)
                let scalar = String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars.first
                if let scalar, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    run += scalar.properties.lowercaseMapping.utf8
                } else {
                    close()
                }
                at = end
            }
        }
        close()
        return out
    }
}

/// A multiset of content words.
struct WordBag: Hashable, Sendable {
    /// Ascending.
    let keys: [UInt64]

    init(_ keys: some Sequence<UInt64>) { self.keys = keys.sorted() }

    /// Words in both, counted as often as in the poorer one.
    func common(_ other: WordBag) -> Int {
        var i = 0, j = 0, n = 0
        while i < keys.count, j < other.keys.count {
            if keys[i] == other.keys[j] {
                n += 1
                i += 1
                j += 1
            } else if keys[i] < other.keys[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return n
    }

    /// Harmonic mean of the shares of words in common, 0 to 1.
    func similarity(_ other: WordBag) -> Double {
        let n = common(other)
        return n == 0 ? 0 : 2 * Double(n) / Double(keys.count + other.keys.count)
    }

    /// Whether every word, as a set, is in the other.
    func isContained(in other: WordBag) -> Bool {
        var j = 0
        for key in keys {
            while j < other.keys.count, other.keys[j] < key { j += 1 }
            guard j < other.keys.count, other.keys[j] == key else { return false }
        }
        return true
    }
}
