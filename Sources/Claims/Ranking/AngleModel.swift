import Learning
import MarketModel

/// Types a candidate: a multinomial model on its bag and on what the tagger thinks.
struct AngleModel: Sendable {
    let weights: WeightTable

    static let shares = Angle.allCases.map { FeatureTemplate("share-" + $0.rawValue) }

    /// Log of the tagger's share of each angle, kept off zero.
    static func logShares(_ candidate: Candidate) -> [Float] {
        let norm = max(1e-6, candidate.support), exact = max(1e-6, candidate.posterior)
        return (0..<4).map { a in
            let share = 0.5 * candidate.shares[a] / norm + 0.5 * candidate.posteriors[a] / exact
            return CandidateRow.logit(min(0.98, share + 0.02)) * 0.5
        }
    }

    /// The chance of each angle, in the order of `Angle.allCases`.
    func chances(_ candidate: Candidate, bag: [FeatureKey]) -> [Double] {
        var scores = weights.bias
        scores.withUnsafeMutableBufferPointer { scores in
            for key in bag { weights.add(key, to: scores.baseAddress!) }
            for (template, value) in zip(AngleModel.shares, AngleModel.logShares(candidate)) {
                guard let row = weights.weights(of: template.key) else { continue }
                for (c, w) in row.enumerated() { scores[c] += w * value }
            }
        }
        return Logistic.probabilities(scores)
    }
}
