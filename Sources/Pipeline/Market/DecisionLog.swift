import Foundation
import MarketModel
import MarketStore
public import Reports

/// The analysts' decisions of a market, out and in.
public enum DecisionLog {
    /// All decisions that were ever made; as CSV they can be joined to another market.
    public static func printed(_ file: String, as format: TableFormat, width: Int, style: TerminalStyle) throws -> [UInt8] {
        let log = try MarketFile(path: file, opening: .reading).read { try $0.decisionLog() }
        if format == .csv { return Array(DecisionCSV.text(log).utf8) }
        var table = Table(
            title: "Decisions",
            columns: [
                .init("time", "Time"), .init("author", "By", narrowest: 8), .init("action", "Action"), .init("stands", "Counts"),
                .init("page", "Page", narrowest: 12), .init("concept", "Concept", narrowest: 12), .init("quote", "Quote", narrowest: 12),
                .init("before", "Before", narrowest: 8), .init("after", "After", narrowest: 8),
            ])
        for entry in log {
            let decision = entry.decision
            let action =
                switch entry.content {
                case .decision(let decision): decision.action.rawValue
                case .undo: "undo"
                case .redo: "redo"
                }
            table.add([
                .text(entry.time), .text(entry.author), .text(action), .text(entry.stands ? "yes" : "no"), .text(decision?.page?.rawValue),
                .text(decision?.concept?.rawValue), .text(decision?.quote), .text(decision?.before), .text(decision?.after),
            ])
        }
        return try table.printed(as: format, width: width, style: style)
    }

    /// The pages that were reviewed in whole, as labels to learn from, one JSON object a line.
    public static func labels(of file: String) throws -> [String] {
        try ReviewedPages.lines(of: MarketFile(path: file, opening: .reading))
    }

    /// Takes in decisions that another analyst exported.
    ///
    /// - Returns: what was added, known and in conflict, as lines for a reader.
    /// - Throws: `UnusableInput` naming the line that is wrong; then nothing is taken in.
    public static func join(_ path: String, into file: String) throws -> [String] {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            throw UnusableInput("\(path): cannot be read as text", remedy: "name a CSV file that `creneau decisions` printed")
        }
        let rows: [DecisionCSV.Row]
        do { rows = try DecisionCSV.rows(text) } catch {
            throw UnusableInput("\(path), \(error)", remedy: "correct the line; nothing was taken in")
        }
        let market = try MarketFile(path: file, opening: .existing)
        let result = try market.write { try $0.add(rows) }
        try market.close()
        var lines = ["\(Wording.count(result.added, "decision")) added, \(result.known) known already"]
        for conflict in result.conflicts {
            let subject = conflict.ours.quote ?? conflict.ours.concept?.rawValue ?? conflict.ours.page?.rawValue ?? "the market"
            let ours = "\(conflict.ours.action.rawValue) by \(conflict.ours.author)"
            let theirs = "\(conflict.theirs.action.rawValue) by \(conflict.theirs.author)"
            lines.append("conflict on “\(subject)”: \(ours), \(theirs); \(conflict.theirsCounts ? theirs : ours) counts, being later")
        }
        return lines
    }
}
