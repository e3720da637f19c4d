/// One record of a table, its nested objects laid out as columns: `product.name`; lists of objects stay tables of their own.
struct FlatRow {
    /// Where the record stands in its file, counted from 1.
    let number: Int
    /// Scalars and lists of scalars, by path.
    var cells: [String: TableValue] = [:]
    /// Lists of objects, by path.
    var groups: [String: [FlatRow]] = [:]
    /// The paths in the order of the record.
    var order: [String] = []

    private static let deepest = 12
    /// Numbered columns of one name.
    private static let mostNumbered = 10_000

    init(number: Int) { self.number = number }

    init(_ value: TableValue, number: Int) {
        self.number = number
        add(value, path: "", depth: 0)
    }

    private mutating func add(_ value: TableValue, path: String, depth: Int) {
        guard depth < Self.deepest else { return }
        switch value.unfolded {
        case .object(let members) where members.count > 1 && members.allSatisfy({ $0.key.hasPrefix("http") }):
            // Addresses as keys, with what is known of them.
            set(.list(members.map { .text($0.key) }), path)
        case .object(let members):
            for (key, inner) in members { add(inner, path: ColumnPath.joined(path, key), depth: depth + 1) }
        case .list(let values):
            let objects = values.filter(\.isObject)
            if objects.isEmpty {
                set(.list(values), path)
            } else {
                if groups[path] == nil { order.append(path) }
                groups[path, default: []] += objects.enumerated().map { FlatRow($0.element, number: $0.offset + 1) }
            }
        case let scalar: set(scalar, path)
        }
    }

    /// Puts a cell of a flattened export where it belongs.
    mutating func set(_ value: TableValue, heading: String) {
        let (names, index, rest) = ColumnPath.flattened(heading)
        let path = names.reduce("") { ColumnPath.joined($0, $1) }
        guard let index, index < Self.mostNumbered else { return set(value, path) }
        if rest.isEmpty {
            guard value.scalar != nil else { return }
            if case .list(let before)? = cells[path] { cells[path] = .list(before + [value]) } else { set(.list([value]), path) }
            return
        }
        if groups[path] == nil { order.append(path) }
        var inner = groups[path] ?? []
        while inner.count <= index { inner.append(FlatRow(number: inner.count + 1)) }
        inner[index].set(value, rest.reduce("") { ColumnPath.joined($0, $1) })
        groups[path] = inner
    }

    mutating func set(_ value: TableValue, _ path: String) {
        if cells[path] == nil { order.append(path) }
        cells[path] = value
    }

    /// The scalars of a cell as texts, in order.
    func texts(_ path: String) -> [String] {
        switch cells[path] {
        case .list(let values)?: values.compactMap { $0.unfoldedScalars }.flatMap(\.self)
        case let value?: value.scalar.map { [$0] } ?? []
        case nil: []
        }
    }

    /// All texts of a record that its rich text is made of, in order: members called text, or whatever text there is.
    var richText: [String] {
        var out: [String] = []
        for path in order {
            if let rows = groups[path] {
                out += rows.flatMap(\.richText)
            } else {
                let name = ColumnPath.last(path)
                if ["text", "value", "content", "title", "description", "children"].contains(name) { out += texts(path) }
            }
        }
        return out
    }
}

extension TableValue {
    /// The scalar itself, or those of a list in a list.
    fileprivate var unfoldedScalars: [String]? {
        switch self {
        case .list(let values): values.compactMap(\.scalar)
        default: scalar.map { [$0] }
        }
    }
}
