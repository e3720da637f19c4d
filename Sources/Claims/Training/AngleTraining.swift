import Learning
import MarketModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Learns the angle of phrases that are claims.
struct AngleTraining {
    /// Key of each feature: those of the bag, then the numbers.
    let keys: [FeatureKey]
    let weights: LinearWeights
    /// Chance of each angle for every candidate, from models without its fold.
    let predictions: [[Double]]

    /// - Parameters:
    ///   - numbers: `AngleFeatures.numbers` of each candidate.
    ///   - matches: the claims that each candidate would count as, likest first.
    ///   - angles: the angles of the claims of each candidate's page.
    init(
        numbers: [[Float]], _ bags: [[FeatureKey]], matches: [[(claim: Int, similarity: Double)]], angles: [[Angle]], owner: [Int],
        folds: [Int], weights: [Double], _ settings: ClaimTrainingSettings
    ) {
        let right = bags.indices.filter { !matches[$0].isEmpty }
        let bagging = BagTraining(right.map { bags[$0] }, least: 3)
        let truth = right.map { Angle.allCases.firstIndex(of: angles[$0][matches[$0][0].claim])! }
        // A claim counts once, however many phrases stand for it; rare angles count a little more.
        var phrases: [[Int]: Double] = [:]
        for i in right { phrases[[owner[i], matches[i][0].claim], default: 0] += matches[i][0].similarity }
        var sizes = [Double](repeating: 1e-6, count: 4)
        var counts = right.map { i in
            weights[i] * matches[i][0].similarity / pow(phrases[[owner[i], matches[i][0].claim]]!, settings.angleClaimPower)
        }
        for (r, angle) in truth.enumerated() { sizes[angle] += counts[r] }
        let whole = sizes.reduce(0, +)
        for (r, angle) in truth.enumerated() { counts[r] *= pow(whole / 4 / sizes[angle], settings.angleBalance) }
        let scale = Double(right.count) / max(1e-6, counts.reduce(0, +))
        for r in counts.indices { counts[r] *= scale }
        let width = bagging.keys.count
        var rows = SparseRows()
        for (r, i) in right.enumerated() {
            var row = (bagging.rows.offsets[r]..<bagging.rows.offsets[r + 1]).map {
                (Int(bagging.rows.columns[$0]), bagging.rows.values[$0])
            }
            for (a, value) in numbers[i].enumerated() { row.append((width + a, value)) }
            rows.append(row)
        }
        let regression = LogisticRegression(l2: settings.angleL2, steps: 30, tolerance: 1e-3)
        func fit(_ keep: (Int) -> Bool) -> LinearWeights {
            let kept = right.indices.filter { keep(right[$0]) }
            return regression.fit(
                rows.filter { keep(right[$0]) }, classOf: kept.map { truth[$0] }, classes: 4, weights: kept.map { counts[$0] })
        }
        keys = bagging.keys + AngleFeatures.keys
        var table: [FeatureKey: Int] = [:]
        for (n, key) in bagging.keys.enumerated() { table[key] = n }
        let found = OutOfFold(folds: folds, fit: fit) { model, i in
            var scores = model.bias
            func add(_ at: Int, _ value: Float) { for c in 0..<4 { scores[c] += model.weights[at * 4 + c] * value } }
            for key in Set(bags[i]) { if let n = table[key] { add(n, 1) } }
            for (a, value) in numbers[i].enumerated() { add(width + a, value) }
            return Logistic.probabilities(scores)
        }
        self.weights = found.model
        predictions = found.predictions
    }
}
