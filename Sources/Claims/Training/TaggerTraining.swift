import Learning

/// Learns to tag the tokens of blocks that may hold claims.
struct TaggerTraining {
    /// Key of each feature.
    let keys: [FeatureKey]
    let weights: ChainWeights
    /// For each fold the tagger that has not seen it.
    let taggers: [Tagger]

    init(_ pages: [TrainingPage], _ chances: [[Float]], _ settings: ClaimTrainingSettings) {
        var random = SeededGenerator(seed: settings.seed)
        var index = FeatureIndex()
        var sink = FeatureSink()
        var raw: [(example: ChainExample, fold: Int)] = []
        for (p, page) in pages.enumerated() {
            for n in page.read.blocks.indices {
                let holds = page.holdsClaim(n)
                guard holds || chances[p][n] >= settings.finder.leastChance / 2 || random.unit() < settings.emptyBlocks * 0.3 else {
                    continue
                }
                let block = page.read.blocks[n]
                sink.clear()
                TaggerFeatures.shared(page.read, n, chance: chances[p][n], into: &sink)
                var example = ChainExample(
                    shared: sink.keys.map { Int32(index.intern($0)) }, offsets: [0], features: [], labels: page.labels[n],
                    weight: Float(page.weight))
                let (since, until) = TaggerFeatures.marks(block)
                for t in 0..<block.count {
                    sink.clear()
                    TaggerFeatures.token(block, t, sinceMark: since[t], untilMark: until[t], into: &sink)
                    for key in sink.keys { example.features.append(Int32(index.intern(key))) }
                    example.offsets.append(Int32(example.features.count))
                }
                raw.append((example, page.fold))
            }
        }
        var renumbered = [Int32](repeating: -1, count: index.count)
        var keys: [FeatureKey] = []
        for n in 0..<index.count where index.counts[n] >= settings.leastFeatureCount {
            renumbered[n] = Int32(keys.count)
            keys.append(index.keys[n])
        }
        let examples = raw.map { example, fold in (TaggerTraining.renumber(example, renumbered), fold) }
        func fit(_ keep: (Int) -> Bool) -> ChainWeights {
            settings.tagger.fit(
                examples.filter { keep($0.1) }.map(\.0), features: keys.count, labels: Tagger.labels.count, allowed: Tagger.allowed)
        }
        taggers = (0...(pages.map(\.fold).max() ?? 0)).map { fold in TaggerTraining.tagger(keys, fit { $0 != fold }) }
        weights = fit { _ in true }
        self.keys = keys
    }

    private static func renumber(_ example: ChainExample, _ numbers: [Int32]) -> ChainExample {
        var out = ChainExample(
            shared: example.shared.map { numbers[Int($0)] }.filter { $0 >= 0 }, offsets: [0], features: [], labels: example.labels,
            weight: example.weight)
        out.features.reserveCapacity(example.features.count)
        for t in 0..<example.count {
            for p in Int(example.offsets[t])..<Int(example.offsets[t + 1]) {
                let n = numbers[Int(example.features[p])]
                if n >= 0 { out.features.append(n) }
            }
            out.offsets.append(Int32(out.features.count))
        }
        return out
    }

    private static func tagger(_ keys: [FeatureKey], _ weights: ChainWeights) -> Tagger {
        let n = weights.labels
        var table = WeightTable(width: n)
        for (f, key) in keys.enumerated() {
            let row = Array(weights.weights[f * n..<(f + 1) * n])
            if row.contains(where: { $0 != 0 }) { table.insert(key, row) }
        }
        return Tagger(weights: table, transitions: weights.transitions)
    }
}
