/// A sum of small decision trees over numeric columns; the score is a log-odds.
public struct TreeEnsemble: Hashable, Sendable {
    /// A node: a question on a column, or a leaf.
    public struct Node: Hashable, Sendable {
        /// Column asked about; -1 in a leaf.
        public let column: Int32
        /// Left when the value is at most this; in a leaf, the value that it adds.
        public let value: Float
        /// Where to go, as places in `nodes`.
        public let left: Int32
        public let right: Int32

        public init(column: Int32, value: Float, left: Int32, right: Int32) {
            self.column = column
            self.value = value
            self.left = left
            self.right = right
        }

        public static func leaf(_ value: Float) -> Node { Node(column: -1, value: value, left: -1, right: -1) }
    }

    public let bias: Float
    /// All trees, one after the other.
    public let nodes: [Node]
    /// Where each tree's root is.
    public let roots: [Int32]

    public init(bias: Float, nodes: [Node], roots: [Int32]) {
        self.bias = bias
        self.nodes = nodes
        self.roots = roots
    }

    /// The log-odds of a row.
    ///
    /// - Complexity: O(trees x depth).
    public func score(_ row: UnsafeBufferPointer<Float>) -> Float {
        var sum = bias
        nodes.withUnsafeBufferPointer { nodes in
            for root in roots {
                var node = nodes[Int(root)]
                while node.column >= 0 {
                    node = nodes[Int(row[Int(node.column)] <= node.value ? node.left : node.right)]
                }
                sum += node.value
            }
        }
        return sum
    }

    public func score(_ row: [Float]) -> Float { row.withUnsafeBufferPointer { score($0) } }

    /// What each column adds to a row's score: every step down a tree counts for the column it asked about
    /// (Saabas 2014); the rest, returned apart, is what the roots expect of any row.
    public func contributions(_ row: [Float]) -> (columns: [Int: Float], base: Float) {
        var columns: [Int: Float] = [:]
        var base = bias
        for root in roots {
            var at = Int(root)
            base += mean(at)
            while nodes[at].column >= 0 {
                let node = nodes[at]
                let next = Int(row[Int(node.column)] <= node.value ? node.left : node.right)
                columns[Int(node.column), default: 0] += mean(next) - mean(at)
                at = next
            }
        }
        return (columns, base)
    }

    /// The mean of the leaves below a node, unweighted.
    private func mean(_ at: Int) -> Float {
        var sum: Float = 0, leaves: Float = 0
        var next = [at]
        while let n = next.popLast() {
            let node = nodes[n]
            if node.column < 0 {
                sum += node.value
                leaves += 1
            } else {
                next.append(Int(node.left))
                next.append(Int(node.right))
            }
        }
        return sum / leaves
    }
}
