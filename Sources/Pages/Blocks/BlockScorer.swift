import Learning

/// The log-odds of each run of a page to be main content, before its neighbours are asked.
struct BlockScorer: Sendable {
    private let weights: BlockWeights
    private let columns: LinearColumns
    /// Weights of the names of elements, by `Tag.rawValue`.
    private let tags: [Float]

    init(weights: BlockWeights) {
        self.weights = weights
        columns = LinearColumns(weights)
        tags = Tag.allCases.map { weights.words.weight(BlockWeights.key(.tag, ByteHash.of("\($0)"))) }
    }

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
        let tokens = layout.tokens, near = tokens.map { weights.words.weight(BlockWeights.key(.near, $0)) }
        let far = farWeights(material)
        var headings = HeadingWeights(count: text.runs.count)
        var nearness = Nearness(), nearSums: [UInt64: Float] = [:]
        var distinct = DistinctHashes()
        var row = [Float](repeating: 0, count: RunColumns.count)
        // What the columns of nearness were written for.
        var written: UInt64?
        var scores = Scores()
        scores.linear.reserveCapacity(text.runs.count)
        scores.trees.reserveCapacity(text.runs.count)
        row.withUnsafeMutableBufferPointer { row in
            for (index, run) in text.runs.enumerated() {
                let standing = layout.standing[run.element]
                let nearSum: Float
                if let known = nearSums[standing] {
                    nearSum = known
                } else {
                    nearness.find(tree, layout, from: run.element)
                    nearSum = columns.sum(nearness)
                    nearSums[standing] = nearSum
                }
                features.fillOwn(row, run: index)
                var score = weights.bias + columns.score(UnsafeBufferPointer(row), after: nearSum)
                var element = run.element, seenTag: Tag?
                distinct.removeAll()
                for step in 0..<3 where element >= 0 {
                    for token in layout.entries[Int(layout.entry[element])].tokens where distinct.insert(tokens[token]) {
                        score += near[token]
                    }
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
                if let trees = weights.trees, score >= Self.treeFloor {
                    if written != standing {
                        nearness.find(tree, layout, from: run.element)
                        RunFeatures.fill(row, near: nearness)
                        written = standing
                    }
                    score = trees.score(UnsafeBufferPointer(row))
                }
                scores.trees.append(score)
            }
        }
        return scores
    }

    /// By element, the weights of the words that name it and its ancestors, each word once.
    private func farWeights(_ material: PageMaterial) -> [Float] {
        let layout = material.layout, tree = material.tree
        // Equal words have one number.
        var numbers: [UInt64: Int] = [:], number: [Int] = [], weight: [Float] = []
        number.reserveCapacity(layout.tokens.count)
        weight.reserveCapacity(layout.tokens.count)
        for token in layout.tokens {
            let known = numbers[token]
            if known == nil { numbers[token] = numbers.count }
            number.append(known ?? numbers.count - 1)
            weight.append(weights.words.weight(BlockWeights.key(.far, token)))
        }
        var far = [Float](repeating: 0, count: tree.count)
        // How often each word stands on the path from the root to the element in hand.
        var uses = [Int32](repeating: 0, count: numbers.count), path: [Int] = []
        for element in 0..<tree.count {
            let parent = Int(tree.parents[element])
            while let last = path.last, last != parent {
                for token in layout.entries[Int(layout.entry[last])].tokens { uses[number[token]] -= 1 }
                path.removeLast()
            }
            var sum = parent >= 0 ? far[parent] : 0
            for token in layout.entries[Int(layout.entry[element])].tokens {
                if uses[number[token]] == 0 { sum += weight[token] }
                uses[number[token]] += 1
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
    private struct LinearColumns: Sendable {
        /// Weight of each value 0…16 of the columns that hold steps or flags.
        private var steps: [Float] = []
        /// The edges of each measurement, filled up with infinity to `BlockWeights.binWidth`.
        private var edges: [Float] = []
        private let bins: [Float]

        init(_ weights: BlockWeights) {
            for column in 0..<RunColumns.firstMeasure {
                for value in 0...16 { steps.append(weights.bins[column * BlockWeights.binWidth + weights.bin(column, Float(value))]) }
            }
            for column in RunColumns.firstMeasure..<RunColumns.count {
                let own = weights.edges[column].prefix(BlockWeights.binWidth - 1)
                edges += own + [Float](repeating: .infinity, count: BlockWeights.binWidth - own.count)
            }
            bins = Array(weights.bins[(RunColumns.firstMeasure * BlockWeights.binWidth)...])
        }

        /// The columns that tell what is near.
        func sum(_ near: borrowing Nearness) -> Float {
            var sum: Float = 0, column = 0
            for purpose in Purpose.allCases {
                sum += steps[column * 17 + near[purpose]]
                column += 1
            }
            for landmark in Landmark.allCases {
                sum += steps[column * 17 + near[landmark]]
                column += 1
            }
            return sum
        }

        /// All columns, given the sum over those of nearness.
        func score(_ row: UnsafeBufferPointer<Float>, after nearSum: Float) -> Float {
            var sum = nearSum
            steps.withUnsafeBufferPointer { steps in
                for column in RunColumns.nearness..<RunColumns.firstMeasure { sum += steps[column &* 17 &+ Int(row[column])] }
            }
            edges.withUnsafeBufferPointer { edges in
                bins.withUnsafeBufferPointer { bins in
                    for measure in 0..<RunColumns.Measure.allCases.count {
                        let value = row[RunColumns.firstMeasure &+ measure], first = measure &* BlockWeights.binWidth
                        // The bin is the number of edges below the value; halving without a branch.
                        var bin = first
                        bin &+= value > edges[bin &+ 7] ? 8 : 0
                        bin &+= value > edges[bin &+ 3] ? 4 : 0
                        bin &+= value > edges[bin &+ 1] ? 2 : 0
                        bin &+= value > edges[bin] ? 1 : 0
                        sum += bins[bin]
                    }
                }
            }
            return sum
        }
    }
}
