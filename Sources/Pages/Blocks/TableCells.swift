import MarketModel

/// What stands beside a run in its row and column: cells of tables, lists of terms, and elements that are laid out as rows of like cells.
///
/// Asked run by run, and read only then: most pages have few cells.
struct TableCells {
    private let tree: DocumentTree
    /// How many elements lie directly in each.
    private let childCount: [Int32]
    /// Elements of rows by the element that holds the rows; `nil` once it is known to be no table.
    private var known: [Int: Grid?] = [:]

    /// Cells of a row, rows of a table and bytes of a cell's text, at most; steps up from a run to its cell.
    private static let mostCells = 8, mostRows = 200, mostBytes = 160, steps = 4
    /// Words of a cell that is not one of a table's own, at most.
    private static let mostWords = 12

    /// Rows of cells, each an element or several with one text.
    private struct Grid {
        var rows: [[Int]] = []
        var texts: [[String]] = []

        /// Where an element is a cell; row and column.
        func place(of element: Int) -> (row: Int, column: Int)? {
            for (row, cells) in rows.enumerated() {
                if let column = cells.firstIndex(of: element) { return (row, column) }
            }
            return nil
        }
    }

    init(_ material: PageMaterial) {
        tree = material.tree
        childCount = material.layout.childCount
    }

    /// The cell that an element lies in; `nil` when it lies in none.
    mutating func cell(around element: Int) -> TableCell? {
        var at = element
        for _ in 0...Self.steps where at >= 0 {
            if let holder = holder(of: at), let grid = grid(holder), let place = grid.place(of: at) { return cell(grid, place) }
            if isCrossedOut(at, around: element) { return TableCell(across: [.init(head: "", text: DrawnAnswer.no)]) }
            at = Int(tree.parents[at])
        }
        return nil
    }

    /// Whether an element strikes out all that it holds, or is an item whose icon says no.
    private func isCrossedOut(_ element: Int, around inner: Int) -> Bool {
        switch tree.tags[element] {
        case .s, .strike, .del:
            let parent = Int(tree.parents[element])
            return parent >= 0 && tree.textIndices(in: parent).count == tree.textIndices(in: element).count
        case .li:
            let icon = element + 1
            return icon < Int(tree.ends[element]) && icon != inner && tree.textIndices(in: icon).isEmpty
                && DrawnAnswer.read(tree, icon) == DrawnAnswer.no
        default: return false
        }
    }

    private func cell(_ grid: Grid, _ place: (row: Int, column: Int)) -> TableCell {
        let row = grid.texts[place.row]
        var cell = TableCell()
        func head(_ column: Int) -> String { column < grid.texts[0].count ? grid.texts[0][column] : "" }
        if place.row > 0 {
            cell.column = head(place.column)
            if place.column > 0 { cell.columns = Array(grid.texts[0].dropFirst()) }
        }
        if place.column > 0 {
            cell.row = row[0]
        } else {
            cell.across = row.indices.dropFirst().map { .init(head: place.row > 0 ? head($0) : "", text: row[$0]) }
        }
        // Heads with one row below them are names and their values as well.
        if place.row == 0, grid.rows.count == 2, grid.rows[0].allSatisfy({ tree.tags[$0] == .th }), place.column < grid.texts[1].count,
            grid.rows[1].allSatisfy({ tree.tags[$0] == .td })
        {
            cell.across = [.init(head: "", text: grid.texts[1][place.column])]
        } else if place.row == 0, place.column > 0 {
            cell.down = grid.texts.dropFirst().filter { place.column < $0.count }.map { .init(head: $0[0], text: $0[place.column]) }
        }
        return cell
    }

    /// The element whose rows a cell may belong to.
    private func holder(of cell: Int) -> Int? {
        switch tree.tags[cell] {
        case .td, .th: return ancestor(of: cell) { $0 == .table }
        case .dt, .dd: return ancestor(of: cell) { $0 == .dl }
        case .div, .span, .p, .strong, .b, .custom:
            let row = Int(tree.parents[cell])
            guard row >= 0, [.div, .li, .ul, .custom, .p].contains(tree.tags[row]) else { return nil }
            let holder = Int(tree.parents[row])
            // Asked of most runs of a page: what is counted already rules out nearly all.
            guard holder >= 0, (2...Self.mostCells).contains(Int(childCount[row])), (2...Self.mostRows).contains(Int(childCount[holder])),
                holder + 1 == row || childCount[holder + 1] == childCount[row] || tree.tags[holder + 1].isSkipped
            else { return nil }
            return holder
        default: return nil
        }
    }

    private func ancestor(of element: Int, _ holds: (Tag) -> Bool) -> Int? {
        var at = Int(tree.parents[element]), steps = 0
        while at >= 0, steps < 4 {
            if holds(tree.tags[at]) { return at }
            at = Int(tree.parents[at])
            steps += 1
        }
        return nil
    }

    private mutating func grid(_ holder: Int) -> Grid? {
        if let known = known[holder] { return known }
        let grid =
            switch tree.tags[holder] {
            case .table: table(holder)
            case .dl: terms(holder)
            default: laidOut(holder)
            }
        known[holder] = .some(grid)
        return grid
    }

    private func children(_ element: Int) -> [Int] {
        var found: [Int] = [], at = element + 1
        while at < Int(tree.ends[element]) {
            found.append(at)
            at = max(at + 1, Int(tree.ends[at]))
        }
        return found
    }

    private func table(_ element: Int) -> Grid? {
        var grid = Grid()
        for row in tree.descendants(of: element) where tree.tags[row] == .tr && grid.rows.count < Self.mostRows {
            guard ancestor(of: row, { $0 == .table }) == element else { continue }
            let cells = children(row).filter { tree.tags[$0] == .td || tree.tags[$0] == .th }
            // Two names with their values side by side are two rows.
            let isDouble = cells.count == 4 && cells.enumerated().allSatisfy { (tree.tags[$1] == .th) == ($0 % 2 == 0) }
            if isDouble {
                grid.rows += [Array(cells[..<2]), Array(cells[2...])]
            } else if (2...Self.mostCells).contains(cells.count) {
                grid.rows.append(cells)
            }
        }
        return finished(grid)
    }

    /// A term and what is said of it; several terms may share that.
    private func terms(_ element: Int) -> Grid? {
        var grid = Grid(), row: [Int] = []
        // The first row of a table heads its columns; a list of terms has no such row.
        grid.rows.append([])
        for item in tree.descendants(of: element) where tree.tags[item] == .dt || tree.tags[item] == .dd {
            guard ancestor(of: item, { $0 == .dl }) == element, grid.rows.count < Self.mostRows else { continue }
            if tree.tags[item] == .dt {
                if row.count > 1 { grid.rows.append(row) }
                row = [item]
            } else if !row.isEmpty, row.count < Self.mostCells {
                row.append(item)
            }
        }
        if row.count > 1 { grid.rows.append(row) }
        return finished(grid)
    }

    /// Elements side by side with as many parts each: rows that a style sheet makes a table of.
    private func laidOut(_ element: Int) -> Grid? {
        let rows = children(element).filter { !tree.tags[$0].isSkipped }
        guard (2...Self.mostRows).contains(rows.count) else { return nil }
        var grid = Grid(), width: Int?
        for row in rows {
            let cells = children(row)
            guard cells.count == width ?? cells.count, (2...Self.mostCells).contains(cells.count), cells.allSatisfy(isPlainCell) else {
                return nil
            }
            width = cells.count
            grid.rows.append(cells)
        }
        guard let whole = finished(grid) else { return nil }
        let isShort = whole.texts.allSatisfy { $0.allSatisfy { WordScan.hashes($0).count <= Self.mostWords } }
        return isShort ? whole : nil
    }

    /// Whether an element may be a cell: no list, table or heading.
    private func isPlainCell(_ element: Int) -> Bool {
        switch tree.tags[element] {
        case .ul, .ol, .dl, .table, .h1, .h2, .h3, .h4, .h5, .h6, .form, .img, .picture, .a, .button: false
        default: true
        }
    }

    private func finished(_ grid: Grid) -> Grid? {
        guard !grid.rows.isEmpty else { return nil }
        var grid = grid
        grid.texts = grid.rows.map { $0.map(text) }
        if isPlain(grid) { grid = Grid(rows: [[]] + grid.rows, texts: [[]] + grid.texts) }
        return grid
    }

    /// Whether the first row is one like the others, as in most lists of specifications: of two cells, the first with a text.
    private func isPlain(_ grid: Grid) -> Bool {
        guard let first = grid.rows.first, grid.rows.allSatisfy({ $0.count == 2 }), !grid.texts[0][0].isEmpty else { return false }
        return !first.allSatisfy { tree.tags[$0] == .th }
    }

    /// What a reader sees of a cell: its text, or the mark that its picture shows.
    private func text(_ cell: Int) -> String {
        var bytes: [UInt8] = []
        for index in tree.textIndices(in: cell) {
            if bytes.count >= Self.mostBytes { break }
            guard !tree.tags[Int(tree.texts[index].parent)].isSkipped else { continue }
            let piece = tree.contents(of: tree.texts[index]).prefix(Self.mostBytes)
            if !bytes.isEmpty { bytes.append(0x20) }
            bytes += piece
        }
        let shown = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return shown.isEmpty ? DrawnAnswer.read(tree, cell) ?? "" : shown
    }
}
