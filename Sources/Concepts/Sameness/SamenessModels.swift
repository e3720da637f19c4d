internal import Learning
internal import Lexicons

/// What is learned about sameness in one language, as it is read from `lexicons/<language>/concepts`.
struct SamenessModels: Sendable {
    enum File: String, CaseIterable {
        case judge = "judge.tsv", veto = "veto.tsv", rows = "rows.tsv"

        func path(_ language: String) -> String { "\(language)/concepts/\(rawValue)" }
    }

    let judge: TreeEnsemble
    let veto: LinkVeto?
    let rows: TreeEnsemble

    /// - Returns: `nil` when the language has none of the files.
    init?(language: String, lexicons: Lexicons) throws(SamenessFailure) {
        guard lexicons.file(File.judge.path(language)) != nil else { return nil }
        func read<T>(_ file: File, _ body: (WeightFile) throws(WeightFile.Failure) -> T) throws(SamenessFailure) -> T {
            let path = file.path(language)
            guard let bytes = lexicons.file(path) else {
                throw SamenessFailure(path: path, message: "the file is missing; make it with 'creneau train DATA --lexicons OUT'")
            }
            do { return try body(WeightFile(bytes)) } catch { throw SamenessFailure(path: path, message: error.description) }
        }
        judge = try read(.judge) { file throws(WeightFile.Failure) in try TreeEnsemble(file, columns: JudgeFigures.columns) }
        rows = try read(.rows) { file throws(WeightFile.Failure) in try TreeEnsemble(file, columns: RowFigures.columns) }
        let hasVeto = lexicons.file(File.veto.path(language)) != nil
        veto =
            hasVeto
            ? try read(.veto) { file throws(WeightFile.Failure) in
                let table = try WeightTable(file, width: 1)
                return LinkVeto(weights: LinkVeto.columns.map { table.weight(FeatureKey(name: $0)) }, bias: table.bias[0])
            } : nil
    }
}

/// A model of sameness that is missing or broken: which, and what to do.
public struct SamenessFailure: Error, CustomStringConvertible {
    public let path: String
    public let message: String
    public var description: String { "\(path): \(message)" }
}
