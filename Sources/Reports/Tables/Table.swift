/// A result as rows and named columns, whatever it is printed as.
///
/// Cells are typed, so that a number stays a number in a spreadsheet and in JSON.
public struct Table: Hashable, Sendable {
    /// One value; `.none` is told as an empty cell and as `null` in JSON.
    public enum Value: Hashable, Sendable {
        case text(String)
        case number(Double, decimals: Int)
        case none

        public static func count(_ n: Int) -> Value { .number(Double(n), decimals: 0) }

        public static func text(_ string: String?) -> Value { string.map { .text($0) } ?? .none }

        /// A share from 0 to 1, kept as such and printed with two decimals.
        public static func share(_ value: Double?) -> Value { value.map { .number($0, decimals: 2) } ?? .none }

        /// What a reader sees.
        public var shown: String {
            switch self {
            case .text(let text): text
            case .number(let number, let decimals): Table.fixed(number, decimals)
            case .none: ""
            }
        }

        var isNumber: Bool { if case .number = self { true } else { false } }
    }

    public struct Column: Hashable, Sendable {
        /// Name in CSV and JSON: one lower-case word or camelCase.
        public let key: String
        /// Heading for readers.
        public let heading: String
        /// Narrowest width to which a terminal table may cut the column; `nil`: never cut.
        public let narrowest: Int?
        /// An id, for programs: a reader sees it only when asked for.
        public let isID: Bool

        public init(_ key: String, _ heading: String, narrowest: Int? = nil, isID: Bool = false) {
            self.key = key
            self.heading = heading
            self.narrowest = narrowest
            self.isID = isID
        }
    }

    public let title: String
    public let columns: [Column]
    public private(set) var rows: [[Value]] = []
    /// Printed below the table for readers; never in CSV or JSON.
    public var notes: [String] = []
    /// Whether readers see the columns of ids too.
    public var showsIDs = false

    public init(title: String, columns: [Column]) {
        self.title = title
        self.columns = columns
    }

    /// - Precondition: one value a column.
    public mutating func add(_ row: [Value]) {
        precondition(row.count == columns.count, "a row of \(row.count) values in a table of \(columns.count) columns")
        rows.append(row)
    }

    /// The table without the columns that only programs want, unless they were asked for.
    var forReaders: Table {
        guard !showsIDs, columns.contains(where: \.isID) else { return self }
        let kept = columns.indices.filter { !columns[$0].isID }
        var table = Table(title: title, columns: kept.map { columns[$0] })
        table.rows = rows.map { row in kept.map { row[$0] } }
        table.notes = notes
        return table
    }

    /// Digits with a fixed number of decimals and a point, whatever the locale; halves go away from zero.
    public static func fixed(_ number: Double, _ decimals: Int) -> String {
        guard number.isFinite else { return "–" }
        guard abs(number) < 1e12 else { return number.description }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(number) * Double(scale)).rounded())
        let sign = number < 0 && scaled != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % scale)
        return sign + String(scaled / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}

/// How a view is printed.
public enum TableFormat: String, CaseIterable, Sendable {
    case table, csv, json, md, xlsx

    /// Whether people read it as it is; the others go into programs, which get every character.
    public var isForReaders: Bool { self == .table || self == .md }
}
