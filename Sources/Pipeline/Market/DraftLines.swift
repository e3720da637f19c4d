import Foundation
import MarketModel
import MarketStore
import Positioning
public import Reports

/// A copywriter's lines, brought in and kept.
public enum DraftLines {
    /// The lines that a market keeps, by position.
    public static func printed(_ file: String, lexicons: String?, as format: TableFormat, width: Int, style: TerminalStyle) throws
        -> [UInt8]
    {
        let session = try MarketSession(file: file, lexicons: lexicons)
        var table = Table(
            title: "Lines that were kept",
            columns: [.init("gap", "Position", narrowest: 16), .init("angle", "Angle"), .init("line", "Line", narrowest: 30)])
        for entry in session.analysis().shortlist.entries {
            for draft in entry.drafts { table.add([.text(entry.gap.id), .text(draft.angle.rawValue), .text(draft.text)]) }
        }
        if table.rows.isEmpty {
            table.notes.append("None yet: send `creneau brief \(file) GAP --prompt` to a copywriter and bring the answer in with --import.")
        }
        return try table.printed(as: format, width: width, style: style)
    }

    /// Checks lines against the evidence of a position and keeps the good ones.
    ///
    /// - Parameters:
    ///   - path: CSV with the columns angle and line, Markdown or plain lines that begin with `F:`, `O:`, `B:` or `U:`, or JSON of objects with
    ///     `angle` and `text`.
    ///   - gap: the position, by rank or id; `nil`: the one that was chosen, else the first.
    /// - Throws: `UnusableInput` when the file or the position cannot be used; then nothing is kept.
    public static func join(
        _ path: String, gap: String?, length: Int?, into file: String, lexicons: String?, author: String, as format: TableFormat,
        width: Int,
        style: TerminalStyle
    ) throws -> [UInt8] {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            throw UnusableInput("\(path): cannot be read as text", remedy: "name a CSV, Markdown or JSON file of lines")
        }
        let lines = try DraftedLines.read(text, name: path)
        let session = try MarketSession(file: file, lexicons: lexicons)
        let wanted = gap ?? session.analysis().position ?? "1"
        guard let brief = MarketAnalyzer.brief(wanted, session.input) else {
            throw UnusableInput("there is no gap “\(wanted)” in \(file)", remedy: "`creneau gaps \(file)` lists ranks and ids")
        }
        let names = session.analysis().matrix.rivals.map(\.name)
        let checker = LineChecker(brief, input: session.input, rivals: names, length: length)
        let checked = lines.map(checker.check)
        let market = try MarketFile(path: file, opening: .existing)
        try market.write { writer in
            for line in checked where line.isGood {
                try writer.append(
                    Decision(
                        action: .keepLine, quote: line.line.angle.rawValue, before: brief.gap.id, after: line.line.text, author: author,
                        time: RunClock.now()))
            }
        }
        try market.close()
        var table = Table(
            title: "Lines for “\(brief.gap.label)”",
            columns: [
                .init("angle", "Angle"), .init("line", "Line", narrowest: 24), .init("verdict", "Verdict"),
                .init("faults", "Why", narrowest: 20),
            ])
        for line in checked {
            table.add([
                .text(line.line.angle.rawValue), .text(line.line.text),
                .text(line.isGood ? (line.faults.isEmpty ? "kept" : "kept, look again") : "refused"),
                .text(line.faults.isEmpty ? nil : line.faults.map(\.text).joined(separator: "; ")),
            ])
        }
        table.notes.append(
            "\(checked.filter(\.isGood).count) of \(Wording.count(checked.count, "line")) kept with the position \(brief.gap.id)")
        return try table.printed(as: format, width: width, style: style)
    }
}

/// Reads a copywriter's lines in the forms that they come in.
enum DraftedLines {
    /// - Throws: `UnusableInput` naming the line that has no angle, or when there is no line at all.
    static func read(_ text: String, name: String) throws(UnusableInput) -> [DraftedPoint] {
        let lines =
            text.first { !$0.isWhitespace } == "[" || text.first { !$0.isWhitespace } == "{" ? try json(text, name) : try plain(text, name)
        if lines.isEmpty {
            throw UnusableInput("\(name): holds no line", remedy: "write lines as `F: …`, `O: …`, `B: …` or `U: …`")
        }
        return lines
    }

    private struct Point: Decodable {
        let angle: String
        let text: String?
        let line: String?
    }

    private static func json(_ text: String, _ name: String) throws(UnusableInput) -> [DraftedPoint] {
        let data = Data(text.utf8), decoder = JSONDecoder()
        let points: [Point]
        if let list = try? decoder.decode([Point].self, from: data) {
            points = list
        } else {
            points = text.split(whereSeparator: \.isNewline).compactMap { try? decoder.decode(Point.self, from: Data($0.utf8)) }
        }
        var found: [DraftedPoint] = []
        for point in points {
            guard let angle = angle(point.angle), let text = point.text ?? point.line else {
                throw UnusableInput("\(name): “\(point.angle)” is no angle", remedy: "write feature, occasion, benefit or user")
            }
            found.append(DraftedPoint(angle: angle, text: text))
        }
        return found
    }

    private static func plain(_ text: String, _ name: String) throws(UnusableInput) -> [DraftedPoint] {
        var found: [DraftedPoint] = []
        for (number, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var line = raw.trimmingCharacters(in: .whitespaces)
            while let first = line.first, "-*>0123456789.) ".contains(first) { line.removeFirst() }
            line = line.replacingOccurrences(of: "**", with: "")
            if line.isEmpty || line.hasPrefix("#") || line.lowercased().hasPrefix("angle,") { continue }
            guard let cut = line.firstIndex(where: { $0 == ":" || $0 == "," || $0 == "." || $0 == ";" || $0 == "\t" }),
                let angle = angle(String(line[..<cut]))
            else {
                throw UnusableInput(
                    "\(name):\(number + 1): no angle before “\(line.prefix(40))”",
                    remedy: "begin each line with F:, O:, B: or U:; nothing was kept")
            }
            let rest = line[line.index(after: cut)...].trimmingCharacters(in: .whitespaces)
            let bare = rest.trimmingCharacters(in: CharacterSet(charactersIn: "\"“”"))
            if !bare.isEmpty { found.append(DraftedPoint(angle: angle, text: bare)) }
        }
        return found
    }

    /// An angle by its name or first letter.
    private static func angle(_ name: String) -> Angle? {
        let name = name.lowercased().trimmingCharacters(in: .whitespaces)
        return Angle.allCases.first { $0.rawValue == name || String($0.rawValue.prefix(1)) == name }
    }
}
