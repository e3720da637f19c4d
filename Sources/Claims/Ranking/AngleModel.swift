import Learning
import MarketModel

/// Types a candidate: a multinomial model on its bag, its sentence, what its words mean and what the tagger thinks.
struct AngleModel: Sendable {
    let weights: WeightTable
    /// Weights of `AngleFeatures.keys`, four each.
    private let dense: [Float]

    init(weights: WeightTable) {
        self.weights = weights
        dense = AngleFeatures.keys.flatMap { weights.weights(of: $0).map(Array.init) ?? [0, 0, 0, 0] }
    }

    /// The chance of each angle, in the order of `Angle.allCases`.
    ///
    /// - Parameter bag: keys of the candidate and its sentence.
    func chances(bag: [FeatureKey], numbers: [Float]) -> [Double] {
        var scores = weights.bias
        scores.withUnsafeMutableBufferPointer { scores in
            for key in bag { weights.add(key, to: scores.baseAddress!) }
            for (n, value) in numbers.enumerated() { for c in 0..<4 { scores[c] += dense[4 * n + c] * value } }
        }
        return Logistic.probabilities(scores)
    }
}
