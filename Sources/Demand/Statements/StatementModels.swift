internal import Learning
internal import Lexicons
internal import TextAnalysis

/// Everything that is learned about customers in one language, as it was read from `lexicons/<language>/demand`.
struct StatementModels: Sendable {
    /// Linear score of a clause that holds a statement, and trees over it.
    let statement: WeightTable
    let statementTrees: TreeEnsemble
    /// Linear scores of a want against praise, by words and by what any market shares, and trees over both.
    let side: WeightTable
    let sideClasses: WeightTable
    let sideTrees: TreeEnsemble
    /// Score of a clause and a point that it may be about.
    let point: TreeEnsemble
    /// What words say of points.
    let pointWords: PointWords

    /// A model file that is missing or broken: which, and what to do.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let message: String
        var description: String { "\(path): \(message)" }
    }

    /// Names of the files, below `<language>/demand/`.
    enum File: String, CaseIterable {
        case statement = "statement-words.tsv", statementTrees = "statement-trees.tsv"
        case side = "side-words.tsv", sideClasses = "side-classes.tsv", sideTrees = "side-trees.tsv"
        case pointWords = "point-words.tsv", point = "point-trees.tsv"

        func path(_ language: String) -> String { "\(language)/demand/\(rawValue)" }
    }

    static let statementColumns = ClauseRow.neighbourColumns("score") + ClauseRow.columns
    static let sideColumns =
        ["words", "classes"].flatMap { name in
            ClauseRow.neighbourColumns("side-" + name) + ClauseRow.voiceColumns.map { "side-\(name)-" + $0 }
        } + ClauseRow.columns

    /// - Parameter file: the bytes of a file by its path in the lexicons folder; `nil` when there is none.
    init(language: String, catalogue: PointCatalogue, file: (String) -> [UInt8]?) throws(Failure) {
        func parsed<T>(_ name: File, _ body: (WeightFile) throws(WeightFile.Failure) -> T) throws(Failure) -> T {
            let path = name.path(language)
            guard let bytes = file(path) else {
                throw Failure(path: path, message: "the file is missing; make it with 'creneau train DATA --lexicons OUT'")
            }
            do { return try body(try WeightFile(bytes)) } catch { throw Failure(path: path, message: error.description) }
        }
        func table(_ name: File) throws(Failure) -> WeightTable {
            try parsed(name) { file throws(WeightFile.Failure) in try WeightTable(file, width: 1) }
        }
        func trees(_ name: File, _ columns: [String]) throws(Failure) -> TreeEnsemble {
            try parsed(name) { file throws(WeightFile.Failure) in try TreeEnsemble(file, columns: columns) }
        }
        statement = try table(.statement)
        statementTrees = try trees(.statementTrees, Self.statementColumns)
        side = try table(.side)
        sideClasses = try table(.sideClasses)
        sideTrees = try trees(.sideTrees, Self.sideColumns)
        point = try trees(.point, PointRow.columns)
        pointWords = try parsed(.pointWords) { file throws(WeightFile.Failure) in try PointWords(file, catalogue: catalogue) }
    }

    /// The chance of each clause to hold a statement, and of a statement in it to be a want and no praise.
    func judge(_ views: [ClauseView], _ numbers: [[Float]], _ reviews: ReadReviews) -> (chances: [Float], wants: [Float]) {
        var sink = FeatureSink()
        var scores: [Float] = [], words: [Float] = [], classes: [Float] = []
        for n in views.indices {
            sink.clear()
            ClauseFeatures.bag(views, n, reviews, withWords: true, into: &sink)
            scores.append(Self.score(statement, sink.keys))
            words.append(Self.score(side, sink.keys))
            sink.clear()
            ClauseFeatures.bag(views, n, reviews, withWords: false, into: &sink)
            classes.append(Self.score(sideClasses, sink.keys))
        }
        let rows = Self.statementRows(scores, views, numbers, reviews)
        let sides = Self.sideRows(words, classes, views, numbers, reviews)
        return (rows.map { Self.chance(statementTrees, $0) }, sides.map { Self.chance(sideTrees, $0) })
    }

    static func statementRows(_ scores: [Float], _ views: [ClauseView], _ numbers: [[Float]], _ reviews: ReadReviews) -> [[Float]] {
        zip(ClauseRow.neighbours(scores, views, reviews), numbers).map { $0 + $1 }
    }

    static func sideRows(
        _ words: [Float], _ classes: [Float], _ views: [ClauseView], _ numbers: [[Float]], _ reviews: ReadReviews
    ) -> [[Float]] {
        let wordVoices = ClauseRow.voices(words, views, reviews), classVoices = ClauseRow.voices(classes, views, reviews)
        let wordsNear = ClauseRow.neighbours(words, views, reviews), classesNear = ClauseRow.neighbours(classes, views, reviews)
        return views.indices.map { n in wordsNear[n] + wordVoices[n] + classesNear[n] + classVoices[n] + numbers[n] }
    }

    static func chance(_ trees: TreeEnsemble, _ row: [Float]) -> Float { Float(Logistic.probability(Double(trees.score(row)))) }

    /// The linear score of features that each count once.
    static func score(_ table: WeightTable, _ keys: [FeatureKey]) -> Float {
        var sum = table.bias[0], seen: Set<Int> = []
        for key in keys {
            let row = table.row(of: key)
            if row >= 0, seen.insert(row).inserted { sum += table.weights[row] }
        }
        return sum
    }
}
