extension Table {
    /// Aligned columns for a terminal: numbers to the right, wide characters counted as two, long cells cut with `…`.
    ///
    /// - Parameter width: columns of the terminal; columns that may be cut share what is missing, the widest first.
    public func text(width: Int = 100, style: TerminalStyle = .plain) -> String {
        var lines: [String] = []
        if !title.isEmpty { lines.append(style.bold(title)) }
        let cells = rows.map { row in row.map { DisplayWidth.oneLine($0.shown) } }
        if cells.isEmpty {
            lines.append("  nothing to show")
        } else {
            let widths = fitted(cells, to: width)
            let numeric = columns.indices.map { column in rows.allSatisfy { $0[column].isNumber || $0[column] == .none } }
            lines.append(style.dim(line(columns.map(\.heading), widths, numeric)))
            for row in cells { lines.append(line(row, widths, numeric)) }
        }
        for note in notes { lines.append(style.dim(note)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func fitted(_ cells: [[String]], to width: Int) -> [Int] {
        var widths = columns.indices.map { column in
            max(DisplayWidth.of(columns[column].heading), cells.map { DisplayWidth.of($0[column]) }.max() ?? 0)
        }
        let gaps = 2 * (columns.count + 1) - 2
        while widths.reduce(gaps, +) > width {
            let cuttable = columns.indices.filter { column in columns[column].narrowest.map { widths[column] > $0 } ?? false }
            guard let widest = cuttable.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int], _ numeric: [Bool]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let shown = DisplayWidth.truncated(cell, to: widths[column])
            let padding = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(shown)))
            line += "  " + (numeric[column] ? padding + shown : shown + padding)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
