import Foundation
import MarketModel
import Pages

/// A file that is a table: its records, whatever is wrapped around them.
struct TableFile {
    let source: String
    private(set) var rows: [FlatRow] = []
    /// The columns in the order in which they first come.
    private(set) var paths: [String] = []
    /// The tables inside records, by path, in that order.
    private(set) var groupPaths: [String] = []

    /// Bytes that a table may have.
    static let maximumBytes = 512 << 20

    static func read(_ path: String, words: ColumnWords) -> Result<TableFile, PageFailure> {
        if InputKind.isWorkbook(path) { return workbook(path, words: words) }
        let contents =
            path.lowercased().hasSuffix(".gz")
            ? GzipFile.contents(path, source: path, limit: maximumBytes) : PlainFile.contents(path, source: path, limit: maximumBytes)
        return contents.flatMap { bytes in
            let utf8 = DocumentBytes.utf8(bytes)
            guard let rows = rows(utf8, words), !rows.isEmpty else {
                return .failure(
                    PageFailure(
                        source: path, code: .malformedInput,
                        message:
                            "no table was found in it: name a CSV or TSV file with a line of column names, a workbook (XLSX), a JSON array of objects, or one object a line"
                    ))
            }
            return .success(TableFile(source: path, rows: rows))
        }
    }

    init(source: String, rows: [FlatRow]) {
        self.source = source
        self.rows = rows
        var seen: Set<String> = []
        for row in rows {
            for path in row.order where seen.insert(path).inserted {
                if row.groups[path] != nil { groupPaths.append(path) } else { paths.append(path) }
            }
            // What is a list of objects in one record may be empty or a text in another.
            for path in row.groups.keys.sorted() where !groupPaths.contains(path) { groupPaths.append(path) }
        }
    }

    private static func rows(_ utf8: [UInt8], _ words: ColumnWords) -> [FlatRow]? {
        let first = utf8.first { $0 > 0x20 }
        if first == UInt8(ascii: "["), let value = TableJSON.whole(utf8) { return flat(TableRecords(words).records(in: value)) }
        if first == UInt8(ascii: "{") {
            if let value = TableJSON.whole(utf8) { return flat(TableRecords(words).records(in: value)) }
            let values = utf8.split(separator: 0x0A).compactMap { TableJSON.whole(Array($0)) }.filter(\.isObject)
            if !values.isEmpty { return flat(values.flatMap { TableRecords(words).records(in: $0) }) }
        }
        return DelimitedText(utf8).map { records($0.header, $0.rows) }
    }

    /// Words of a sheet's first rows by which its line of names is known: this many are names of columns.
    private static let leastNames = 2
    /// Rows above the line of names, at most.
    private static let mostTitleRows = 20

    /// The first sheet with a line of names that are known; else the first with two rows.
    private static func workbook(_ path: String, words: ColumnWords) -> Result<TableFile, PageFailure> {
        func failure(_ code: PageFailure.Code, _ message: String) -> Result<TableFile, PageFailure> {
            .failure(PageFailure(source: path, code: code, message: message))
        }
        do {
            let file: RegularFile
            do { file = try RegularFile(path) } catch { return failure(.unreadable, error.message) }
            guard let book = try Workbook(file) else {
                return failure(.malformedInput, "the file is no workbook; save it as XLSX or CSV")
            }
            var first: [FlatRow]?
            for sheet in book.sheets {
                let rows = try book.rows(of: sheet)
                if let head = rows.prefix(mostTitleRows).firstIndex(where: { isHead($0, words) }), head + 1 < rows.count {
                    return .success(TableFile(source: path, rows: records(rows[head], filled(rows[(head + 1)...]))))
                }
                if first == nil, let head = rows.firstIndex(where: { $0.count { !$0.isEmpty } > 1 }), head + 1 < rows.count {
                    first = records(rows[head], filled(rows[(head + 1)...]))
                }
            }
            guard let first, !first.isEmpty else { return failure(.malformedInput, "no sheet of it has a line of names and rows below it") }
            return .success(TableFile(source: path, rows: first))
        } catch {
            return failure(error.code, error.message)
        }
    }

    /// Whether a row names columns: enough of its cells are names that are known.
    private static func isHead(_ cells: [String], _ words: ColumnWords) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        guard filled.count >= leastNames else { return false }
        return filled.count { ($0.utf8.count <= 60 ? words.matches($0).first?.score ?? 0 : 0) >= 0.9 } >= leastNames
    }

    private static func filled(_ rows: ArraySlice<[String]>) -> [[String]] {
        rows.filter { $0.contains { cell in !cell.allSatisfy(\.isWhitespace) } }
    }

    private static func records(_ header: [String], _ rows: [[String]]) -> [FlatRow] {
        let header = header.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let names = unique(header)
        return rows.enumerated().map { index, cells in
            var row = FlatRow(number: index + 1)
            for (name, cell) in zip(names, cells) where !name.isEmpty {
                let value = TableValue.text(cell).unfolded
                guard case .list(let values) = value, values.contains(where: \.isObject) else {
                    // An object in a cell is laid out as columns of its own.
                    if case .object = value {
                        let inner = FlatRow(value, number: 0)
                        for path in inner.order { if let one = inner.cells[path] { row.set(one, ColumnPath.joined(name, path)) } }
                    } else {
                        row.set(value, heading: name)
                    }
                    continue
                }
                row.groups[name] = values.filter(\.isObject).enumerated().map { FlatRow($0.element, number: $0.offset + 1) }
                row.order.append(name)
            }
            return row
        }
    }

    private static func flat(_ values: [TableValue]) -> [FlatRow] { values.enumerated().map { FlatRow($0.element, number: $0.offset + 1) } }

    /// Names that stand twice are told apart by a number.
    private static func unique(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.map { name in
            seen[name, default: 0] += 1
            return seen[name]! > 1 ? "\(name) \(seen[name]!)" : name
        }
    }
}

/// Finds the records in JSON: in a list, or in what services wrap around one.
struct TableRecords {
    private let words: ColumnWords

    private static let deepest = 6
    /// Records by which a list is judged.
    private static let sampled = 20

    init(_ words: ColumnWords) { self.words = words }

    func records(in value: TableValue, depth: Int = 0) -> [TableValue] {
        switch value {
        case .list(let values):
            let objects = values.filter(\.isObject)
            if !objects.isEmpty { return objects.flatMap { depth < Self.deepest ? records(in: $0, depth: depth + 1) : [$0] } }
            // A list of rows, the first of them the names.
            if case .list(let names)? = values.first {
                return values.dropFirst().compactMap { row in
                    guard case .list(let cells) = row else { return nil }
                    return .object(zip(names, cells).map { ($0.scalar ?? "", $1) })
                }
            }
            let texts = values.compactMap(\.scalar)
            return texts.isEmpty ? [] : texts.map { .object([("review", .text($0))]) }
        case .object(let members):
            if let inner = wrapped(members, depth: depth) { return inner }
            return [value]
        default: return []
        }
    }

    /// The records that an object only wraps; `nil` when it is a record itself.
    private func wrapped(_ members: [(key: String, value: TableValue)], depth: Int) -> [TableValue]? {
        guard depth < Self.deepest else { return nil }
        let own = kinds(ofScalars: members)
        var best: (score: Int, value: TableValue)?
        for list in lists(in: .object(members), depth: 0) {
            let inner = kinds(ofRecords: list.value)
            // A product's own lists are its reviews, offers and the like; a list of products names each, with a price, an address or a code.
            guard inner.contains(.title), !inner.isDisjoint(with: [.price, .url, .sku, .image]), !list.isAside else { continue }
            if own.contains(.title), !own.isDisjoint(with: [.price, .description, .brand, .bullets, .ratingCount]) { continue }
            let score = inner.count
            if score > best?.score ?? 0 { best = (score, list.value) }
        }
        if let best { return records(in: best.value, depth: depth + 1) }
        // Records by their key: {"B01…": {…}, "B02…": {…}}.
        let objects = members.filter { $0.value.isObject }
        if own.isEmpty, objects.count == members.count, objects.count > 1 {
            let alike = objects.filter { kinds(ofRecords: .list([$0.value])).contains(.title) }
            if alike.count == objects.count, !objects.contains(where: { self.words.matches($0.key).first?.score ?? 0 > 0.9 }) {
                return objects.map { key, value in
                    guard case .object(let inner) = value else { return value }
                    return .object(inner.contains { $0.key == "id" } ? inner : [("id", .text(key))] + inner)
                }
            }
        }
        // An object around the one list of reviews that says nothing itself is no product either.
        if own.isEmpty,
            let reviews = lists(in: .object(members), depth: 0).first(where: { kinds(ofRecords: $0.value).contains(.reviewBody) }),
            members.count == 1
        {
            return records(in: reviews.value, depth: depth + 1)
        }
        return nil
    }

    /// Lists of objects in an object and in those inside it, not in other lists.
    private func lists(in value: TableValue, depth: Int) -> [(value: TableValue, isAside: Bool)] {
        guard case .object(let members) = value, depth < 4 else { return [] }
        return members.flatMap { key, inner -> [(value: TableValue, isAside: Bool)] in
            let isAside =
                words.matches(key).first.map { [.ignored, .reviews, .image, .specification].contains($0.role) && $0.score >= 0.9 } ?? false
            switch inner {
            case .list(let values) where values.contains(where: \.isObject): return [(inner, isAside)]
            case .object: return lists(in: inner, depth: depth + 1).map { ($0.value, $0.isAside || isAside) }
            default: return []
            }
        }
    }

    private func kinds(ofScalars members: [(key: String, value: TableValue)]) -> Set<ColumnRole> {
        var kinds: Set<ColumnRole> = []
        for (key, value) in members {
            if case .object(let inner) = value, words.matches(key).first?.role != .ignored {
                kinds.formUnion(plainKinds(inner))
            } else if value.scalar != nil {
                kinds.formUnion(words.matches(key).filter { $0.score >= 0.95 }.map(\.role))
            }
        }
        return kinds
    }

    private func plainKinds(_ members: [(key: String, value: TableValue)]) -> Set<ColumnRole> {
        Set(members.filter { $0.value.scalar != nil }.flatMap { words.matches($0.key).filter { $0.score >= 0.95 }.map(\.role) })
    }

    private func kinds(ofRecords value: TableValue) -> Set<ColumnRole> {
        guard case .list(let values) = value else { return [] }
        return values.filter(\.isObject).prefix(Self.sampled).reduce(into: []) { found, record in
            guard case .object(let members) = record else { return }
            found.formUnion(kinds(ofScalars: members))
        }
    }
}
