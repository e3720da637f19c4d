public import Lexicons
public import MarketModel
public import TextAnalysis

/// Leads wordings of one selling point to one concept.
///
/// A concept's key is angle, polarity, head and modifiers. Operators are read first ("no BPA", "BPA free", "free of BPA"), then phrases
/// of `concepts.tsv`, then the words without regard to order, spelling, puffery and numbers, then likeness to a phrase of the lexicon of
/// the same angle and polarity. A judge of sameness checks what was found, and finds what they do not; what nobody knows gets an id made
/// of its head and the word that tells most beside it. The id depends on the page and the lexicons alone.
public struct ConceptResolver: Sendable {
    /// How a concept was found, for `extract --explain`.
    public enum Route: Hashable, Sendable {
        /// A phrase of the lexicon says it.
        case phrase
        /// The words of a phrase of the lexicon, in another order or spelling.
        case words
        /// Close to a phrase of the lexicon; 0 to 1.
        case likeness(Double)
        /// The judge found it, with this chance.
        case judged(Double)
        /// A part of the phrase says it; the judge gives that part this chance.
        case inside(Double)
        /// Made of the words themselves.
        case own
    }

    /// What the judge made of a link to the lexicon.
    public struct Judgement: Hashable, Sendable {
        /// The line of the lexicon that was judged.
        public let entry: ConceptID
        /// Chance that the phrase says it, 0 to 1.
        public let chance: Double
        /// Chance that the link is right where it stands, 0 to 1; `nil` when nobody asked whether the phrase is a claim.
        public let trust: Double?
        public let isKept: Bool
    }

    /// A concept with the way to it.
    public struct Resolution: Hashable, Sendable {
        public let concept: Concept
        public let route: Route
        /// The line of the lexicon that it comes from.
        public let entry: ConceptID?
        /// What the text around the phrase makes of it; a denied phrase is no claim.
        public let assertion: Assertion
        /// `nil` when no line of the lexicon came near, or nothing is learned about sameness.
        public internal(set) var judgement: Judgement?
    }

    let lexicon: LanguageLexicon
    public let polarities: PolarityReader
    public let quantities: QuantityReader
    public let denials: DenialReader
    let wording: WordingReader
    let forms: FormIndex
    let reader: SaidPhraseReader
    /// `nil` where nothing is learned about sameness: then what the lexicon's phrases and words say is taken as it is.
    let judge: ConceptJudge?
    let veto: LinkVeto?

    /// Weighted share of common words from which a phrase counts as one of the lexicon's.
    static let likenessThreshold = 0.55

    /// - Parameter language: the folder of the lexicons that reads the phrases.
    /// - Throws: when the lexicons have no such language, or a line of it or a model of sameness is wrong.
    public init(lexicons: Lexicons, language: String = "en") throws {
        guard let lexicon = try lexicons.language(language) else {
            throw LexiconError([.init(file: language, message: "no such language in the lexicons. Add the folder.")])
        }
        let models = try SamenessModels(language: language, lexicons: lexicons)
        let reader = SaidPhraseReader(
            lexicon: lexicon, background: try lexicons.background(language), vectors: try lexicons.vectors(language))
        self.init(
            reader: reader, background: try lexicons.background(language),
            judge: models.map { ConceptJudge(reader: reader, forms: CatalogueForms(lexicon: lexicon, reader: reader), trees: $0.judge) },
            veto: models?.veto)
    }

    init(reader: SaidPhraseReader, background: WordTable, judge: ConceptJudge?, veto: LinkVeto?) {
        let lexicon = reader.lexicon
        self.lexicon = lexicon
        self.reader = reader
        self.judge = judge
        self.veto = veto
        polarities = PolarityReader(lexicon: lexicon)
        quantities = QuantityReader(lexicon: lexicon)
        denials = DenialReader(lexicon: lexicon)
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
    /// - Parameter context: what is known of the product and of the phrase as a claim.
    /// - Parameter analyzer: the one that read the text; made by this resolver's lexicon.
    public func resolution(
        of parts: Range<Int>, in text: AnalyzedText, angle: Angle?, context: PhraseContext = PhraseContext(), analyzer: TextAnalyzer
    ) -> Resolution {
        let said = read(parts, text, angle, analyzer)
        return judged(linked(said), said, context)
    }

    /// What a phrase of the lexicon says that covers all words which count, before any judge; quick.
    public struct Lexical: Hashable, Sendable {
        /// `nil` when no phrase of the lexicon does.
        public let entry: ConceptID?
        /// The concept that its words lead to in any order, when no phrase does.
        public let near: ConceptID?
        /// The polarity that the phrase and its sentence give it, whatever it says.
        public let polarity: Polarity
    }

    /// What the lexicon's phrases alone make of a stretch of text.
    public func lexical(of parts: Range<Int>, in text: AnalyzedText, angle: Angle?, analyzer: TextAnalyzer) -> Lexical {
        let said = read(parts, text, angle, analyzer), found = linked(said)
        let entry = found.flatMap { $0.route == .phrase ? lexicon.concepts[$0.entry].concept : nil }
        let near = found.flatMap { $0.route == .phrase || $0.route == .words ? lexicon.concepts[$0.entry].concept.id : nil }
        return Lexical(entry: entry?.id, near: near, polarity: entry?.polarity ?? said.polarity)
    }

    /// Whether a phrase only takes back what the lexicon knows as a selling point that is there: "not dishwasher safe".
    public func takesBack(_ parts: Range<Int>, in text: AnalyzedText, angle: Angle, analyzer: TextAnalyzer) -> Bool {
        guard let trigger = polarities.trigger(of: parts, in: text), trigger.kind == .preceding,
            trigger.parts.upperBound < parts.upperBound,
            lexical(of: parts, in: text, angle: angle, analyzer: analyzer).entry == nil
        else { return false }
        let rest = trigger.parts.upperBound..<parts.upperBound
        return lexicon.conceptMatcher.allMatches(in: text, parts: rest).contains { match in
            let concept = lexicon.concepts[match.row].concept
            return match.parts == rest && concept.polarity == .present
        }
    }

    /// A phrase that is being led to a concept.
    struct Said {
        let parts: Range<Int>
        let text: AnalyzedText
        /// As it was asked for.
        let angle: Angle?
        let polarity: Polarity
        let assertion: Assertion
        let trigger: NegationTriggers.Trigger?
        let wording: Wording
        /// The wording without the words that make an absence of it.
        let objects: Wording
        let analyzer: TextAnalyzer
    }

    func read(_ parts: Range<Int>, _ text: AnalyzedText, _ angle: Angle?, _ analyzer: TextAnalyzer) -> Said {
        let wording = self.wording.wording(
            of: parts, in: text, quantities: quantities, head: angle == .feature || angle == .benefit, analyzer: analyzer)
        let trigger = polarities.trigger(of: parts, in: text)
        let assertion = polarities.assertion(of: parts, in: text)
        // Whom a product is for is never sold by absence: "you don't have to be an expert".
        let polarity = angle != .user && (trigger != nil || assertion == .absent) ? Polarity.absent : .present
        let start = trigger.flatMap { $0.kind == .operator && !$0.objectComesFirst ? $0.parts.upperBound : nil }
        return Said(
            parts: parts, text: text, angle: angle, polarity: polarity, assertion: assertion, trigger: trigger, wording: wording,
            objects: polarity == .absent ? self.wording.withoutOperators(wording, text, lexicon, objectFrom: start) : wording,
            analyzer: analyzer)
    }

    /// The phrase as the judge sees it.
    func phrase(_ said: Said, _ context: PhraseContext) -> SaidPhrase {
        reader.phrase(
            said.parts, in: said.text, angle: said.angle ?? .feature, isAbsent: said.polarity == .absent, product: context.product,
            analyzer: said.analyzer)
    }

    /// The line of the lexicon that a phrase's words lead to, before the judge.
    func linked(_ said: Said) -> (entry: Int, route: Route)? {
        if said.polarity == .present || said.trigger != nil,
            let entry = wholePhrase(
                said.wording, said.text, said.parts, said.angle, said.polarity == .absent ? said.trigger?.parts : nil),
            isOneSense(said.wording, said.text, entry)
        {
            return (entry, .phrase)
        }
        func best(_ angle: Angle?) -> FormIndex.Match? {
            forms.best(for: said.objects, angle: angle, polarity: said.polarity, atLeast: Self.likenessThreshold)
        }
        guard let match = best(said.angle) ?? sister(said).flatMap(best).flatMap({ isNamed($0, said) ? $0 : nil }),
            isOneSense(said.objects, said.text, match.entry)
        else { return nil }
        return (match.entry, match.likeness >= 1 ? .words : .likeness(match.likeness))
    }

    /// The angle near that of an absence: what is sold by one is as often a feature as a benefit.
    private func sister(_ said: Said) -> Angle? {
        guard said.trigger != nil else { return nil }
        return said.angle == .feature ? .benefit : said.angle == .benefit ? .feature : nil
    }

    /// Whether the name of a concept holds the words that count: "nor greasy" of "non-greasy".
    private func isNamed(_ match: FormIndex.Match, _ said: Said) -> Bool {
        let label = Set(said.analyzer.analyze(lexicon.concepts[match.entry].concept.label).parts.map { lexicon.roles.canonical($0.stem) })
        return said.objects.weighted.allSatisfy { label.contains($0.stem) }
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
