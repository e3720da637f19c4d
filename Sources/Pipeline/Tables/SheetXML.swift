/// Goes through the XML of a workbook's part: elements by their local names, attributes, text. No entity but the five of XML and numbers, no
/// document type, no reference outside: nothing can grow or be fetched.
struct SheetXML {
    enum Event {
        case start(name: String, attributes: [String: String])
        case end(name: String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var at = 0
    /// An empty element's end, still to be told.
    private var pending: String?

    /// Attributes of one element that are kept.
    private static let mostAttributes = 32

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next event; `nil` at the end, or where the text is no XML any more.
    mutating func next() -> Event? {
        if let name = pending {
            pending = nil
            return .end(name: name)
        }
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                defer { at = end }
                return .text(Self.decoded(bytes[at..<end]))
            }
            if starts("<![CDATA[") {
                let start = at + 9, end = find("]]>", from: start)
                at = min(bytes.count, end + 3)
                return .text(String(decoding: bytes[start..<end], as: UTF8.self))
            }
            if starts("<!--") {
                at = min(bytes.count, find("-->", from: at + 4) + 3)
            } else if starts("<?") || starts("<!") {
                at = min(bytes.count, find(">", from: at) + 1)
            } else {
                return tag()
            }
        }
        return nil
    }

    private func starts(_ text: StaticString) -> Bool {
        at + text.utf8CodeUnitCount <= bytes.count
            && bytes[at..<at + text.utf8CodeUnitCount].elementsEqual(
                UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Where a mark stands next; the end when it does not.
    private func find(_ mark: String, from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var place = start
        while place + mark.count <= bytes.count {
            if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) { return place }
            place += 1
        }
        return bytes.count
    }

    private mutating func tag() -> Event? {
        at += 1
        let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let name = self.name()
        guard !name.isEmpty else { return nil }
        var attributes: [String: String] = [:]
        while at < bytes.count {
            skipBlanks()
            guard at < bytes.count else { return nil }
            if bytes[at] == UInt8(ascii: ">") {
                at += 1
                return isEnd ? .end(name: name) : .start(name: name, attributes: attributes)
            }
            if bytes[at] == UInt8(ascii: "/") {
                at += 1
                if at < bytes.count, bytes[at] == UInt8(ascii: ">") {
                    at += 1
                    pending = name
                    return .start(name: name, attributes: attributes)
                }
                continue
            }
            let key = self.name()
            skipBlanks()
            guard !key.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return nil }
            at += 1
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else { return nil }
            let quote = bytes[at], start = at + 1
            guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
            if attributes.count < Self.mostAttributes { attributes[key] = Self.decoded(bytes[start..<end]) }
            at = end + 1
        }
        return nil
    }

    private mutating func skipBlanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

    /// A name without its prefix.
    private mutating func name() -> String {
        var start = at
        while at < bytes.count, bytes[at] > 0x20, ![UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(bytes[at]) {
            if bytes[at] == UInt8(ascii: ":") { start = at + 1 }
            at += 1
        }
        return String(decoding: bytes[start..<max(start, at)], as: UTF8.self)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        var out = "", rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            let tail = rest[rest.index(after: mark)...]
            guard let end = tail.prefix(12).firstIndex(of: ";"), let character = character(tail[..<end]) else {
                out.append("&")
                rest = tail
                continue
            }
            out.unicodeScalars.append(character)
            rest = tail[tail.index(after: end)...]
        }
        return out + rest
    }

    private static func character(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default:
            name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
                : name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
        }
    }
}
