import GRDB

/// What is verified of a market file before it is believed: files go from analyst to analyst, and disks fail.
///
/// SQLite stores what it is given: a table may hold a text where its column promises a number, and a file may have been made by hand.
/// Quotes are checked against their text when they are read.
enum MarketCheck {
    /// The first thing wrong with the file; `nil` for a sound one.
    ///
    /// - Complexity: reads all of the file once for its pages and once for its values.
    static func problem(_ db: Database) throws -> String? {
        if let broken = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), broken != "ok" { return broken }
        let expected = try Expected.schema()
        if let different = try different(from: expected, db) { return different }
        for table in expected.tables { if let wrong = try wrongValue(in: table, db) { return wrong } }
        if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            return "table \(Self.word(row[0])), row \(Self.word(row[1])): it refers to a row of \(Self.word(row[2])) that is not there"
        }
        return nil
    }

    /// Integers beyond this are none that a market counts.
    private static let largestCount = Int(Int32.max)

    /// A column and what its values must be.
    struct Column {
        let name: String
        let type: String
        let isNeeded: Bool
        /// Names a row instead of counting something.
        let isKey: Bool

        /// What a sound value fulfils, in SQL.
        var condition: String {
            let name = "\"\(name)\""
            let typed =
                switch type {
                case "INTEGER" where isKey: "typeof(\(name)) = 'integer'"
                case "INTEGER": "typeof(\(name)) = 'integer' AND \(name) BETWEEN -\(largestCount) AND \(largestCount)"
                // Beyond any number that a page states; infinity is larger.
                case "REAL": "typeof(\(name)) = 'real' AND abs(\(name)) < 1e300"
                case "TEXT": "typeof(\(name)) = 'text'"
                default: "1"
                }
            return isNeeded ? "(\(typed))" : "(\(name) IS NULL OR \(typed))"
        }
    }

    struct Table {
        let name: String
        /// What names a row to a reader, in SQL.
        let row: String
        let columns: [Column]
    }

    /// The schema as this version makes it.
    struct Expected {
        /// Statements that made tables, views and indices, by name.
        let statements: [String: String]
        let tables: [Table]

        static func schema() throws -> Expected {
            let queue = try DatabaseQueue()
            try Schema.migrator.migrate(queue)
            return try queue.read { db in
                let statements = try MarketCheck.statements(db)
                let names = try String.fetchAll(
                    db,
                    sql: """
                        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'block_search%' \
                        ORDER BY name
                        """)
                return Expected(statements: statements, tables: try names.map { try table($0, db) })
            }
        }

        private static func table(_ name: String, _ db: Database) throws -> Table {
            let references = Set(
                try Row.fetchAll(db, sql: "SELECT \"from\" FROM pragma_foreign_key_list(?)", arguments: [name]).map { $0[0] as String })
            var keys: [String] = [], columns: [Column] = []
            for row in try Row.fetchAll(db, sql: "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", arguments: [name]) {
                let column: String = row[0], type: String = row[1], isPrimary = (row[3] as Int) > 0
                if isPrimary { keys.append("\"\(column)\"") }
                columns.append(
                    Column(
                        name: column, type: type, isNeeded: row[2] || isPrimary,
                        isKey: isPrimary || references.contains(column) || name == "runs" || column.hasSuffix("count")))
            }
            let isWithoutRowid =
                try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [name])?
                .contains("WITHOUT ROWID") == true
            return Table(name: name, row: isWithoutRowid ? keys.joined(separator: " || ' ' || ") : "rowid", columns: columns)
        }
    }

    private static func statements(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, sql FROM sqlite_master WHERE typeof(sql) = 'text' AND name NOT LIKE 'block_search_%'")
        return Dictionary(rows.map { (word($0[0]), withoutComments(word($0[1]))) }, uniquingKeysWith: { first, _ in first })
    }

    /// A statement's words: comments tell readers what a column means, and may be better worded in another version.
    private static func withoutComments(_ statement: String) -> String {
        statement.split(separator: "\n").map { line in
            line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
        }.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    /// Tables and views of ours that are not as this version makes them. An analyst's own views and indices are left alone.
    private static func different(from expected: Expected, _ db: Database) throws -> String? {
        let found = try statements(db)
        for (name, statement) in expected.statements.sorted(by: { $0.key < $1.key }) where found[name] != statement {
            return found[name] == nil ? "table \(name) is missing" : "table \(name) is not as creneau makes it"
        }
        if let trigger = try Row.fetchOne(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
            return "the trigger \(word(trigger[0])) is none of creneau's"
        }
        return nil
    }

    private static func wrongValue(in table: Table, _ db: Database) throws -> String? {
        let sound = table.columns.map(\.condition).joined(separator: " AND ")
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT \(table.row), \(table.columns.map(\.condition).joined(separator: ", ")) FROM "\(table.name)" \
                    WHERE NOT (\(sound)) LIMIT 1
                    """)
        else { return nil }
        let at = table.columns.indices.first { (row[$0 + 1] as Int?) != 1 } ?? 0
        return "table \(table.name), row \(word(row[0])): the value of \(table.columns[at].name) is none that belongs there"
    }

    /// A value as a reader may see it, whatever its type.
    private static func word(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "NULL"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): String(text.prefix(20_000))
        case .blob(let data): "of \(data.count) bytes"
        }
    }
}
