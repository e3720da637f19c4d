/// Phrases by the words in them, so that the one nearest to another phrase is found without comparing with all.
struct PhraseIndex {
    private var phrases: [[WordTable.Word]] = []
    private var postings: [WordTable.Word: [Int32]] = [:]

    subscript(_ index: Int) -> [WordTable.Word] { phrases[index] }

    /// - Returns: the number under which the phrase is found again.
    @discardableResult
    mutating func add(_ words: [WordTable.Word]) -> Int {
        let index = phrases.count
        phrases.append(words)
        for word in Set(words) { postings[word, default: []].append(Int32(index)) }
        return index
    }

    /// Phrases that overlap with `words` to at least `floor` (F1), best first.
    func nearest(_ words: [WordTable.Word], floor: Double) -> [(index: Int, overlap: Double)] {
        var candidates: [Int32] = []
        for word in Set(words) { candidates += postings[word] ?? [] }
        candidates.sort()
        var found: [(index: Int, overlap: Double)] = []
        var last: Int32 = -1
        for candidate in candidates where candidate != last {
            last = candidate
            let overlap = WordTable.overlap(words, phrases[Int(candidate)])
            if overlap >= floor { found.append((Int(candidate), overlap)) }
        }
        return found.sorted { ($1.overlap, $0.index) < ($0.overlap, $1.index) }
    }
}
