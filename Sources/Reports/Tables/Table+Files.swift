extension Table {
    /// Comma-separated values by RFC 4180, with a header; a text that a spreadsheet would run as a formula is defused.
    public func csv() -> String {
        var text = columns.map { Table.csvField($0.key) }.joined(separator: ",") + "\r\n"
        for row in rows {
            text += row.map { $0.isNumber ? $0.shown : Table.csvField(Table.defused($0.shown)) }.joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// GitHub's table syntax; pipes and line breaks are escaped.
    public func markdown() -> String {
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

    /// A text that starts like a formula (`=`, `+`, `-`, `@`, tab, carriage return), with an apostrophe before it.
    ///
    /// After OWASP's "CSV Injection"; numbers are never texts here, so that a negative number stays one.
    public static func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return text }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + text
        default: return text
        }
    }

    static func csvField(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
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
