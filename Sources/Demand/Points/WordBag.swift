internal import Concepts
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Stems with weights, ascending by stem, and the length of that vector.
struct WordBag: Sendable {
    let stems: [TermID]
    let weights: [Float]
    let norm: Float
    let total: Float

    init(_ words: [TermID: Float]) {
        let sorted = words.sorted { $0.key < $1.key }
        stems = sorted.map(\.key)
        weights = sorted.map(\.value)
        norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
        total = weights.reduce(0, +)
    }

    func weight(of stem: TermID) -> Float {
        var low = 0, high = stems.count
        while low < high {
            let middle = (low + high) / 2
            if stems[middle] < stem { low = middle + 1 } else { high = middle }
        }
        return low < stems.count && stems[low] == stem ? weights[low] : 0
    }

    /// The cosine of two bags, the share of this one's weight that the other holds, and the share of the other's that this one holds.
    func overlap(_ other: WordBag) -> (cosine: Float, share: Float, covered: Float) {
        var dot: Float = 0, mine: Float = 0, theirs: Float = 0, i = 0, j = 0
        while i < stems.count, j < other.stems.count {
            if stems[i] == other.stems[j] {
                dot += weights[i] * other.weights[j]
                mine += weights[i]
                theirs += other.weights[j]
                i += 1
                j += 1
            } else if stems[i] < other.stems[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return (dot / max(norm * other.norm, 1e-6), mine / max(total, 1e-6), theirs / max(other.total, 1e-6))
    }
}

/// Turns words into bags and places.
struct WordWeigher: Sendable {
    private let tables: WordTables
    /// Weight of a word that says nothing of a point.
    private static let generalWeight: Float = 0.3

    init(_ tables: WordTables) {
        precondition(WordVectors.directions == SIMD32<Float>.scalarCount, "places have the width of SIMD32")
        self.tables = tables
    }

    func stem(_ part: Part) -> TermID { tables.lexicon.roles.canonical(part.stem) }

    func bag(_ words: [(part: Part, fact: WordFact)]) -> WordBag {
        var bag: [TermID: Float] = [:]
        for (part, fact) in words where fact.isContent {
            let weight = fact.weight * (fact.roles.contains(.general) ? Self.generalWeight : 1)
            let stem = stem(part)
            bag[stem] = max(bag[stem] ?? 0, weight)
        }
        return WordBag(bag)
    }

    /// The place of a word; `nil` when it has none.
    func place(_ fact: WordFact) -> SIMD32<Float>? {
        guard fact.vector >= 0, let vectors = tables.vectors else { return nil }
        var sum = [Float](repeating: 0, count: WordVectors.directions)
        vectors.add(Int(fact.vector), to: &sum[...])
        return SIMD32(sum)
    }

    /// The weighted mean of the places of the words that tell something, of length 1; zero when there is none.
    func place(_ words: [(part: Part, fact: WordFact)]) -> SIMD32<Float> {
        var sum = SIMD32<Float>.zero
        for (_, fact) in words where !fact.roles.contains(.stop) {
            if let place = place(fact) { sum += place * fact.weight }
        }
        return Self.unit(sum)
    }

    static func unit(_ vector: SIMD32<Float>) -> SIMD32<Float> {
        let length = (vector * vector).sum().squareRoot()
        return length > 1e-6 ? vector / length : vector
    }

    func words(_ text: String, _ facts: WordFacts) -> [(part: Part, fact: WordFact)] {
        facts.analyzer.analyze(text).parts.filter { $0.term != .none }.map { ($0, facts.fact($0)) }
    }

    /// - Parameter wordings: phrases that lead to the concept.
    func profile(_ concept: Concept, wordings: [String], facts: WordFacts, isCatalogued: Bool) -> PointProfile {
        let words = words(concept.label, facts)
        let read = wordings.map { self.words($0, facts) }
        var forms = SIMD32<Float>.zero
        for wording in read { forms += place(wording) }
        return PointProfile(
            concept: concept, label: bag(words), labelVector: place(words),
            labelWords: words.filter { !$0.fact.roles.contains(.stop) }.compactMap { place($0.fact) }.map(Self.unit),
            head: words.last.map { stem($0.part) } ?? .none, forms: read.map(bag), formVector: Self.unit(forms),
            isCatalogued: isCatalogued)
    }
}
