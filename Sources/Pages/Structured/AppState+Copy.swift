extension AppState {
    private static let descriptions: [StaticString] = [
        "\"description\"", "\"longDescription\"", "\"long_description\"", "\"productDescription\"", "\"descriptionHtml\"", "\"body_html\"",
    ]
    private static let lists: [StaticString] = [
        "\"features\"", "\"highlights\"", "\"keyFeatures\"", "\"bullets\"", "\"bulletPoints\"", "\"benefits\"",
    ]
    /// Bytes behind the product's name in which its copy is sought, the words that make a text more than a label, and the occurrences of
    /// a name or key that are tried.
    private static let reach = 65_536, leastWords = 6, tries = 5

    /// What the state says of a product in sentences: its description and the items of its lists of features, in the order of the page.
    ///
    /// - Parameter name: as the page writes it; the copy is what stands behind it, for a state also holds menus and other products.
    func copy(ofProductNamed name: String) -> [String] {
        let name = Array(name.utf8)
        guard name.count >= 6 else { return [] }
        for script in scripts {
            let bytes = tree.contents(of: script)
            let found = name.withUnsafeBufferPointer { name in
                ByteSearch.firstValue(behind: name, in: bytes, tries: Self.tries) { from -> [String]? in
                    let near = bytes[from...].prefix(Self.reach)
                    let said = [description(in: near)].compactMap(\.self) + Self.lists.flatMap { items(of: $0, in: near) }
                    return said.isEmpty ? nil : said
                }
            }
            if let found { return found }
        }
        return []
    }

    private func description(in bytes: ArraySlice<UInt8>) -> String? {
        Self.descriptions.lazy.compactMap { key in
            ByteSearch.firstValue(behind: key, in: bytes, tries: Self.tries) { from -> String? in
                let value = Self.value(in: bytes[from...])
                guard value.first == 0x22 else { return nil }
                // A scalar is read as the only element of an array.
                let tree = JSONTree(([0x5B] + value)[...])
                let text = tree.elements(of: tree.root).first.flatMap { tree.text(of: $0) }.map(MarkupText.plain)
                return text.flatMap { Self.isTelling($0) ? $0 : nil }
            }
        }.first
    }

    /// What stands behind the colon of a key.
    private static func value(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> { bytes.drop { $0 == 0x3A || $0 == 0x20 } }

    /// The texts of the first list under a key: `["…"]` or `[{"title": "…", "description": "…"}]`.
    private func items(of key: StaticString, in bytes: ArraySlice<UInt8>) -> [String] {
        guard let at = ByteSearch.first(of: key, in: bytes) else { return [] }
        let value = Self.value(in: bytes[(at + key.utf8CodeUnitCount)...])
        guard value.first == 0x5B else { return [] }
        let tree = JSONTree(value)
        return tree.elements(of: tree.root).prefix(40).compactMap { element in
            guard tree.nodes[element].kind == .object else { return tree.text(of: element).map(MarkupText.plain) }
            let title = ["title", "name", "heading"].lazy.compactMap { tree.text($0, of: element) }.first
            let text = ["description", "text", "body", "value"].lazy.compactMap { tree.text($0, of: element) }.first
            return text == nil ? nil : [title, text].compactMap { $0.map(MarkupText.plain) }.joined(separator: "\n")
        }.filter(Self.isTelling)
    }

    private static func isTelling(_ text: String) -> Bool { WordScan.hashes(text).count >= leastWords }
}
