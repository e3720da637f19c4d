import Learning
import MarketModel
import TextAnalysis

/// Tells how likely a block is to hold a claim: a linear model on words and place, then trees over its score and its neighbours'.
struct BlockModel: Sendable {
    let linear: WeightTable
    let trees: TreeEnsemble

    static let columns: [String] =
        (-4...4).map { "score\($0 > 0 ? "+" : "")\($0)" } + [
            "mean2", "mean4", "page-best", "page-top10", "words", "links", "copies", "from-title", "relevance", "index", "share-of-page",
            "blocks", "letters-a-word", "capitals", "heading-score",
        ] + Zone.allCases.map { "zone-" + $0.rawValue }

    /// The chance of each block, 0 to 1.
    func probabilities(_ page: ReadPage) -> [Float] {
        var sink = FeatureSink()
        var seen: Set<UInt64> = []
        let scores = page.blocks.indices.map { n in
            sink.clear()
            BlockFeatures.context(page, n, into: &sink)
            BlockFeatures.bag(page.blocks[n], seen: &seen, into: &sink)
            return sink.keys.reduce(linear.bias[0]) { $0 + linear.weight($1) }
        }
        return BlockModel.rows(page, scores).map { Float(Logistic.probability(Double(trees.score($0)))) }
    }

    /// What the trees see, given each block's linear score.
    static func rows(_ page: ReadPage, _ scores: [Float]) -> [[Float]] {
        let n = scores.count
        let top = scores.sorted(by: >)
        let best = top.first ?? 0, few = top.prefix(10).reduce(0, +) / Float(max(1, min(10, n)))
        let position = Dictionary(page.blocks.enumerated().map { ($1.index, $0) }, uniquingKeysWith: { a, _ in a })
        func at(_ k: Int) -> Float { k >= 0 && k < n ? scores[k] : -5 }
        var out: [[Float]] = []
        for (i, block) in page.blocks.enumerated() {
            var row: [Float] = []
            row.reserveCapacity(columns.count)
            for d in -4...4 { row.append(at(i + d)) }
            for reach in [2, 4] {
                var sum: Float = 0
                for d in -reach...reach { sum += at(i + d) }
                row.append(sum / Float(2 * reach + 1))
            }
            var words = 0, capitals = 0
            for token in block.tokens where token.isWord {
                words += 1
                if token.isUpper { capitals += 1 }
            }
            row.append(best)
            row.append(few)
            row.append(Float(block.count))
            row.append(Float(block.layout.linkDensity))
            row.append(Float(block.layout.copies))
            row.append(Float(max(-1, min(9999, block.layout.wordsFromTitle))))
            row.append(Float(block.layout.relevance))
            row.append(Float(i))
            row.append(Float(i) / Float(n))
            row.append(Float(n))
            row.append(Float(block.text.bytes.count) / Float(block.count))
            row.append(Float(capitals) / Float(max(1, words)))
            row.append(block.layout.heading.flatMap { position[$0] }.map(at) ?? -5)
            for zone in Zone.allCases { row.append(zone == block.zone ? 1 : 0) }
            out.append(row)
        }
        return out
    }
}
