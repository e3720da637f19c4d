import Learning
import MarketModel

/// Learns which candidates are claims, of which angle, and which are new on their page.
struct RankingTraining {
    /// The candidates of a page with all that is known of them without having seen the page.
    struct PageCandidates {
        let candidates: [Candidate]
        let rows: [[Float]]
        var scores: [Float] = []
        var angles: [[Double]] = []
        var listed: [Int] = []
        var secondRows: [[Float]] = []
        var seconds: [Float] = []
    }

    let bagKeys: [FeatureKey]
    let bag: LinearWeights
    let first: TreeEnsemble
    /// Keys of the angle model: those of the bag, then the numbers.
    let angleKeys: [FeatureKey]
    let angles: LinearWeights
    let second: TreeEnsemble
    let cut: Float
    let pages: [PageCandidates]

    init(
        _ training: [TrainingPage], _ chances: [[Float]], _ taggers: [Tagger], _ settings: ClaimTrainingSettings,
        _ progress: (String) -> Void
    ) {
        var all: [Candidate] = [], owner: [Int] = [], bags: [[FeatureKey]] = []
        var sentences: [[FeatureKey]] = [], numbers: [[Float]] = []
        var spans: [Range<Int>] = []
        var sink = FeatureSink()
        for (p, page) in training.enumerated() {
            let start = all.count
            for n in page.read.blocks.indices where chances[p][n] >= settings.finder.leastChance {
                let lattice = taggers[page.fold].lattice(page.read, n, chance: chances[p][n])
                for candidate in settings.finder.candidates(page.read, n, lattice) {
                    sink.clear()
                    CandidateFeatures.bag(page.read, candidate, into: &sink)
                    all.append(candidate)
                    owner.append(p)
                    bags.append(sink.keys)
                    AngleFeatures.bag(page.read, candidate, into: &sink)
                    sentences.append(sink.keys)
                    numbers.append(AngleFeatures.numbers(page.read, candidate))
                }
            }
            spans.append(start..<all.count)
        }
        let folds = owner.map { training[$0].fold }, weights = owner.map { training[$0].weight }
        let matches = all.indices.map { training[owner[$0]].matches(all[$0].words) }
        let labels = matches.map { $0.first.map { settings.softness == 0 ? 1 : 1 - settings.softness * (1 - $0.similarity) } ?? 0 }
        progress("claims: \(all.count) candidates")
        let bagging = BagTraining(bags, least: 3)
        let regression = LogisticRegression(l2: settings.bagL2, steps: 30, tolerance: 1e-3)
        let linear = OutOfFold(folds: folds) { keep in
            let kept = folds.indices.filter(keep)
            return regression.fit(bagging.rows.filter(keep), labels: kept.map { labels[$0] }, weights: kept.map { weights[$0] })
        } predict: { model, i in
            model.scores(bagging.rows, i)[0]
        }
        progress("claims: words of candidates learned")
        var rows: [[Float]] = []
        for (p, page) in training.enumerated() {
            let table = CandidateRows(
                page.read, Array(all[spans[p]]), chances: chances[p], bags: Array(linear.predictions[spans[p]]))
            rows += spans[p].indices.map { table[$0 - spans[p].lowerBound] }
        }
        var growth = settings.first
        growth.seed = settings.seed
        let trees = OutOfFold(folds: folds) { keep in
            let kept = folds.indices.filter(keep)
            return growth.fit(
                kept.flatMap { rows[$0] }, width: CandidateRow.columns.count, labels: kept.map { labels[$0] },
                weights: kept.map { weights[$0] })
        } predict: { model, i in
            Float(Logistic.probability(Double(model.score(rows[i]))))
        }
        progress("claims: first look learned")
        let typing = AngleTraining(
            numbers: numbers, sentences, matches: matches, angles: owner.map { training[$0].angles }, owner: owner, folds: folds,
            weights: weights, settings)
        progress("claims: angles learned")
        var pages: [PageCandidates] = []
        for span in spans {
            pages.append(
                PageCandidates(
                    candidates: Array(all[span]), rows: Array(rows[span]), scores: Array(trees.predictions[span]),
                    angles: Array(typing.predictions[span])))
        }
        let look = SecondTraining(training, pages, matches: spans.map { Array(matches[$0]) }, settings)
        bagKeys = bagging.keys
        bag = linear.model
        first = trees.model
        angleKeys = typing.keys
        angles = typing.weights
        second = look.trees
        cut = look.cut
        self.pages = look.pages
    }
}
