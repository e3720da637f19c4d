import Learning

extension BlockWeights {
    static let linearPath = "common/pages-blocks.tsv"
    static let treesPath = "common/pages-block-trees.tsv"

    /// Reads `edges=COLUMN<TAB>number…`, `bin=COLUMN<TAB>weight…`, `bias<TAB>weight`, `a=word<TAB>weight`, `scale=INPUT<TAB>weight` and
    /// `scale<TAB>weight`, the bias of the scale.
    init(linear: [UInt8], trees: [UInt8]?) throws(WeightFile.Failure) {
        let columns = Dictionary(RunColumns.names.enumerated().map { (ByteHash.of($1), $0) }, uniquingKeysWith: { first, _ in first })
        var edges = [[Float]](repeating: [], count: RunColumns.count)
        var bins = [Float](repeating: 0, count: RunColumns.count * Self.binWidth)
        var bias: Float = 0
        var words = WordWeights(capacity: 1 << 14)
        var calibration: BlockCalibration?
        let inputs = Dictionary(
            BlockCalibration.names.enumerated().map { (ByteHash.of($1), $0) }, uniquingKeysWith: { first, _ in first })
        let edgesKey = ByteHash.of("edges"), binKey = ByteHash.of("bin"), biasKey = ByteHash.of("bias"), scaleKey = ByteHash.of("scale")
        try WeightFile(linear).forEachLine { name, numbers in
            guard let equals = name.firstIndex(of: UInt8(ascii: "=")) else {
                guard numbers.count == 1 else { return false }
                switch ByteHash.of(name) {
                case biasKey: bias = numbers[0]
                case scaleKey:
                    calibration = BlockCalibration(weights: .init(repeating: 0, count: BlockCalibration.width), bias: numbers[0])
                default: return false
                }
                return true
            }
            let rest = name[name.index(after: equals)...]
            if equals == name.startIndex + 1, let place = Place(rawValue: name[name.startIndex]) {
                guard numbers.count == 1 else { return false }
                words.insert(Self.key(place, ByteHash.of(rest)), numbers[0])
                return true
            }
            let kind = ByteHash.of(name[..<equals])
            if kind == scaleKey {
                guard let input = inputs[ByteHash.of(rest)], numbers.count == 1, calibration != nil else { return false }
                calibration?.weights[input] = numbers[0]
                return true
            }
            guard let column = columns[ByteHash.of(rest)], kind == edgesKey || kind == binKey, numbers.count <= Self.binWidth else {
                return false
            }
            if kind == edgesKey {
                edges[column] = numbers
            } else {
                for (bin, weight) in numbers.enumerated() { bins[column * Self.binWidth + bin] = weight }
            }
            return true
        }
        self.init(
            edges: edges, bins: bins, bias: bias, words: words,
            trees: try trees.map { (bytes) throws(WeightFile.Failure) in try Self.trees(bytes) })
        self.calibration = calibration ?? .mean
    }

    /// Reads trees written by `treeFile`: `COLUMN<TAB>threshold<TAB>left<TAB>right`, `leaf<TAB>value`, and `root<TAB>node` before each tree.
    private static func trees(_ bytes: [UInt8]) throws(WeightFile.Failure) -> TreeEnsemble {
        let columns = Dictionary(
            RunColumns.names.enumerated().map { (ByteHash.of($1), Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let leaf = ByteHash.of("leaf"), root = ByteHash.of("root"), bias = ByteHash.of("bias")
        var nodes: [TreeEnsemble.Node] = [], roots: [Int32] = [], base: Float = 0
        try WeightFile(bytes).forEachLine { name, numbers in
            let key = ByteHash.of(name)
            if key == leaf {
                guard numbers.count == 1 else { return false }
                nodes.append(.leaf(numbers[0]))
            } else if key == root {
                roots.append(Int32(nodes.count))
            } else if key == bias {
                guard numbers.count == 1 else { return false }
                base = numbers[0]
            } else {
                guard let column = columns[key], numbers.count == 3, let start = roots.last, numbers[1] >= 0, numbers[2] >= 0 else {
                    return false
                }
                nodes.append(.init(column: column, value: numbers[0], left: start + Int32(numbers[1]), right: start + Int32(numbers[2])))
            }
            return true
        }
        // A file that was edited by hand must not lead anywhere but down its own trees.
        for (index, node) in nodes.enumerated() where node.column >= 0 {
            guard node.left > index, node.right > index, node.left < nodes.count, node.right < nodes.count else {
                throw WeightFile.Failure(line: 1, message: "a node leads out of its tree; make the file with 'creneau train'")
            }
        }
        return TreeEnsemble(bias: base, nodes: nodes, roots: roots.filter { $0 < nodes.count })
    }

    /// The linear part as a weights file.
    ///
    /// - Parameters:
    ///   - names: the words behind the keys, by key.
    ///   - least: weights nearer to zero are left out.
    func linearFile(names: [UInt64: String], made: String, least: Float) -> [UInt8] {
        var writer = WeightFileWriter(header: [("what", "chance that a run of text is a page's main content"), ("made", made)])
        writer.add("scale", [calibration.bias])
        for (input, name) in BlockCalibration.names.enumerated() { writer.add("scale=" + name, [calibration.weights[input]]) }
        writer.add("bias", [bias])
        for (column, name) in RunColumns.names.enumerated() where !edges[column].isEmpty {
            writer.add("edges=" + name, edges[column], decimals: 4)
            writer.add("bin=" + name, bins[(column * Self.binWidth)...].prefix(edges[column].count + 1))
        }
        for (key, name) in names.sorted(by: { $0.value < $1.value }) {
            let weight = words.weight(key)
            if abs(weight) >= least { writer.add(name, [weight]) }
        }
        return writer.bytes
    }

    /// The trees as a weights file.
    func treeFile(made: String) -> [UInt8]? {
        guard let trees else { return nil }
        var writer = WeightFileWriter(header: [("what", "trees: chance that a run of text is a page's main content"), ("made", made)])
        writer.add("bias", [trees.bias])
        for (number, root) in trees.roots.enumerated() {
            let end = number + 1 < trees.roots.count ? Int(trees.roots[number + 1]) : trees.nodes.count
            writer.add("root", [])
            for node in trees.nodes[Int(root)..<end] {
                if node.column < 0 {
                    writer.add("leaf", [node.value], decimals: 4)
                } else {
                    writer.add(
                        RunColumns.names[Int(node.column)], [node.value, Float(node.left - root), Float(node.right - root)], decimals: 4)
                }
            }
        }
        return writer.bytes
    }
}
