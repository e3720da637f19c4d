import Learning

/// The log-odds of each run of a page to be main content, before its neighbours are asked.
struct BlockScorer {
    let weights: BlockWeights

    /// What the two models say of each run.
    struct Scores {
        var linear: [Float] = []
        /// The linear score again where the trees are not asked.
        var trees: [Float] = []

        var mean: [Float] { zip(linear, trees).map { ($0 + $1) / 2 } }
    }

    /// Runs whose linear part is below this are not worth asking the trees.
    static let treeFloor: Float = -3

    func scores(_ material: PageMaterial, features: RunFeatures) -> Scores {
        let text = material.text, layout = material.layout, tree = material.tree
        let near = layout.entries.map { entry in entry.tokens.map { weights.words.weight(BlockWeights.key(.near, $0)) } }
        let far = farWeights(material)
        let tags = Tag.allCases.map { weights.words.weight(BlockWeights.key(.tag, ByteHash.of("\($0)"))) }
        var headings = HeadingWeights(count: text.runs.count)
        var nearness = Nearness()
        var distinct = DistinctHashes()
        var row = [Float](repeating: 0, count: RunColumns.count)
        var scores = Scores()
        scores.linear.reserveCapacity(text.runs.count)
        scores.trees.reserveCapacity(text.runs.count)
        let columns = LinearColumns(weights)
        row.withUnsafeMutableBufferPointer { row in
            for (index, run) in text.runs.enumerated() {
                nearness.find(tree, layout, from: run.element)
                features.fill(row, run: index, near: nearness)
                var score = weights.bias + columns.score(UnsafeBufferPointer(row))
                var element = run.element, seenTag: Tag?
                distinct.removeAll()
                for step in 0..<3 where element >= 0 {
                    let entry = Int(layout.entry[element])
                    for (token, weight) in zip(layout.entries[entry].tokens, near[entry]) where distinct.insert(token) { score += weight }
                    if step < 2, tree.tags[element] != seenTag {
                        seenTag = tree.tags[element]
                        score += tags[Int(tree.tags[element].rawValue)]
                    }
                    element = Int(tree.parents[element])
                }
                if element >= 0 { score += far[element] }
                score += headings.weight(.heading, layout.heading[index], text, weights)
                if layout.bigHeading[index] != layout.heading[index] {
                    score += headings.weight(.bigHeading, layout.bigHeading[index], text, weights)
                }
                distinct.removeAll()
                for word in text.words[run.words].prefix(60) where distinct.insert(word) {
                    score += weights.words.weight(BlockWeights.key(.text, word))
                }
                scores.linear.append(score)
                if let trees = weights.trees, score >= Self.treeFloor { score = trees.score(UnsafeBufferPointer(row)) }
                scores.trees.append(score)
            }
        }
        return scores
    }

    /// By element, the weights of the words that name it and its ancestors, each word once.
    private func farWeights(_ material: PageMaterial) -> [Float] {
        let layout = material.layout, tree = material.tree
        var numbers: [UInt64: Int] = [:]
        let entries = layout.entries.map { entry in
            entry.tokens.map { token in
                let number = numbers[token] ?? numbers.count
                numbers[token] = number
                return (number: number, weight: weights.words.weight(BlockWeights.key(.far, token)))
            }
        }
        var far = [Float](repeating: 0, count: tree.count)
        // How often each word stands on the path from the root to the element in hand.
        var uses = [Int32](repeating: 0, count: numbers.count), path: [Int] = []
        for element in 0..<tree.count {
            let parent = Int(tree.parents[element])
            while let last = path.last, last != parent {
                for (number, _) in entries[Int(layout.entry[last])] { uses[number] -= 1 }
                path.removeLast()
            }
            var sum = parent >= 0 ? far[parent] : 0
            for (number, weight) in entries[Int(layout.entry[element])] {
                if uses[number] == 0 { sum += weight }
                uses[number] += 1
            }
            far[element] = sum
            path.append(element)
        }
        return far
    }

    /// Weights of headings, each computed once.
    private struct HeadingWeights {
        private var known: [Float?]
        private var distinct = DistinctHashes()

        init(count: Int) { known = Array(repeating: nil, count: count * 2) }

        mutating func weight(_ place: BlockWeights.Place, _ heading: Int32, _ text: PageText, _ weights: BlockWeights) -> Float {
            guard heading >= 0 else { return 0 }
            let slot = Int(heading) * 2 + (place == .heading ? 0 : 1)
            if let value = known[slot] { return value }
            let run = text.runs[Int(heading)]
            var value: Float = 0
            if run.count < 12 {
                distinct.removeAll()
                for word in text.words[run.words].prefix(8) where distinct.insert(word) {
                    value += weights.words.weight(BlockWeights.key(place, word))
                }
            }
            known[slot] = value
            return value
        }
    }

    /// The linear weights of columns, arranged for speed: whole steps by table, the rest by bins.
    private struct LinearColumns {
        /// Weight of each value 0…16 of the columns that hold steps or flags.
        private var steps: [Float]
        private let edges: [[Float]]
        private let bins: [Float]

        init(_ weights: BlockWeights) {
            steps = []
            for column in 0..<RunColumns.firstMeasure {
                for value in 0...16 { steps.append(weights.bins[column * BlockWeights.binWidth + weights.bin(column, Float(value))]) }
            }
            edges = Array(weights.edges[RunColumns.firstMeasure...])
            bins = Array(weights.bins[(RunColumns.firstMeasure * BlockWeights.binWidth)...])
        }

        func score(_ row: UnsafeBufferPointer<Float>) -> Float {
            var sum: Float = 0
            steps.withUnsafeBufferPointer { steps in
                for column in 0..<RunColumns.firstMeasure { sum += steps[column &* 17 &+ Int(row[column])] }
            }
            for column in 0..<edges.count {
                let value = row[RunColumns.firstMeasure + column]
                sum += bins[column * BlockWeights.binWidth + BlockWeights.bin(edges[column], value)]
            }
            return sum
        }
    }
}
