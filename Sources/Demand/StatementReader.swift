internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Reads one review or question: what it is about, and what it says of it.
struct StatementReader {
    /// A word or phrase that names an aspect.
    struct Aspect {
        let concept: Concept
        let parts: Range<Int>
        /// What the words say by themselves; `nil` when an opinion beside them tells.
        let sense: Statement.Sense?
        let nature: Nature
    }

    /// What it means to say an aspect without any judgement.
    enum Nature {
        /// Nothing: "battery".
        case thing
        /// Praise: "easy to clean".
        case quality
        /// A problem that the product should solve: "dry mouth".
        case need
    }

    /// A word that praises or blames, with the negation before it taken into account.
    struct Opinion {
        let parts: Range<Int>
        let isPositive: Bool
    }

    /// An opinion about a noun that no lexicon line names.
    struct Opening {
        /// Byte range of the noun.
        let range: Range<Int>
        /// The noun's words, in lower case.
        let words: [TermID]
        let isPositive: Bool
    }

    let text: AnalyzedText
    let lexicon: LanguageLexicon
    /// Stars, 0 to 5.
    let rating: Double?
    let layout: StatementLayout
    private(set) var aspects: [Aspect] = []
    private(set) var opinions: [Opinion] = []
    private(set) var cues: [(cue: DemandCue, parts: Range<Int>)] = []
    private(set) var negations: [Negation] = []

    struct Negation {
        let kind: NegationTrigger.Kind
        let parts: Range<Int>
    }

    init(text: AnalyzedText, lexicon known: DemandLexicon, rating: Double?) {
        let lexicon = known.lexicon
        self.text = text
        self.lexicon = lexicon
        self.rating = rating
        let triggers = lexicon.negationMatcher.matches(in: text)
        layout = StatementLayout(
            text: text, breaks: triggers.filter { lexicon.negations[$0.row].kind == .terminating }.map(\.parts.lowerBound),
            words: lexicon.demandWords)
        var taken = [Bool](repeating: false, count: text.parts.count)
        aspects = Self.aspects(text, known, &taken)
        for match in lexicon.demandCueMatcher.matches(in: text) {
            let own = match.parts.filter { !taken[$0] }
            guard own.count == match.parts.count else { continue }
            cues.append((lexicon.demandCues[match.row], match.parts))
        }
        for cue in cues { for part in cue.parts { taken[part] = true } }
        negations = triggers.compactMap { match in
            let trigger = lexicon.negations[match.row]
            switch trigger.kind {
            case .preceding, .pseudo: return Negation(kind: trigger.kind, parts: match.parts)
            case .operator: return trigger.objectComesFirst ? nil : Negation(kind: .preceding, parts: match.parts)
            default: return nil
            }
        }
        for match in lexicon.opinionMatcher.matches(in: text) where match.parts.allSatisfy({ !taken[$0] }) {
            let positive = lexicon.opinions[match.row].isPositive
            opinions.append(Opinion(parts: match.parts, isPositive: positive != isNegated(match.parts.lowerBound)))
        }
    }

    /// Expressions, names of aspects and concepts, the longest first where they overlap, in that order where they are as long.
    private static func aspects(_ text: AnalyzedText, _ known: DemandLexicon, _ taken: inout [Bool]) -> [Aspect] {
        let lexicon = known.lexicon
        var found: [(aspect: Aspect, order: Int)] = []
        for match in lexicon.demandMatcher.matches(in: text) {
            let row = lexicon.demand[match.row]
            found.append((Aspect(concept: row.concept, parts: match.parts, sense: row.sense, nature: .thing), 0))
        }
        for match in lexicon.demandAspectMatcher.matches(in: text) {
            let row = lexicon.demandAspects[match.row]
            found.append((Aspect(concept: row.concept, parts: match.parts, sense: nil, nature: .thing), 1))
        }
        for match in lexicon.conceptMatcher.matches(in: text) where known.isTelling(match, in: text) {
            let concept = lexicon.concepts[match.row].concept
            found.append((Aspect(concept: concept, parts: match.parts, sense: nil, nature: known.nature(of: match, in: text)), 2))
        }
        found.sort {
            ($1.aspect.parts.count, $0.order, $0.aspect.parts.lowerBound, $0.aspect.concept.id)
                < ($0.aspect.parts.count, $1.order, $1.aspect.parts.lowerBound, $1.aspect.concept.id)
        }
        var kept: [Aspect] = []
        for (aspect, _) in found where aspect.parts.allSatisfy({ !taken[$0] }) {
            for part in aspect.parts { taken[part] = true }
            kept.append(aspect)
        }
        return kept.sorted { $0.parts.lowerBound < $1.parts.lowerBound }
    }

    /// Whether a negation stands up to four words before, in the same clause, with no opinion or aspect between.
    func isNegated(_ part: Int) -> Bool { negationBefore(part, reach: 4) != nil }

    func negationBefore(_ part: Int, reach: Int) -> Range<Int>? {
        var found: Range<Int>?
        for negation in negations where negation.kind == .preceding && negation.parts.upperBound <= part {
            guard part - negation.parts.upperBound < reach, layout.clause[negation.parts.lowerBound] == layout.clause[part],
                layout.segment[negation.parts.lowerBound] == layout.segment[part]
            else { continue }
            let between = negation.parts.upperBound..<part
            if opinions.contains(where: { between.overlaps($0.parts) }) || aspects.contains(where: { between.overlaps($0.parts) }) {
                continue
            }
            found = found == nil ? negation.parts : nil
        }
        return found
    }
}

// MARK: Nouns that no lexicon names

extension StatementReader {
    /// Opinions about a noun beside them that is no aspect: "good lanyard", "the lanyard is too stiff".
    var openings: [Opening] {
        opinions.compactMap { opinion in
            let near = (max(0, opinion.parts.lowerBound - 5)..<min(text.parts.count, opinion.parts.upperBound + 4))
            if aspects.contains(where: { near.overlaps($0.parts) && distance($0.parts, opinion.parts) != nil }) { return nil }
            let noun = nounBehind(opinion.parts.upperBound) ?? nounBefore(opinion.parts.lowerBound)
            guard let noun else { return nil }
            return Opening(range: text.bytes(ofParts: noun), words: noun.map { text.parts[$0].term }, isPositive: opinion.isPositive)
        }
    }

    /// One or two words of content right behind an opinion.
    private func nounBehind(_ start: Int) -> Range<Int>? {
        var end = start
        while end < text.parts.count, end - start < 3, isContent(end) { end += 1 }
        return (1...2).contains(end - start) ? start..<end : nil
    }

    /// One or two words of content before "is", "was" and their like, and up to two more words, and the opinion.
    private func nounBefore(_ opinion: Int) -> Range<Int>? {
        var verb = opinion - 1
        while verb > 0, opinion - verb <= 3, layout.clause[verb] == layout.clause[opinion], !layout.copulas[verb] { verb -= 1 }
        guard verb > 0, opinion - verb <= 3, layout.copulas[verb], layout.clause[verb] == layout.clause[opinion] else { return nil }
        var start = verb
        while start > 0, verb - start < 3, isContent(start - 1), layout.clause[start - 1] == layout.clause[verb] { start -= 1 }
        return (1...2).contains(verb - start) ? start..<verb : nil
    }

    private func isContent(_ part: Int) -> Bool {
        let word = text.parts[part]
        return word.kind == .word && word.range.count > 2 && !lexicon.stopWords.contains(word.term) && !layout.copulas[part]
            && !opinions.contains { $0.parts.contains(part) }
    }
}
