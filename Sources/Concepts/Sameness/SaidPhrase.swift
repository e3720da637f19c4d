internal import MarketModel
internal import TextAnalysis

/// A phrase as the judge of sameness sees it: the words that tell something, each weighed by how rare it is on the web.
struct SaidPhrase: Sendable {
    struct Word: Sendable {
        /// Index of the text's part.
        let part: Int
        /// The stem that stands for all its spellings and synonyms.
        let stem: TermID
        let term: TermID
    }

    /// The words that tell something, in order.
    let words: [Word]
    /// A stem of the phrase.
    struct Weighed: Sendable {
        let stem: TermID
        /// How rare it is on the web; above 0.
        let weight: Float
        /// The same, less for a word that names the product itself.
        let told: Float
    }

    /// The distinct stems in the order of the words, so that sums do not hang on the numbers that an analyzer gives to terms.
    let bag: [Weighed]
    /// Sums over the bag.
    let weight: Float
    let told: Float
    /// The last telling word before what the phrase is good for.
    let head: TermID
    let angle: Angle
    let isAbsent: Bool
    let hasNumber: Bool
    /// The parts of the phrase, and the one behind which it only tells what its head is good for.
    let parts: Range<Int>
    let link: Int?
    /// Places in the space of meanings, of length 1, or zero when no word has one.
    let meaning: [Float]
    let headMeaning: [Float]
    /// Runs of three letters and digits, ascending.
    let trigrams: [UInt32]
    /// Stems that name what every product of the market or page is.
    let product: Set<TermID>

    func holds(_ stem: TermID) -> Bool { weighed(stem) != nil }

    /// 0 for a stem that the phrase does not have.
    func weight(of stem: TermID) -> Float { weighed(stem)?.weight ?? 0 }

    /// - Complexity: O(words); a phrase has few.
    func weighed(_ stem: TermID) -> Weighed? { bag.first { $0.stem == stem } }
}

/// Sums and products in the space of meanings.
enum Meaning {
    /// The cosine of two places of length 1.
    static func likeness(_ a: [Float], _ b: [Float]) -> Float {
        var sum: Float = 0
        for d in 0..<min(a.count, b.count) { sum += a[d] * b[d] }
        return sum
    }

    /// Brought to length 1; zero stays zero.
    static func unit(_ sum: [Float]) -> [Float] {
        let length = likeness(sum, sum).squareRoot()
        return length > 1e-6 ? sum.map { $0 / length } : sum
    }
}
