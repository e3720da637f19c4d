/// One sheet of a workbook: a table, and how it looks on a screen and on paper.
public struct Sheet: Hashable, Sendable {
    public let name: String
    public let table: Table
    /// Columns from here on are coloured by their numbers, the larger the darker; `nil` colours none.
    public var heat: Int?
    /// Columns that stay in sight while the others scroll.
    public var fixedColumns: Int
    /// Rows of the table that are printed; `nil`: all. The head row is printed on every page.
    public var printedRows: Int?
    /// Columns whose text is an address that may be opened.
    public var links: Set<Int>
    /// Whether the first row is a head with filters.
    public var isFiltered: Bool

    public init(
        _ name: String, _ table: Table, heat: Int? = nil, fixedColumns: Int = 1, printedRows: Int? = nil, links: Set<Int> = [],
        isFiltered: Bool = true
    ) {
        self.name = name
        self.table = table
        self.heat = heat
        self.fixedColumns = fixedColumns
        self.printedRows = printedRows
        self.links = links
        self.isFiltered = isFiltered
    }
}
