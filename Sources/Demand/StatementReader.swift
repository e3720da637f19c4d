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
        let sense: DemandMention.Sense?
        /// Whether merely saying it is praise: "lightweight", but not "battery".
        let isQuality: Bool
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
    private var cues: [(cue: DemandCue, parts: Range<Int>)] = []
    private var negations: [Negation] = []

    private struct Negation {
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
            found.append((Aspect(concept: row.concept, parts: match.parts, sense: row.sense, isQuality: false), 0))
        }
        for match in lexicon.demandAspectMatcher.matches(in: text) {
            let row = lexicon.demandAspects[match.row]
            found.append((Aspect(concept: row.concept, parts: match.parts, sense: nil, isQuality: false), 1))
        }
        for match in lexicon.conceptMatcher.matches(in: text) where known.isTelling(match, in: text) {
            let concept = lexicon.concepts[match.row].concept
            let isQuality = concept.angle == .benefit || concept.polarity == .absent
            found.append((Aspect(concept: concept, parts: match.parts, sense: nil, isQuality: isQuality), 2))
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
    private func isNegated(_ part: Int) -> Bool { negationBefore(part, reach: 4) != nil }

    private func negationBefore(_ part: Int, reach: Int) -> Range<Int>? {
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

// MARK: What is said

extension StatementReader {
    /// What a review praises, complains of and asks for.
    func reviewMentions(block: Int) -> [DemandMention] {
        var senses = aspects.map { sense(of: $0) }
        for index in senses.indices.reversed().dropFirst() where senses[index] == nil && isListed(index) {
            senses[index] = senses[index + 1]
        }
        for index in senses.indices.dropFirst() where senses[index] == nil && isListed(index - 1) { senses[index] = senses[index - 1] }
        return zip(aspects, senses).compactMap { aspect, sense in
            sense.map { DemandMention(concept: aspect.concept, sense: $0, evidence: evidence(aspect, block)) }
        }
    }

    /// Who asks about an aspect would like to have it.
    func questionMentions(block: Int) -> [DemandMention] {
        aspects.map { DemandMention(concept: $0.concept, sense: .request, evidence: evidence($0, block)) }
    }

    private func evidence(_ aspect: Aspect, _ block: Int) -> Evidence {
        Evidence(block: block, range: text.bytes(ofParts: aspect.parts))
    }

    /// Whether nothing but a comma or an "and" stands between an aspect and the next, so that one judgement holds for both.
    private func isListed(_ index: Int) -> Bool {
        let one = aspects[index], next = aspects[index + 1]
        guard isThing(one), isThing(next) else { return false }
        let between = one.parts.upperBound..<next.parts.lowerBound
        return (1...2).contains(between.count) && between.allSatisfy { text.parts[$0].mark == .comma || layout.joins[$0] }
            && layout.sentence[one.parts.lowerBound] == layout.sentence[next.parts.lowerBound]
    }

    private func isThing(_ aspect: Aspect) -> Bool {
        aspect.sense == nil && !aspect.isQuality && aspect.concept.angle != .user && aspect.concept.angle != .occasion
    }

    private func sense(of aspect: Aspect) -> DemandMention.Sense? {
        if isRequested(aspect) { return .request }
        let denied = negationBefore(aspect.parts.lowerBound, reach: aspect.sense == nil ? 2 : 4) != nil
        if let sense = aspect.sense {
            guard denied else { return sense }
            return sense == .complaint ? .praise : .complaint
        }
        if aspect.concept.angle == .user || aspect.concept.angle == .occasion { return senseOfPurpose(aspect) }
        if denied, aspect.concept.polarity == .present { return .complaint }
        if let nearest = nearestJudgement(aspect) { return nearest ? .praise : .complaint }
        if aspect.isQuality || isPredicate(aspect) { return rating.map { $0 > 2 } ?? true ? .praise : nil }
        guard let rating, wordCount <= 6 else { return nil }
        return rating >= 4 ? .praise : rating <= 2 ? .complaint : nil
    }

    /// Whether the words follow "is", "looks" and their like, or an adverb of degree: "it is lightweight", "very compact".
    private func isPredicate(_ aspect: Aspect) -> Bool {
        let before = aspect.parts.lowerBound - 1
        return before >= 0 && layout.clause[before] == layout.clause[aspect.parts.lowerBound]
            && (layout.copulas[before] || layout.degrees[before])
    }

    private var wordCount: Int { text.parts.reduce(0) { $0 + ($1.isWordOrNumber ? 1 : 0) } }

    /// Whether a cue such as "wish it had" stands within eight words before, or one such as "must have" right behind.
    private func isRequested(_ aspect: Aspect) -> Bool {
        cues.contains { cue, parts in
            guard cue.sense == .request, layout.sentence[parts.lowerBound] == layout.sentence[aspect.parts.lowerBound] else { return false }
            let after = aspect.parts.lowerBound - parts.upperBound, before = parts.lowerBound - aspect.parts.upperBound
            return cue.side != .before && (0...8).contains(after) || cue.side != .after && (0...3).contains(before)
        }
    }

    /// "good for the office", "not for gaming": a user or an occasion counts only behind a word of purpose with a judgement before it.
    private func senseOfPurpose(_ aspect: Aspect) -> DemandMention.Sense? {
        let start = aspect.parts.lowerBound, clause = layout.clause[start]
        func reaches(_ part: Int, _ steps: Int) -> Bool { part >= 0 && start - part <= steps && layout.clause[part] == clause }
        var purpose = start - 1
        while reaches(purpose, 4), !lexicon.demandWords.purposes.contains(text.parts[purpose].term) { purpose -= 1 }
        guard reaches(purpose, 4) else { return nil }
        if negations.contains(where: { $0.kind == .preceding && $0.parts.upperBound == purpose }) { return .complaint }
        let opinion = opinions.last {
            $0.parts.upperBound <= purpose && purpose - $0.parts.upperBound <= 1 && reaches($0.parts.lowerBound, 8)
        }
        return opinion.map { $0.isPositive ? .praise : .complaint }
    }

    /// The judgement that stands nearest, `true` for praise; `nil` when none is near.
    ///
    /// Distance counts words; behind the aspect counts less than before it unless it stands right before ("good bass"), another clause,
    /// an "and" or another aspect between counts more, and what contradicts the stars of the review too.
    private func nearestJudgement(_ aspect: Aspect) -> Bool? {
        var best: (cost: Double, isPositive: Bool)?
        func offer(_ cost: Double, _ isPositive: Bool) {
            var cost = cost
            if let rating, rating <= 2 && isPositive || rating >= 4 && !isPositive { cost += 1.5 }
            if cost <= 9, cost < best?.cost ?? .infinity { best = (cost, isPositive) }
        }
        for opinion in opinions {
            if let cost = distance(aspect.parts, opinion.parts) { offer(cost, opinion.isPositive) }
        }
        for (cue, parts) in cues where cue.sense != .request {
            let follows = aspect.parts.lowerBound >= parts.upperBound
            if cue.side == .after && !follows || cue.side == .before && follows { continue }
            guard let cost = distance(aspect.parts, parts) else { continue }
            offer(max(0, cost - 1), (cue.sense == .praise) != isNegated(parts.lowerBound))
        }
        return best?.isPositive
    }

    private func distance(_ aspect: Range<Int>, _ other: Range<Int>) -> Double? {
        guard layout.segment[aspect.lowerBound] == layout.segment[other.lowerBound], !aspect.overlaps(other) else { return nil }
        let follows = other.lowerBound >= aspect.upperBound
        let between = follows ? aspect.upperBound..<other.lowerBound : other.upperBound..<aspect.lowerBound
        var cost = Double(between.count)
        if !follows, between.count > 1 { cost += 1 }
        if layout.clause[aspect.lowerBound] != layout.clause[other.lowerBound] { cost += 3 }
        for part in between where layout.joins[part] { cost += 2 }
        for aspect in aspects where between.overlaps(aspect.parts) { cost += 3 }
        return cost
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
