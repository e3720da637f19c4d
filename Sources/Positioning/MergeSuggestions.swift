internal import MarketModel

extension MergeSuggestion {
    /// Concepts that are compared, and pairs that are shown.
    private static let mostConcepts = 2000, mostPairs = 200
    private static let floor = 0.5

    /// Pairs of concepts of one angle and polarity whose labels share most of their words, by rarity, the likeliest first.
    static func find(_ matrix: Matrix, reader: PhraseReader) -> [MergeSuggestion] {
        let rows = Array(matrix.concepts.prefix(mostConcepts)), phrases = rows.map { reader.phrase($0.concept.label) }
        var rowsWith: [TermStem: [Int]] = [:]
        var found: [MergeSuggestion] = []
        for (at, phrase) in phrases.enumerated() {
            var near: Set<Int> = []
            for stem in phrase.stems {
                for other in rowsWith[stem] ?? [] { near.insert(other) }
                rowsWith[stem, default: []].append(at)
            }
            for other in near
            where rows[other].concept.angle == rows[at].concept.angle && rows[other].concept.polarity == rows[at].concept.polarity {
                let likeness = phrases[other].overlap(phrase)
                if likeness >= floor {
                    found.append(MergeSuggestion(keep: rows[other].concept, merge: rows[at].concept, similarity: likeness))
                }
            }
        }
        return Array(
            found.sorted { ($1.similarity, $0.keep.id, $0.merge.id) < ($0.similarity, $1.keep.id, $1.merge.id) }.prefix(mostPairs))
    }
}
