/// Average-link clusters of a sparse graph (Sokal, Michener 1958): two groups are joined while the mean likeness of all pairs between
/// them is the largest and reaches a cut.
enum AverageLink {
    struct Edge: Hashable, Sendable {
        let a: Int
        let b: Int
        /// 0 to 1.
        let likeness: Float
    }

    /// Groups of node numbers, each ascending, by their first node.
    ///
    /// - Parameters:
    ///   - edges: pairs that are alike at all; every other pair counts 0.
    ///   - cut: above 0.
    /// - Complexity: O(edges · log edges) in most graphs.
    static func groups(_ count: Int, _ edges: [Edge], cut: Float) -> [[Int]] {
        var members = (0..<count).map { [$0] }
        // Sum of the likenesses between two groups, by the group's first node.
        var sums = [[Int: Double]](repeating: [:], count: count)
        for edge in edges where edge.a != edge.b {
            sums[edge.a][edge.b] = max(sums[edge.a][edge.b] ?? 0, Double(edge.likeness))
            sums[edge.b][edge.a] = sums[edge.a][edge.b]
        }
        var heap = Heap()
        func mean(_ a: Int, _ b: Int) -> Double { (sums[a][b] ?? 0) / Double(members[a].count * members[b].count) }
        for a in 0..<count { for b in sums[a].keys where b > a { heap.add(Heap.Pair(mean: mean(a, b), a: a, b: b)) } }
        while let pair = heap.takeBest(), pair.mean >= Double(cut) {
            let (a, b) = (pair.a, pair.b)
            guard !members[a].isEmpty, !members[b].isEmpty, sums[a][b] != nil, mean(a, b) == pair.mean else { continue }
            for (other, sum) in sums[b] where other != a {
                sums[a][other, default: 0] += sum
                sums[other][a] = sums[a][other]
                sums[other][b] = nil
            }
            sums[a][b] = nil
            sums[b] = [:]
            members[a] += members[b]
            members[b] = []
            for other in sums[a].keys { heap.add(Heap.Pair(mean: mean(a, other), a: min(a, other), b: max(a, other))) }
        }
        return members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Pairs of groups, the most alike first; of equals the first by number.
    private struct Heap {
        struct Pair {
            let mean: Double
            let a: Int
            let b: Int

            func isBefore(_ other: Pair) -> Bool { (-mean, a, b) < (-other.mean, other.a, other.b) }
        }

        private var pairs: [Pair] = []

        mutating func add(_ pair: Pair) {
            pairs.append(pair)
            var at = pairs.count - 1
            while at > 0, pairs[at].isBefore(pairs[(at - 1) / 2]) {
                pairs.swapAt(at, (at - 1) / 2)
                at = (at - 1) / 2
            }
        }

        mutating func takeBest() -> Pair? {
            guard let best = pairs.first else { return nil }
            let last = pairs.removeLast()
            guard !pairs.isEmpty else { return best }
            pairs[0] = last
            var at = 0
            while true {
                var least = at
                for child in [2 * at + 1, 2 * at + 2] where child < pairs.count && pairs[child].isBefore(pairs[least]) { least = child }
                if least == at { break }
                pairs.swapAt(at, least)
                at = least
            }
            return best
        }
    }
}
