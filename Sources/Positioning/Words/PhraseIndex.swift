import MarketModel

/// Phrases by the words in them, so that the one nearest to another phrase is found without comparing with all.
struct PhraseIndex: Sendable {
    private var phrases: [[String]] = []
    private var postings: [String: [Int]] = [:]

    subscript(_ index: Int) -> [String] { phrases[index] }

    /// - Returns: the number under which the phrase is found again.
    @discardableResult
    mutating func add(_ words: [String]) -> Int {
        let index = phrases.count
        phrases.append(words)
        for word in Set(words) { postings[word, default: []].append(index) }
        return index
    }

    /// Phrases that overlap with `words` to at least `floor` (F1), best first.
    func nearest(_ words: [String], floor: Double) -> [(index: Int, overlap: Double)] {
        var candidates: Set<Int> = []
        for word in Set(words) { candidates.formUnion(postings[word] ?? []) }
        return candidates.map { ($0, ContentWords.overlap(words, phrases[$0])) }.filter {
            $0.1 >= floor
        }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (index: $0.0, overlap: $0.1) }
    }
}
