/// One text to learn a linear chain from: features of the whole text, features of each place, and the right labels.
public struct ChainExample: Sendable {
    /// Numbers of features that hold at every place.
    public var shared: [Int32]
    /// `features[offsets[t]..<offsets[t + 1]]` hold at place t.
    public var offsets: [Int32]
    public var features: [Int32]
    public var labels: [UInt8]
    public var weight: Float

    public init(shared: [Int32], offsets: [Int32], features: [Int32], labels: [UInt8], weight: Float = 1) {
        self.shared = shared
        self.offsets = offsets
        self.features = features
        self.labels = labels
        self.weight = weight
    }

    public var count: Int { labels.count }
}

/// What training a linear chain gives.
public struct ChainWeights: Sendable {
    public let labels: Int
    /// `weights[feature * labels + label]`.
    public let weights: [Float]
    public let transitions: ChainTransitions
}

/// Fits a linear-chain conditional random field (Lafferty et al. 2001) by AdaGrad (Duchi et al. 2011) with a lazily applied L1 penalty; seeded.
public struct ChainTraining: Sendable {
    public var epochs = 8
    public var rate: Float = 0.2
    /// L1 penalty on a weight for each text seen.
    public var l1: Float = 1e-6
    public var seed: UInt64 = 1

    public init() {}

    /// - Parameters:
    ///   - features: how many features there are.
    ///   - allowed: whether a label may follow another; `from` -1 is the beginning.
    public func fit(
        _ examples: [ChainExample], features: Int, labels n: Int, allowed: (_ from: Int, _ to: Int) -> Bool
    ) -> ChainWeights {
        var state = State(features: features, labels: n, rate: rate, l1: l1)
        for x in 0..<n {
            state.start[x] = allowed(-1, x) ? 0 : -.infinity
            for y in 0..<n { state.steps[x * n + y] = allowed(x, y) ? 0 : -.infinity }
        }
        var random = SeededGenerator(seed: seed)
        var order = Array(examples.indices)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for i in order where examples[i].count > 0 { state.learn(examples[i]) }
        }
        state.settle()
        return ChainWeights(
            labels: n, weights: state.plainWeights(),
            transitions: ChainTransitions(labels: n, scores: state.steps, start: state.start))
    }

    /// The log-likelihood of the labels and its gradient by weights and steps, for checking against finite differences.
    static func likelihood(
        _ example: ChainExample, weights: [Float], transitions: ChainTransitions
    ) -> (value: Double, weights: [Double], steps: [Double]) {
        let n = transitions.labels
        var scores = [Float](repeating: 0, count: example.count * n)
        for t in 0..<example.count {
            for f in example.shared + example.features[Int(example.offsets[t])..<Int(example.offsets[t + 1])] {
                for y in 0..<n { scores[t * n + y] += weights[Int(f) * n + y] }
            }
        }
        let lattice = ChainLattice(emissions: scores, transitions: transitions)
        var value = Double(transitions.start[Int(example.labels[0])]) - lattice.logSum
        var gradient = [Double](repeating: 0, count: weights.count)
        var steps = [Double](repeating: 0, count: n * n)
        for t in 0..<example.count {
            let gold = Int(example.labels[t])
            value += Double(scores[t * n + gold])
            for f in example.shared + example.features[Int(example.offsets[t])..<Int(example.offsets[t + 1])] {
                for y in 0..<n { gradient[Int(f) * n + y] += (y == gold ? 1 : 0) - Double(lattice.marginal(t, y)) }
            }
            guard t + 1 < example.count else { continue }
            let next = Int(example.labels[t + 1])
            value += Double(transitions.scores[gold * n + next])
            for x in 0..<n {
                for y in 0..<n where transitions.scores[x * n + y] > -.infinity {
                    steps[x * n + y] += (x == gold && y == next ? 1 : 0) - Double(lattice.pair(t, x, y))
                }
            }
        }
        return (value, gradient, steps)
    }
}

extension ChainTraining {
    /// Weights on their way: values and sums of squared gradients, each row padded to a multiple of four.
    private struct State {
        let n: Int
        let stride: Int
        let rate: Float
        let l1: Float
        var weights: [SIMD4<Float>]
        var squares: [SIMD4<Float>]
        var seen: [Int32]
        var steps: [Float]
        var stepSquares: [Float]
        var start: [Float]
        var now: Int32 = 0

        init(features: Int, labels: Int, rate: Float, l1: Float) {
            n = labels
            stride = (labels + 3) / 4
            self.rate = rate
            self.l1 = l1
            weights = [SIMD4<Float>](repeating: .zero, count: features * stride)
            squares = [SIMD4<Float>](repeating: SIMD4(repeating: 1e-2), count: features * stride)
            seen = [Int32](repeating: 0, count: features)
            steps = [Float](repeating: 0, count: labels * labels)
            stepSquares = [Float](repeating: 1e-1, count: labels * labels)
            start = [Float](repeating: 0, count: labels)
        }

        /// Takes the L1 steps that a feature has missed since it was last seen.
        @inline(__always)
        static func catchUp(
            _ w: UnsafeMutablePointer<SIMD4<Float>>, _ q: UnsafePointer<SIMD4<Float>>, _ stride: Int, _ missed: Float, _ pull: Float
        ) {
            guard missed > 0 else { return }
            for k in 0..<stride {
                let cut = (missed * pull) / q[k].squareRoot()
                let v = w[k]
                let magnitude = (v.replacing(with: -v, where: v .< 0)) - cut
                let kept = magnitude.replacing(with: SIMD4<Float>(repeating: 0), where: magnitude .< 0)
                w[k] = kept.replacing(with: -kept, where: v .< 0)
            }
        }

        mutating func learn(_ example: ChainExample) {
            now += 1
            let count = example.count, n = n, stride = stride, now = now, pull = rate * l1, rate = rate
            var scores = [Float](repeating: 0, count: count * n)
            weights.withUnsafeMutableBufferPointer { weights in
                squares.withUnsafeBufferPointer { squares in
                    seen.withUnsafeMutableBufferPointer { seen in
                        func add(_ f: Int32, _ sum: UnsafeMutablePointer<SIMD4<Float>>) {
                            let at = Int(f) * stride
                            State.catchUp(weights.baseAddress! + at, squares.baseAddress! + at, stride, Float(now - seen[Int(f)]), pull)
                            seen[Int(f)] = now
                            for k in 0..<stride { sum[k] += weights[at + k] }
                        }
                        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: stride * 2) { sums in
                            let base = sums.baseAddress!, own = base + stride
                            for k in 0..<stride { base[k] = .zero }
                            for f in example.shared { add(f, base) }
                            for t in 0..<count {
                                for k in 0..<stride { own[k] = base[k] }
                                for p in Int(example.offsets[t])..<Int(example.offsets[t + 1]) { add(example.features[p], own) }
                                for y in 0..<n { scores[t * n + y] = own[y / 4][y % 4] }
                            }
                        }
                    }
                }
            }
            let lattice = ChainLattice(
                emissions: scores, transitions: ChainTransitions(labels: n, scores: steps, start: start))
            update(example, lattice, rate)
            updateSteps(example, lattice)
        }

        private mutating func update(_ example: ChainExample, _ lattice: ChainLattice, _ rate: Float) {
            let n = n, stride = stride, count = example.count
            weights.withUnsafeMutableBufferPointer { weights in
                squares.withUnsafeMutableBufferPointer { squares in
                    withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: stride * 2) { room in
                        let own = room.baseAddress!, all = own + stride
                        func push(_ f: Int32, _ g: UnsafeMutablePointer<SIMD4<Float>>) {
                            let at = Int(f) * stride
                            for k in 0..<stride {
                                squares[at + k] += g[k] * g[k]
                                weights[at + k] -= rate * g[k] / squares[at + k].squareRoot()
                            }
                        }
                        for k in 0..<stride { all[k] = .zero }
                        for t in 0..<count {
                            for k in 0..<stride { own[k] = .zero }
                            for y in 0..<n {
                                own[y / 4][y % 4] = example.weight * (lattice.marginal(t, y) - (Int(example.labels[t]) == y ? 1 : 0))
                            }
                            for k in 0..<stride { all[k] += own[k] }
                            for p in Int(example.offsets[t])..<Int(example.offsets[t + 1]) { push(example.features[p], own) }
                        }
                        for f in example.shared { push(f, all) }
                    }
                }
            }
        }

        private mutating func updateSteps(_ example: ChainExample, _ lattice: ChainLattice) {
            guard example.count > 1 else { return }
            for x in 0..<n {
                for y in 0..<n where steps[x * n + y] > -.infinity {
                    var g: Float = 0
                    for t in 0..<example.count - 1 {
                        g += lattice.pair(t, x, y)
                        if Int(example.labels[t]) == x, Int(example.labels[t + 1]) == y { g -= 1 }
                    }
                    g *= example.weight
                    stepSquares[x * n + y] += g * g
                    steps[x * n + y] -= rate * g / stepSquares[x * n + y].squareRoot()
                }
            }
        }

        /// Takes all L1 steps that are still missed.
        mutating func settle() {
            for f in seen.indices {
                let missed = Float(now - seen[f])
                weights.withUnsafeMutableBufferPointer { weights in
                    squares.withUnsafeBufferPointer { squares in
                        State.catchUp(
                            weights.baseAddress! + f * stride, squares.baseAddress! + f * stride, stride, missed, rate * l1)
                    }
                }
                seen[f] = now
            }
        }

        func plainWeights() -> [Float] {
            var out = [Float](repeating: 0, count: seen.count * n)
            for f in seen.indices {
                for y in 0..<n { out[f * n + y] = weights[f * stride + y / 4][y % 4] }
            }
            return out
        }
    }
}
