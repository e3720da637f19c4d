/// A JSON document as flat arrays, read leniently and without recursion.
///
/// Accepted beyond the standard, because shops write it: comments, trailing and missing commas, control characters in strings, single quotes,
/// bare keys, a text cut off, and junk around the value (`window.x = {…};`).
struct JSONTree {
    enum Kind: UInt8 { case object, array, string, number, literal }

    struct Node {
        let kind: Kind
        /// Range in `bytes`: the unescaped string, the number, or the literal.
        var start: Int32 = 0
        var end: Int32 = 0
        var keyStart: Int32 = 0
        var keyEnd: Int32 = 0
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
    }

    private(set) var nodes: [Node] = []
    private(set) var bytes: [UInt8] = []

    /// Values and open brackets that one document may have.
    private static let maximumNodes = 200_000
    private static let maximumDepth = 512

    var root: Int? { nodes.isEmpty ? nil : 0 }

    /// Reads the first object or array in `source`; anything else gives an empty tree.
    init(_ source: ArraySlice<UInt8>) {
        source.withUnsafeBufferPointer { read($0) }
    }

    // MARK: Reading values

    func children(of node: Int) -> ChildSequence { ChildSequence(tree: self, upcoming: nodes[node].firstChild) }

    struct ChildSequence: Sequence, IteratorProtocol {
        let tree: JSONTree
        var upcoming: Int32

        mutating func next() -> Int? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = tree.nodes[Int(upcoming)].nextSibling }
            return Int(upcoming)
        }
    }

    func key(of node: Int) -> ArraySlice<UInt8> { bytes[Int(nodes[node].keyStart)..<Int(nodes[node].keyEnd)] }

    func contents(of node: Int) -> ArraySlice<UInt8> { bytes[Int(nodes[node].start)..<Int(nodes[node].end)] }

    /// The member of an object; `nil` when `node` is no object or has none of that name.
    func member(_ name: String, of node: Int) -> Int? {
        guard nodes[node].kind == .object else { return nil }
        return children(of: node).first { key(of: $0).elementsEqual(name.utf8) }
    }

    /// A scalar as text; the first element stands for an array; `nil` for objects, `null` and empty text.
    func text(of node: Int?) -> String? {
        guard var node else { return nil }
        var steps = 0
        while nodes[node].kind == .array, steps < 8 {
            guard nodes[node].firstChild >= 0 else { return nil }
            node = Int(nodes[node].firstChild)
            steps += 1
        }
        switch nodes[node].kind {
        case .object, .array: return nil
        case .literal where contents(of: node).elementsEqual("null".utf8): return nil
        case .string, .number, .literal:
            let text = MarkupText.plain(contents(of: node))
            return text.isEmpty ? nil : text
        }
    }

    func text(_ name: String, of node: Int) -> String? { text(of: member(name, of: node)) }

    /// The elements of an array, or the value itself.
    func elements(of node: Int?) -> [Int] {
        guard let node else { return [] }
        return nodes[node].kind == .array ? Array(children(of: node)) : [node]
    }

    // MARK: Parsing

    private mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < source.count, source[at] != UInt8(ascii: "{"), source[at] != UInt8(ascii: "[") { at += 1 }
        guard at < source.count else { return }
        bytes.reserveCapacity(source.count - at)
        var open: [(node: Int32, last: Int32)] = []
        var key = 0..<0

        while at < source.count, nodes.count < Self.maximumNodes {
            let byte = source[at]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): at += 1
            case UInt8(ascii: "/"): at = Self.afterComment(source, at)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < Self.maximumDepth else { return }
                let node = add(byte == UInt8(ascii: "{") ? .object : .array, 0..<0, key: key, to: &open)
                key = 0..<0
                open.append((node, -1))
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                open.removeLast()
                key = 0..<0
                at += 1
                if open.isEmpty { return }
            default:
                let isString = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
                let range = isString ? string(source, &at, quote: byte) : bare(source, &at)
                guard let last = open.last else { return }
                if nodes[Int(last.node)].kind == .object, key.isEmpty, Self.colonFollows(source, at) {
                    key = range
                } else if isString {
                    _ = add(.string, range, key: key, to: &open)
                    key = 0..<0
                } else if !range.isEmpty {
                    let first = bytes[range.lowerBound]
                    let isNumber = first == UInt8(ascii: "-") || (0x30...0x39).contains(first)
                    _ = add(isNumber ? .number : .literal, range, key: key, to: &open)
                    key = 0..<0
                }
            }
        }
    }

    private mutating func add(_ kind: Kind, _ range: Range<Int>, key: Range<Int>, to open: inout [(node: Int32, last: Int32)]) -> Int32 {
        let index = Int32(nodes.count)
        nodes.append(
            Node(
                kind: kind, start: Int32(range.lowerBound), end: Int32(range.upperBound), keyStart: Int32(key.lowerBound),
                keyEnd: Int32(key.upperBound)))
        if let top = open.indices.last {
            if open[top].last >= 0 {
                nodes[Int(open[top].last)].nextSibling = index
            } else {
                nodes[Int(open[top].node)].firstChild = index
            }
            open[top].last = index
        }
        return index
    }

    private mutating func bare(_ source: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Range<Int> {
        let start = bytes.count
        while at < source.count {
            let byte = source[at]
            if byte <= 0x20 || [0x2C, 0x3A, 0x3B, 0x7B, 0x7D, 0x5B, 0x5D, 0x22].contains(byte) { break }
            bytes.append(byte)
            at += 1
        }
        if bytes.count == start { at += 1 }
        return start..<bytes.count
    }

    private mutating func string(_ source: UnsafeBufferPointer<UInt8>, _ at: inout Int, quote: UInt8) -> Range<Int> {
        let start = bytes.count
        at += 1
        while at < source.count {
            var run = at
            while run < source.count, source[run] != quote, source[run] != UInt8(ascii: "\\") { run += 1 }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[at..<run]))
            at = run
            guard at < source.count else { break }
            if source[at] == quote {
                at += 1
                break
            }
            guard at + 1 < source.count else {
                at += 1
                break
            }
            switch source[at + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
                bytes.append(0x20)
                at += 2
            case UInt8(ascii: "u"): unicodeEscape(source, &at)
            case let other:
                bytes.append(other)
                at += 2
            }
        }
        return start..<bytes.count
    }

    private mutating func unicodeEscape(_ source: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
        guard let high = Self.hex(source, at + 2) else {
            at += 2
            return
        }
        at += 6
        var code = UInt32(high)
        if (0xD800..<0xDC00).contains(high), at + 5 < source.count, source[at] == UInt8(ascii: "\\"), source[at + 1] == UInt8(ascii: "u"),
            let low = Self.hex(source, at + 2), (0xDC00..<0xE000).contains(low)
        {
            code = 0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00
            at += 6
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar.value == 0 ? " " : scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func hex(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt16? {
        guard at + 4 <= source.count else { return nil }
        var value: UInt16 = 0
        for byte in source[at..<at + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
            default: return nil
            }
        }
        return value
    }

    private static func afterComment(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard at + 1 < source.count else { return at + 1 }
        if source[at + 1] == UInt8(ascii: "/") {
            var end = at + 2
            while end < source.count, source[end] != 0x0A { end += 1 }
            return end
        }
        guard source[at + 1] == UInt8(ascii: "*") else { return at + 1 }
        var end = at + 2
        while end + 1 < source.count, !(source[end] == UInt8(ascii: "*") && source[end + 1] == UInt8(ascii: "/")) { end += 1 }
        return min(source.count, end + 2)
    }

    private static func colonFollows(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        var at = at
        while at < source.count, source[at] <= 0x20 { at += 1 }
        return at < source.count && source[at] == UInt8(ascii: ":")
    }
}
