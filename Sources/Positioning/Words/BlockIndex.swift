import MarketModel

/// Where words stand in many blocks, so that a phrase is found without reading them again.
struct BlockIndex {
    private struct Place {
        let block: Int32
        let position: Int32
    }

    private static let denials = [
        "not", "no", "never", "without", "isnt", "doesnt", "dont", "cannot", "cant", "arent", "unsuitable", "avoid", "neither", "nor",
    ]

    private let negations: Set<WordTable.Word>
    private(set) var count = 0
    private var postings: [WordTable.Word: [Place]] = [:]
    private var negated: [[Int32]] = []

    init(_ table: WordTable) { negations = Set(BlockIndex.denials.map { table.number(folded: ContentWords.stem($0)) }) }

    /// Adds a block's words; its number is `count` before.
    mutating func add(_ words: [WordTable.Word]) {
        let block = Int32(count)
        count += 1
        var denials: [Int32] = []
        for (position, word) in words.enumerated() {
            postings[word, default: []].append(Place(block: block, position: Int32(position)))
            if negations.contains(word) { denials.append(Int32(position)) }
        }
        negated.append(denials)
    }

    /// Blocks in which all words stand within a window of their number and `slack` more, each once, ascending.
    ///
    /// - Parameter denied: `false` leaves out places that a "not" or "without" stands up to four words before.
    func blocks(with words: [WordTable.Word], slack: Int, denied: Bool = true) -> [Int] {
        let wanted = Array(Set(words)).sorted()
        guard !wanted.isEmpty else { return [] }
        let lists = wanted.map { postings[$0] ?? [] }
        guard let rarest = lists.indices.min(by: { (lists[$0].count, $0) < (lists[$1].count, $1) }),
            !lists[rarest].isEmpty
        else { return [] }
        let window = Int32(wanted.count - 1 + slack)
        var found: [Int] = []
        for place in lists[rarest] where found.last != Int(place.block) {
            var first = place.position
            let all = lists.allSatisfy { list in
                guard
                    let other = BlockIndex.place(
                        in: list, block: place.block, around: place.position, window: window)
                else { return false }
                first = min(first, other)
                return true
            }
            guard all else { continue }
            if !denied, negated[Int(place.block)].contains(where: { $0 < first && $0 >= first - 4 }) {
                continue
            }
            found.append(Int(place.block))
        }
        return found
    }

    private static func place(in list: [Place], block: Int32, around position: Int32, window: Int32)
        -> Int32?
    {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if (list[middle].block, list[middle].position) < (block, position - window) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < list.count, list[low].block == block, list[low].position <= position + window else {
            return nil
        }
        return list[low].position
    }
}
