import Learning
import Lexicons
import TextAnalysis

/// Clusters and document frequencies of words, as the models see them.
struct WordClasses: Sendable {
    private let clusters: WordTable
    private let background: WordTable
    /// Places of words in a space of meanings.
    let vectors: WordVectors?
    /// How the models of all languages name words; `nil` for models of the language's own words.
    private let shared: SharedWords?
    private let stopWords: TermSet
    private let roles: WordRoles
    /// Words that do not count when two claims are compared.
    let unlike: ContentWords
    /// Part hashes of cluster numbers.
    private static let parts: [UInt64] = (0..<4096).map { FeatureKey.hash(String($0)) }

    /// - Parameters:
    ///   - clusters: of the words by which features name words.
    ///   - vectors: the same.
    init(lexicon: LanguageLexicon, clusters: WordTable, background: WordTable, vectors: WordVectors?, shared: SharedWords? = nil) {
        self.vectors = vectors
        self.clusters = clusters
        self.background = background
        self.shared = shared
        stopWords = lexicon.stopWords
        roles = lexicon.roles
        unlike = ContentWords(empty: lexicon.roles.empty, absences: lexicon.roles.absences)
    }

    /// What is known of a word in lower case; of a compound or plural that is not known, what is known of its last part or singular.
    ///
    /// - Parameter head: the last part of a compound, which tells what it is when the whole is not known.
    func fact(_ bytes: ArraySlice<UInt8>, term: TermID, stem: TermID = .none, head: Part? = nil) -> WordFact {
        let identity = FeatureKey.hash(bytes)
        var fact = WordFact(identity: identity, key: identity, suffix: FeatureKey.hash(bytes.suffix(3)))
        fact.isStop = term != .none && stopWords.contains(term)
        var name = bytes
        if let shared {
            let word = shared.name(of: bytes, term: term, stem: stem, head: head, isStop: fact.isStop)
            fact.key = word.key
            fact.suffix = word.kind
            if shared.namesOwnWords, term != .none {
                fact.own = identity
                fact.ownSuffix = FeatureKey.hash(Self.suffix(bytes))
            }
            name = word.english
        }
        guard term != .none else { return fact }
        fact.uses = uses(term)
        fact.frequency = UInt8(min(15, background.value(of: bytes).bucket))
        guard !name.isEmpty else { return fact }
        var row = clusters.values(of: name)
        if row == nil, let hyphen = name.lastIndex(of: UInt8(ascii: "-")) { row = clusters.values(of: name[(hyphen + 1)...]) }
        if row == nil, name.count > 3, name.last == UInt8(ascii: "s") {
            row = clusters.values(of: name.dropLast(name.dropLast().last == UInt8(ascii: "'") ? 2 : 1))
        }
        if let vectors { fact.vector = Int32(place(of: name, in: vectors) ?? -1) }
        if let row, row.allSatisfy({ $0 >= 0 && Int($0) < WordClasses.parts.count }) {
            fact.coarse = WordClasses.parts[Int(row[row.startIndex])]
            fact.middle = WordClasses.parts[Int(row[row.startIndex + 1])]
            fact.fine = WordClasses.parts[Int(row[row.startIndex + 2])]
        }
        return fact
    }

    /// The last three bytes of a word, from where a character begins.
    private static func suffix(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var suffix = bytes.suffix(3)
        while let first = suffix.first, first & 0xC0 == 0x80 { suffix.removeFirst() }
        return suffix
    }

    private func uses(_ term: TermID) -> WordUses {
        var uses: WordUses = []
        if roles.joints.contains(term) { uses.insert(.joint) }
        if roles.openers.contains(term) { uses.insert(.opener) }
        if roles.closers.contains(term) { uses.insert(.closer) }
        if roles.pairs.contains(term) { uses.insert(.pair) }
        if roles.leads.contains(term) { uses.insert(.lead) }
        return uses
    }

    /// The row of a word, of the last part of a compound, or of a plural's singular.
    private func place(of bytes: ArraySlice<UInt8>, in vectors: WordVectors) -> Int? {
        if let row = vectors.row(of: bytes) { return row }
        if let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) { return vectors.row(of: bytes[(hyphen + 1)...]) }
        guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return nil }
        return vectors.row(of: bytes.dropLast())
    }

    /// Tells the strings by which features name a word, when names are wanted.
    func tell(_ fact: WordFact, _ bytes: ArraySlice<UInt8>, term: TermID, stem: TermID, head: Part?, _ names: FeatureNames) {
        if let shared {
            let word = shared.name(of: bytes, term: term, stem: stem, head: head, isStop: fact.isStop)
            names.tell(word.key, word.text)
            names.tell(word.kind, word.kindText)
            names.tell(fact.own, String(decoding: bytes, as: UTF8.self))
            names.tell(fact.ownSuffix, String(decoding: Self.suffix(bytes), as: UTF8.self))
        } else {
            names.tell(fact.key, String(decoding: bytes, as: UTF8.self))
            names.tell(fact.suffix, String(decoding: bytes.suffix(3), as: UTF8.self))
        }
    }

    /// Tells the names of all clusters: their numbers.
    func tell(_ names: FeatureNames) {
        for number in 0..<4096 { names.tell(WordClasses.parts[number], String(number)) }
    }
}
