/// Fits a `TreeEnsemble` by gradient boosting on the logistic loss (Friedman 2001), leaf by leaf over quantile bins; seeded.
public struct TreeGrowth: Sendable {
    public var trees = 200
    public var leaves = 15
    /// Share of a tree's advice that is taken.
    public var rate = 0.05
    /// Examples, at least, on each side of a split.
    public var minimumRows = 30
    /// L2 penalty on leaf values.
    public var l2 = 5.0
    /// Share of the columns that each tree may ask about.
    public var columnShare = 0.5
    /// Share of the rows that each tree is grown on.
    public var rowShare = 0.8
    public var bins = 64
    public var seed: UInt64 = 1

    public init(trees: Int = 200, leaves: Int = 15) {
        self.trees = trees
        self.leaves = leaves
    }

    /// - Parameters:
    ///   - table: row by row, `width` numbers each.
    ///   - labels: the share of *yes* in each row, 0 to 1.
    ///   - weights: how much each row counts; empty: all alike.
    public func fit(_ table: [Float], width: Int, labels: [Double], weights: [Double] = []) -> TreeEnsemble {
        let n = labels.count
        precondition(table.count == n * width && (weights.isEmpty || weights.count == n) && (2...255).contains(bins))
        guard n > 0 else { return TreeEnsemble(bias: 0, nodes: [], roots: []) }
        let w = weights.isEmpty ? [Double](repeating: 1, count: n) : weights
        let binned = Binned(table, width: width, rows: n, bins: bins)
        var random = SeededGenerator(seed: seed)
        let prior = zip(labels, w).reduce(0) { $0 + $1.0 * $1.1 } / max(1e-9, w.reduce(0, +))
        let bias = Logistic.logit(prior)
        var scores = [Double](repeating: bias, count: n)
        var gradients = [SIMD2<Float>](repeating: .zero, count: n)
        var nodes: [TreeEnsemble.Node] = []
        var roots: [Int32] = []
        for _ in 0..<trees {
            for r in 0..<n {
                let p = Logistic.probability(scores[r])
                gradients[r] = SIMD2(Float(w[r] * (p - labels[r])), Float(w[r] * max(1e-6, p * (1 - p))))
            }
            var columns = (0..<width).filter { binned.edges[$0].count > 0 }
            random.shuffle(&columns)
            columns = columns.prefix(max(1, Int((Double(width) * columnShare).rounded()))).sorted()
            var rows: [Int32] = []
            for r in 0..<n where rowShare >= 1 || random.unit() < rowShare { rows.append(Int32(r)) }
            let tree = grow(binned, columns, rows, gradients)
            let offset = Int32(nodes.count)
            roots.append(offset)
            for node in tree {
                nodes.append(
                    node.column < 0
                        ? .leaf(node.value)
                        : .init(column: node.column, value: node.value, left: node.left + offset, right: node.right + offset))
            }
            for r in 0..<n {
                var at = tree[0]
                while at.column >= 0 {
                    at = tree[Int(table[r * width + Int(at.column)] <= at.value ? at.left : at.right)]
                }
                scores[r] += Double(at.value)
            }
        }
        return TreeEnsemble(bias: Float(bias), nodes: nodes, roots: roots)
    }

    private struct Leaf {
        var node: Int
        var rows: [Int32]
        var sum: SIMD2<Double>
        var histogram: [SIMD2<Float>]
        var counts: [Int32]
        var split: Split?
    }

    private struct Split {
        let gain: Double
        let column: Int
        let bin: Int
    }

    private func grow(
        _ binned: Binned, _ columns: [Int], _ rows: [Int32], _ gradients: [SIMD2<Float>]
    ) -> [TreeEnsemble.Node] {
        var tree: [TreeEnsemble.Node] = [.leaf(0)]
        var open = [leaf(0, rows, binned, columns, gradients)]
        open[0].split = bestSplit(open[0], binned, columns)
        while open.count < leaves {
            var best = -1
            for i in open.indices {
                if let split = open[i].split, best < 0 || split.gain > open[best].split!.gain { best = i }
            }
            guard best >= 0, let split = open[best].split else { break }
            let parent = open[best]
            var left: [Int32] = [], right: [Int32] = []
            let base = split.column * binned.rows
            for r in parent.rows {
                if Int(binned.codes[base + Int(r)]) <= split.bin { left.append(r) } else { right.append(r) }
            }
            tree[parent.node] = .init(
                column: Int32(split.column), value: binned.edges[split.column][split.bin], left: Int32(tree.count),
                right: Int32(tree.count + 1))
            tree += [.leaf(0), .leaf(0)]
            let small = left.count <= right.count
            var a = leaf(tree.count - (small ? 2 : 1), small ? left : right, binned, columns, gradients)
            var b = Leaf(
                node: tree.count - (small ? 1 : 2), rows: small ? right : left, sum: parent.sum - a.sum, histogram: parent.histogram,
                counts: parent.counts)
            for i in b.histogram.indices {
                b.histogram[i] -= a.histogram[i]
                b.counts[i] -= a.counts[i]
            }
            a.split = bestSplit(a, binned, columns)
            b.split = bestSplit(b, binned, columns)
            open[best] = a
            open.append(b)
        }
        for leaf in open { tree[leaf.node] = .leaf(Float(-rate * leaf.sum.x / (leaf.sum.y + l2))) }
        return tree
    }

    private func leaf(
        _ node: Int, _ rows: [Int32], _ binned: Binned, _ columns: [Int], _ gradients: [SIMD2<Float>]
    ) -> Leaf {
        var histogram = [SIMD2<Float>](repeating: .zero, count: columns.count * bins)
        var counts = [Int32](repeating: 0, count: columns.count * bins)
        var sum = SIMD2<Double>.zero
        for r in rows { sum += SIMD2<Double>(gradients[Int(r)]) }
        binned.codes.withUnsafeBufferPointer { codes in
            gradients.withUnsafeBufferPointer { gradients in
                histogram.withUnsafeMutableBufferPointer { histogram in
                    counts.withUnsafeMutableBufferPointer { counts in
                        for (c, column) in columns.enumerated() {
                            let base = column * binned.rows, to = c * bins
                            for r in rows {
                                let at = to + Int(codes[base + Int(r)])
                                histogram[at] += gradients[Int(r)]
                                counts[at] += 1
                            }
                        }
                    }
                }
            }
        }
        return Leaf(node: node, rows: rows, sum: sum, histogram: histogram, counts: counts)
    }

    private func bestSplit(_ leaf: Leaf, _ binned: Binned, _ columns: [Int]) -> Split? {
        guard leaf.rows.count >= 2 * minimumRows else { return nil }
        let whole = leaf.sum.x * leaf.sum.x / (leaf.sum.y + l2)
        var best: Split?
        for (c, column) in columns.enumerated() {
            var left = SIMD2<Double>.zero
            var count = 0
            for bin in 0..<binned.edges[column].count {
                left += SIMD2<Double>(leaf.histogram[c * bins + bin])
                count += Int(leaf.counts[c * bins + bin])
                guard count >= minimumRows else { continue }
                guard leaf.rows.count - count >= minimumRows else { break }
                let right = leaf.sum - left
                let gain = left.x * left.x / (left.y + l2) + right.x * right.x / (right.y + l2) - whole
                if gain > 1e-6, gain > (best?.gain ?? 0) { best = Split(gain: gain, column: column, bin: bin) }
            }
        }
        return best
    }
}

/// A table with each number replaced by the quantile bin it falls into, column by column.
private struct Binned {
    let rows: Int
    /// `codes[column * rows + row]`.
    var codes: [UInt8]
    /// Upper edges of all bins but the last, ascending.
    var edges: [[Float]]

    init(_ table: [Float], width: Int, rows: Int, bins: Int) {
        self.rows = rows
        codes = [UInt8](repeating: 0, count: width * rows)
        edges = []
        for column in 0..<width {
            var values = (0..<rows).map { table[$0 * width + column] }
            let raw = values
            values.sort()
            var cuts: [Float] = []
            let distinct = values.reduce(into: [Float]()) { if $0.last != $1 { $0.append($1) } }
            if distinct.count <= bins {
                cuts = zip(distinct, distinct.dropFirst()).map { ($0 + $1) / 2 }
            } else {
                for b in 1..<bins {
                    let at = rows * b / bins
                    let cut = (values[max(0, at - 1)] + values[at]) / 2
                    if cut < values[rows - 1], cuts.last != cut { cuts.append(cut) }
                }
            }
            for r in 0..<rows {
                var low = 0, high = cuts.count
                while low < high {
                    let middle = (low + high) / 2
                    if raw[r] <= cuts[middle] { high = middle } else { low = middle + 1 }
                }
                codes[column * rows + r] = UInt8(low)
            }
            edges.append(cuts)
        }
    }
}
