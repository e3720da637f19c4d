import Learning

/// Learns which blocks hold claims.
struct BlockTraining {
    let keys: [FeatureKey]
    let linear: LinearWeights
    let trees: TreeEnsemble
    /// Chance of each block of each page, from models without its fold.
    let chances: [[Float]]

    init(_ pages: [TrainingPage], _ settings: ClaimTrainingSettings) {
        var bags: [[FeatureKey]] = []
        var folds: [Int] = [], labels: [Double] = [], weights: [Double] = []
        var sink = FeatureSink()
        var seen: Set<UInt64> = []
        for page in pages {
            for n in page.read.blocks.indices {
                sink.clear()
                BlockFeatures.context(page.read, n, into: &sink)
                BlockFeatures.bag(page.read.blocks[n], seen: &seen, into: &sink)
                bags.append(sink.keys)
                folds.append(page.fold)
                labels.append(page.holdsClaim(n) ? 1 : 0)
                weights.append(page.weight)
            }
        }
        let bag = BagTraining(bags, least: 3)
        let regression = LogisticRegression(l2: settings.blockL2, steps: 30, tolerance: 1e-3)
        let linear = OutOfFold(folds: folds) { keep in
            let kept = folds.indices.filter(keep)
            return regression.fit(bag.rows.filter(keep), labels: kept.map { labels[$0] }, weights: kept.map { weights[$0] })
        } predict: { model, i in
            model.scores(bag.rows, i)[0]
        }
        var rows: [[Float]] = []
        var at = 0
        for page in pages {
            let count = page.read.blocks.count
            rows += BlockModel.rows(page.read, Array(linear.predictions[at..<at + count]))
            at += count
        }
        var growth = TreeGrowth(trees: 80, leaves: 12)
        growth.minimumRows = 20
        growth.rate = 0.08
        growth.seed = settings.seed
        let trees = OutOfFold(folds: folds) { keep in
            let kept = folds.indices.filter(keep)
            return growth.fit(
                kept.flatMap { rows[$0] }, width: BlockModel.columns.count, labels: kept.map { labels[$0] },
                weights: kept.map { weights[$0] })
        } predict: { model, i in
            Float(Logistic.probability(Double(model.score(rows[i]))))
        }
        var chances: [[Float]] = []
        at = 0
        for page in pages {
            chances.append(Array(trees.predictions[at..<at + page.read.blocks.count]))
            at += page.read.blocks.count
        }
        keys = bag.keys
        self.linear = linear.model
        self.trees = trees.model
        self.chances = chances
    }
}
