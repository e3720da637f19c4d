import MarketModel

/// Puts the runs of one customer's review together: title, stars, date and words are one voice, not four.
///
/// An item is what the markup calls a review; without such a word, the largest element of a list whose entries are built alike and hold
/// nothing but reviews.
struct ReviewItems {
    struct Item {
        /// The runs that are the customer's words, in order.
        var runs: [Int] = []
        /// 0 to 5.
        var rating: Double?
        /// `YYYY-MM-DD`.
        var date: String?
    }

    /// In the order of their first runs.
    private(set) var items: [Item] = []

    /// An entry of a list holds at most so many words; what holds more is the list.
    private static let mostWords: Int32 = 400

    /// Words of a run in which stars and day are sought.
    private static let longestMark = 30

    init(material: PageMaterial, selection: BlockSelection) {
        let tree = material.tree, layout = material.layout, runs = material.text.runs
        let reviews = runs.indices.filter { selection.regions[$0] == .review && !selection.isRepeat[$0] }
        guard !reviews.isEmpty else { return }
        // Runs of reviews in each element, and how many children of each parent are built alike.
        var inside: [Int: Int32] = [:]
        for index in runs.indices where selection.regions[index] == .review {
            var element = runs[index].element
            while element >= 0 {
                inside[element, default: 0] += 1
                element = Int(tree.parents[element])
            }
        }
        var alike: [Entry: Int] = [:]
        for (element, _) in inside { alike[Entry(element, tree, layout), default: 0] += 1 }
        var itemOfElement: [Int: Int] = [:]
        for index in reviews {
            var element = runs[index].element, best: Int?, called: Int?
            while element >= 0, inside[element] == layout.runCount[element], layout.words[element] <= Self.mostWords {
                if Self.isNamedReview(tree, element) {
                    best = element
                    break
                }
                // Entries without a class are told from mere wrappers by their number.
                let entry = Entry(element, tree, layout)
                if alike[entry, default: 0] >= (entry.name == nil ? 3 : 2) { best = element }
                if called == nil, Self.isCalledReview(tree, element) { called = element }
                element = Int(tree.parents[element])
            }
            // A review that stands alone has no neighbours to be told by.
            let owner = best ?? called ?? runs[index].element
            if itemOfElement[owner] == nil {
                itemOfElement[owner] = items.count
                items.append(Item())
                let marks = ReviewMarks(tree, owner)
                items[items.count - 1].rating = marks.rating
                items[items.count - 1].date = marks.date
            }
            add(index, material, to: itemOfElement[owner]!)
        }
        items.removeAll { $0.runs.isEmpty }
    }

    /// Keeps the customer's words; what only tells stars, day or that the purchase was verified is read, not kept.
    private mutating func add(_ index: Int, _ material: PageMaterial, to item: Int) {
        let run = material.text.runs[index]
        let isHeading = material.layout.headingLevels[index] > 0
        if isHeading, run.cues & TextCue.reviewHeading.bit != 0 { return }
        if run.count <= Self.longestMark {
            let text = material.text.string(of: run)
            if run.cues & TextCue.star.bit != 0 || run.count <= 4, let rating = ReviewMarks.stars(in: text) {
                if items[item].rating == nil { items[item].rating = rating }
                if run.count <= 6 { return }
            }
            if run.cues & TextCue.date.bit != 0, let date = CalendarDay.written(text) {
                if items[item].date == nil { items[item].date = date }
                if run.count <= 10, run.cues & TextCue.star.bit == 0 { return }
            }
            if run.cues & TextCue.verified.bit != 0, run.count <= 6 { return }
            // "Based on 760 reviews".
            if run.cues & TextCue.star.bit != 0, run.cues & TextCue.first.bit == 0, run.count <= 8, items[item].rating == nil,
                run.characters.digits > 0
            {
                return
            }
        }
        items[item].runs.append(index)
    }

    /// Children of one parent with the same tag and name are entries of one list.
    private struct Entry: Hashable {
        let parent: Int32
        let tag: Tag
        let name: UInt64?

        init(_ element: Int, _ tree: DocumentTree, _ layout: PageLayout) {
            parent = tree.parents[element]
            tag = tree.tags[element]
            name = layout.entries[Int(layout.entry[element])].tokens.first.map { layout.tokens[$0] }
        }
    }

    /// Whether a class is just that: `review`, `review-item`.
    private static func isCalledReview(_ tree: DocumentTree, _ element: Int) -> Bool {
        guard let value = tree.value(of: .class, at: element) else { return false }
        return value.split(separator: 0x20).contains { token in
            ["review", "review-item", "review-card", "review_item", "reviewItem"].contains { token.elementsEqual($0.utf8) }
        }
    }

    private static func isNamedReview(_ tree: DocumentTree, _ element: Int) -> Bool {
        if tree.value(of: .itemprop, at: element)?.elementsEqual("review".utf8) == true { return true }
        if tree.value(of: .dataHook, at: element)?.elementsEqual("review".utf8) == true { return true }
        guard let type = tree.value(of: .itemtype, at: element) else { return false }
        return ByteSearch.contains(type, "/Review") && !ByteSearch.contains(type, "/ReviewR")
    }
}

/// Stars and day that the markup of a review states.
private struct ReviewMarks {
    private(set) var rating: Double?
    private(set) var date: String?

    init(_ tree: DocumentTree, _ element: Int) {
        defer {
            if rating == nil {
                rating = tree.textIndices(in: element).lazy.compactMap { DrawnStars.read(tree.contents(of: tree.texts[$0])) }.first
            }
        }
        for inner in [element] + Array(tree.descendants(of: element)) {
            if rating == nil {
                if tree.value(of: .itemprop, at: inner)?.elementsEqual("ratingValue".utf8) == true {
                    rating = tree.string(of: .content, at: inner).flatMap(Double.init)
                } else if let label = tree.string(of: .ariaLabel, at: inner) ?? tree.string(of: .title, at: inner) {
                    rating = Self.stars(in: label)
                }
                rating = rating ?? DrawnStars.read(tree, inner)
                if let value = rating, !(0...5).contains(value) { rating = nil }
            }
            if date == nil {
                if tree.value(of: .itemprop, at: inner)?.elementsEqual("datePublished".utf8) == true {
                    date = (tree.string(of: .content, at: inner) ?? tree.string(of: .datetime, at: inner)).flatMap(CalendarDay.iso)
                } else if tree.tags[inner] == .time {
                    date = tree.string(of: .datetime, at: inner).flatMap(CalendarDay.iso)
                }
            }
        }
    }

    /// "4.0 out of 5 stars", "Rated 4 out of 5", "4/5": the stars, 0 to 5.
    static func stars(in text: String) -> Double? {
        // Every form ends with the best number of stars.
        guard text.utf8.contains(UInt8(ascii: "5")) else { return nil }
        let words = text.split { $0 == " " || $0 == "/" || $0 == "\u{A0}" }
        for (index, word) in words.enumerated() {
            guard let value = Double(String(word.map { $0 == "," ? "." : $0 })), (0...5).contains(value) else { continue }
            let rest = words[(index + 1)...].prefix(3).map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
            if rest.first == "5" && text.contains("/") { return value }
            if rest.starts(with: ["out", "of", "5"]) || rest.starts(with: ["of", "5"]) || rest.starts(with: ["von", "5"]) {
                return value
            }
        }
        return nil
    }
}
