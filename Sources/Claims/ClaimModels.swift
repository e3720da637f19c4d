import Learning
import MarketModel

/// Everything that is learned about claims, as it was read from `lexicons/<language>/claims`, or from `lexicons/common/claims` for the
/// languages that have no models of their own words.
struct ClaimModels: Sendable {
    let blocks: BlockModel
    let tagger: Tagger
    /// Linear score of a candidate's bag.
    let bag: WeightTable
    let first: TreeEnsemble
    let angles: AngleModel
    let second: TreeEnsemble
    /// A candidate is a claim when the second look gives it at least this chance.
    let cut: Float

    /// A model file that is missing or broken: which, and what to do.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let message: String
        var description: String { "\(path): \(message)" }
    }

    /// Names of the files, below the folder of a language's weights.
    enum File: String, CaseIterable {
        case blockWords = "block-words.tsv", blockTrees = "block-trees.tsv", tagger = "tagger.tsv", bag = "phrase-words.tsv"
        case first = "phrase-trees.tsv", angles = "angles.tsv", second = "second-look.tsv"

        /// - Parameter folder: such as `en/claims`.
        func path(_ folder: String) -> String { "\(folder)/\(rawValue)" }
    }

    /// - Parameter file: the bytes of a file by its path in the lexicons folder; `nil` when there is none.
    init(folder: String, file: (String) -> [UInt8]?) throws(Failure) {
        func read(_ name: File) throws(Failure) -> WeightFile {
            let path = name.path(folder)
            guard let bytes = file(path) else {
                throw Failure(path: path, message: "the file is missing; make it with 'creneau train DATA --lexicons OUT'")
            }
            do { return try WeightFile(bytes) } catch { throw Failure(path: path, message: error.description) }
        }
        func parsed<T>(_ name: File, _ body: (WeightFile) throws(WeightFile.Failure) -> T) throws(Failure) -> T {
            let weights = try read(name)
            do { return try body(weights) } catch { throw Failure(path: name.path(folder), message: error.description) }
        }
        blocks = BlockModel(
            linear: try parsed(.blockWords) { weights throws(WeightFile.Failure) in try WeightTable(weights, width: 1) },
            trees: try parsed(.blockTrees) { weights throws(WeightFile.Failure) in try TreeEnsemble(weights, columns: BlockModel.columns) })
        tagger = try parsed(.tagger) { weights throws(WeightFile.Failure) in
            let table = try WeightTable(weights, width: Tagger.labels.count)
            return Tagger(weights: table, transitions: Tagger.transitions(table))
        }
        bag = try parsed(.bag) { weights throws(WeightFile.Failure) in try WeightTable(weights, width: 1) }
        first = try parsed(.first) { weights throws(WeightFile.Failure) in try TreeEnsemble(weights, columns: CandidateRow.columns) }
        angles = AngleModel(weights: try parsed(.angles) { weights throws(WeightFile.Failure) in try WeightTable(weights, width: 4) })
        let secondFile = try read(.second)
        second = try parsed(.second) { weights throws(WeightFile.Failure) in try TreeEnsemble(weights, columns: SecondLook.columns) }
        cut = secondFile.value(of: "cut").flatMap(Float.init) ?? 0.3
    }
}

extension Tagger {
    /// Rows of the weights file that hold the steps from each label.
    static let stepKeys = labels.map { FeatureKey(name: "after-label=" + $0) }

    /// The steps that a weights file holds, with the forbidden ones closed.
    static func transitions(_ table: WeightTable) -> ChainTransitions {
        let n = labels.count
        var scores: [Float] = []
        for (from, key) in stepKeys.enumerated() {
            let row = table.weights(of: key).map(Array.init) ?? []
            for to in 0..<n { scores.append(allowed(from, to) ? (to < row.count ? row[to] : 0) : -.infinity) }
        }
        return ChainTransitions(labels: n, scores: scores, start: (0..<n).map { allowed(-1, $0) ? 0 : -.infinity })
    }
}
