import Foundation
public import Positioning
import Reports

/// An analysis and what its market is called.
public struct ReportedMarket: Sendable {
    public let name: String
    public let analysis: MarketAnalysis
    /// Of the rivals.
    let battlecards: [Battlecard]
    /// Captures compared; `nil` when there is but one.
    let history: MarketHistory?
    /// The sentences that quotes stand in.
    let context: QuoteContext
}

/// The folder that a run writes its files into.
public struct ReportFolder: Sendable {
    private let path: String

    public init(_ path: String) { self.path = path }

    /// `toothpaste-report` in the current folder for `…/toothpaste.sqlite`.
    public static func defaultPath(for file: String) -> String { MarketName.of(path: file) + "-report" }

    static func lastPart(_ path: String) -> String { URL(filePath: path).lastPathComponent }

    /// Writes report, matrix, gaps and shortlist; each file is replaced as a whole.
    ///
    /// - Returns: paths of the files, the report first.
    /// - Throws: `UnusableInput` when the folder cannot be written.
    public func write(_ market: ReportedMarket) throws -> [String] {
        let matrix = MatrixView(market.analysis.matrix), gaps = GapsView(market.analysis.gaps, board: market.analysis.board)
        let shortlist = ShortlistView(market.analysis.shortlist, context: market.context)
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let texts = [
                (
                    "report.html",
                    HTMLReport(
                        name: market.name, analysis: market.analysis, context: market.context, battlecards: market.battlecards,
                        history: market.history
                    ).html()
                ),
                ("matrix.csv", matrix.wide().csv()),
                ("claims.csv", matrix.cells().csv()), ("gaps.json", gaps.json()), ("shortlist.md", shortlist.markdown(market: market.name)),
            ]
            for (name, text) in texts { try Data(text.utf8).write(to: URL(filePath: path).appending(path: name), options: .atomic) }
            let workbook = try Spreadsheet.bytes(
                WorkbookView(
                    name: market.name, analysis: market.analysis, context: market.context, battlecards: market.battlecards
                ).sheets)
            try Data(workbook).write(to: URL(filePath: path).appending(path: "matrix.xlsx"), options: .atomic)
            return (texts.map(\.0) + ["matrix.xlsx"]).map { (path as NSString).appendingPathComponent($0) }
        } catch let error as UnusableInput {
            throw error
        } catch {
            throw UnusableInput(
                "\(path): the report cannot be written (\(error.localizedDescription))",
                remedy: "name a folder that you may write to with --out")
        }
    }
}
