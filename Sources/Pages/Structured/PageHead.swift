/// What a page says of itself in its head: title, meta elements, addresses, language.
struct PageHead {
    private(set) var title = ""
    /// Contents of `meta` elements by lower-case name or property; the first of each name counts.
    private(set) var meta: [String: String] = [:]
    private(set) var canonical: String?
    private(set) var language: String?
    /// Whether `<base>` or `og:url` gives an address.
    var openGraphURL: String? { meta["og:url"] }

    init(_ tree: DocumentTree) {
        var titleElement = -1, svgDepth = 0, svg = -1
        for index in 0..<tree.eventCount {
            switch tree.event(index) {
            case .start(let element):
                switch tree.tags[element] {
                case .svg:
                    if svg < 0 { svg = element }
                    svgDepth += 1
                case .title where svg < 0 && title.isEmpty: titleElement = element
                case .meta: readMeta(tree, element)
                case .link: readLink(tree, element)
                case .html: language = language ?? tree.string(of: .lang, at: element)
                default: break
                }
            case .end(let element):
                if element == svg { svg = -1 }
                if element == titleElement { titleElement = -1 }
            case .text(let text):
                if titleElement >= 0, Int(tree.texts[text].parent) == titleElement {
                    title += MarkupText.plain(tree.contents(of: tree.texts[text]))
                }
            }
        }
        title = MarkupText.plain(title)
    }

    private mutating func readMeta(_ tree: DocumentTree, _ element: Int) {
        guard let content = tree.value(of: .content, at: element), !content.isEmpty else { return }
        for attribute in [AttributeName.property, .name, .itemprop, .httpEquiv] {
            guard let name = tree.value(of: attribute, at: element), !name.isEmpty, name.count < 80 else { continue }
            let key = String(decoding: name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
            if meta[key] == nil { meta[key] = MarkupText.plain(content) }
        }
    }

    private mutating func readLink(_ tree: DocumentTree, _ element: Int) {
        guard canonical == nil, let rel = tree.value(of: .rel, at: element), rel.lazy.map({ $0 | 0x20 }).elementsEqual("canonical".utf8)
        else { return }
        if let href = tree.string(of: .href, at: element), !href.isEmpty { canonical = href }
    }
}
