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
        let smoothed = smoothed(scores, material), runs = material.text.runs
        return runs.indices.map { index in
            var row = Input.allCases.map { value($0, index, scores, smoothed, runs[index]) }
            row += [Float](repeating: 0, count: Region.allCases.count)
            row[Input.allCases.count + regions[index].rawValue] = 1
            return row
        }
    }

    private static func smoothed(_ scores: BlockScorer.Scores, _ material: PageMaterial) -> [Float] {
        BlockCut.smoothed(BlockCut.ruled(scores.mean, material), material, by: .wide)
    }

    @inline(__always) private static func value(
        _ input: Input, _ index: Int, _ scores: BlockScorer.Scores, _ smoothed: [Float], _ run: PageText.Run
    ) -> Float {
        switch input {
        case .linear: max(-limit, min(limit, scores.linear[index]))
        case .trees: max(-limit, min(limit, scores.trees[index]))
        case .smoothed: max(-limit, min(limit, smoothed[index]))
        case .length: BlockCut.logarithm(Float(run.count))
        }
    }

    /// The log-odds of every run of a page.
    func logits(_ scores: BlockScorer.Scores, _ material: PageMaterial, _ regions: [Region]) -> [Float] {
        let smoothed = Self.smoothed(scores, material), runs = material.text.runs
        return weights.withUnsafeBufferPointer { weights in
            runs.indices.map { index in
                var sum = bias + weights[Input.allCases.count + regions[index].rawValue]
                for input in Input.allCases {
                    sum += weights[input.rawValue] * Self.value(input, index, scores, smoothed, runs[index])
                }
                return sum
            }
        }
    }
}
