import MarketModel

/// Decisions as a table that a spreadsheet opens and that another analyst's market takes in.
///
/// What a spreadsheet would run as a formula gets an apostrophe in front, which reading takes away again; nothing else is changed, since a
/// decision is known by its quote.
public enum DecisionCSV {
    /// A row of the table.
    public struct Row: Hashable, Sendable {
        /// Line of the file, from 1.
        public let line: Int
        public let key: String
        public let content: DecisionEntry.Content
        public let author: String
        public let time: String
    }

    /// A line that is no decision: what is wrong, where, and what to do.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Line of the file, from 1.
        public let line: Int
        public let message: String
        public var description: String { "line \(line): \(message)" }
    }

    public static let columns = [
        "key", "time", "author", "action", "page", "concept", "polarity", "quote", "before", "after", "target",
    ]

    /// The whole log, one row a line after a heading.
    public static func text(_ log: [DecisionEntry]) -> String {
        var text = columns.joined(separator: ",") + "\n"
        for entry in log {
            let fields: [String?]
            switch entry.content {
            case .decision(let d):
                fields = [
                    d.action.rawValue, d.page?.rawValue, d.concept?.rawValue, d.polarity?.rawValue, d.quote, d.before, d.after, nil,
                ]
            case .undo(let target): fields = ["undo", nil, nil, nil, nil, nil, nil, target]
            case .redo(let target): fields = ["redo", nil, nil, nil, nil, nil, nil, target]
            }
            text += ([entry.key, entry.time, entry.author] + fields).map { field($0 ?? "") }.joined(separator: ",") + "\n"
        }
        return text
    }

    /// Reads what `text` wrote, also after a spreadsheet has saved it with other line ends.
    ///
    /// - Throws: the first line that is wrong; nothing of the file is used then.
    public static func rows(_ text: String) throws(Problem) -> [Row] {
        var records = try records(text)
        guard let heading = records.first else { throw Problem(line: 1, message: "the file is empty; export one to see the columns") }
        records.removeFirst()
        var place: [String: Int] = [:]
        for (index, name) in heading.fields.enumerated() { place[name] = index }
        for name in columns where place[name] == nil {
            throw Problem(line: 1, message: "there is no column \"\(name)\"; the columns are \(columns.joined(separator: ", "))")
        }
        var rows: [Row] = []
        for record in records where record.fields != [""] {
            guard record.fields.count == heading.fields.count else {
                throw Problem(line: record.line, message: "\(record.fields.count) fields instead of \(heading.fields.count)")
            }
            func value(_ column: String) -> String? {
                let field = record.fields[place[column]!]
                return field.isEmpty ? nil : field
            }
            rows.append(try row(value, line: record.line))
        }
        return rows
    }

    private static func row(_ value: (String) -> String?, line: Int) throws(Problem) -> Row {
        func needed(_ column: String) throws(Problem) -> String {
            guard let found = value(column) else { throw Problem(line: line, message: "the field \"\(column)\" is empty") }
            return found
        }
        func word<T: RawRepresentable>(_ column: String, _ type: T.Type) throws(Problem) -> T? where T.RawValue == String {
            guard let raw = value(column) else { return nil }
            guard let found = T(rawValue: raw) else { throw Problem(line: line, message: "\"\(raw)\" is no \(column)") }
            return found
        }
        let author = try needed("author"), time = try needed("time"), content: DecisionEntry.Content
        switch value("action") {
        case "undo": content = .undo(try needed("target"))
        case "redo": content = .redo(try needed("target"))
        default:
            guard let action = try word("action", Decision.Action.self) else {
                throw Problem(line: line, message: "the field \"action\" is empty")
            }
            content = .decision(
                Decision(
                    action: action, page: value("page").map { PageID($0) }, concept: try word("concept", ConceptID.self),
                    polarity: try word("polarity", Polarity.self), quote: value("quote"), before: value("before"), after: value("after"),
                    author: author, time: time))
        }
        return Row(line: line, key: try needed("key"), content: content, author: author, time: time)
    }

    // MARK: Fields

    private static func field(_ text: String) -> String {
        let defused = SheetText.defused(text)
        guard defused.utf8.contains(where: { [0x22, 0x2c, 0x3b, 0x09, 0x0a, 0x0d].contains($0) }) else { return defused }
        var quoted = "\""
        for scalar in defused.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// RFC 4180: quoted fields may hold commas, quotes and line ends.
    private static func records(_ text: String) throws(Problem) -> [(line: Int, fields: [String])] {
        var records: [(line: Int, fields: [String])] = [], fields: [String] = [], bytes: [UInt8] = []
        var line = 1, began = 1, isQuoted = false, wasQuoted = false
        var input = Array(text.utf8)
        if input.starts(with: [0xef, 0xbb, 0xbf]) { input.removeFirst(3) }
        var index = 0
        func endField() {
            fields.append(SheetText.restored(bytes))
            bytes = []
            wasQuoted = false
        }
        while index < input.count {
            let byte = input[index]
            index += 1
            if byte == 0x0a { line += 1 }
            if isQuoted {
                if byte != 0x22 {
                    bytes.append(byte)
                } else if index < input.count, input[index] == 0x22 {
                    bytes.append(byte)
                    index += 1
                } else {
                    (isQuoted, wasQuoted) = (false, true)
                }
                continue
            }
            switch byte {
            case 0x22 where bytes.isEmpty && !wasQuoted: isQuoted = true
            case 0x2c: endField()
            case 0x0d where index < input.count && input[index] == 0x0a: continue
            case 0x0a, 0x0d:
                endField()
                records.append((began, fields))
                (fields, began) = ([], line)
            default: bytes.append(byte)
            }
        }
        guard !isQuoted else { throw Problem(line: began, message: "a quoted field does not end") }
        if !fields.isEmpty || !bytes.isEmpty {
            endField()
            records.append((began, fields))
        }
        return records
    }
}
