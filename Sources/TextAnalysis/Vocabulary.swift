/// Terms and their stems that every analyzer of a language shares; immutable, so that threads may share it without a lock.
public final class FrozenVocabulary: Sendable {
    let table: TermTable
    /// Stem of each term.
    let stems: [TermID]
    /// Snowball's name of the language, or its ISO 639-1 code, whose stems these are.
    public let language: String
    /// How the language is written.
    public let rules: WritingRules

    init(table: TermTable, stems: [TermID], language: String, rules: WritingRules) {
        self.table = table
        self.stems = stems
        self.language = language
        self.rules = rules
    }

    public static func empty(language: String, rules: WritingRules = WritingRules()) -> FrozenVocabulary {
        FrozenVocabulary(table: TermTable(capacity: 0), stems: [], language: language, rules: rules)
    }

    public var count: Int { table.count }
}

/// Words as ids, with their stems: a frozen part shared between threads, and an overflow of its own.
///
/// One vocabulary belongs to one thread. A stem is found once a term and kept.
struct Vocabulary {
    /// A piece of a compound: its bytes from the word's first, and its term.
    fileprivate struct Piece {
        let range: Range<Int>
        let term: TermID
        let stem: TermID
    }

    let base: FrozenVocabulary
    private var local = TermTable()
    private var localStems: [TermID] = []
    private let stemmer: Stemmer
    private var scratch: [UInt8] = []
    /// Compounds met so far, each with its pieces; none for a word that is no compound.
    fileprivate var piecesOfTerm: [TermID: [Piece]] = [:]

    init(base: FrozenVocabulary) {
        self.base = base
        stemmer = Stemmer(language: base.language)
    }

    var count: Int { base.count + local.count }

    /// The id of a term in lower case, without adding it.
    func id(_ key: UnsafeBufferPointer<UInt8>) -> TermID? {
        let hash = TermHash.hash(key)
        if let id = base.table.find(key, hash: hash) { return TermID(id) }
        return local.find(key, hash: hash).map { TermID(base.count + $0) }
    }

    /// The id of a term, ASCII capitals folded; adds it and its stem when it is new.
    mutating func intern(_ key: UnsafeBufferPointer<UInt8>) -> TermID {
        let hash = TermHash.hash(key)
        if let id = base.table.find(key, hash: hash) { return TermID(id) }
        if let id = local.find(key, hash: hash) { return TermID(base.count + id) }
        let id = TermID(base.count + local.add(key, hash: hash))
        localStems.append(id)
        if let stem = stemmer.stem(local.bytes(local.count - 1)) {
            let stemID = stem.withUnsafeBufferPointer { intern($0) }
            localStems[id.index - base.count] = stemID
        }
        return id
    }

    func stem(of term: TermID) -> TermID {
        if term.index < base.count { return base.stems[term.index] }
        let index = term.index - base.count
        return index < localStems.count ? localStems[index] : .none
    }

    func bytes(of term: TermID) -> ArraySlice<UInt8> {
        if term.index < base.count { return base.table.bytes(term.index) }
        let index = term.index - base.count
        return index < local.count ? local.bytes(index) : []
    }

    /// Gives a term another stem than Snowball's.
    mutating func useStem(_ stem: TermID, for term: TermID) {
        guard term.index >= base.count, term.index - base.count < localStems.count else { return }
        localStems[term.index - base.count] = stem
    }

    /// All terms so far as a vocabulary that threads may share.
    ///
    /// - Precondition: the base is empty, so that ids stay as they are.
    func frozen() -> FrozenVocabulary {
        precondition(base.count == 0, "only a vocabulary that stands alone can be frozen")
        return FrozenVocabulary(table: local, stems: localStems, language: base.language, rules: base.rules)
    }
}

extension Vocabulary {
    /// Cuts words into the words they are made of, as further parts.
    mutating func cutCompounds(_ cutter: CompoundCutter, _ tokens: inout [Token], _ parts: inout [Part]) {
        guard parts.contains(where: { $0.kind == .word && $0.range.count >= CompoundCutter.shortest }) else { return }
        var cut: [Part] = []
        cut.reserveCapacity(parts.count * 5 / 4)
        for token in tokens.indices {
            let first = Int(tokens[token].firstPart), last = token + 1 < tokens.count ? Int(tokens[token + 1].firstPart) : parts.count
            tokens[token].firstPart = UInt32(cut.count)
            for part in parts[first..<last] {
                let pieces = part.kind == .word ? pieces(of: part, cutter) : []
                if pieces.isEmpty {
                    cut.append(part)
                    continue
                }
                for (n, piece) in pieces.enumerated() {
                    var new = Part(
                        start: part.start + UInt32(piece.range.lowerBound), end: part.start + UInt32(piece.range.upperBound),
                        token: part.token, shape: n == 0 ? part.shape : part.shape.subtracting([.initialUpper, .spaceBefore, .lineBefore]),
                        kind: .word, mark: .none)
                    new.term = piece.term
                    new.stem = piece.stem
                    cut.append(new)
                }
            }
        }
        parts = cut
    }

    private mutating func pieces(of part: Part, _ cutter: CompoundCutter) -> [Piece] {
        guard part.range.count >= CompoundCutter.shortest, part.term != .none else { return [] }
        if let known = piecesOfTerm[part.term] { return known }
        let word = bytes(of: part.term)
        // What was dropped or changed its length on the way to the term would shift the ranges.
        let ranges = word.count == part.range.count ? cutter.pieces(of: word) : []
        let pieces = ranges.map { range in
            let term = Array(word[word.startIndex + range.lowerBound..<word.startIndex + range.upperBound])
                .withUnsafeBufferPointer { intern($0) }
            return Piece(range: range, term: term, stem: stem(of: term))
        }
        piecesOfTerm[part.term] = pieces
        return pieces
    }

    /// Gives words, numbers and symbols their terms and stems.
    mutating func assignTerms(to tokens: inout [Token], _ parts: inout [Part], of bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { source in
            for index in parts.indices where parts[index].isWordOrNumber || parts[index].kind == .symbol {
                let term = intern(source, parts[index].range, parts[index].shape)
                parts[index].term = term
                parts[index].stem = stem(of: term)
            }
            for index in tokens.indices where tokens[index].isWordOrNumber || tokens[index].kind == .symbol {
                if tokens[index].shape.contains(.compound) {
                    let term = intern(source, tokens[index].range, tokens[index].shape)
                    tokens[index].term = term
                    tokens[index].stem = stem(of: term)
                } else {
                    let part = parts[Int(tokens[index].firstPart)]
                    tokens[index].term = part.term
                    tokens[index].stem = part.stem
                }
            }
        }
    }

    private mutating func intern(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ shape: TokenShape) -> TermID {
        let word = UnsafeBufferPointer(rebasing: source[range])
        if !shape.contains(.nonASCII) { return intern(word) }
        fold(word)
        let folded = scratch
        return folded.withUnsafeBufferPointer { intern($0) }
    }

    /// Writes the word into `scratch`: lower case, plain apostrophes and hyphens, nothing invisible.
    private mutating func fold(_ word: UnsafeBufferPointer<UInt8>) {
        scratch.removeAll(keepingCapacity: true)
        var at = 0
        while at < word.count {
            let byte = word[at]
            if byte < 0x80 {
                scratch.append(byte)
                at += 1
                continue
            }
            let (scalar, length) = decodeScalar(word, at: at)
            switch CharacterClass.of(scalar) {
            case .invisible: break
            case _ where (0xFF10...0xFF5A).contains(scalar) && CharacterClass.of(scalar).isAlphanumeric:
                // Full-width letters and digits lie as far from ASCII.
                let plain = UInt8(scalar - 0xFEE0)
                scratch.append(plain &- 65 < 26 ? plain | 32 : plain)
            case .ideograph where base.rules.folds[scalar] != nil:
                if let other = base.rules.folds[scalar].flatMap(Unicode.Scalar.init) { scratch += UTF8.encode(other)! }
            case .apostrophe: scratch.append(UInt8(ascii: "'"))
            case .hyphen: scratch.append(UInt8(ascii: "-"))
            case .upper:
                if let scalar = Unicode.Scalar(scalar) { scratch += scalar.properties.lowercaseMapping.utf8 }
            default: scratch += word[at..<at + length]
            }
            at += length
        }
    }
}
