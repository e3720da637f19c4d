import Learning
import MarketModel

/// A linear chain over the tokens of a block that tells where claims of each angle begin and end.
struct Tagger: Sendable {
    /// `O`, then for each angle `B-` (begins) and `I-` (goes on).
    static let labels = ["O"] + Angle.allCases.flatMap { ["B-" + $0.rawValue, "I-" + $0.rawValue] }

    /// Whether a label may follow another; -1 is the beginning.
    static func allowed(_ from: Int, _ to: Int) -> Bool {
        guard to > 0, to % 2 == 0 else { return true }
        return from == to || from == to - 1
    }

    let weights: WeightTable
    let transitions: ChainTransitions

    /// The distribution over labellings of a block.
    func lattice(_ page: ReadPage, _ n: Int, chance: Float) -> ChainLattice {
        let block = page.blocks[n], labels = Tagger.labels.count
        var scores = [Float](repeating: 0, count: block.count * labels)
        var sink = FeatureSink()
        TaggerFeatures.shared(page, n, chance: chance, into: &sink)
        var base = weights.bias
        base.withUnsafeMutableBufferPointer { base in
            for key in sink.keys { weights.add(key, to: base.baseAddress!) }
        }
        let (since, until) = TaggerFeatures.marks(block)
        scores.withUnsafeMutableBufferPointer { scores in
            for t in 0..<block.count {
                let row = scores.baseAddress! + t * labels
                for y in 0..<labels { row[y] = base[y] }
                sink.clear()
                TaggerFeatures.token(block, t, sinceMark: since[t], untilMark: until[t], into: &sink)
                for key in sink.keys { weights.add(key, to: row) }
            }
        }
        return ChainLattice(emissions: scores, transitions: transitions)
    }
}
