/// All that was read from one document before anything was decided.
struct PageMaterial {
    let tree: DocumentTree
    let head: PageHead
    let text: PageText
    let layout: PageLayout
    let linked: LinkedData
    let microdata: Microdata
    let words: PageWords
    /// What is known beside the bytes, and what the program that saved the page wrote into it.
    let hints: PageHints

    init(bytes: [UInt8], hints: PageHints, words: PageWords = PageWords()) {
        let utf8 = TextEncoding.decode(bytes, charset: hints.charset).utf8
        let tree = HTMLParser.parse(utf8)
        let head = PageHead(tree)
        let text = PageText(tree)
        self.tree = tree
        self.head = head
        self.text = text
        layout = PageLayout(tree: tree, text: text, titleWords: WordScan.hashes(head.title + " " + (head.meta["og:title"] ?? "")))
        linked = LinkedData(tree)
        microdata = Microdata(tree)
        self.words = words
        self.hints = SavedPageNote(utf8).completing(hints)
    }
}
