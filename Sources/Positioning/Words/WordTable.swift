/// Words of a market as numbers: the same folding as `ContentWords`, done once a spelling, so that phrases compare as integers.
final class WordTable {
    /// A folded word.
    typealias Word = Int32

    private var folded: [String: Word] = [:]
    /// By spelling: the number of its folding, and whether it is a stop word.
    private var spelt: [String: (word: Word, isStop: Bool)] = [:]

    /// The number of a word that is folded already.
    func number(folded word: String) -> Word {
        if let known = folded[word] { return known }
        let new = Word(folded.count)
        folded[word] = new
        return new
    }

    private func entry(_ word: String) -> (word: Word, isStop: Bool) {
        if let known = spelt[word] { return known }
        let new = (word: number(folded: ContentWords.stem(word)), isStop: ContentWords.isStop(word))
        spelt[word] = new
        return new
    }

    /// The content words of a phrase, as `ContentWords.of` has them.
    func content(_ text: String) -> [Word] {
        var kept: [Word] = [], all: [Word] = []
        ContentWords.forEachWord(text) { word in
            let entry = entry(word)
            all.append(entry.word)
            if !entry.isStop { kept.append(entry.word) }
        }
        return kept.isEmpty ? all : kept
    }

    /// Overlap of two bags of words: F1 = 2|A∩B| ÷ (|A|+|B|), 0 to 1.
    static func overlap(_ a: [Word], _ b: [Word]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var taken: UInt64 = 0
        var shared = 0
        for word in a {
            for (at, other) in b.enumerated() where other == word && (at > 63 || taken & (1 << UInt64(at)) == 0) {
                if at < 64 { taken |= 1 << UInt64(at) }
                shared += 1
                break
            }
        }
        return 2 * Double(shared) / Double(a.count + b.count)
    }
}
