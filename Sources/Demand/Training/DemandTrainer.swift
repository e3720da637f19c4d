internal import Concepts
public import Learning
public import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Fits the models of customers' statements to labelled markets.
///
/// A stage learns from what the stage before it says of markets that it has not seen; the models that are kept have seen all.
public struct DemandTrainer {
    public var settings = DemandTrainingSettings()
    let language: DemandLanguage

    /// Told what is being done, for progress.
    public var progress: @Sendable (String) -> Void = { _ in }

    /// - Parameter lexicons: the folder whose tables the models build on; weights files in it are not read.
    public init(lexicons: Lexicons, language: String = "en") throws {
        guard let known = try DemandLanguage(lexicons: lexicons, language: language) else {
            throw StatementModels.Failure(path: language, message: "the lexicons have no such language")
        }
        self.language = known
    }

    /// The weights files by path in the lexicons folder; the same pages give the same bytes in any order.
    public func train(_ labelled: [LabelledCustomers]) -> [String: [UInt8]] {
        let labelled = labelled.sorted { ($0.market, $0.page.source) < ($1.market, $1.page.source) }
        let pages = labelled.map { TrainingCustomers($0, language: language) }
        progress("demand: \(pages.count) pages, \(pages.reduce(0) { $0 + $1.views.count }) clauses read")
        let statements = StatementTraining(pages, settings, progress)
        let points = PointTraining(pages, labelled, statements, language, settings)
        progress("demand: points learned from \(points.examples) pairs")
        return DemandModelWriter(language: language, settings: settings, pages: pages).files(statements, points)
    }
}

/// What training is set to.
public struct DemandTrainingSettings: Sendable {
    public var seed: UInt64 = 1
    /// A feature is kept when at least so many clauses hold it.
    public var leastFeatureCount = 10
    /// The same for the side, counted over statements alone.
    public var leastSideCount = 6
    public var statementL2 = 6.0
    public var sideL2 = 2.0
    /// Penalties on absolute weights, so that features that tell little have none.
    public var statementL1 = 1.8
    public var sideL1 = 0.8
    /// Statements from which a point has words of its own, of which a word must be in, and share of the point that it must have.
    public var leastPointCount = 3
    public var leastWordCount = 2
    public var leastShare: Float = 0.09
    /// Weights below these are not written.
    public var leastWeight: Float = 0.03
    public var statement = TreeGrowth(trees: 130, leaves: 7)
    public var side = TreeGrowth(trees: 90, leaves: 5)
    public var point = TreeGrowth(trees: 120, leaves: 10)

    public init() {
        statement.rate = 0.065
        statement.minimumRows = 25
        statement.l2 = 10
        statement.columnShare = 0.4
        side.rate = 0.05
        side.minimumRows = 25
        side.l2 = 10
        side.columnShare = 0.4
        point.rate = 0.08
        point.minimumRows = 20
        point.columnShare = 0.6
    }
}
