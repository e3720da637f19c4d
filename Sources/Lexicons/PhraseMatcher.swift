public import TextAnalysis

/// A phrase of a lexicon found in a text.
public struct PhraseMatch: Hashable, Sendable {
    /// Indices of the text's parts.
    public let parts: Range<Int>
    /// Which row of the list that the matcher was made from.
    public let row: Int

    public init(parts: Range<Int>, row: Int) {
        self.parts = parts
        self.row = row
    }
}

/// Finds the phrases of a lexicon in a text that was read with the lexicon's vocabulary.
///
/// A trie of stems, exact words, numbers and gaps, walked from every part of the text. Marks of punctuation are never crossed.
public struct PhraseMatcher: Sendable {
    private enum Edge: UInt64 {
        case stem, exact, number, gap
    }

    /// Open addressing: key (node, edge, term) and node; an empty slot has the key `.max`.
    private var keys: [UInt64]
    private var targets: [UInt32]
    /// First row list of each node, or -1; lists are chained through `next`.
    private var rowsOfNode: [Int32]
    /// Which kinds of edges leave each node, a bit a kind.
    private var edgesOfNode: [UInt8]
    private var rows: [(row: Int32, next: Int32)] = []
    private var firstStems = TermSet()
    private var firstWords = TermSet()
    private var beginsWithNumber = false
    private var edges = 0

    private static let gapWords = 2

    init() {
        keys = [UInt64](repeating: .max, count: 64)
        targets = [UInt32](repeating: 0, count: 64)
        rowsOfNode = [-1]
        edgesOfNode = [0]
    }

    // MARK: Building

    /// Adds a sequence; a row is kept once.
    ///
    /// - Returns: the other rows that the same sequence leads to.
    mutating func add(_ sequence: [PhrasePattern.Element], row: Int) -> [Int] {
        var node = 0
        for (index, element) in sequence.enumerated() {
            let (edge, term): (Edge, TermID) =
                switch element {
                case .stem(let term): (.stem, term)
                case .exact(let term): (.exact, term)
                case .number: (.number, .none)
                case .gap: (.gap, .none)
                }
            if index == 0 {
                switch edge {
                case .stem: firstStems.insert(term)
                case .exact: firstWords.insert(term)
                case .number: beginsWithNumber = true
                case .gap: break
                }
            }
            node = child(of: node, edge, term)
        }
        var others: [Int] = [], list = rowsOfNode[node]
        while list >= 0 {
            let entry = rows[Int(list)]
            if Int(entry.row) == row { return others }
            others.append(Int(entry.row))
            list = entry.next
        }
        rows.append((Int32(row), rowsOfNode[node]))
        rowsOfNode[node] = Int32(rows.count - 1)
        return others
    }

    private mutating func child(of node: Int, _ edge: Edge, _ term: TermID) -> Int {
        if let found = step(node, edge, term) { return found }
        if (edges + 1) * 2 > keys.count { grow() }
        let new = rowsOfNode.count
        rowsOfNode.append(-1)
        edgesOfNode.append(0)
        edgesOfNode[node] |= 1 << UInt8(edge.rawValue)
        place(Self.key(node, edge, term), UInt32(new))
        edges += 1
        return new
    }

    private mutating func grow() {
        let old = zip(keys, targets).filter { $0.0 != .max }
        keys = [UInt64](repeating: .max, count: keys.count * 2)
        targets = [UInt32](repeating: 0, count: targets.count * 2)
        for (key, target) in old { place(key, target) }
    }

    private mutating func place(_ key: UInt64, _ target: UInt32) {
        var slot = Self.slot(key, keys.count)
        while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
        keys[slot] = key
        targets[slot] = target
    }

    private static func key(_ node: Int, _ edge: Edge, _ term: TermID) -> UInt64 {
        UInt64(node) << 34 | edge.rawValue << 32 | UInt64(term.rawValue)
    }

    private static func slot(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (count - 1)
    }

    private func step(_ node: Int, _ edge: Edge, _ term: TermID) -> Int? {
        let key = Self.key(node, edge, term)
        var slot = Self.slot(key, keys.count)
        while true {
            if keys[slot] == key { return Int(targets[slot]) }
            if keys[slot] == .max { return nil }
            slot = (slot + 1) & (keys.count - 1)
        }
    }

    // MARK: Matching

    /// The matches in a text, leftmost first, of those that begin together the longest, none overlapping another; a phrase that stands in
    /// several rows gives one match a row, by ascending row.
    ///
    /// - Parameter range: the parts to look at; all when `nil`.
    /// - Complexity: O(parts) but for gaps.
    public func matches(in text: AnalyzedText, parts range: Range<Int>? = nil) -> [PhraseMatch] {
        let range = range ?? text.parts.indices
        var found: [PhraseMatch] = [], at = range.lowerBound
        while at < range.upperBound {
            if let best = longest(in: text, from: at, limit: range.upperBound) {
                append(best.node, at..<best.end, to: &found)
                at = best.end
            } else {
                at += 1
            }
        }
        return found
    }

    /// Every match in a text, also those inside others, by begin, then end, then row.
    public func allMatches(in text: AnalyzedText, parts range: Range<Int>? = nil) -> [PhraseMatch] {
        let range = range ?? text.parts.indices
        var found: [PhraseMatch] = []
        for at in range where mayBegin(text.parts[at]) {
            var ends: [(end: Int, node: Int)] = []
            walk(text.parts, 0, at, range.upperBound) { if standsAlone(at..<$0, in: text.parts) { ends.append(($0, $1)) } }
            var here: [PhraseMatch] = []
            for (end, node) in ends { append(node, at..<end, to: &here) }
            here.sort { ($0.parts.upperBound, $0.row) < ($1.parts.upperBound, $1.row) }
            for match in here where found.last != match { found.append(match) }
        }
        return found
    }

    /// The longest match that begins at a part.
    public func match(in text: AnalyzedText, at part: Int, limit: Int) -> [PhraseMatch] {
        var found: [PhraseMatch] = []
        if let best = longest(in: text, from: part, limit: limit) { append(best.node, part..<best.end, to: &found) }
        return found
    }

    private func longest(in text: AnalyzedText, from at: Int, limit: Int) -> (end: Int, node: Int)? {
        guard mayBegin(text.parts[at]) else { return nil }
        var best: (end: Int, node: Int)?
        walk(text.parts, 0, at, limit) { end, node in
            if end > best?.end ?? at, standsAlone(at..<end, in: text.parts) { best = (end, node) }
        }
        return best
    }

    /// Whether a phrase holds to the words of a text without spaces: it may begin or end inside a word, but not both, and one character
    /// has to be a word, or one of the first two behind a number.
    private func standsAlone(_ range: Range<Int>, in parts: [Part]) -> Bool {
        guard let last = range.last, parts[range.lowerBound].shape.contains(.segmented) || parts[last].shape.contains(.segmented) else {
            return true
        }
        let begins = range.lowerBound == 0 || parts[range.lowerBound - 1].token != parts[range.lowerBound].token
        let ends = range.upperBound == parts.count || parts[range.upperBound].token != parts[last].token
        return range.count == 1 ? begins && ends || isBehindNumber(range.lowerBound, parts) : begins || ends
    }

    private func isBehindNumber(_ part: Int, _ parts: [Part]) -> Bool {
        guard part > 0, parts[part - 1].kind != .number else { return part > 0 }
        return part > 1 && parts[part - 1].token == parts[part].token && parts[part - 2].kind == .number
    }

    private func mayBegin(_ part: Part) -> Bool {
        firstStems.contains(part.stem) || firstWords.contains(part.term) || beginsWithNumber && part.kind == .number
    }

    private func append(_ node: Int, _ parts: Range<Int>, to found: inout [PhraseMatch]) {
        let from = found.count
        var list = rowsOfNode[node]
        while list >= 0 {
            found.append(PhraseMatch(parts: parts, row: Int(rows[Int(list)].row)))
            list = rows[Int(list)].next
        }
        if found.count > from + 1 { found[from...].sort { $0.row < $1.row } }
    }

    /// Walks the trie along the parts and tells every node with rows, exact words before stems before numbers before gaps.
    private func walk(_ parts: [Part], _ node: Int, _ at: Int, _ limit: Int, _ found: (_ end: Int, _ node: Int) -> Void) {
        if rowsOfNode[node] >= 0 { found(at, node) }
        guard at < limit, parts[at].term != .none else { return }
        let part = parts[at], leaving = edgesOfNode[node]
        if leaving & 2 != 0, let next = step(node, .exact, part.term) { walk(parts, next, at + 1, limit, found) }
        if leaving & 1 != 0, let next = step(node, .stem, part.stem) { walk(parts, next, at + 1, limit, found) }
        if leaving & 4 != 0, part.kind == .number, let next = step(node, .number, .none) { walk(parts, next, at + 1, limit, found) }
        if leaving & 8 != 0, let next = step(node, .gap, .none) {
            var begin = at
            while begin <= at + Self.gapWords, begin < limit, parts[begin].term != .none {
                walk(parts, next, begin, limit, found)
                begin += 1
            }
        }
    }
}
