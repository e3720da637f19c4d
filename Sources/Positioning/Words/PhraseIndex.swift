import MarketModel

/// Phrases by the words in them, so that the one nearest to another phrase is found without comparing with all.
struct PhraseIndex: Sendable {
    private var phrases: [[String]] = []
    private var postings: [String: [Int]] = [:]

    var count: Int { phrases.count }

    /// - Returns: the number under which the phrase is found again.
    @discardableResult
    mutating func add(_ words: [String]) -> Int {
        let index = phrases.count
        phrases.append(words)
        for word in Set(words) { postings[word, default: []].append(index) }
        return index
    }

    /// Phrases that overlap with `words` to at least `floor` (F1), best first.
    func nearest(_ words: [String], floor: Double) -> [(index: Int, overlap: Double)] {
        var candidates: Set<Int> = []
        for word in Set(words) { candidates.formUnion(postings[word] ?? []) }
        return candidates.map { ($0, ContentWords.overlap(words, phrases[$0])) }.filter { $0.1 >= floor }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (index: $0.0, overlap: $0.1) }
    }
}

/// Where words stand in the copy that rivals wrote, so that a phrase which no claim was made of is still found.
struct CopyIndex: Sendable {
    private struct Place: Sendable {
        let block: Int32
        let position: Int32
    }

    private(set) var blocks: [(member: Int, block: Int)] = []
    private var postings: [String: [Place]] = [:]

    init(_ members: [Market.Member]) {
        for (number, member) in members.enumerated() where member.isFirstOfCopy {
            for (index, block) in member.page.blocks.enumerated() where block.zone.isSellerCopy {
                let at = Int32(blocks.count)
                blocks.append((number, index))
                for (position, word) in ContentWords.of(block.text).enumerated() {
                    postings[word, default: []].append(Place(block: at, position: Int32(position)))
                }
            }
        }
    }

    /// Blocks in which all words stand within a window of their number and `slack` more, each once, ascending.
    func blocks(with words: [String], slack: Int) -> [Int] {
        let wanted = Array(Set(words)).sorted()
        guard !wanted.isEmpty else { return [] }
        let lists = wanted.map { postings[$0] ?? [] }
        guard let rarest = lists.indices.min(by: { (lists[$0].count, $0) < (lists[$1].count, $1) }), !lists[rarest].isEmpty else {
            return []
        }
        let window = Int32(wanted.count - 1 + slack)
        var found: [Int] = []
        for place in lists[rarest] where found.last != Int(place.block) {
            let all = lists.allSatisfy { list in
                var low = 0, high = list.count
                while low < high {
                    let middle = (low + high) / 2
                    let here = list[middle]
                    if (here.block, here.position) < (place.block, place.position - window) { low = middle + 1 } else { high = middle }
                }
                return low < list.count && list[low].block == place.block && list[low].position <= place.position + window
            }
            if all { found.append(Int(place.block)) }
        }
        return found
    }
}
