/// A table as text: cells parted by commas, semicolons, tabs or bars, quoted where they hold one of these or a line break (RFC 4180, and what
/// spreadsheets make of it).
///
/// Read byte by byte in one pass. A quotation mark inside a cell that did not begin with one is a letter, and so is a stray one inside a
/// quoted cell: a file is never refused for it.
struct DelimitedText {
    private(set) var header: [String] = []
    /// Rows with as many cells as the header at most; a row's number is its place here.
    private(set) var rows: [[String]] = []

    private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    /// Bytes of the beginning by which the delimiter is told.
    private static let sampled = 1 << 16
    /// Rows that one table may have.
    static let mostRows = 2_000_000

    /// - Parameter utf8: the table without a byte order mark.
    /// - Returns: `nil` when there are not two rows, or no delimiter parts them alike.
    init?(_ utf8: [UInt8]) {
        var start = 0
        var delimiter = Self.delimiter(utf8)
        // "sep=;", as spreadsheets write it.
        if utf8.starts(with: "sep=".utf8), utf8.count > 5 {
            delimiter = utf8[4]
            start = (utf8.firstIndex(of: 0x0A) ?? utf8.count - 1) + 1
        }
        var all = Self.records(utf8, from: start, delimiter: delimiter)
        all.removeAll { $0.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
        guard all.count >= 2 else { return nil }
        header = all.removeFirst().map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        rows = all
    }

    /// The delimiter by which the first records have the same number of cells, and most of them.
    private static func delimiter(_ utf8: [UInt8]) -> UInt8 {
        let head = Array(utf8.prefix(sampled))
        var best: (delimiter: UInt8, score: Double) = (0x2C, 0)
        for delimiter in delimiters {
            var counts = records(head, from: 0, delimiter: delimiter).prefix(50).map(\.count)
            // The last one may be cut.
            if counts.count > 2, head.count < utf8.count { counts.removeLast() }
            guard let width = counts.first, width > 1 else { continue }
            let alike = counts.count { $0 == width }
            let score = Double(alike) / Double(counts.count) + 0.001 * Double(min(width, 100))
            if score > best.score { best = (delimiter, score) }
        }
        return best.delimiter
    }

    private static func records(_ utf8: [UInt8], from start: Int, delimiter: UInt8) -> [[String]] {
        var records: [[String]] = [], record: [String] = [], cell: [UInt8] = []
        utf8.withUnsafeBufferPointer { bytes in
            var at = start, isStart = true
            func endCell() {
                record.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
                isStart = true
            }
            func endRecord() {
                endCell()
                records.append(record)
                record.removeAll(keepingCapacity: true)
            }
            while at < bytes.count, records.count <= mostRows {
                let byte = bytes[at]
                if isStart, byte == 0x22 {
                    at = quoted(bytes, at + 1, delimiter, into: &cell)
                    isStart = false
                } else if byte == delimiter {
                    endCell()
                    at += 1
                } else if byte == 0x0A || byte == 0x0D {
                    endRecord()
                    at += byte == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
                } else {
                    // Blanks before a quotation mark do not belong to the cell.
                    if !(isStart && byte == 0x20) { isStart = false }
                    cell.append(byte)
                    if isStart, at + 1 < bytes.count, bytes[at + 1] == 0x22 { cell.removeAll(keepingCapacity: true) }
                    at += 1
                }
            }
            if !cell.isEmpty || !record.isEmpty { endRecord() }
        }
        return records
    }

    /// Reads a quoted cell; returns the place behind its closing mark.
    private static func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ delimiter: UInt8, into cell: inout [UInt8]) -> Int {
        var at = start
        while at < bytes.count {
            guard bytes[at] == 0x22 else {
                cell.append(bytes[at])
                at += 1
                continue
            }
            if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
                cell.append(0x22)
                at += 2
                continue
            }
            var next = at + 1
            while next < bytes.count, bytes[next] == 0x20 { next += 1 }
            if next >= bytes.count || bytes[next] == delimiter || bytes[next] == 0x0A || bytes[next] == 0x0D { return next }
            // A mark that closes nothing.
            cell.append(0x22)
            at += 1
        }
        return at
    }
}
