import Testing

@testable import Learning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Label 0 outside; 1, 2 begin and go on with kind 0; 3, 4 with kind 1.
private func allowed(_ from: Int, _ to: Int) -> Bool { to == 2 ? from == 1 || from == 2 : to == 4 ? from == 3 || from == 4 : true }

private func transitions(seed: UInt64) -> ChainTransitions {
    var random = SeededGenerator(seed: seed)
    var scores: [Float] = [], start: [Float] = []
    for x in 0..<5 {
        start.append(allowed(-1, x) ? 0 : -.infinity)
        for y in 0..<5 { scores.append(allowed(x, y) ? Float(random.unit() * 2 - 1) : -.infinity) }
    }
    return ChainTransitions(labels: 5, scores: scores, start: start)
}

private func emissions(_ count: Int, seed: UInt64) -> [Float] {
    var random = SeededGenerator(seed: seed)
    return (0..<count * 5).map { _ in Float(random.unit() * 4 - 2) }
}

/// Every allowed labelling with its score, the slow and plain way.
private func enumerated(_ scores: [Float], _ t: ChainTransitions) -> [(labels: [Int], score: Double)] {
    let count = scores.count / 5
    var all: [(labels: [Int], score: Double)] = [([], 0)]
    for place in 0..<count {
        all = all.flatMap { path -> [(labels: [Int], score: Double)] in
            (0..<5).compactMap { y in
                let step = path.labels.last.map { t.scores[$0 * 5 + y] } ?? t.start[y]
                return step == -.infinity ? nil : (path.labels + [y], path.score + Double(step) + Double(scores[place * 5 + y]))
            }
        }
    }
    return all
}

@Suite struct ChainLatticeTests {
    @Test(arguments: [UInt64(1), 2, 3])
    func agreesWithEnumeration(seed: UInt64) {
        let t = transitions(seed: seed), scores = emissions(5, seed: seed + 10)
        let lattice = ChainLattice(emissions: scores, transitions: t)
        let all = enumerated(scores, t)
        let total = all.reduce(0) { $0 + exp($1.score) }
        #expect(abs(lattice.logSum - log(total)) < 1e-4)
        for place in 0..<5 {
            for y in 0..<5 {
                let mass = all.filter { $0.labels[place] == y }.reduce(0) { $0 + exp($1.score) } / total
                #expect(abs(Double(lattice.marginal(place, y)) - mass) < 1e-4)
            }
        }
        let nothing = all.filter { $0.labels[1..<3].allSatisfy { $0 == 0 } }.reduce(0) { $0 + exp($1.score) } / total
        #expect(abs(Double(lattice.emptiness(1..<3)) - nothing) < 1e-4)
    }

    @Test(arguments: [UInt64(4), 5, 6])
    func phrasePosteriorsAgreeWithEnumeration(seed: UInt64) {
        let t = transitions(seed: seed), scores = emissions(5, seed: seed + 10)
        let all = enumerated(scores, t)
        let total = all.reduce(0) { $0 + exp($1.score) }
        let phrases = ChainLattice(emissions: scores, transitions: t).phrases(least: 0, longest: 5)
        #expect(phrases.count == 2 * 15)
        for phrase in phrases {
            let begin = 1 + 2 * phrase.kind, inside = begin + 1
            let mass =
                all.filter { path in
                    path.labels[phrase.range.lowerBound] == begin
                        && path.labels[phrase.range.dropFirst()].allSatisfy { $0 == inside }
                        && (phrase.range.upperBound == 5 || path.labels[phrase.range.upperBound] != inside)
                }.reduce(0) { $0 + exp($1.score) } / total
            #expect(abs(Double(phrase.probability) - mass) < 1e-4)
        }
    }

    @Test func survivesLongTextsAndHugeScores() {
        let t = transitions(seed: 9)
        let lattice = ChainLattice(emissions: emissions(4000, seed: 9).map { $0 * 40 }, transitions: t)
        for place in stride(from: 0, to: 4000, by: 371) {
            let sum = (0..<5).reduce(Float(0)) { $0 + lattice.marginal(place, $1) }
            #expect(abs(sum - 1) < 1e-2)
        }
        #expect(ChainLattice(emissions: [], transitions: t).phrases(least: 0, longest: 4).isEmpty)
    }
}

@Suite struct ChainTrainingTests {
    @Test func theGradientAgreesWithFiniteDifferences() {
        let example = ChainExample(shared: [0], offsets: [0, 2, 3, 5, 5], features: [1, 2, 3, 1, 4], labels: [0, 1, 2, 3])
        var random = SeededGenerator(seed: 21)
        let weights = (0..<25).map { _ in Float(random.unit() - 0.5) }
        let t = transitions(seed: 22)
        let exact = ChainTraining.likelihood(example, weights: weights, transitions: t)
        let h: Float = 1e-2
        for i in weights.indices {
            var up = weights, down = weights
            up[i] += h
            down[i] -= h
            let slope =
                (ChainTraining.likelihood(example, weights: up, transitions: t).value
                    - ChainTraining.likelihood(example, weights: down, transitions: t).value) / Double(2 * h)
            #expect(abs(slope - exact.weights[i]) < 2e-3, "weight \(i)")
        }
        for i in t.scores.indices where t.scores[i] > -.infinity {
            func moved(_ d: Float) -> Double {
                var scores = t.scores
                scores[i] += d
                return ChainTraining.likelihood(
                    example, weights: weights, transitions: ChainTransitions(labels: 5, scores: scores, start: t.start)
                ).value
            }
            #expect(abs((moved(h) - moved(-h)) / Double(2 * h) - exact.steps[i]) < 2e-3, "step \(i)")
        }
    }

    /// Feature 0 stands on outside places, 1 on beginnings, 2 on the rest of a phrase; 3 is noise.
    private static let examples: [ChainExample] = (0..<60).map { i in
        let labels: [UInt8] = i % 3 == 0 ? [0, 1, 2, 0] : i % 3 == 1 ? [1, 2, 2, 0] : [0, 0, 3, 4]
        let features: [Int32] = labels.map { $0 == 0 ? 0 : $0 % 2 == 1 ? ($0 == 1 ? 1 : 4) : 2 }
        return ChainExample(
            shared: [3], offsets: [0, 1, 2, 3, 4], features: features, labels: labels)
    }

    @Test func learnsPhrasesAndIsTheSameOnEveryRun() {
        var training = ChainTraining()
        training.epochs = 5
        let model = training.fit(Self.examples, features: 5, labels: 5, allowed: allowed)
        var scores = [Float](repeating: 0, count: 20)
        for (place, feature) in [0, 4, 2, 0].enumerated() {
            for y in 0..<5 { scores[place * 5 + y] = model.weights[feature * 5 + y] + model.weights[15 + y] }
        }
        let best = ChainLattice(emissions: scores, transitions: model.transitions).phrases(least: 0.5, longest: 4)
        #expect(best.map(\.range) == [1..<3])
        #expect(best.map(\.kind) == [1])
        #expect(training.fit(Self.examples, features: 5, labels: 5, allowed: allowed).weights == model.weights)
    }

    @Test func anL1PenaltyLeavesWeightsAtZero() {
        var training = ChainTraining()
        training.l1 = 0.02
        let model = training.fit(Self.examples, features: 6, labels: 5, allowed: allowed)
        #expect(model.weights.filter { $0 == 0 }.count > 8)
        #expect(model.weights.contains { abs($0) > 0.1 })
    }
}
