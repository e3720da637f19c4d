/// Cuts compounds into the words they are made of: `edelstahlgehäuse` into `edelstahl` and `gehäuse`.
///
/// A word is cut where the geometric mean of its pieces' frequencies is the highest, and above its own (Koehn, Knight, Empirical methods
/// for compound splitting, EACL 2003). Linking letters between the pieces belong to none of them.
public struct CompoundCutter: Sendable {
    private let words: WordCosts
    private let links: [[UInt8]]
    private let inflections: [[UInt8]]

    /// Bytes of a word, at least and at most; of its pieces, at least.
    static let shortest = 8
    private static let longest = 48, firstPiece = 4, lastPiece = 3
    /// What a linking letter costs, as `WordCosts` counts.
    private static let linkCost: Int32 = 6
    /// What an ending costs.
    private static let inflectionCost: Int32 = 2

    /// - Parameters:
    ///   - words: what compounds are made of.
    ///   - links: letters between two pieces: `s` of "Sicherheitsglas".
    ///   - inflections: endings of the last piece.
    public init(words: WordCosts, links: [String], inflections: [String]) {
        self.words = words
        self.links = links.map { Array($0.utf8) }
        self.inflections = inflections.map { Array($0.utf8) }
    }

    /// The pieces of a word in small letters, as ranges from its first byte; none when it is no compound.
    func pieces(of word: ArraySlice<UInt8>) -> [Range<Int>] {
        let word = Array(word)
        guard word.count >= Self.shortest, word.count <= Self.longest else { return [] }
        var best: (cost: Int32, pieces: [Range<Int>])?
        for cut in Self.firstPiece...(word.count - Self.lastPiece) where word[cut] & 0xC0 != 0x80 {
            guard let last = lastPiece(word[cut...]), let first = firstPiece(word[..<cut]) else { continue }
            let count = Int32(first.pieces.count + 1), cost = (first.cost + last) / count
            if cost < best?.cost ?? .max { best = (cost, first.pieces + [cut..<word.count]) }
        }
        guard let best, best.cost < words.cost(of: word[...]) ?? .max else { return [] }
        return best.pieces
    }

    private func lastPiece(_ piece: ArraySlice<UInt8>) -> Int32? {
        if let cost = words.cost(of: piece) { return cost }
        return inflections.lazy.compactMap { ending -> Int32? in
            guard piece.count >= ending.count + Self.lastPiece, piece.suffix(ending.count).elementsEqual(ending) else { return nil }
            return words.cost(of: piece.dropLast(ending.count)).map { $0 + Self.inflectionCost }
        }.min()
    }

    /// One or two pieces with their linking letters left out, and the sum of their costs.
    private func firstPiece(_ piece: ArraySlice<UInt8>) -> (cost: Int32, pieces: [Range<Int>])? {
        if let whole = linked(piece) { return (whole.cost, [piece.startIndex..<whole.end]) }
        guard piece.count >= 2 * Self.firstPiece else { return nil }
        var best: (cost: Int32, pieces: [Range<Int>])?
        for cut in piece.startIndex + Self.firstPiece...(piece.endIndex - Self.firstPiece) where piece[cut] & 0xC0 != 0x80 {
            guard let second = linked(piece[cut...]), let first = linked(piece[..<cut]) else { continue }
            let cost = first.cost + second.cost
            if cost < best?.cost ?? .max { best = (cost, [piece.startIndex..<first.end, cut..<second.end]) }
        }
        return best
    }

    /// The cost of a piece without its linking letters, and where it ends.
    private func linked(_ piece: ArraySlice<UInt8>) -> (cost: Int32, end: Int)? {
        var best = words.cost(of: piece).map { (cost: $0, end: piece.endIndex) }
        for link in links where piece.count >= link.count + Self.firstPiece && piece.suffix(link.count).elementsEqual(link) {
            let bare = piece.dropLast(link.count)
            if let cost = words.cost(of: bare), cost + Self.linkCost < best?.cost ?? .max { best = (cost + Self.linkCost, bare.endIndex) }
        }
        return best
    }
}
