public import Lexicons
public import MarketModel
public import TextAnalysis

/// What a sentence says of a phrase inside it.
public enum Assertion: Hashable, Sendable {
    /// It is claimed.
    case present
    /// Its absence is claimed: "free of {parabens}".
    case absent
    /// The sentence takes it back, so that it is no claim: "not suitable for {children}".
    case denied
}

/// Tells whether a selling point is there or sold by its absence.
///
/// Triggers with reach, after NegEx (Chapman et al., A simple algorithm for identifying negated findings and diseases in discharge
/// summaries, J. Biomedical Informatics 34, 2001), read from `negation.tsv`: pseudo-triggers disarm what they overlap, operators make an
/// absence of their object, other triggers deny. "waterproof" and "non-slip" are no triggers and stay present.
public struct PolarityReader: Sendable {
    private let lexicon: LanguageLexicon
    /// Parts that a trigger outside a phrase reaches over before it wears off.
    private static let reach = 8
    /// The same for an operator before an enumeration.
    private static let enumerationReach = 24

    public init(lexicon: LanguageLexicon) {
        self.lexicon = lexicon
    }

    /// The polarity of a phrase that stands alone.
    public func polarity(of text: AnalyzedText) -> Polarity { polarity(of: text.parts.indices, in: text) }

    /// The polarity that the words of a phrase give it, whatever stands around it.
    ///
    /// - Parameter parts: the parts of the phrase.
    public func polarity(of parts: Range<Int>, in text: AnalyzedText) -> Polarity {
        trigger(of: parts, in: text) == nil ? .present : .absent
    }

    /// The words inside a phrase that make an absence of it.
    func trigger(of parts: Range<Int>, in text: AnalyzedText) -> NegationTriggers.Trigger? {
        guard !parts.isEmpty else { return nil }
        return absence(in: text, parts: parts, NegationTriggers(lexicon, text, parts, context: sentence(of: parts, text)))
    }

    /// The operators in the sentence of a phrase whose object stands behind them: "neither", "nor".
    public func operators(around parts: Range<Int>, in text: AnalyzedText) -> [Range<Int>] {
        guard !parts.isEmpty else { return [] }
        return NegationTriggers(lexicon, text, sentence(of: parts, text)).found.filter { $0.kind == .operator && !$0.objectComesFirst }
            .map(\.parts)
    }

    /// The words in a phrase behind which it speaks of something else: "instead of", "rather than".
    public func contrasts(in parts: Range<Int>, of text: AnalyzedText) -> [Range<Int>] {
        guard !parts.isEmpty else { return [] }
        return NegationTriggers(lexicon, text, parts).found.filter { trigger in
            trigger.kind == .preceding && trigger.parts.count > 1 && trigger.parts.lowerBound > parts.lowerBound
                && !trigger.parts.contains { lexicon.roles.denials.contains(text.parts[$0].term) }
        }.map(\.parts)
    }

    /// What the sentence around a phrase makes of it.
    ///
    /// - Parameter parts: the parts of the phrase; they lie within one sentence.
    public func assertion(of parts: Range<Int>, in text: AnalyzedText) -> Assertion {
        guard !parts.isEmpty else { return .present }
        let triggers = NegationTriggers(lexicon, text, sentence(of: parts, text))
        let inside = absence(in: text, parts: parts, triggers) == nil ? Assertion.present : .absent
        // A trigger may reach into the phrase: "not [suitable for children]".
        if triggers.found.contains(where: {
            ($0.kind == .preceding || $0.kind == .unfit) && $0.parts.lowerBound < parts.lowerBound && $0.parts.upperBound > parts.lowerBound
                || $0.kind == .unfit && parts.lowerBound <= $0.parts.lowerBound && $0.parts.upperBound <= parts.upperBound
        }) {
            return .denied
        }
        for trigger in triggers.found.reversed() where trigger.parts.upperBound <= parts.lowerBound {
            switch trigger.kind {
            case .operator where !trigger.objectComesFirst && inside == .present:
                if reaches(trigger, parts, text, triggers) { return .absent }
            case .preceding, .unfit, .question:
                let gap = trigger.parts.upperBound..<parts.lowerBound
                if gap.count <= Self.reach, !triggers.terminates(in: gap), !hasBreak(gap, text, commas: true) { return .denied }
            default: break
            }
        }
        for trigger in triggers.found where trigger.parts.lowerBound >= parts.upperBound {
            let gap = parts.upperBound..<trigger.parts.lowerBound
            guard gap.count <= Self.reach, !triggers.terminates(in: gap) else { break }
            if trigger.kind == .following, !hasBreak(gap, text, commas: true) { return .denied }
            if trigger.kind == .operator, trigger.objectComesFirst, inside == .present, joins(gap, text), !isProperty(parts, text),
                gap.isEmpty || objectBefore(trigger, from: gap.lowerBound, text)
            {
                return .absent
            }
        }
        return inside
    }

    /// The sentence in which a phrase begins.
    private func sentence(of parts: Range<Int>, _ text: AnalyzedText) -> Range<Int> {
        text.sentenceParts(around: parts)
    }

    // MARK: Inside a phrase

    /// The trigger that makes an absence of a phrase.
    private func absence(in text: AnalyzedText, parts: Range<Int>, _ triggers: NegationTriggers) -> NegationTriggers.Trigger? {
        for trigger in triggers.found where parts.lowerBound <= trigger.parts.lowerBound && trigger.parts.upperBound <= parts.upperBound {
            let before = content(parts.lowerBound..<trigger.parts.lowerBound, text, praise: false)
            switch trigger.kind {
            case .operator where trigger.objectComesFirst:
                if objectBefore(trigger, from: parts.lowerBound, text) { return trigger }
            case .operator:
                let next = trigger.parts.upperBound
                guard next < parts.upperBound, hasWord(next..<parts.upperBound, text) else { continue }
                // "Free from: parabens, dyes" opens a list.
                guard text.parts[next].mark == .none || text.parts[next].mark == .colon && before == 0 else { continue }
                // "non-X" joins its object; what stands before it is the head.
                let isPrefix = text.parts[next - 1].token == text.parts[next].token
                if before <= (isPrefix ? 0 : 1) { return trigger }
            case .preceding:
                if before == 0, trigger.parts.upperBound < parts.upperBound { return trigger }
            case .word:
                if before == 0, !text.parts[parts].contains(where: { $0.kind == .number }) { return trigger }
            default: break
            }
        }
        return nil
    }

    /// Whether the part before a postfix operator is its object: "tangle free", but not "it is free".
    private func objectBefore(_ trigger: NegationTriggers.Trigger, from start: Int, _ text: AnalyzedText) -> Bool {
        let at = trigger.parts.lowerBound - 1
        guard at >= start, text.parts[at].isWordOrNumber else { return false }
        let object = text.parts[at]
        if object.token == text.parts[trigger.parts.lowerBound].token { return true }
        return object.kind == .word && !lexicon.stopWords.contains(text.term(ofWord: at))
            && !lexicon.roles.generic.contains(text.stem(ofWord: at))
    }

    private func hasWord(_ range: Range<Int>, _ text: AnalyzedText) -> Bool {
        range.contains { text.parts[$0].kind == .word && !lexicon.stopWords.contains(text.term(ofWord: $0)) }
    }

    /// How many words with content lie in a range.
    ///
    /// - Parameter praise: whether words of praise count.
    private func content(_ range: Range<Int>, _ text: AnalyzedText, praise: Bool = true) -> Int {
        let left = praise || range.isEmpty ? [] : lexicon.pufferyMatcher.allMatches(in: text, parts: range).map(\.parts)
        return range.count { at in
            text.parts[at].kind == .word && text.beginsWord(at) && !lexicon.stopWords.contains(text.term(ofWord: at))
                && !lexicon.roles.generic.contains(text.stem(ofWord: at)) && !left.contains { $0.contains(at) }
        }
    }

    // MARK: Around a phrase

    private func reaches(_ trigger: NegationTriggers.Trigger, _ parts: Range<Int>, _ text: AnalyzedText, _ triggers: NegationTriggers)
        -> Bool
    {
        let gap = trigger.parts.upperBound..<parts.lowerBound
        // What a mark parts from its trigger belongs to another phrase ("from day zero, and stream"), but a colon opens a list.
        if text.parts[gap.lowerBound].mark == .colon { return isListed(trigger, gap, parts, text) }
        if text.parts[gap.lowerBound].mark.separatesClauses { return false }
        // "non-X" is one word and says nothing of what follows it; a number begins something new ("no fillers 100 % active").
        if let last = trigger.parts.last, last + 1 < text.parts.count, text.parts[last].token == text.parts[last + 1].token { return false }
        if text.parts[parts.lowerBound].kind == .number, content(gap, text) > 0 { return false }
        guard gap.count <= Self.enumerationReach, !triggers.terminates(in: gap), !hasBreak(gap, text, commas: false) else { return false }
        guard hasBreak(gap, text, commas: true) else { return content(gap, text) <= Self.reach / 2 && !leaves(gap, parts, text) }
        // Over commas only inside "A, B or C": else the list has left the trigger ("no BPA, dishwasher safe"), as it has where an item is
        // sold by its presence ("no cost, easy set-up and ...").
        return isJoined(from: trigger.parts.upperBound, over: parts, text) && !isProperty(parts, text)
    }

    /// Whether a phrase behind a conjunction says more than an item of an enumeration does: "without dripping and {fits under every tap}".
    private func leaves(_ gap: Range<Int>, _ parts: Range<Int>, _ text: AnalyzedText) -> Bool {
        guard parts.count > 3, gap.contains(where: { isConjunction($0, text) }) else { return false }
        return parts.dropFirst().dropLast().contains { lexicon.stopWords.contains(text.term(ofWord: $0)) && !isConjunction($0, text) }
    }

    /// Whether a phrase is in the list that a trigger and a colon open: "free from: parabens, {dyes}", but not "model no: {A 12}".
    private func isListed(_ trigger: NegationTriggers.Trigger, _ gap: Range<Int>, _ parts: Range<Int>, _ text: AnalyzedText) -> Bool {
        guard trigger.parts.count > 1 || trigger.parts.lowerBound == sentence(of: trigger.parts, text).lowerBound else { return false }
        return gap.count <= Self.enumerationReach && !hasBreak(gap.dropFirst(), text, commas: false) && !isProperty(parts, text)
    }

    /// Whether the items between a trigger and the end of its sentence are one enumeration that holds a phrase.
    private func isJoined(from start: Int, over parts: Range<Int>, _ text: AnalyzedText) -> Bool {
        var at = start, words = 0, conjunction: Int?
        let end = text.sentenceParts(around: start..<parts.upperBound).upperBound
        while at < end {
            let part = text.parts[at]
            if part.mark == .comma || part.mark == .slash {
                words = 0
            } else if isConjunction(at, text) {
                conjunction = at
                words = 0
            } else if part.mark != .none {
                break
            } else {
                words += 1
                if words > 4 { break }
            }
            if conjunction != nil, part.mark == .comma { break }
            at += 1
        }
        guard let conjunction else { return false }
        return parts.lowerBound < conjunction + 5
    }

    private func isConjunction(_ part: Int, _ text: AnalyzedText) -> Bool { lexicon.roles.conjunctions.contains(text.stem(ofWord: part)) }

    /// Whether only a conjunction and one further item part a phrase from a postfix operator: "{BPA} and phthalate-free".
    ///
    /// A comma alone parts two selling points: "vegan, cruelty-free".
    private func joins(_ gap: Range<Int>, _ text: AnalyzedText) -> Bool {
        if gap.isEmpty { return true }
        return gap.count <= 3 && gap.contains { isConjunction($0, text) || text.parts[$0].mark == .slash }
    }

    /// Whether a phrase by itself is a selling point of the lexicon that is sold by its presence: "vegan" of "vegan and cruelty-free".
    private func isProperty(_ parts: Range<Int>, _ text: AnalyzedText) -> Bool {
        let own = content(parts, text)
        return lexicon.conceptMatcher.allMatches(in: text, parts: parts).contains {
            let concept = lexicon.concepts[$0.row].concept
            return concept.polarity == .present && content($0.parts, text) == own && !isSoldByAbsence(concept.id)
        }
    }

    /// Whether a thing of the lexicon is known by its absence as well: "silicone" beside "silicone-free".
    private func isSoldByAbsence(_ id: ConceptID) -> Bool { lexicon.concept(ConceptID(.feature, id.slug + "-free")) != nil }

    private func hasBreak(_ range: Range<Int>, _ text: AnalyzedText, commas: Bool) -> Bool {
        text.parts[range].contains { $0.mark.separatesClauses && (commas || $0.mark != .comma) }
    }
}
