import Learning
import MarketModel

/// Fits `KindModel` to pages whose kind is known.
struct KindTraining {
    /// Penalty on the squares of the weights.
    var l2 = 0.3

    func fit(_ examples: [(features: KindFeatures, kind: PageKind)]) -> KindModel {
        var rows = SparseRows(), classes: [Int] = []
        for example in examples {
            rows.append(example.features.signs.map(\.rawValue).sorted())
            classes.append(KindModel.kinds.firstIndex(of: example.kind)!)
        }
        let count = KindModel.kinds.count
        let fitted = LogisticRegression(l2: l2, steps: 200).fit(rows, classOf: classes, classes: count)
        var weights = [Float](repeating: 0, count: KindFeatures.Sign.allCases.count * count)
        for index in fitted.weights.indices where index < weights.count { weights[index] = fitted.weights[index] }
        return KindModel(weights: weights, bias: fitted.bias)
    }
}
