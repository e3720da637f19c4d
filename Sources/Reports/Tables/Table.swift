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

        public init(_ key: String, _ heading: String, narrowest: Int? = nil) {
            self.key = key
            self.heading = heading
            self.narrowest = narrowest
        }
    }

    public let title: String
    public let columns: [Column]
    public private(set) var rows: [[Value]] = []
    /// Printed below the table for readers; never in CSV or JSON.
    public var notes: [String] = []

    public init(title: String, columns: [Column]) {
        self.title = title
        self.columns = columns
    }

    /// - Precondition: one value a column.
    public mutating func add(_ row: [Value]) {
        precondition(row.count == columns.count, "a row of \(row.count) values in a table of \(columns.count) columns")
        rows.append(row)
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
