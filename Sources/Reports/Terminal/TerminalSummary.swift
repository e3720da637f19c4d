import MarketModel
public import Positioning

/// What `analyze` prints: what was read, what the market says, what is crowded, where to stand, where the files are.
public struct TerminalSummary: Sendable {
    private let name: String
    private let analysis: MarketAnalysis
    private let files: [String]

    /// - Parameter files: what was written, in words: "report: toothpaste-report/report.html".
    public init(name: String, analysis: MarketAnalysis, files: [String]) {
        self.name = name
        self.analysis = analysis
        self.files = files
    }

    public func text(width: Int = 100, style: TerminalStyle = .plain) -> String {
        var lines = [style.bold(name), ""]
        lines += read(width, style)
        lines += claims(width, style)
        lines += crowded(width, style)
        lines += standing(width, style)
        lines += analysis.notes.flatMap { Self.wrapped($0, width: width, indent: 0).map { style.dim($0) } }
        if !analysis.notes.isEmpty { lines.append("") }
        lines += files
        return lines.map { $0 + "\n" }.joined()
    }

    private func read(_ width: Int, _ style: TerminalStyle) -> [String] {
        let summary = analysis.summary
        var parts = [Wording.count(summary.pagesRead, "page") + " read"]
        if !summary.failures.isEmpty { parts.append("\(summary.failures.count) failed") }
        if !summary.notObservable.isEmpty { parts.append("\(summary.notObservable.count) not observable") }
        if !summary.otherKinds.isEmpty { parts.append("\(summary.otherKinds.count) not product pages") }
        var lines = [parts.joined(separator: ", ")]
        for page in summary.notObservable.prefix(6) {
            lines.append(style.dim("  " + DisplayWidth.truncated("\(DisplayWidth.oneLine(page.source)): \(page.reason)", to: width - 2)))
        }
        if summary.notObservable.count > 6 { lines.append(style.dim("  and \(summary.notObservable.count - 6) more")) }
        let brands = analysis.matrix.brands.map { DisplayWidth.oneLine($0.name) + ($0.isOwn ? " (own)" : "") }
        let named = "\(Wording.count(analysis.matrix.brands.count, "brand")): \(brands.joined(separator: ", "))"
        lines += Self.wrapped(named, width: width, indent: 2)
        lines.append(
            "\(Wording.count(summary.claims, "claim")), \(Wording.count(summary.reviews, "review or question", "reviews and questions"))"
                + (summary.target.map { ", inside the segment “\($0)”" } ?? ""))
        return lines + [""]
    }

    private func claims(_ width: Int, _ style: TerminalStyle) -> [String] {
        var lines = [style.bold("Strongest claims")]
        for angle in Angle.allCases {
            let claimed = analysis.matrix.concepts.filter { $0.concept.angle == angle && $0.rivals > 0 }
            // What one brand says is no strong claim of the market; it is shown where none of the angle is shared.
            let shared = claimed.filter { $0.rivals > 1 }, rows = (shared.isEmpty ? claimed : shared).prefix(5)
            guard !rows.isEmpty else { continue }
            let said = rows.map { "\(DisplayWidth.oneLine($0.concept.label)) (\($0.rivals))" }.joined(separator: ", ")
            for (n, line) in Self.wrapped(said, width: width - 10, indent: 0).enumerated() {
                lines.append(pad(n == 0 ? angle.rawValue : "", 10) + line)
            }
        }
        if lines.count == 1 { lines.append("  no claim was found") }
        return lines + [""]
    }

    private func crowded(_ width: Int, _ style: TerminalStyle) -> [String] {
        let ground = analysis.crowded.prefix(5)
        guard !ground.isEmpty else { return [] }
        var lines = [style.bold("Crowded ground, to avoid")]
        for item in ground {
            let owners = item.owners.prefix(2).map { DisplayWidth.oneLine($0.name) }.joined(separator: " and ")
            let text = "\(DisplayWidth.oneLine(item.concept.label)): \(item.rivals) of \(analysis.summary.rivals) brands, loudest \(owners)"
            lines += Self.wrapped(text, width: width - 2, indent: 2).map { "  " + $0 }
        }
        return lines + [""]
    }

    private func standing(_ width: Int, _ style: TerminalStyle) -> [String] {
        var lines = [style.bold("Where you could stand")]
        if let path = analysis.gaps.first?.path, !path.isEmpty {
            lines += Self.wrapped("searched: " + path.joined(separator: " → "), width: width, indent: 2).map { style.dim($0) }
        }
        for (index, entry) in analysis.shortlist.entries.enumerated() {
            let number = "\(index + 1). "
            let label = Self.wrapped(entry.gap.label, width: width - number.count, indent: 0)
            let kind = "\(Wording.kind(entry.gap.kind)); \(Wording.grades(entry.gap.grades))"
            for (n, line) in label.enumerated() { lines.append((n == 0 ? number : "   ") + style.good(line)) }
            if number.count + DisplayWidth.of(label.last ?? "") + 2 + DisplayWidth.of(kind) <= width, !label.isEmpty {
                lines[lines.count - 1] += style.dim("  " + kind)
            } else {
                lines.append("   " + style.dim(kind))
            }
            lines += Self.wrapped(entry.gap.reason, width: width - 3, indent: 0).map { "   " + $0 }
            if let quote = entry.gap.evidence.demand.quotes.first {
                lines += Self.wrapped("“\(quote.text)”", width: width - 3, indent: 0).map { "   " + style.dim($0) }
            }
        }
        if let note = analysis.shortlist.note { lines += Self.wrapped(note, width: width, indent: 2).map { style.dim($0) } }
        return lines + [""] + board(width, style)
    }

    /// Vacant ground, a line an angle.
    private func board(_ width: Int, _ style: TerminalStyle) -> [String] {
        let columns = analysis.board.columns.filter { !$0.cells.isEmpty }
        guard !columns.isEmpty else { return [] }
        var lines = [style.bold("Vacant ground by angle (customers who speak of it)")]
        for column in columns {
            let said = column.cells.prefix(5).map { "\(DisplayWidth.oneLine($0.concept.label)) (\($0.voices))" }.joined(separator: ", ")
            for (n, line) in Self.wrapped(said, width: width - 10, indent: 0).enumerated() {
                lines.append(pad(n == 0 ? column.angle.rawValue : "", 10) + line)
            }
        }
        return lines + [""]
    }

    private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - DisplayWidth.of(text))) }

    /// Breaks at spaces; further lines are indented.
    static func wrapped(_ text: String, width: Int, indent: Int) -> [String] {
        var lines: [String] = [], line = ""
        for word in DisplayWidth.oneLine(text).split(separator: " ") {
            if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > width {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            } else {
                line += (line.isEmpty || line.allSatisfy { $0 == " " } ? "" : " ") + word
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
