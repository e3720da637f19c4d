internal import TextAnalysis

/// Finds the points nearest to a clause: each scores by the wording with most words in common, and half as much by the nearness of meaning.
///
/// Everything lies in flat tables, since every statement is compared with every point.
struct PointNeighbourhood: Sendable {
    private let count: Int
    /// Places of labels, and of all wordings together: `labels[direction * count + point]`.
    private let labels: [Float]
    private let forms: [Float]
    /// For each wording its point; for each stem the wordings that hold it, with its share of their length.
    private let pointOfForm: [Int32]
    private let formsOfStem: [TermID: [(form: Int32, share: Float)]]

    private static let directions = SIMD32<Float>.scalarCount
    /// Weight of the nearness of meaning beside common words.
    private static let nearWeight: Float = 0.5

    /// Room for one thread.
    final class Scratch {
        fileprivate var scores: [Float] = []
        fileprivate var near: [Float] = []
        fileprivate var shared: [Float] = []
    }

    init(_ profiles: [PointProfile]) {
        let count = profiles.count
        self.count = count
        var labels = [Float](repeating: 0, count: count * Self.directions), forms = labels
        var pointOfForm: [Int32] = [], formsOfStem: [TermID: [(form: Int32, share: Float)]] = [:]
        for (n, profile) in profiles.enumerated() {
            for d in 0..<Self.directions {
                labels[d * count + n] = profile.labelVector[d]
                forms[d * count + n] = profile.formVector[d]
            }
            for bag in [profile.label] + profile.forms where bag.norm > 0 {
                for (stem, weight) in zip(bag.stems, bag.weights) {
                    formsOfStem[stem, default: []].append((Int32(pointOfForm.count), weight / bag.norm))
                }
                pointOfForm.append(Int32(n))
            }
        }
        self.labels = labels
        self.forms = forms
        self.pointOfForm = pointOfForm
        self.formsOfStem = formsOfStem
    }

    /// - Returns: at most `count` points, best first; of equals the first.
    func nearest(_ bag: WordBag, _ place: SIMD32<Float>, count wanted: Int, _ scratch: Scratch) -> [Int] {
        if scratch.scores.count != count {
            scratch.scores = [Float](repeating: 0, count: count)
            scratch.near = scratch.scores
            scratch.shared = [Float](repeating: 0, count: pointOfForm.count)
        }
        Self.dot(labels, place, count, into: &scratch.scores)
        Self.dot(forms, place, count, into: &scratch.near)
        for n in 0..<count { scratch.scores[n] = Self.nearWeight * max(scratch.scores[n], scratch.near[n]) }
        addShared(bag, scratch)
        var best: [(score: Float, point: Int)] = []
        var least = -Float.infinity
        for n in 0..<count where scratch.scores[n] > least {
            let score = scratch.scores[n], at = best.firstIndex { $0.score < score } ?? best.count
            best.insert((score, n), at: at)
            if best.count > wanted { best.removeLast() }
            if best.count == wanted { least = best[wanted - 1].score }
        }
        return best.map(\.point)
    }

    /// Adds to each point the cosine of the wording that has most in common with the clause.
    private func addShared(_ bag: WordBag, _ scratch: Scratch) {
        guard bag.norm > 0 else { return }
        var touched: [Int32] = []
        for (stem, weight) in zip(bag.stems, bag.weights) {
            for (form, share) in formsOfStem[stem] ?? [] {
                if scratch.shared[Int(form)] == 0 { touched.append(form) }
                scratch.shared[Int(form)] += weight * share
            }
        }
        var most: [Int32: Float] = [:]
        for form in touched {
            let point = pointOfForm[Int(form)], cosine = scratch.shared[Int(form)] / bag.norm
            scratch.shared[Int(form)] = 0
            most[point] = max(most[point] ?? 0, cosine)
        }
        for (point, cosine) in most { scratch.scores[Int(point)] += cosine }
    }

    /// The dot products of a place with the rows of a table.
    private static func dot(_ table: [Float], _ place: SIMD32<Float>, _ count: Int, into sums: inout [Float]) {
        table.withUnsafeBufferPointer { table in
            sums.withUnsafeMutableBufferPointer { sums in
                for n in 0..<count { sums[n] = 0 }
                for d in 0..<directions {
                    let factor = place[d]
                    guard factor != 0 else { continue }
                    let row = UnsafeBufferPointer(rebasing: table[d * count..<(d + 1) * count])
                    for n in 0..<count { sums[n] += factor * row[n] }
                }
            }
        }
    }
}
