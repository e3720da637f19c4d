internal import Lexicons
internal import TextAnalysis

/// Tells whether a customer says a phrase of himself and his people: in the same clause, undenied, and nearer to "I" than to "it is".
///
/// "We use it at the gym" is a life; "it's a workout to lift it" is a figure of speech, "I'm not a gamer" a denial, "good for students" advice.
struct OwnWords {
    private let text: AnalyzedText
    private let clauses: [Range<Int>]
    /// Parts by which the customer speaks of himself, of something else, and which open a clause that leaves "I" out.
    private let own, others, openers: [Range<Int>]
    private let denials, ends: [Range<Int>]

    /// Parts behind a phrase in which the customer may still name himself: "a gift for my mother".
    private static let behind = 3
    /// Parts that a denial reaches.
    private static let reach = 7

    init(_ text: AnalyzedText, matches: [PhraseMatch], cues: [CommunityCue], lexicon: LanguageLexicon) {
        self.text = text
        clauses = text.clauses.filter { !$0.tokens.isEmpty }.map { text.parts(of: $0.tokens) }
        func parts(_ part: CommunityCue.Part) -> [Range<Int>] { matches.filter { cues[$0.row].part == part }.map(\.parts) }
        own = parts(.oneself)
        others = parts(.another)
        openers = parts(.opener)
        let negations = lexicon.negationMatcher.allMatches(in: text)
        func triggers(_ kind: NegationTrigger.Kind) -> [Range<Int>] {
            negations.filter { lexicon.negations[$0.row].kind == kind }.map(\.parts)
        }
        let pseudo = triggers(.pseudo)
        // What the table of a community calls a denial is one, whatever it looks like elsewhere: "not too".
        denials = (triggers(.preceding) + parts(.denial)).filter { trigger in
            !pseudo.contains { $0.overlaps(trigger) && $0 != trigger }
        }
        ends = triggers(.terminating)
    }

    /// Whether a phrase is said of the customer himself, undenied.
    func isOwn(_ phrase: Range<Int>) -> Bool {
        guard let clause = clauses.first(where: { $0.contains(phrase.lowerBound) }), !isDenied(phrase, in: clause) else { return false }
        let after = phrase.upperBound..<min(clause.upperBound, phrase.upperBound + Self.behind)
        if own.contains(where: { after.contains($0.lowerBound) }) { return true }
        let before = clause.lowerBound..<phrase.upperBound
        let mine = own.last { before.contains($0.lowerBound) }, theirs = others.last { before.contains($0.lowerBound) }
        if let mine { return theirs.map { $0.upperBound < mine.upperBound } ?? true }
        return theirs == nil && openers.contains { $0.lowerBound == clause.lowerBound && $0.lowerBound < phrase.upperBound }
    }

    /// Whether a phrase is denied in its clause.
    func isDenied(_ phrase: Range<Int>) -> Bool {
        guard let clause = clauses.first(where: { $0.contains(phrase.lowerBound) }) else { return false }
        return isDenied(phrase, in: clause)
    }

    private func isDenied(_ phrase: Range<Int>, in clause: Range<Int>) -> Bool {
        denials.contains { denial in
            guard clause.contains(denial.lowerBound), denial.upperBound <= phrase.lowerBound,
                phrase.lowerBound - denial.upperBound <= Self.reach
            else { return false }
            let between = denial.upperBound..<phrase.lowerBound
            return !ends.contains { between.contains($0.lowerBound) }
        }
    }
}
