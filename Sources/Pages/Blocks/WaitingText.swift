/// Text that a page keeps in a `template` or `noscript` until a script shows it: the contents of a tab, a description that is loaded late.
///
/// Nearly always such an element holds a tracker, a form or the frame of something else. Its contents are the page's own copy when they are
/// whole sentences or items without a place to be filled in, and stand in what is called a description, details, a tab or the like.
struct WaitingText {
    private var shown: Set<Int> = []

    /// Elements of the two kinds that are looked at, words that copy has at least, and steps up in which its container is named.
    private static let most = 200, leastWords = 6, steps = 4

    init(_ tree: DocumentTree) {
        var looked = 0
        for element in 0..<tree.count where tree.tags[element] == .template || tree.tags[element] == .noscript {
            looked += 1
            guard looked <= Self.most else { return }
            if Self.isCopy(tree, element), Self.isNamed(tree, element) { shown.insert(element) }
        }
    }

    func holds(_ element: Int) -> Bool { shown.contains(element) }

    private static func isCopy(_ tree: DocumentTree, _ element: Int) -> Bool {
        var words = 0
        for index in tree.textIndices(in: element) {
            let text = tree.texts[index]
            guard !tree.tags[Int(text.parent)].isSkipped || Int(text.parent) == element else { continue }
            let bytes = tree.contents(of: text)
            if ByteSearch.contains(bytes, "{{") || ByteSearch.contains(bytes, "${") || ByteSearch.contains(bytes, "<%")
                || ByteSearch.contains(bytes, "[[") || ByteSearch.contains(bytes.map { $0 | 0x20 }, "javascript")
            {
                return false
            }
            words += WordScan.hashes(bytes).count
        }
        return words >= leastWords && !tree.descendants(of: element).contains { tree.tags[$0] == .form || tree.tags[$0] == .slot }
    }

    private static func isNamed(_ tree: DocumentTree, _ element: Int) -> Bool {
        var at = element
        for _ in 0..<steps where at >= 0 {
            for index in tree.attributeIndices(of: at) {
                let attribute = tree.attributes[index]
                guard attribute.name.namesPurpose || attribute.name == .role else { continue }
                var words: [UInt8] = []
                PageLayout.normalise(tree.value(of: attribute).prefix(300), into: &words)
                if words.withUnsafeBufferPointer({ containers.groups(in: $0) }) == 1 { return true }
            }
            at = Int(tree.parents[at])
        }
        return false
    }

    /// Names of containers of copy; the second group are those of other things.
    private static let containers = PatternSet([
        "desc|about|overview| rte |detail|spec|feature|highlight|benefit|ingredient| tab|tabpanel|accordion|product info|prose|besch|opis",
        "review|related|recommend|cart|modal|drawer|header|footer|menu|nav|search|filter|quick|card|popup|cookie|newsletter|slider|gallery",
    ])
}
