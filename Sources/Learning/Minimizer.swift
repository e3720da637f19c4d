/// Minimises a smooth convex function plus an L1 penalty by limited-memory BFGS, orthant-wise when there is a penalty
/// (OWL-QN, Andrew & Gao 2007).
public struct Minimizer: Sendable {
    /// Steps at most.
    public var steps = 100
    /// Stops when a step improves the value by less than this share.
    public var tolerance = 1e-5
    /// Weight of the sum of absolute parameters.
    public var l1 = 0.0
    /// Curvature pairs that are kept.
    public var memory = 8

    public init() {}

    /// - Parameters:
    ///   - start: where to begin.
    ///   - penalised: which parameters the L1 penalty is on; `nil` for all.
    ///   - evaluate: writes the gradient at a point and returns the value there.
    /// - Returns: the best point found.
    public func minimum(
        from start: [Double], penalised: ((Int) -> Bool)? = nil, _ evaluate: ([Double], inout [Double]) -> Double
    ) -> [Double] {
        let n = start.count
        let penalty = (0..<n).map { penalised?($0) ?? true ? l1 : 0 }
        var x = start
        var gradient = [Double](repeating: 0, count: n)
        var value = evaluate(x, &gradient) + penaltyValue(x, penalty)
        var pairs: [(s: [Double], y: [Double], rho: Double)] = []
        for step in 0..<steps {
            let pseudo = pseudoGradient(x, gradient, penalty)
            var direction = twoLoop(pseudo, pairs)
            if l1 > 0 { for i in 0..<n where direction[i] * pseudo[i] >= 0 { direction[i] = 0 } }
            let slope = dot(direction, pseudo)
            guard slope < 0 else { break }
            var length = step == 0 ? 1 / max(1e-12, dot(pseudo, pseudo).squareRoot()) : 1.0
            var next = x
            var nextGradient = gradient
            var nextValue = value
            var accepted = false
            for _ in 0..<30 {
                for i in 0..<n {
                    next[i] = x[i] + length * direction[i]
                    if penalty[i] > 0 {
                        let orthant = x[i] != 0 ? x[i] : -pseudo[i]
                        if next[i] * orthant < 0 { next[i] = 0 }
                    }
                }
                nextValue = evaluate(next, &nextGradient) + penaltyValue(next, penalty)
                if nextValue <= value + 1e-4 * length * slope {
                    accepted = true
                    break
                }
                length *= 0.5
            }
            guard accepted else { break }
            var s = next
            var y = nextGradient
            for i in 0..<n {
                s[i] -= x[i]
                y[i] -= gradient[i]
            }
            let curvature = dot(s, y)
            if curvature > 1e-10 {
                pairs.append((s, y, 1 / curvature))
                if pairs.count > memory { pairs.removeFirst() }
            }
            let gain = value - nextValue
            x = next
            gradient = nextGradient
            value = nextValue
            if gain < tolerance * max(1, abs(value)) { break }
        }
        return x
    }

    private func penaltyValue(_ x: [Double], _ penalty: [Double]) -> Double {
        guard l1 > 0 else { return 0 }
        var sum = 0.0
        for i in x.indices { sum += penalty[i] * abs(x[i]) }
        return sum
    }

    /// The steepest one-sided derivative of the penalised function.
    private func pseudoGradient(_ x: [Double], _ gradient: [Double], _ penalty: [Double]) -> [Double] {
        guard l1 > 0 else { return gradient }
        var out = gradient
        for i in x.indices where penalty[i] > 0 {
            let c = penalty[i]
            if x[i] > 0 {
                out[i] += c
            } else if x[i] < 0 {
                out[i] -= c
            } else if gradient[i] + c < 0 {
                out[i] += c
            } else if gradient[i] - c > 0 {
                out[i] -= c
            } else {
                out[i] = 0
            }
        }
        return out
    }

    private func twoLoop(_ gradient: [Double], _ pairs: [(s: [Double], y: [Double], rho: Double)]) -> [Double] {
        var q = gradient
        var alphas: [Double] = []
        for pair in pairs.reversed() {
            let alpha = pair.rho * dot(pair.s, q)
            alphas.append(alpha)
            for i in q.indices { q[i] -= alpha * pair.y[i] }
        }
        if let last = pairs.last {
            let scale = 1 / (last.rho * dot(last.y, last.y))
            for i in q.indices { q[i] *= scale }
        }
        for (pair, alpha) in zip(pairs, alphas.reversed()) {
            let beta = pair.rho * dot(pair.y, q)
            for i in q.indices { q[i] += (alpha - beta) * pair.s[i] }
        }
        for i in q.indices { q[i] = -q[i] }
        return q
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var sum = 0.0
                for i in 0..<a.count { sum += a[i] * b[i] }
                return sum
            }
        }
    }
}
