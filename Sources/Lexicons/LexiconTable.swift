/// One line of a lexicon file that is neither blank nor a comment.
struct LexiconRow {
    let file: String
    /// Counted from 1.
    let line: Int
    let fields: [String]

    /// A field, empty when the line has fewer.
    subscript(_ column: Int) -> String { column < fields.count ? fields[column] : "" }

    /// The pieces of a field between ` | `, none of them empty.
    func list(_ column: Int) -> [String] {
        self[column].utf8.split(separator: UInt8(ascii: "|")).map { Substring($0).trimmed }.filter { !$0.isEmpty }
    }

    func problem(_ message: String) -> LexiconError.Problem { LexiconError.Problem(file: file, line: line, message: message) }
}

/// A tab-separated lexicon file.
///
/// Lines that begin with `#` are comments, blank lines mean nothing, and a comment above the first line names the columns, with tabs
/// between them. Fields are trimmed; columns in brackets may be left out.
struct LexiconTable {
    let file: String
    private(set) var rows: [LexiconRow] = []
    private(set) var problems: [LexiconError.Problem] = []

    /// - Parameter columns: names in order; one in brackets is optional, and so are all after it.
    init(file: String, bytes: [UInt8], columns: [String]) {
        self.file = file
        let required = columns.prefix { !$0.hasPrefix("[") }.count
        let names = columns.map { $0.filter { $0 != "[" && $0 != "]" } }
        var isNamed = false, line = 0
        for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            let text = text.last == UInt8(ascii: "\r") ? text.dropLast() : text
            if text.first == UInt8(ascii: "#") {
                let named = String(decoding: text.dropFirst(), as: UTF8.self).split(separator: "\t").map { $0.trimmed }
                if rows.isEmpty, (required...names.count).contains(where: { names.prefix($0) == named[...] }) { isNamed = true }
                continue
            }
            let fields = text.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { field in
                var field = field
                while field.first == UInt8(ascii: " ") { field = field.dropFirst() }
                while field.last == UInt8(ascii: " ") { field = field.dropLast() }
                return String(decoding: field, as: UTF8.self)
            }
            if fields.allSatisfy(\.isEmpty) { continue }
            let row = LexiconRow(file: file, line: line, fields: fields)
            if fields.count < required || fields.prefix(required).contains("") {
                problems.append(
                    row.problem(
                        "\(fields.filter { !$0.isEmpty }.count) of \(required) fields. Separate \(names.prefix(required).joined(separator: ", ")) by tabs."
                    ))
            } else if fields.count > names.count, fields[names.count...].contains(where: { !$0.isEmpty }) {
                problems.append(row.problem("\(fields.count) fields. Keep to \(names.joined(separator: ", ")); a tab is one too many."))
            } else {
                rows.append(row)
            }
        }
        if isNamed || rows.isEmpty && problems.isEmpty { return }
        problems.append(
            LexiconError.Problem(
                file: file, line: 1,
                message: "the columns are not named. Write \"# \(names.joined(separator: " <tab> "))\" above the first line."))
    }
}

extension Substring {
    /// Without spaces at either end.
    var trimmed: String {
        var text = utf8[...]
        while text.first == UInt8(ascii: " ") { text = text.dropFirst() }
        while text.last == UInt8(ascii: " ") { text = text.dropLast() }
        return String(Substring(text))
    }
}
