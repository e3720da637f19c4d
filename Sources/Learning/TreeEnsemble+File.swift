extension TreeEnsemble {
    /// Reads trees from a weights file.
    ///
    /// A line `tree` begins a tree; then come its nodes, each before its branches: `column<TAB>threshold` with the branch for values up to
    /// the threshold first, or `leaf<TAB>value`.
    ///
    /// - Parameter columns: names of the columns, in the order of the rows to be scored.
    public init(_ file: WeightFile, columns: [String]) throws(WeightFile.Failure) {
        var numbers: [FeatureKey: Int32] = [:]
        for (n, name) in columns.enumerated() { numbers[FeatureKey(value: FeatureKey.hash(name))] = Int32(n) }
        let tree = FeatureKey(value: FeatureKey.hash("tree")), leaf = FeatureKey(value: FeatureKey.hash("leaf"))
        let biasKey = FeatureKey(value: FeatureKey.hash("bias"))
        var bias: Float = 0
        var nodes: [Node] = []
        var roots: [Int32] = []
        // Nodes whose right branch is still to come.
        var waiting: [Int] = []
        var fresh = false
        try file.forEachLine { name, values in
            let key = FeatureKey(value: FeatureKey.hash(name))
            let value = values.first ?? 0
            if key == biasKey {
                bias = value
                return true
            }
            if key == tree {
                guard waiting.isEmpty, !fresh else { return false }
                fresh = true
                return true
            }
            let here = Int32(nodes.count)
            if fresh {
                roots.append(here)
                fresh = false
            } else if let parent = waiting.last {
                let node = nodes[parent]
                if node.left < 0 {
                    nodes[parent] = Node(column: node.column, value: node.value, left: here, right: -1)
                } else {
                    nodes[parent] = Node(column: node.column, value: node.value, left: node.left, right: here)
                    waiting.removeLast()
                }
            } else {
                return false
            }
            if key == leaf {
                nodes.append(.leaf(value))
            } else {
                guard let column = numbers[key] else { return false }
                nodes.append(Node(column: column, value: value, left: -1, right: -1))
                waiting.append(nodes.count - 1)
            }
            return true
        }
        guard waiting.isEmpty, !fresh else { throw WeightFile.Failure(line: 0, message: "the file ends inside a tree") }
        self.init(bias: bias, nodes: nodes, roots: roots)
    }

    /// Appends the trees to a weights file.
    public func write(to file: inout WeightFileWriter, columns: [String]) {
        file.add("bias", [bias], decimals: 4)
        for root in roots {
            file.add("tree", [])
            var next = [root]
            while let at = next.popLast() {
                let node = nodes[Int(at)]
                if node.column < 0 {
                    file.add("leaf", [node.value], decimals: 4)
                } else {
                    file.add(columns[Int(node.column)], [node.value], decimals: 5)
                    next.append(node.right)
                    next.append(node.left)
                }
            }
        }
    }
}
