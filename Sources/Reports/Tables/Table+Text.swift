extension Table {
    /// Aligned columns for a terminal: numbers to the right, wide characters counted as two, long cells wrapped at words.
    ///
    /// - Parameter width: columns of the terminal; columns that may be narrowed share what is missing, the widest first.
    public func text(width: Int = 100, style: TerminalStyle = .plain) -> String { forReaders.aligned(width: width, style: style) }

    private func aligned(width: Int, style: TerminalStyle) -> String {
        var lines: [String] = []
        if !title.isEmpty { lines.append(style.bold(title)) }
        let cells = rows.map { row in row.map { DisplayWidth.oneLine($0.shown) } }
        if cells.isEmpty {
            lines.append("  nothing to show")
        } else {
            let widths = fitted(cells, to: width)
            let numeric = columns.indices.map { column in rows.allSatisfy { $0[column].isNumber || $0[column] == .none } }
            lines += self.lines(columns.map(\.heading), widths, numeric).map(style.dim)
            for row in cells { lines += self.lines(row, widths, numeric) }
        }
        for note in notes { lines += TerminalSummary.wrapped(note, width: width, indent: 0).map(style.dim) }
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

    /// One row of the table, as many lines as its longest cell needs.
    private func lines(_ cells: [String], _ widths: [Int], _ numeric: [Bool]) -> [String] {
        let wrapped = zip(cells, widths).map { DisplayWidth.wrapped($0, to: $1) }
        return (0..<(wrapped.map(\.count).max() ?? 1)).map { n in
            var line = ""
            for column in columns.indices {
                let shown = n < wrapped[column].count ? wrapped[column][n] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(shown)))
                line += "  " + (numeric[column] ? padding + shown : shown + padding)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
