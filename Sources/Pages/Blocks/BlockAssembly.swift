import MarketModel

/// Turns the runs that are worth keeping into blocks, with what the page states as data and does not show.
struct BlockAssembly {
    let material: PageMaterial
    let selection: BlockSelection

    /// Runs below this relevance are left out, unless they are a customer's words.
    static let leastRelevance: Float = 0.03
    /// Words of main content below which a page is a shell that a script fills.
    private static let shellWords = 80

    var blocks: [Block] {
        var blocks: [Block] = []
        var blockOfRun: [Int: Int] = [:]
        let text = material.text, layout = material.layout
        let reviews = ReviewItems(material: material, selection: selection)
        var itemOfRun: [Int: Int] = [:], cells = TableCells(material)
        for (number, item) in reviews.items.enumerated() {
            for index in item.runs { itemOfRun[index] = number }
        }
        for index in text.runs.indices where keeps(index) {
            let region = selection.regions[index]
            let item = region == .review ? itemOfRun[index].map { reviews.items[$0] } : nil
            let runs = item?.runs ?? [index]
            // A review stands where it begins; a customer's words without a review around them are none.
            guard runs[0] == index, (region == .review) == (item != nil) else { continue }
            let heading = Int(layout.heading[index])
            let placed = BlockLayout(
                heading: heading == index ? nil : blockOfRun[heading], linkDensity: Double(text.runs[index].linkDensity),
                relevance: Double(runs.map { selection.relevance[$0] }.max() ?? 0), wordsFromTitle: wordsFromTitle(index),
                copies: selection.copies[index], cell: item == nil ? cells.cell(around: text.runs[index].element) : nil)
            for run in runs { blockOfRun[run] = blocks.count }
            let words = runs.map { text.string(of: text.runs[$0]) }.joined(separator: "\n")
            blocks.append(Block(zone: region.zone, text: words, rating: item?.rating, date: item?.date, layout: placed))
        }
        appendStated(to: &blocks)
        return blocks
    }

    /// What the page's own application would show of the product.
    private var stateCopy: [String] {
        let names = [
            material.linked.products.first?.name, material.layout.titleRun.map { material.text.string(of: material.text.runs[$0]) },
            material.head.meta["og:title"],
        ]
        let state = AppState(material.tree)
        return names.lazy.compactMap(\.self).map(state.copy(ofProductNamed:)).first { !$0.isEmpty } ?? []
    }

    private func wordsFromTitle(_ index: Int) -> Int {
        let before = material.layout.wordsBefore
        return before[index] - (material.layout.titleRun.map { before[$0] } ?? 0)
    }

    private func keeps(_ index: Int) -> Bool {
        guard !selection.isRepeat[index] else { return false }
        switch selection.regions[index] {
        case .chrome, .legal, .overlay, .related: return selection.relevance[index] >= 0.2
        case .review, .question, .title: return true
        default: return selection.relevance[index] >= Self.leastRelevance
        }
    }

    /// Meta description, and descriptions, reviews and answers that stand only in the page's data.
    private func appendStated(to blocks: inout [Block]) {
        var shown = Set(material.text.words)
        func isNew(_ text: String) -> Bool {
            let words = WordScan.hashes(text)
            return words.count >= 3 && words.count { shown.contains($0) } * 10 < words.count * 8
        }
        let description = material.head.meta["description"] ?? material.head.meta["og:description"] ?? ""
        if WordScan.hashes(description).count >= 3 {
            blocks.append(Block(zone: .meta, text: description, layout: BlockLayout(relevance: 0.4)))
        }
        // A page that shows next to nothing leaves its copy to a script: what its data say is then what a reader sees.
        let isShell = blocks.reduce(0) { $0 + ($1.isMainContent ? WordScan.hashes($1.text).count : 0) } < Self.shellWords
        let stated = material.linked.products.compactMap(\.description).sorted { $0.utf8.count > $1.utf8.count }.prefix(1)
        for text in stated + (isShell ? stateCopy : []) where isNew(text) {
            blocks.append(Block(zone: .structured, text: text, layout: BlockLayout(relevance: isShell ? 0.6 : 0.4)))
            shown.formUnion(WordScan.hashes(text))
        }
        for (question, answer) in material.linked.questions where isNew(answer) {
            blocks.append(Block(zone: .question, text: question, layout: BlockLayout(relevance: 0.3)))
            blocks.append(Block(zone: .answer, text: answer, layout: BlockLayout(relevance: 0.3)))
        }
        let name = material.layout.titleRun.map { material.text.string(of: material.text.runs[$0]) }
        for review in material.linked.reviews where isNew(review.text) {
            blocks.append(
                Block(
                    zone: .review, text: review.words(besides: name), rating: review.rating, date: review.date,
                    layout: BlockLayout(relevance: 0.1)))
        }
    }
}
