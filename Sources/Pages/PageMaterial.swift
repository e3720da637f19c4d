/// All that was read from one document before anything was decided.
struct PageMaterial {
    let tree: DocumentTree
    let head: PageHead
    let text: PageText
    let layout: PageLayout
    let linked: LinkedData
    let microdata: Microdata
    let hints: PageHints

    init(bytes: [UInt8], hints: PageHints) {
        let tree = HTMLParser.parse(TextEncoding.decode(bytes, charset: hints.charset).utf8)
        let head = PageHead(tree)
        let text = PageText(tree)
        self.tree = tree
        self.head = head
        self.text = text
        layout = PageLayout(tree: tree, text: text, titleWords: WordScan.hashes(head.title + " " + (head.meta["og:title"] ?? "")))
        linked = LinkedData(tree)
        microdata = Microdata(tree)
        self.hints = hints
    }
}
