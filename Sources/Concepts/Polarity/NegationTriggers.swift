internal import Lexicons
internal import TextAnalysis

/// The triggers of `negation.tsv` in a stretch of text, those disarmed that a pseudo-trigger overlaps.
struct NegationTriggers {
    struct Trigger: Hashable {
        let kind: NegationTrigger.Kind
        let objectComesFirst: Bool
        let parts: Range<Int>
    }

    /// By ascending begin; of those of one kind that overlap, the leftmost and longest.
    private(set) var found: [Trigger] = []
    private var terminators: [Range<Int>] = []

    /// - Parameter context: parts around the range whose pseudo-triggers disarm as well: "with and {without the lid}".
    init(_ lexicon: LanguageLexicon, _ text: AnalyzedText, _ range: Range<Int>, context: Range<Int>? = nil) {
        let matches = lexicon.negationMatcher.allMatches(in: text, parts: range)
        guard !matches.isEmpty else { return }
        let around = context.map { lexicon.negationMatcher.allMatches(in: text, parts: $0) } ?? matches
        let pseudo = around.filter { lexicon.negations[$0.row].kind == .pseudo }.map(\.parts)
        for match in matches.sorted(by: Self.leftmostLongest) {
            let entry = lexicon.negations[match.row]
            guard Self.turns(entry.kind), !pseudo.contains(where: { $0.overlaps(match.parts) }) else { continue }
            if entry.kind == .terminating {
                terminators.append(match.parts)
                continue
            }
            let trigger = Trigger(kind: entry.kind, objectComesFirst: entry.objectComesFirst, parts: match.parts)
            if found.contains(where: { $0.parts.overlaps(trigger.parts) && $0.objectComesFirst == trigger.objectComesFirst }) { continue }
            found.append(trigger)
        }
    }

    /// Whether a kind of trigger bears on the words around it.
    private static func turns(_ kind: NegationTrigger.Kind) -> Bool {
        switch kind {
        case .preceding, .unfit, .following, .terminating, .operator, .word, .question: true
        case .pseudo, .answer, .fault, .merit, .rival, .own, .others, .former, .beside, .now: false
        }
    }

    func terminates(in range: Range<Int>) -> Bool { terminators.contains { $0.overlaps(range) } }

    private static func leftmostLongest(_ a: PhraseMatch, _ b: PhraseMatch) -> Bool {
        (a.parts.lowerBound, b.parts.upperBound, a.row) < (b.parts.lowerBound, a.parts.upperBound, b.row)
    }
}
