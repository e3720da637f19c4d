/// A value in a table: of JSON, or of a cell.
indirect enum TableValue: Equatable {
    case null
    case bool(Bool)
    /// As it was written.
    case number(String)
    case text(String)
    case list([TableValue])
    /// Members in the order of the file.
    case object([(key: String, value: TableValue)])

    static func == (one: TableValue, other: TableValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)), (.text(let a), .text(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.object(let a), .object(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    /// A scalar as text; `nil` for the others and for nothing.
    var scalar: String? {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .text(let text): text.isEmpty ? nil : text
        default: nil
        }
    }

    func member(_ name: String) -> TableValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == name }?.value
    }

    var isObject: Bool { if case .object = self { true } else { false } }

    /// A text that is a list or an object itself, written as JSON or as a literal of Python, as that; anything else as it is.
    var unfolded: TableValue {
        guard case .text(let text) = self else { return self }
        let bare = text.drop { $0 == " " || $0 == "\n" }
        guard let first = bare.utf8.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else { return self }
        return TableJSON.whole(Array(bare.utf8)) ?? self
    }
}

/// Reads JSON, and what programs print in its place: single quotes, `None`, `True`, `NaN`, commas too many.
struct TableJSON {
    private let bytes: [UInt8]
    private var at = 0

    private static let deepest = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that is all of the text; `nil` when something else stands there too.
    static func whole(_ bytes: [UInt8]) -> TableValue? {
        var reader = TableJSON(bytes)
        guard let value = reader.value(0) else { return nil }
        reader.skipBlanks()
        return reader.at == bytes.count ? value : nil
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == 0xEF && bytes[at...].starts(with: [0xEF, 0xBB, 0xBF]) {
            at += bytes[at] == 0xEF ? 3 : 1
        }
    }

    private mutating func value(_ depth: Int) -> TableValue? {
        skipBlanks()
        guard at < bytes.count, depth < Self.deepest else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["), UInt8(ascii: "("): return list(depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string().map(TableValue.text)
        default: return word()
        }
    }

    private mutating func object(_ depth: Int) -> TableValue? {
        at += 1
        var members: [(key: String, value: TableValue)] = []
        while true {
            skipBlanks()
            guard at < bytes.count else { return nil }
            if bytes[at] == UInt8(ascii: "}") {
                at += 1
                return .object(members)
            }
            if bytes[at] == UInt8(ascii: ",") {
                at += 1
                continue
            }
            guard let key = bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") ? string() : word()?.scalar else {
                return nil
            }
            skipBlanks()
            guard at < bytes.count else { return nil }
            // A Python set, or an object whose keys are all there is.
            guard bytes[at] == UInt8(ascii: ":") else {
                guard bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "}") else { return nil }
                members.append((key, .null))
                continue
            }
            at += 1
            guard let value = value(depth + 1) else { return nil }
            members.append((key, value))
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "}") else { return nil }
        }
    }

    private mutating func list(_ depth: Int) -> TableValue? {
        let end = bytes[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        at += 1
        var values: [TableValue] = []
        while true {
            skipBlanks()
            guard at < bytes.count else { return nil }
            if bytes[at] == end {
                at += 1
                return .list(values)
            }
            if bytes[at] == UInt8(ascii: ",") {
                at += 1
                continue
            }
            guard let value = value(depth + 1) else { return nil }
            values.append(value)
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ",") || bytes[at] == end else { return nil }
        }
    }

    private mutating func word() -> TableValue? {
        let start = at
        while at < bytes.count, ![0x2C, 0x5D, 0x7D, 0x3A, 0x29, 0x5B, 0x7B].contains(bytes[at]), bytes[at] > 0x20 { at += 1 }
        guard at > start, at - start < 64 else { return nil }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        switch text {
        case "null", "None", "NaN", "nan", "undefined": return .null
        case "true", "True": return .bool(true)
        case "false", "False": return .bool(false)
        default: return Double(text) != nil ? .number(text) : nil
        }
    }

    private mutating func string() -> String? {
        let quote = bytes[at]
        at += 1
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == quote {
                at += 1
                return String(decoding: out, as: UTF8.self)
            }
            guard byte == 0x5C else {
                out.append(byte)
                at += 1
                continue
            }
            guard at + 1 < bytes.count else { return nil }
            escape(&out)
        }
        return nil
    }

    private mutating func escape(_ out: inout [UInt8]) {
        let byte = bytes[at + 1]
        at += 2
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
        case UInt8(ascii: "x"): if let code = hex(2) { append(code, &out) }
        case UInt8(ascii: "U"): if let code = hex(8) { append(code, &out) }
        case UInt8(ascii: "u"):
            guard var code = hex(4) else { return }
            if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == UInt8(ascii: "u") {
                at += 2
                if let low = hex(4), (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + low - 0xDC00 }
            }
            append(code, &out)
        default: out.append(byte)
        }
    }

    private mutating func hex(_ digits: Int) -> UInt32? {
        guard at + digits <= bytes.count, let code = UInt32(String(decoding: bytes[at..<(at + digits)], as: UTF8.self), radix: 16) else {
            return nil
        }
        at += digits
        return code
    }

    private func append(_ code: UInt32, _ out: inout [UInt8]) {
        // A database would end the text at a NUL.
        out.append(contentsOf: Array(String(Unicode.Scalar(code == 0 ? 0x20 : code) ?? "\u{FFFD}").utf8))
    }
}
