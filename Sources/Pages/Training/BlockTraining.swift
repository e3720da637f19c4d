import Learning
import MarketModel

/// Fits `BlockWeights` to pages whose main content is known.
///
/// Product pages count fully, others `otherWeight`; see `BlockLabels` for what a run counts.
struct BlockTraining {
    var l2 = 90.0
    var steps = 60
    var trees = 250
    var leaves = 7
    var quantiles = 10
    var otherWeight = 0.4
    /// Words seen in fewer pages have no weight.
    var leastPages = 2
    /// Parts into which the sites are cut for the scale, and the penalty on its weights.
    var folds = 4
    var scaleL2 = 33.0

    /// What training needs of one page.
    struct Example {
        let id: String
        let material: PageMaterial
        let features: RunFeatures
        let regions: [Region]
        /// `table[run * RunColumns.count + column]`.
        let table: [Float]
        let labels: BlockLabels
        let truth: [UInt64]
        let isProduct: Bool

        /// - Returns: `nil` when nothing is known of the page's main content.
        init?(_ document: LabelledDocument) {
            guard document.mainContent != nil || document.quotes.count >= 3 else { return nil }
            id = document.id
            material = PageMaterial(bytes: document.bytes, hints: document.hints)
            regions = RegionRules.regions(material)
            features = RunFeatures(material: material)
            truth = WordScan.hashes(document.mainContent ?? "")
            if let mainContent = document.mainContent {
                isProduct = document.kind ?? .product == .product
                labels = BlockLabels(text: material.text, mainContent: mainContent)
            } else {
                isProduct = false
                labels = BlockLabels(text: material.text, regions: regions, quotes: document.quotes)
            }
            let material = material
            var table = [Float](repeating: 0, count: material.text.runs.count * RunColumns.count)
            var near = Nearness()
            let features = features
            table.withUnsafeMutableBufferPointer { table in
                for (index, run) in material.text.runs.enumerated() {
                    near.find(material.tree, material.layout, from: run.element)
                    let row = UnsafeMutableBufferPointer(rebasing: table[(index * RunColumns.count)..<((index + 1) * RunColumns.count)])
                    features.fill(row, run: index, near: near)
                }
            }
            self.table = table
        }

        var runs: [PageText.Run] { material.text.runs }

        /// Which of `count` parts the page's site falls into.
        func fold(of count: Int) -> Int {
            let address = PageReader.address(material.head, material.hints)
            return Int(ByteHash(ByteHash.of(address.flatMap(PageAddress.host) ?? id)).mixed % UInt64(count))
        }

        /// Words of the model's linear part at a run: place and hash, each once.
        func forEachWord(_ index: Int, _ body: (BlockWeights.Place, UInt64) -> Void) {
            var seen: Set<UInt64> = []
            func once(_ place: BlockWeights.Place, _ word: UInt64) {
                if seen.insert(BlockWeights.key(place, word)).inserted { body(place, word) }
            }
            let layout = material.layout, tree = material.tree, text = material.text
            var element = runs[index].element, step = 0
            while element >= 0 {
                for token in layout.entries[Int(layout.entry[element])].tokens { once(step < 3 ? .near : .far, layout.tokens[token]) }
                if step < 2 { once(.tag, ByteHash.of("\(tree.tags[element])")) }
                element = Int(tree.parents[element])
                step += 1
            }
            func heading(_ place: BlockWeights.Place, _ heading: Int32) {
                guard heading >= 0, runs[Int(heading)].count < 12 else { return }
                for word in text.words[runs[Int(heading)].words].prefix(8) { once(place, word) }
            }
            heading(.heading, layout.heading[index])
            if layout.bigHeading[index] != layout.heading[index] { heading(.bigHeading, layout.bigHeading[index]) }
            for word in text.words[runs[index].words].prefix(60) { once(.text, word) }
        }
    }

    /// The models, and the scale on which what they say of unseen pages is right.
    func fit(_ examples: [Example]) -> (weights: BlockWeights, keys: [UInt64]) {
        var (weights, keys) = fitModels(examples)
        weights.calibration = calibrate(examples)
        return (weights, keys)
    }

    /// Fits the scale to predictions for pages of sites that the models had not seen.
    private func calibrate(_ examples: [Example]) -> BlockCalibration {
        var rows = SparseRows(), labels: [Double] = [], weights: [Double] = []
        for fold in 0..<folds {
            let held = examples.filter { $0.isProduct && $0.fold(of: folds) == fold }
            let rest = examples.filter { $0.fold(of: folds) != fold }
            guard !held.isEmpty, rest.contains(where: \.isProduct) else { continue }
            let scorer = BlockScorer(weights: fitModels(rest).weights)
            for example in held {
                let scores = scorer.scores(example.material, features: example.features)
                for (index, row) in BlockCalibration.inputs(scores, example.material, example.regions).enumerated()
                where example.labels.weights[index] > 0 {
                    rows.append(row.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) })
                    labels.append(example.labels.labels[index])
                    weights.append(example.labels.weights[index])
                }
            }
        }
        guard !labels.isEmpty else { return .mean }
        let mean = weights.reduce(0, +) / Double(weights.count)
        let fitted = LogisticRegression(l2: scaleL2, steps: 200).fit(rows, labels: labels, weights: weights.map { $0 / mean })
        var calibration = BlockCalibration(weights: .init(repeating: 0, count: BlockCalibration.width), bias: fitted.bias[0])
        for input in fitted.weights.indices.prefix(BlockCalibration.width) { calibration.weights[input] = fitted.weights[input] }
        return calibration
    }

    private func fitModels(_ examples: [Example]) -> (weights: BlockWeights, keys: [UInt64]) {
        let width = RunColumns.count
        let edges = (0..<width).map { column in quantileEdges(column, examples) }
        // Columns of the sparse matrix: bins first, then words.
        let firstWord = width * BlockWeights.binWidth
        var pagesOfWord: [UInt64: Int] = [:]
        for example in examples {
            var seen: Set<UInt64> = []
            for index in example.runs.indices { example.forEachWord(index) { seen.insert(BlockWeights.key($0, $1)) } }
            for key in seen { pagesOfWord[key, default: 0] += 1 }
        }
        let keys = pagesOfWord.filter { $0.value >= leastPages }.map(\.key).sorted()
        let columnOfKey = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, firstWord + $0) })
        var rows = SparseRows(), labels: [Double] = [], weights: [Double] = [], table: [Float] = []
        for example in examples {
            let factor = example.isProduct ? 1 : otherWeight
            for index in example.runs.indices where example.labels.weights[index] > 0 {
                var row: [(Int, Float)] = []
                for column in 0..<width where !edges[column].isEmpty {
                    row.append(
                        (column * BlockWeights.binWidth + BlockWeights.bin(edges[column], example.table[index * width + column]), 0.5))
                }
                example.forEachWord(index) { place, word in
                    if let column = columnOfKey[BlockWeights.key(place, word)] { row.append((column, 1)) }
                }
                rows.append(row)
                labels.append(example.labels.labels[index])
                weights.append(example.labels.weights[index] * factor)
                table += example.table[(index * width)..<((index + 1) * width)]
            }
        }
        let mean = weights.reduce(0, +) / Double(max(1, weights.count))
        weights = weights.map { $0 / mean }
        let linear = LogisticRegression(l2: l2, steps: steps, tolerance: 1e-4).fit(rows, labels: labels, weights: weights)
        var bins = [Float](repeating: 0, count: firstWord)
        for column in bins.indices where column < linear.weights.count { bins[column] = linear.weights[column] / 2 }
        var words = WordWeights(capacity: keys.count)
        for key in keys {
            let column = columnOfKey[key]!
            if column < linear.weights.count { words.insert(key, linear.weights[column]) }
        }
        var ensemble: TreeEnsemble?
        if trees > 0 {
            var growth = TreeGrowth(trees: trees, leaves: leaves)
            growth.rate = 0.05
            growth.minimumRows = 60
            growth.columnShare = 0.25
            growth.rowShare = 0.5
            ensemble = growth.fit(table, width: width, labels: labels, weights: weights)
        }
        return (BlockWeights(edges: edges, bins: bins, bias: linear.bias[0], words: words, trees: ensemble), keys)
    }

    /// Edges at the quantiles of a column; columns of steps and flags keep whole steps.
    private func quantileEdges(_ column: Int, _ examples: [Example]) -> [Float] {
        var values: [Float] = []
        for example in examples {
            for index in stride(from: 0, to: example.runs.count, by: 3) { values.append(example.table[index * RunColumns.count + column]) }
        }
        guard !values.isEmpty else { return [] }
        values.sort()
        guard values[0] < values[values.count - 1] else { return [] }
        var edges: [Float] = []
        for step in 1..<quantiles {
            let value = values[min(values.count - 1, values.count * step / quantiles)]
            if value > (edges.last ?? -.infinity), value < values[values.count - 1] { edges.append(value) }
        }
        // A rare flag has no quantile between its values.
        if edges.isEmpty { edges = [values[0]] }
        if column < RunColumns.nearness, edges.last! == 15 || edges.last! < 15 {
            edges = edges.filter { $0 < 15 } + [15]
        }
        return edges
    }
}
