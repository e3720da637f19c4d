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

    /// Words that do not count when two claims are compared.
    let unlike: ContentWords

    /// The content words of a range of tokens, in order.
    func contents(_ range: Range<Int>) -> ArraySlice<ContentWord> {
        let all = content[Int(contentStart[range.lowerBound])..<Int(contentStart[range.upperBound])]
        return all.first?.crosses == true && all.count > 1 ? all.dropFirst() : all
    }

    /// The content words of a range of tokens; stop words only when there is nothing else.
    func words(_ range: Range<Int>) -> WordBag {
        let all = contents(range)
        let kept = all.lazy.filter { !$0.isStop }.map(\.key)
        let bag = WordBag(kept)
        return bag.keys.isEmpty ? WordBag(all.lazy.map(\.key)) : bag
    }

    /// The words of a range that tell it from others of its kind: without those that only make an absence of the rest.
    func core(_ range: Range<Int>) -> WordBag {
        let bag = words(range)
        let kept = WordBag(bag.keys.filter { !unlike.absences.contains($0) })
        return kept.keys.isEmpty ? bag : kept
    }

    /// Byte range of a range of tokens.
    func bytes(_ range: Range<Int>) -> Range<Int> { text.bytes(ofTokens: range) }
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
