import Learning

/// The log-odds of each run of a page to be main content, before its neighbours are asked.
struct BlockScorer {
    let weights: BlockWeights

    /// Runs whose linear part is below this are not worth asking the trees.
    static let treeFloor: Float = -5

    func logits(_ material: PageMaterial, features: RunFeatures) -> [Float] {
        let text = material.text, layout = material.layout, tree = material.tree
        let entries = layout.entries.map { entry in
            (
                near: entry.tokens.reduce(Float(0)) { $0 + weights.words.weight(BlockWeights.key(.near, $1)) },
                far: entry.tokens.reduce(Float(0)) { $0 + weights.words.weight(BlockWeights.key(.far, $1)) }
            )
        }
        var far = [Float](repeating: 0, count: tree.count)
        for element in 0..<tree.count {
            let parent = Int(tree.parents[element])
            far[element] = (parent >= 0 ? far[parent] : 0) + entries[Int(layout.entry[element])].far
        }
        let tags = Tag.allCases.map { weights.words.weight(BlockWeights.key(.tag, ByteHash.of("\($0)"))) }
        var headings = HeadingWeights(count: text.runs.count)
        var near = Nearness()
        var row = [Float](repeating: 0, count: RunColumns.count)
        var logits: [Float] = []
        logits.reserveCapacity(text.runs.count)
        let columns = LinearColumns(weights)
        row.withUnsafeMutableBufferPointer { row in
            for (index, run) in text.runs.enumerated() {
                near.find(tree, layout, from: run.element)
                features.fill(row, run: index, near: near)
                var score = weights.bias + columns.score(UnsafeBufferPointer(row))
                var element = run.element
                for step in 0..<3 where element >= 0 {
                    score += entries[Int(layout.entry[element])].near
                    if step < 2 { score += tags[Int(tree.tags[element].rawValue)] }
                    element = Int(tree.parents[element])
                }
                if element >= 0 { score += far[element] }
                score += headings.weight(.heading, layout.heading[index], text, weights)
                if layout.bigHeading[index] != layout.heading[index] {
                    score += headings.weight(.bigHeading, layout.bigHeading[index], text, weights)
                }
                for word in text.words[run.words].prefix(60) { score += weights.words.weight(BlockWeights.key(.text, word)) }
                if let trees = weights.trees {
                    score = score < Self.treeFloor ? score : (score + trees.score(UnsafeBufferPointer(row))) / 2
                }
                logits.append(score)
            }
        }
        return logits
    }

    /// Weights of headings, each computed once.
    private struct HeadingWeights {
        private var known: [Float?]

        init(count: Int) { known = Array(repeating: nil, count: count * 2) }

        mutating func weight(_ place: BlockWeights.Place, _ heading: Int32, _ text: PageText, _ weights: BlockWeights) -> Float {
            guard heading >= 0 else { return 0 }
            let slot = Int(heading) * 2 + (place == .heading ? 0 : 1)
            if let value = known[slot] { return value }
            let run = text.runs[Int(heading)]
            var value: Float = 0
            if run.count < 12 {
                for word in text.words[run.words].prefix(8) { value += weights.words.weight(BlockWeights.key(place, word)) }
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
