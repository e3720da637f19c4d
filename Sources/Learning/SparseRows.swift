/// Rows of a sparse matrix for training: for each example the columns that are not zero, and their values.
public struct SparseRows: Sendable {
    public private(set) var offsets: [Int] = [0]
    public private(set) var columns: [Int32] = []
    public private(set) var values: [Float] = []
    /// One more than the largest column.
    public private(set) var width = 0

    public init() {}

    public var count: Int { offsets.count - 1 }

    /// Appends a row whose features all have the value 1.
    public mutating func append(_ row: some Sequence<Int>) {
        for column in row { add(column, 1) }
        offsets.append(columns.count)
    }

    public mutating func append(_ row: some Sequence<(Int, Float)>) {
        for (column, value) in row { add(column, value) }
        offsets.append(columns.count)
    }

    private mutating func add(_ column: Int, _ value: Float) {
        columns.append(Int32(column))
        values.append(value)
        width = max(width, column + 1)
    }

    /// The rows that a condition keeps, in order.
    public func filter(_ keep: (Int) -> Bool) -> SparseRows {
        var out = SparseRows()
        out.width = width
        for r in 0..<count where keep(r) {
            out.columns += columns[offsets[r]..<offsets[r + 1]]
            out.values += values[offsets[r]..<offsets[r + 1]]
            out.offsets.append(out.columns.count)
        }
        return out
    }

    /// Calls `body` with offsets, columns and values without copying them.
    func withUnsafeRows<Result>(
        _ body: (UnsafeBufferPointer<Int>, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Result
    ) -> Result {
        offsets.withUnsafeBufferPointer { offsets in
            columns.withUnsafeBufferPointer { columns in values.withUnsafeBufferPointer { values in body(offsets, columns, values) } }
        }
    }
}
