#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A linear scorer: one weight a feature for each class, and a bias for each class.
///
/// With one class the score is a log-odds; with several, the scores are exponents of a softmax.
public struct LinearWeights: Hashable, Sendable {
    /// Classes; 1 for a yes-or-no model.
    public let classes: Int
    /// `weights[feature * classes + c]`.
    public let weights: [Float]
    public let bias: [Float]

    public init(classes: Int, weights: [Float], bias: [Float]) {
        self.classes = classes
        self.weights = weights
        self.bias = bias
    }

    public func scores(_ rows: SparseRows, _ row: Int) -> [Float] {
        var out = bias
        for k in rows.offsets[row]..<rows.offsets[row + 1] {
            let at = Int(rows.columns[k]) * classes
            guard at < weights.count else { continue }
            for c in 0..<classes { out[c] += weights[at + c] * rows.values[k] }
        }
        return out
    }
}

/// Fits linear models to sparse rows by maximum likelihood with L2 and L1 penalties; deterministic.
///
/// Minimises Σ wᵢ·loss(i) + ½·l2·Σθ² + l1·Σ|θ|; biases carry no penalty.
public struct LogisticRegression: Sendable {
    public var l2 = 1.0
    public var l1 = 0.0
    public var steps = 100
    public var tolerance = 1e-5

    public init(l2: Double = 1, l1: Double = 0, steps: Int = 100, tolerance: Double = 1e-5) {
        self.l2 = l2
        self.l1 = l1
        self.steps = steps
        self.tolerance = tolerance
    }

    private var minimizer: Minimizer {
        var minimizer = Minimizer()
        minimizer.steps = steps
        minimizer.tolerance = tolerance
        minimizer.l1 = l1
        return minimizer
    }

    /// A yes-or-no model.
    ///
    /// - Parameters:
    ///   - labels: the share of *yes* in each row, 0 to 1.
    ///   - weights: how much each row counts; empty: all alike.
    public func fit(_ rows: SparseRows, labels: [Double], weights: [Double] = []) -> LinearWeights {
        precondition(rows.count == labels.count && (weights.isEmpty || weights.count == labels.count))
        let n = rows.width
        let theta = minimizer.minimum(from: [Double](repeating: 0, count: n + 1), penalised: { $0 < n }) { theta, gradient in
            var value = penalty(theta, n, &gradient)
            rows.withUnsafeRows { offsets, columns, values in
                theta.withUnsafeBufferPointer { theta in
                    gradient.withUnsafeMutableBufferPointer { gradient in
                        for r in 0..<rows.count {
                            var z = theta[n]
                            for k in offsets[r]..<offsets[r + 1] { z += theta[Int(columns[k])] * Double(values[k]) }
                            let w = weights.isEmpty ? 1 : weights[r]
                            value += w * (Logistic.softplus(z) - labels[r] * z)
                            let d = w * (Logistic.probability(z) - labels[r])
                            gradient[n] += d
                            for k in offsets[r]..<offsets[r + 1] { gradient[Int(columns[k])] += d * Double(values[k]) }
                        }
                    }
                }
            }
            return value
        }
        return LinearWeights(classes: 1, weights: theta[..<n].map(Float.init), bias: [Float(theta[n])])
    }

    /// A model over several classes (softmax).
    public func fit(_ rows: SparseRows, classOf: [Int], classes: Int, weights: [Double] = []) -> LinearWeights {
        precondition(rows.count == classOf.count && (weights.isEmpty || weights.count == classOf.count))
        let n = rows.width * classes
        var z = [Double](repeating: 0, count: classes)
        let theta = minimizer.minimum(from: [Double](repeating: 0, count: n + classes), penalised: { $0 < n }) { theta, gradient in
            var value = penalty(theta, n, &gradient)
            rows.withUnsafeRows { offsets, columns, values in
                theta.withUnsafeBufferPointer { theta in
                    gradient.withUnsafeMutableBufferPointer { gradient in
                        for r in 0..<rows.count {
                            for c in 0..<classes { z[c] = theta[n + c] }
                            for k in offsets[r]..<offsets[r + 1] {
                                let at = Int(columns[k]) * classes, v = Double(values[k])
                                for c in 0..<classes { z[c] += theta[at + c] * v }
                            }
                            let w = weights.isEmpty ? 1 : weights[r]
                            Logistic.softmax(&z)
                            value -= w * z[classOf[r]]
                            for c in 0..<classes {
                                z[c] = w * (exp(z[c]) - (c == classOf[r] ? 1 : 0))
                                gradient[n + c] += z[c]
                            }
                            for k in offsets[r]..<offsets[r + 1] {
                                let at = Int(columns[k]) * classes, v = Double(values[k])
                                for c in 0..<classes { gradient[at + c] += z[c] * v }
                            }
                        }
                    }
                }
            }
            return value
        }
        return LinearWeights(classes: classes, weights: theta[..<n].map(Float.init), bias: theta[n...].map(Float.init))
    }

    /// Starts a gradient with the L2 penalty's share, and returns the penalty.
    private func penalty(_ theta: [Double], _ n: Int, _ gradient: inout [Double]) -> Double {
        var sum = 0.0
        for i in 0..<n {
            gradient[i] = l2 * theta[i]
            sum += theta[i] * theta[i]
        }
        for i in n..<theta.count { gradient[i] = 0 }
        return 0.5 * l2 * sum
    }
}

/// The functions of the logistic family.
public enum Logistic {
    /// 1 ÷ (1 + e⁻ᶻ).
    public static func probability(_ z: Double) -> Double {
        z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))
    }

    /// ln(p ÷ (1 − p)), with `p` kept off 0 and 1 by 10⁻⁴.
    public static func logit(_ p: Double) -> Double {
        log(max(1e-4, p) / max(1e-4, 1 - p))
    }

    /// ln(1 + eᶻ) without overflow.
    static func softplus(_ z: Double) -> Double { max(z, 0) + log1p(exp(-abs(z))) }

    /// Turns scores into log-probabilities, in place.
    static func softmax(_ z: inout [Double]) {
        let top = z.max() ?? 0
        var sum = 0.0
        for v in z { sum += exp(v - top) }
        let norm = top + log(sum)
        for c in z.indices { z[c] -= norm }
    }

    /// Scores to probabilities that sum to 1.
    public static func probabilities(_ scores: [Float]) -> [Double] {
        var z = scores.map(Double.init)
        softmax(&z)
        return z.map { exp($0) }
    }
}
