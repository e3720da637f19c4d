internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// What is asked about two wordings to tell whether they say the same.
enum RowFigures {
    static let columns = [
        "cosine", "likeness", "share-least", "share-most", "same-words", "same-head", "head-meaning", "head-in-both", "head-in-one",
        "meaning",
        "rest-meaning", "rest-least", "rest-most", "soft-least", "soft-most", "same-polarity", "same-angle", "numbers", "trigrams",
        "shared-product", "shared-rarest", "shared-common", "words-least", "words-most", "nested", "judge-same", "judge-both", "judge-sure",
    ]

    /// A wording with what the judge thinks of it.
    struct Item: Sendable {
        let phrase: SaidPhrase
        /// Chances of the catalogue's concepts, by ascending place.
        let chances: [(entry: Int, chance: Float)]
        /// Place of each stem of the bag in the space of meanings.
        let places: [[Float]]

        var best: (entry: Int, chance: Float)? { chances.max { ($0.chance, -$0.entry) < ($1.chance, -$1.entry) } }
    }

    /// - Parameter share: the share of the market's wordings that hold a stem.
    static func row(_ x: Item, _ y: Item, share: (TermID) -> Float) -> [Float] {
        let a = x.phrase, b = y.phrase
        var common: Float = 0, product: Float = 0, rarest: Float = 0, commonest: Float = 1, shared = 0
        for word in a.bag {
            guard let other = b.weighed(word.stem) else { continue }
            let told = min(word.told, other.told)
            common += told
            shared += 1
            if a.product.contains(word.stem) { product += told }
            rarest = max(rarest, word.weight)
            commonest = min(commonest, share(word.stem))
        }
        let restA = max(0, a.told - common), restB = max(0, b.told - common), least = min(a.told, b.told), most = max(a.told, b.told)
        let sameWords = shared == a.bag.count && shared == b.bag.count
        let (softA, softB) = soft(x, y)
        let judged = judge(x, y)
        func flag(_ yes: Bool) -> Float { yes ? 1 : 0 }
        let headA = b.holds(a.head), headB = a.holds(b.head)
        return [
            common / max(1e-6, (a.told * b.told).squareRoot()), common / max(1e-6, a.told + b.told - common), common / max(1e-6, least),
            common / max(1e-6, most), flag(sameWords), flag(a.head == b.head), Meaning.likeness(a.headMeaning, b.headMeaning),
            flag(headA && headB), flag(headA || headB), Meaning.likeness(a.meaning, b.meaning), restMeaning(x, y, sameWords),
            min(restA, restB), max(restA, restB), min(softA, softB), max(softA, softB), flag(a.isAbsent == b.isAbsent),
            flag(a.angle == b.angle), flag(a.hasNumber) + flag(b.hasNumber), trigrams(a.trigrams, b.trigrams),
            common > 0 ? product / common : 0, rarest, shared > 0 ? commonest : 1, Float(min(a.bag.count, b.bag.count)),
            Float(max(a.bag.count, b.bag.count)), flag(shared == min(a.bag.count, b.bag.count)), judged.same, judged.both, judged.sure,
        ]
    }

    /// How well each word of one wording is met by the nearest of the other, weighed; of both wordings.
    private static func soft(_ x: Item, _ y: Item) -> (Float, Float) {
        func side(_ a: Item, _ b: Item) -> Float {
            var sum: Float = 0
            for (n, word) in a.phrase.bag.enumerated() {
                var best: Float = 0
                for (m, other) in b.phrase.bag.enumerated() {
                    best = max(best, word.stem == other.stem ? 1 : min(1, Meaning.likeness(a.places[n], b.places[m])))
                }
                sum += best * word.told
            }
            return sum / max(1e-6, a.phrase.told)
        }
        return (side(x, y), side(y, x))
    }

    /// Likeness of what each has beside the common words; 1 when neither has anything, a little below 0 when only one has.
    private static func restMeaning(_ x: Item, _ y: Item, _ sameWords: Bool) -> Float {
        if sameWords { return 1 }
        func rest(_ a: Item, _ b: Item) -> [Float]? {
            var sum = [Float](repeating: 0, count: WordVectors.directions), any = false
            for (n, word) in a.phrase.bag.enumerated() where !b.phrase.holds(word.stem) {
                any = true
                for d in sum.indices { sum[d] += a.places[n][d] * word.told }
            }
            return any ? Meaning.unit(sum) : nil
        }
        guard let a = rest(x, y), let b = rest(y, x) else { return -0.2 }
        return Meaning.likeness(a, b)
    }

    /// Whether the judge leads both to one concept, how far it does for any concept, and how sure it is of both.
    private static func judge(_ x: Item, _ y: Item) -> (same: Float, both: Float, sure: Float) {
        guard let a = x.best, let b = y.best else { return (0, 0, 0) }
        var both: Float = 0, m = 0
        for (entry, chance) in x.chances {
            while m < y.chances.count, y.chances[m].entry < entry { m += 1 }
            if m < y.chances.count, y.chances[m].entry == entry { both = max(both, min(chance, y.chances[m].chance)) }
        }
        let sure = min(a.chance, b.chance)
        return (a.entry == b.entry ? sure : 0, both, sure)
    }

    /// Dice's share of common trigrams.
    private static func trigrams(_ a: [UInt32], _ b: [UInt32]) -> Float {
        var i = 0, j = 0, common = 0
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                common += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Float(common) / Float(max(1, a.count + b.count))
    }
}
