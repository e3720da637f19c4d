public import TextAnalysis

/// What a phrase tells of the customer's clause that it stands in; phrases of all of them are in `demand-cues.tsv`.
public enum StatementCue: String, CaseIterable, Hashable, Sendable {
    /// Something is missing, fails, or is the one fault.
    case no, lack, cannot, only
    /// Something ought to be, or is wanted.
    case should, wish
    /// Degrees and judgements.
    case too, less, bad, good
    /// What the clause speaks of.
    case use, time, `if`, shop, bare, i
    /// Asks or wishes, so that a want is a request.
    case ask
    /// The customer was given the product to speak of it.
    case rewarded
    /// Tell who uses the product, where, when or for what.
    case uses, who, gift, place, trait, ownUse = "own-use"
    /// Forbid that reading.
    case you, notContext = "not-context"
}

/// The roles of single words in what customers say, as sets of terms (`demand-words.tsv`).
public struct StatementWords: Hashable, Sendable {
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Begins another clause: "and".
        case join
        /// Turns the words behind it: "not".
        case negation
        /// Judges nothing while another word follows: "pretty loud".
        case degree
        /// Makes a lukewarm word a fault: "just ok".
        case limit, lukewarm
        /// Praise and blame beside the opinion words.
        case plus, minus
        /// An opinion word that judges nothing where somebody only tells of use.
        case mild
        /// The customer: "i".
        case oneself = "self"
        /// Somebody who uses things: "mother".
        case person
        /// Heads of lists of what pleases and of what does not.
        case merits, faults
        /// Stands for the product as a whole.
        case product
        /// Says nothing of the point that a statement is about.
        case general
        /// How much of something there is, neither good nor bad in itself: whoever complains with it plainly has too much of it.
        case measure
    }

    private var sets = [TermSet](repeating: TermSet(), count: Role.allCases.count)

    /// The words of a role.
    public subscript(_ role: Role) -> TermSet { sets[Self.places[role]!] }

    fileprivate mutating func insert(_ term: TermID, _ role: Role) { sets[Self.places[role]!].insert(term) }

    private static let places = Dictionary(uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })
}

/// Usual misspellings, looked up by bytes in lower case.
public struct Misspellings: Sendable {
    private var words = WordIndex()
    private var right: [[UInt8]] = []

    /// What a word means; `nil` when it is no known misspelling.
    public func meaning(of word: UnsafeBufferPointer<UInt8>) -> [UInt8]? { words.find(word).map { right[$0] } }

    fileprivate mutating func insert(_ word: String, _ meaning: String) -> Bool {
        var word = Array(word.utf8)
        guard word.withUnsafeMutableBufferPointer({ words.insert(UnsafeBufferPointer($0)) }) else { return false }
        right.append(Array(meaning.utf8))
        return true
    }
}

extension LexiconCompiler {
    /// `demand-cues.tsv`: cue and phrases; a phrase may stand in several cues.
    mutating func demandCues() -> (entries: [StatementCue], matcher: PhraseMatcher) {
        var entries: [StatementCue] = [], matcher = PhraseMatcher()
        for row in rows("demand-cues.tsv", ["cue", "phrases"]) {
            guard let cue: StatementCue = choice(row, 0, "cue") else { continue }
            for form in row.list(1) { add(form, of: row, as: entries.count, to: &matcher) { _, _ in } }
            entries.append(cue)
        }
        return (entries, matcher)
    }

    /// `demand-words.tsv`: role and words.
    mutating func statementWords() -> StatementWords {
        var words = StatementWords()
        for row in rows("demand-words.tsv", ["role", "words"]) {
            guard let role: StatementWords.Role = choice(row, 0, "role of words") else { continue }
            for word in row.list(1) {
                // Compounds are read in their parts.
                let parts = analyzer.analyze(word).parts
                guard parts.allSatisfy({ $0.term != .none }) || parts.count == 1, let last = parts.last else {
                    report(row, "\"\(word)\" is no word. Write single words.")
                    continue
                }
                words.insert(last.term, role)
            }
        }
        return words
    }

    /// `misspellings.tsv`: word and what it means.
    mutating func misspellings() -> Misspellings {
        var known = Misspellings()
        for row in rows("misspellings.tsv", ["word", "right"]) where !known.insert(row[0], row[1]) {
            report(row, "\"\(row[0])\" stands here a second time. Remove one of the lines.")
        }
        return known
    }
}
