/// Bags of named features from training, numbered once they are common enough.
public struct BagTraining {
    public let rows: SparseRows
    /// Key of each column.
    public let keys: [FeatureKey]

    /// - Parameter least: a feature is kept when at least so many bags hold it.
    /// - Parameter counts: which bags count for that; all of them when not told.
    public init(_ bags: [[FeatureKey]], least: Int, counting counts: (Int) -> Bool = { _ in true }) {
        var index = FeatureIndex()
        var seen: Set<Int> = []
        var numbered: [[Int]] = []
        var held: [Int] = []
        for (place, bag) in bags.enumerated() {
            seen.removeAll(keepingCapacity: true)
            var row: [Int] = []
            for key in bag {
                let n = index.intern(key)
                if n == held.count { held.append(0) }
                if seen.insert(n).inserted {
                    if counts(place) { held[n] += 1 }
                    row.append(n)
                }
            }
            numbered.append(row)
        }
        var renumbered = [Int](repeating: -1, count: held.count)
        var keys: [FeatureKey] = []
        for n in held.indices where held[n] >= least {
            renumbered[n] = keys.count
            keys.append(index.keys[n])
        }
        var rows = SparseRows()
        for row in numbered { rows.append(row.lazy.map { renumbered[$0] }.filter { $0 >= 0 }) }
        self.rows = rows
        self.keys = keys
    }
}

/// Predictions for each example by a model that has not seen its fold, and the model that has seen all.
public struct OutOfFold<Model, Prediction> {
    public let model: Model
    public let predictions: [Prediction]

    /// - Parameters:
    ///   - folds: the fold of each example.
    ///   - fit: a model from the examples that a condition keeps.
    ///   - predict: what a model says of an example.
    public init(folds: [Int], fit: (_ keep: (Int) -> Bool) -> Model, predict: (Model, Int) -> Prediction) {
        var out = [Prediction?](repeating: nil, count: folds.count)
        for fold in Set(folds).sorted() {
            let model = fit { folds[$0] != fold }
            for i in folds.indices where folds[i] == fold { out[i] = predict(model, i) }
        }
        predictions = out.map { $0! }
        model = fit { _ in true }
    }
}
