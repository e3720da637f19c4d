internal import TextAnalysis

/// The pairs of wordings that are worth comparing: those that share a word which tells something, or lie near each other by meaning.
struct RowPairs {
    private let items: [RowFigures.Item]
    private let common: [TermID: Int]

    /// Likeness of words or of meaning below which a pair is not compared.
    private static let leastWords: Float = 0.1, leastMeaning: Float = 0.6

    init(_ items: [RowFigures.Item]) {
        self.items = items
        var common: [TermID: Int] = [:]
        for item in items { for word in item.phrase.bag { common[word.stem, default: 0] += 1 } }
        self.common = common
    }

    /// The share of the wordings that hold a stem.
    func share(_ stem: TermID) -> Float { Float(common[stem] ?? 0) / Float(max(1, items.count)) }

    /// Calls `body` for each pair, the smaller number first.
    func forEach(_ body: (Int, Int) -> Void) {
        var holders: [TermID: [Int]] = [:]
        for j in items.indices {
            let phrase = items[j].phrase
            var shared: [Int: Float] = [:]
            for word in phrase.bag {
                for i in holders[word.stem] ?? [] { shared[i, default: 0] += min(word.told, items[i].phrase.weighed(word.stem)?.told ?? 0) }
            }
            for i in 0..<j {
                let other = items[i].phrase, told = shared[i] ?? 0
                if told > 0 && told / max(1e-6, phrase.told + other.told - told) >= Self.leastWords
                    || Meaning.likeness(phrase.meaning, other.meaning) >= Self.leastMeaning
                    || Meaning.likeness(phrase.headMeaning, other.headMeaning) >= Self.leastMeaning
                {
                    body(i, j)
                }
            }
            for word in phrase.bag { holders[word.stem, default: []].append(j) }
        }
    }
}
