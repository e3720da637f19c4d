public import Lexicons
public import MarketModel
public import TextAnalysis

/// Leads wordings of one selling point to one concept.
///
/// A concept's key is angle, polarity, head and modifiers. Operators are read first ("no BPA", "BPA free", "free of BPA"), then phrases
/// of `concepts.tsv`, then the words without regard to order, spelling, puffery and numbers, then likeness to a phrase of the lexicon of
/// the same angle and polarity. What none of them knows gets an id made of its words. The id depends on phrase, angle and lexicons alone.
public struct ConceptResolver: Sendable {
    /// How a concept was found, for `extract --explain`.
    public enum Route: Hashable, Sendable {
        /// A phrase of the lexicon says it.
        case phrase
        /// The words of a phrase of the lexicon, in another order or spelling.
        case words
        /// Close to a phrase of the lexicon; 0 to 1.
        case likeness(Double)
        /// Made of the words themselves.
        case own
    }

    /// A concept with the way to it.
    public struct Resolution: Hashable, Sendable {
        public let concept: Concept
        public let route: Route
        /// The line of the lexicon that it comes from.
        public let entry: ConceptID?
        /// What the text around the phrase makes of it; a denied phrase is no claim.
        public let assertion: Assertion
    }

    let lexicon: LanguageLexicon
    public let polarities: PolarityReader
    public let quantities: QuantityReader
    let wording: WordingReader
    let forms: FormIndex

    /// Weighted share of common words from which a phrase counts as one of the lexicon's.
    static let likenessThreshold = 0.55

    /// - Parameter language: the folder of the lexicons that reads the phrases.
    /// - Throws: when the lexicons have no such language, or a line of it is wrong.
    public init(lexicons: Lexicons, language: String = "en") throws(LexiconError) {
        guard let lexicon = try lexicons.language(language) else {
            throw LexiconError([.init(file: language, message: "no such language in the lexicons. Add the folder.")])
        }
        self.init(lexicon: lexicon, background: try lexicons.background(language))
    }

    init(lexicon: LanguageLexicon, background: WordTable) {
        self.lexicon = lexicon
        polarities = PolarityReader(lexicon: lexicon)
        quantities = QuantityReader(lexicon: lexicon)
        wording = WordingReader(lexicon: lexicon, background: background)
        forms = FormIndex(lexicon: lexicon, wording: wording)
    }

    /// The concept that a phrase states.
    ///
    /// - Parameter angle: the claim's angle; when `nil`, the angle of the lexicon's line, else feature. The concept has it too, but that
    ///   a phrase which the lexicon knows only as a benefit is no feature, and the other way round.
    public func concept(of phrase: String, angle: Angle?) -> Concept { resolution(of: phrase, angle: angle).concept }

    /// The concept that a phrase states, and how it was found.
    public func resolution(of phrase: String, angle: Angle?) -> Resolution {
        let analyzer = lexicon.analyzer()
        let text = analyzer.analyze(phrase)
        return resolution(of: text.parts.indices, in: text, angle: angle, analyzer: analyzer)
    }

    /// The concept of a phrase inside a text.
    ///
    /// - Parameter parts: the parts of the phrase.
    /// - Parameter analyzer: the one that read the text; made by this resolver's lexicon.
    public func resolution(of parts: Range<Int>, in text: AnalyzedText, angle: Angle?, analyzer: TextAnalyzer) -> Resolution {
        let wording = self.wording.wording(
            of: parts, in: text, quantities: quantities, head: angle == .feature || angle == .benefit, analyzer: analyzer)
        let trigger = polarities.trigger(of: parts, in: text)
        let assertion = polarities.assertion(of: parts, in: text)
        // Whom a product is for is never sold by absence: "you don't have to be an expert".
        let polarity = angle != .user && (trigger != nil || assertion == .absent) ? Polarity.absent : .present
        func resolution(_ concept: Concept, _ route: Route, _ entry: ConceptID?) -> Resolution {
            Resolution(concept: concept, route: route, entry: entry, assertion: assertion)
        }
        if polarity == .present || trigger != nil,
            let entry = wholePhrase(wording, text, parts, angle, polarity == .absent ? trigger?.parts : nil),
            isOneSense(wording, text, entry)
        {
            let known = lexicon.concepts[entry].concept
            return resolution(known, .phrase, known.id)
        }
        let start = trigger.flatMap { $0.kind == .operator && !$0.objectComesFirst ? $0.parts.upperBound : nil }
        let objects = polarity == .absent ? self.wording.withoutOperators(wording, text, lexicon, objectFrom: start) : wording
        if let match = forms.best(for: objects, angle: angle, polarity: polarity, atLeast: Self.likenessThreshold),
            isOneSense(objects, text, match.entry)
        {
            let known = lexicon.concepts[match.entry].concept
            let isWhole = match.parts.isEmpty || known.polarity == .absent
            let concept = isWhole ? known : composed(known, with: match.parts, objects, text, analyzer)
            return resolution(concept, match.likeness >= 1 ? .words : .likeness(match.likeness), known.id)
        }
        if wording.isMeasure, let measure = measure(of: parts, in: text, angle: angle) { return resolution(measure, .own, nil) }
        return resolution(ownConcept(objects, text, parts, angle ?? .feature, polarity, trigger: trigger?.parts, analyzer), .own, nil)
    }

    /// The concept of which one phrase of the lexicon covers all words that count.
    private func wholePhrase(_ wording: Wording, _ text: AnalyzedText, _ parts: Range<Int>, _ angle: Angle?, _ trigger: Range<Int>?)
        -> Int?
    {
        let numbers = quantities.readings(in: text, parts: parts).map(\.parts)
        // A feature and its benefit are near: a phrase that the lexicon knows as the one is not made into the other.
        let sister: Angle? = angle == .feature ? .benefit : angle == .benefit ? .feature : nil
        var best: (length: Int, row: Int)?
        var near: (length: Int, row: Int)?
        for match in lexicon.conceptMatcher.allMatches(in: text, parts: parts) {
            let id = lexicon.concepts[match.row].concept.id
            guard angle == nil || id.angle == angle || id.angle == sister,
                wording.words.allSatisfy({ match.parts.contains($0.part) || $0.weight == 0 })
            else {
                continue
            }
            // "no trial period" is no free trial; "10 m wireless" is not about the missing wire.
            if let trigger, !match.parts.overlaps(trigger) { continue }
            if lexicon.concepts[match.row].concept.polarity == .absent, numbers.contains(where: { !match.parts.overlaps($0) }) { continue }
            if angle == nil || id.angle == angle {
                if match.parts.count > best?.length ?? 0 { best = (match.parts.count, match.row) }
            } else if match.parts.count > near?.length ?? 0 {
                near = (match.parts.count, match.row)
            }
        }
        return best?.row ?? near?.row
    }
}
