/// Puts what the models say of a run, what they say of its neighbours, its length and its region on one scale of log-odds.
///
/// A linear model over predictions for pages that the models had not seen (stacked generalization, Wolpert 1992): what the models learn
/// by heart earns no trust here.
struct BlockCalibration: Sendable {
    /// What is weighed, before one input for each `Region`.
    enum Input: Int, CaseIterable {
        case linear, trees, smoothed, length
    }

    static let names = Input.allCases.map { "\($0)" } + Region.allCases.map { "region:\($0)" }
    static let width = names.count

    /// Log-odds beyond this say no more.
    private static let limit: Float = 9

    /// One for each of `names`.
    var weights: [Float]
    var bias: Float

    /// Half of each model, as they come.
    static let mean = BlockCalibration(weights: [0.5, 0.5] + [Float](repeating: 0, count: width - 2), bias: 0)

    /// The inputs of every run of a page: `[run][input]`.
    static func inputs(_ scores: BlockScorer.Scores, _ material: PageMaterial, _ regions: [Region]) -> [[Float]] {
        let smoothed = BlockCut.smoothed(BlockCut.ruled(scores.mean, material), material, by: .wide)
        return material.text.runs.indices.map { index in
            var row = [Float](repeating: 0, count: width)
            row[Input.linear.rawValue] = max(-limit, min(limit, scores.linear[index]))
            row[Input.trees.rawValue] = max(-limit, min(limit, scores.trees[index]))
            row[Input.smoothed.rawValue] = max(-limit, min(limit, smoothed[index]))
            row[Input.length.rawValue] = BlockCut.logarithm(Float(material.text.runs[index].count))
            row[Input.allCases.count + regions[index].rawValue] = 1
            return row
        }
    }

    /// The log-odds of every run of a page.
    func logits(_ scores: BlockScorer.Scores, _ material: PageMaterial, _ regions: [Region]) -> [Float] {
        Self.inputs(scores, material, regions).map { row in zip(row, weights).reduce(bias) { $0 + $1.0 * $1.1 } }
    }
}
