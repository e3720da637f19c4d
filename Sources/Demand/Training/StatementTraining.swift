internal import Learning
internal import MarketModel

/// Learns which clauses hold a statement, and on which side it stands.
struct StatementTraining {
    struct Linear {
        let keys: [FeatureKey]
        let weights: LinearWeights
    }

    let statement: Linear
    let side: Linear
    let sideClasses: Linear
    let statementTrees: TreeEnsemble
    let sideTrees: TreeEnsemble
    /// Chance of a want for each clause of each page, by models that have not seen the page's market.
    let wants: [[Float]]

    init(_ pages: [TrainingCustomers], _ settings: DemandTrainingSettings, _ progress: (String) -> Void) {
        let markets = Array(Set(pages.map(\.market))).sorted()
        var folds: [Int] = [], bags: [[FeatureKey]] = [], plain: [[FeatureKey]] = [], labels: [LabelledStatement?] = []
        var spans: [Range<Int>] = [], sink = FeatureSink()
        for page in pages {
            let start = bags.count
            for n in page.views.indices {
                sink.clear()
                ClauseFeatures.bag(page.views, n, page.reviews, withWords: true, into: &sink)
                bags.append(sink.keys)
                sink.clear()
                ClauseFeatures.bag(page.views, n, page.reviews, withWords: false, into: &sink)
                plain.append(sink.keys)
            }
            labels += page.labels
            folds += [Int](repeating: markets.firstIndex(of: page.market)!, count: page.views.count)
            spans.append(start..<bags.count)
        }
        let holds = labels.map { $0 == nil ? 0.0 : 1.0 }
        let isSided = labels.map { $0.map { $0.sense != .context } ?? false }
        let isWant = labels.map { $0?.sense.isWanting == true ? 1.0 : 0.0 }
        let words = BagTraining(bags, least: settings.leastFeatureCount)
        let sideWords = BagTraining(bags, least: settings.leastSideCount) { isSided[$0] }
        let classes = BagTraining(plain, least: settings.leastSideCount) { isSided[$0] }
        func linear(_ bags: BagTraining, _ labels: [Double], l2: Double, l1: Double, _ counts: @escaping (Int) -> Bool) -> OutOfFold<
            LinearWeights, Float
        > {
            let regression = LogisticRegression(l2: l2, l1: l1, steps: 40, tolerance: 1e-4)
            return OutOfFold(folds: folds) { keep in
                let kept = folds.indices.filter { keep($0) && counts($0) }
                return regression.fit(bags.rows.filter { keep($0) && counts($0) }, labels: kept.map { labels[$0] })
            } predict: { model, i in
                model.scores(bags.rows, i)[0]
            }
        }
        let found = linear(words, holds, l2: settings.statementL2, l1: settings.statementL1) { _ in true }
        progress("demand: words of statements learned")
        let sided = linear(sideWords, isWant, l2: settings.sideL2, l1: settings.sideL1) { isSided[$0] }
        let sidedClasses = linear(classes, isWant, l2: settings.sideL2, l1: settings.sideL1) { isSided[$0] }
        progress("demand: words of sides learned")
        statement = Linear(keys: words.keys, weights: found.model)
        side = Linear(keys: sideWords.keys, weights: sided.model)
        sideClasses = Linear(keys: classes.keys, weights: sidedClasses.model)

        var rows: [[Float]] = [], sides: [[Float]] = []
        for (p, page) in pages.enumerated() {
            rows += StatementModels.statementRows(Array(found.predictions[spans[p]]), page.views, page.numbers, page.reviews)
            sides += StatementModels.sideRows(
                Array(sided.predictions[spans[p]]), Array(sidedClasses.predictions[spans[p]]), page.views, page.numbers, page.reviews)
        }
        var growth = settings.statement
        growth.seed = settings.seed
        statementTrees = growth.fit(rows.flatMap { $0 }, width: StatementModels.statementColumns.count, labels: holds)
        growth = settings.side
        growth.seed = settings.seed
        let told = isSided.indices.filter { isSided[$0] }
        let sideTrees = growth.fit(
            told.flatMap { sides[$0] }, width: StatementModels.sideColumns.count, labels: told.map { isWant[$0] })
        self.sideTrees = sideTrees
        wants = spans.map { span in span.map { StatementModels.chance(sideTrees, sides[$0]) } }
        progress("demand: trees of statements and sides learned")
    }
}
