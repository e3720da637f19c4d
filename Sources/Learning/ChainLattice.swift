#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which label may follow which in a linear chain, and how willingly.
public struct ChainTransitions: Hashable, Sendable {
    public let labels: Int
    /// `scores[from * labels + to]`; minus infinity where the step is forbidden.
    public let scores: [Float]
    /// Score of beginning with a label; minus infinity where that is forbidden.
    public let start: [Float]

    public init(labels: Int, scores: [Float], start: [Float]) {
        precondition(scores.count == labels * labels && start.count == labels)
        self.labels = labels
        self.scores = scores
        self.start = start
    }
}

/// The distribution over label sequences of one text, by the forward-backward algorithm in scaled probabilities (Rabiner 1989).
public struct ChainLattice: Sendable {
    public let count: Int
    public let labels: Int
    /// `steps[from * labels + to]` = e^score.
    private let steps: [Float]
    /// `emissions[t * labels + y]` = e^(score − the row's greatest).
    private var emissions: [Float]
    private var forward: [Float]
    private var backward: [Float]
    private var scales: [Float]
    /// Natural logarithm of the sum over all sequences of e^score.
    public private(set) var logSum = 0.0

    /// - Parameter emissions: a score for each label at each place, `[t * labels + y]`.
    public init(emissions scores: [Float], transitions: ChainTransitions) {
        let n = transitions.labels
        labels = n
        count = scores.count / n
        steps = transitions.scores.map { expf($0) }
        emissions = scores
        forward = scores
        backward = [Float](repeating: 1, count: scores.count)
        scales = [Float](repeating: 1, count: count)
        run(transitions.start.map { expf($0) })
    }

    private mutating func run(_ start: [Float]) {
        let n = labels, count = count
        var sum = 0.0
        emissions.withUnsafeMutableBufferPointer { e in
            forward.withUnsafeMutableBufferPointer { f in
                backward.withUnsafeMutableBufferPointer { b in
                    steps.withUnsafeBufferPointer { s in
                        for t in 0..<count {
                            var top = -Float.infinity
                            for y in 0..<n { top = max(top, e[t * n + y]) }
                            // Cut at e⁻⁴⁰, so that a label which no other can reach never makes every path impossible.
                            for y in 0..<n { e[t * n + y] = expf(max(-40, e[t * n + y] - top)) }
                            var scale: Float = 0
                            for y in 0..<n {
                                var v: Float = 0
                                if t == 0 {
                                    v = start[y]
                                } else {
                                    for x in 0..<n { v += f[(t - 1) * n + x] * s[x * n + y] }
                                }
                                v *= e[t * n + y]
                                f[t * n + y] = v
                                scale += v
                            }
                            scale = max(scale, 1e-30)
                            for y in 0..<n { f[t * n + y] /= scale }
                            scales[t] = scale
                            sum += Double(top) + log(Double(scale))
                        }
                        guard count > 1 else { return }
                        for t in stride(from: count - 2, through: 0, by: -1) {
                            for x in 0..<n {
                                var v: Float = 0
                                for y in 0..<n { v += s[x * n + y] * e[(t + 1) * n + y] * b[(t + 1) * n + y] }
                                b[t * n + x] = v / scales[t + 1]
                            }
                        }
                    }
                }
            }
        }
        logSum = sum
    }

    /// The probability of a label at a place.
    public func marginal(_ t: Int, _ y: Int) -> Float { forward[t * labels + y] * backward[t * labels + y] }

    /// The probability of a label at a place with another at the next.
    public func pair(_ t: Int, _ x: Int, _ y: Int) -> Float {
        let to = (t + 1) * labels + y
        return forward[t * labels + x] * steps[x * labels + y] * emissions[to] * backward[to] / scales[t + 1]
    }

    /// A stretch of text and the probability that it is exactly one phrase of a kind.
    public struct Phrase: Hashable, Sendable {
        public let range: Range<Int>
        public let kind: Int
        public let probability: Float
    }

    /// Every phrase whose posterior is at least `least`; label 0 is outside, `1 + 2k` begins a phrase of kind k, `2 + 2k` goes on with it.
    ///
    /// - Complexity: O(places x `longest`) where phrases are likely, O(places) elsewhere.
    public func phrases(least: Float, longest: Int) -> [Phrase] {
        var out: [Phrase] = []
        let n = labels
        for kind in 0..<(n - 1) / 2 {
            let begin = 1 + 2 * kind, inside = begin + 1
            for i in 0..<count where marginal(i, begin) >= least {
                var mass = forward[i * n + begin], last = begin
                for j in i..<min(count, i + longest) {
                    if j > i {
                        mass *= steps[last * n + inside] * emissions[j * n + inside] / scales[j]
                        last = inside
                    }
                    guard mass * backward[j * n + last] >= least else { break }
                    var end: Float = 1
                    if j + 1 < count {
                        end = 0
                        for y in 0..<n where y != inside {
                            end += steps[last * n + y] * emissions[(j + 1) * n + y] * backward[(j + 1) * n + y]
                        }
                        end /= scales[j + 1]
                    }
                    if mass * end >= least { out.append(Phrase(range: i..<j + 1, kind: kind, probability: mass * end)) }
                }
            }
        }
        return out
    }

    /// The posterior of exactly one phrase of a kind, as `phrases` gives it.
    public func posterior(_ range: Range<Int>, kind: Int) -> Float {
        guard let first = range.first, range.upperBound <= count else { return 0 }
        let n = labels, begin = 1 + 2 * kind, inside = begin + 1
        var mass = forward[first * n + begin], last = begin
        for t in range.dropFirst() {
            mass *= steps[last * n + inside] * emissions[t * n + inside] / scales[t]
            last = inside
        }
        guard mass > 0, range.upperBound < count else { return mass }
        let next = range.upperBound
        var end: Float = 0
        for y in 0..<n where y != inside { end += steps[last * n + y] * emissions[next * n + y] * backward[next * n + y] }
        return mass * end / scales[next]
    }

    /// The probability that nothing of any kind is in a stretch.
    public func emptiness(_ range: Range<Int>) -> Float {
        guard let first = range.first else { return 1 }
        var mass = forward[first * labels]
        for t in range.dropFirst() { mass *= steps[0] * emissions[t * labels] / scales[t] }
        return mass * backward[(range.upperBound - 1) * labels]
    }
}
