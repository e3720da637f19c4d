import MarketModel

extension Table {
    /// Comma-separated values by RFC 4180, with a header; a text that a spreadsheet would run as a formula is defused, headings too.
    public func csv() -> String {
        var text = columns.map { Table.csvField($0.key) }.joined(separator: ",") + "\r\n"
        for row in rows {
            text += row.map { $0.isNumber ? $0.shown : Table.csvField($0.shown) }.joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// GitHub's table syntax; pipes and line breaks are escaped.
    public func markdown() -> String { forReaders.marked() }

    private func marked() -> String {
        var text = title.isEmpty ? "" : "## \(Table.markdownText(title))\n\n"
        text += "| " + columns.map { Table.markdownText($0.heading) }.joined(separator: " | ") + " |\n"
        let numeric = columns.indices.map { column in !rows.isEmpty && rows.allSatisfy { $0[column].isNumber || $0[column] == .none } }
        text += "|" + numeric.map { $0 ? "---:|" : "---|" }.joined() + "\n"
        for row in rows { text += "| " + row.map { Table.markdownText($0.shown) }.joined(separator: " | ") + " |\n" }
        for note in notes { text += "\n\(Table.markdownText(note))\n" }
        return text
    }

    /// A list of objects whose fields are the columns, in their order.
    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.array(rows) { json, row in
            json.object { json in
                for (column, value) in zip(columns, row) {
                    switch value {
                    case .text(let text): json.member(column.key, text)
                    case .number(let number, _): json.member(column.key, JSONWriter.rounded(number, 6))
                    case .none: continue
                    }
                }
            }
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The one way of a text into a CSV: nothing in it runs, or turns the direction of what is read.
    ///
    /// Numbers do not come here, so that a negative number stays one.
    static func csvField(_ text: String) -> String {
        let shown = SheetText.defused(SafeText.withoutControls(text))
        guard shown.utf8.contains(where: { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }) else { return shown }
        return "\"" + shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Text that Markdown shows as it is, on one line.
    public static func markdownText(_ text: String) -> String {
        var escaped = ""
        for scalar in DisplayWidth.oneLine(text).unicodeScalars {
            switch scalar {
            case "|", "\\", "`", "*", "_", "[", "]": escaped += "\\" + String(scalar)
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
