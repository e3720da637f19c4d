/// The things that a page's JSON-LD names by `@id`, from all of its scripts.
struct LinkedGraph {
    /// A value and the document that it stands in.
    struct Place {
        let json: JSONTree
        let node: Int
    }

    private let trees: [JSONTree]
    private var described: [String: (tree: Int, node: Int)] = [:]

    init(_ trees: [JSONTree]) {
        self.trees = trees
        for (index, json) in trees.enumerated() where ByteSearch.contains(json.bytes, "@id") {
            for node in json.nodes.indices where json.nodes[node].kind == .object {
                // A thing with nothing but its name is a reference.
                guard let id = json.text("@id", of: node), json.children(of: node).dropFirst().first(where: { _ in true }) != nil else {
                    continue
                }
                if described[id] == nil { described[id] = (index, node) }
            }
        }
    }

    /// The values of a member; references are followed to what they name.
    func values(_ name: String, of node: Int, in json: JSONTree) -> [Place] {
        json.elements(of: json.member(name, of: node)).map { value in
            guard json.nodes[value].kind == .object, json.children(of: value).dropFirst().first(where: { _ in true }) == nil,
                let id = json.text("@id", of: value), let found = described[id]
            else { return Place(json: json, node: value) }
            return Place(json: trees[found.tree], node: found.node)
        }
    }
}

extension LinkedGraph.Place {
    var isObject: Bool { json.nodes[node].kind == .object }
    var types: Set<String> { LinkedData.types(of: node, in: json) }

    func text(_ name: String) -> String? { json.text(name, of: node) }

    /// The value itself when it is text, else the thing's name.
    var name: String? { json.text(of: node) ?? text("name") }

    /// The last part of a schema.org word: `http://schema.org/NewCondition` → `NewCondition`.
    func word(_ name: String) -> String? { text(name)?.split { $0 == "/" || $0 == "#" }.last.map(String.init) }
}

/// The text of a JSON-LD script as JSON, where shops escape all of it.
enum LinkedText {
    /// Undoes what makes the whole text unreadable: quotes written as entities, the JSON written as a JSON string, a CDATA mark, curly quotes.
    static func json(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        if let mark = ByteSearch.first(of: "<![CDATA[", in: text.prefix(64)) { text = text[(mark + 9)...] }
        if !text.contains(UInt8(ascii: "\"")) {
            if ByteSearch.contains(text, "&quot;") || ByteSearch.contains(text, "&#34;") || ByteSearch.contains(text, "&#x22;")
                || ByteSearch.contains(text, "&#034;")
            {
                return MarkupText.decodedEntities(text)[...]
            }
            if ByteSearch.contains(text, "\u{201C}") { return replacingCurlyQuotes(text)[...] }
        }
        // `"{\"@type\": …}"` and `{\"@type\": …}`
        let start = text.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
        if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "["),
            start.dropFirst().drop(while: { $0 <= 0x20 }).starts(with: [0x5C, 0x22])
        {
            return unescaped(start)[...]
        }
        return text
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = [], at = text.startIndex
        out.reserveCapacity(text.count)
        while at < text.endIndex {
            if text[at] == 0x5C, at + 1 < text.endIndex, [0x22, 0x5C, 0x2F, 0x6E, 0x72, 0x74].contains(text[at + 1]) {
                out.append([0x6E, 0x72, 0x74].contains(text[at + 1]) ? 0x20 : text[at + 1])
                at += 2
            } else {
                out.append(text[at])
                at += 1
            }
        }
        return out
    }

    private static func replacingCurlyQuotes(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = [], at = text.startIndex
        out.reserveCapacity(text.count)
        while at < text.endIndex {
            if text[at...].starts(with: [0xE2, 0x80, 0x9C]) || text[at...].starts(with: [0xE2, 0x80, 0x9D]) {
                out.append(UInt8(ascii: "\""))
                at += 3
            } else {
                out.append(text[at])
                at += 1
            }
        }
        return out
    }
}
