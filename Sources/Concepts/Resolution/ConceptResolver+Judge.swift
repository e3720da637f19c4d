internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension ConceptResolver {
    /// Chance below which a link that the lexicon's phrases made is dropped, and from which the judge makes one of its own. To let it
    /// override their links is worse: 7 of 24 such changes were read as right.
    private static let keep: Float = 0.1, take: Float = 0.4
    /// Chance and share of a phrase's weight from which an absence needs no further doubt.
    private static let sure: Float = 0.75, whole: Float = 0.9
    /// Chance from which a part of a phrase is known, and the least and most of the phrase's weight that it then has.
    private static let known: Float = 0.6, insideShare: ClosedRange<Float> = 0.35...0.98, insideOneWord: Float = 0.45

    /// What the judge makes of the line that the lexicon's words lead to, or of none.
    func judged(_ found: (entry: Int, route: Route)?, _ said: Said, _ context: PhraseContext) -> Resolution {
        let phrase = self.phrase(said, context)
        guard let judge, !said.parts.isEmpty else {
            return found.map { self.resolution($0.entry, $0.route, said) } ?? own(said, phrase, context)
        }
        let verdicts = judge.verdicts(
            phrase, written: SaidPhrase.written(said.parts, said.text), and: found?.entry, analyzer: said.analyzer)
        let verdict: ConceptJudge.Verdict, route: Route
        if let found {
            guard let known = verdicts.first(where: { $0.match.entry == found.entry }) else {
                // A line that the judge cannot read, such as one of stop words, stands as the lexicon has it.
                return found.route == .phrase ? self.resolution(found.entry, found.route, said) : own(said, phrase, context)
            }
            // Several words just as the lexicon has them leave no doubt of what is said.
            let isVerbatim = found.route == .phrase && said.wording.words.count > 1
            guard known.chance >= Self.keep || isVerbatim else { return own(said, phrase, context, refused: known) }
            (verdict, route) = (known, found.route)
        } else {
            guard let best = verdicts.first(where: { isOpen($0, said) }) else { return own(said, phrase, context) }
            (verdict, route) = (best, .judged(Double(best.chance)))
        }
        guard mayLink(verdict, phrase, context, said.analyzer) else { return own(said, phrase, context, refused: verdict) }
        let trust = figures(of: verdict, said, phrase, context).flatMap { veto?.chance($0) }
        // An absence whose object is all of a known one's words says it: "no more frizz", "never greasy".
        let isSureAbsence = said.trigger != nil && verdict.chance >= Self.sure && verdict.match.phraseShare >= Self.whole
        if let trust, trust < LinkVeto.least, !isSureAbsence, !isName(phrase, of: verdict.match.entry, said.analyzer) {
            return own(said, phrase, context, refused: verdict, trust: trust)
        }
        var kept = self.resolution(verdict.match.entry, route, said)
        kept.judgement = judgement(verdict, trust: trust, isKept: true)
        return kept
    }

    /// Whether a phrase says just the name of a concept, as it is written. Who does says it, however doubtful so short a claim is: else two
    /// rows would bear one name.
    private func isName(_ phrase: SaidPhrase, of entry: Int, _ analyzer: TextAnalyzer) -> Bool {
        guard let judge, Set(judge.forms.entries[entry].label) == Set(phrase.bag.map(\.stem)) else { return false }
        let name = Set(analyzer.analyze(lexicon.concepts[entry].concept.label).parts.map(\.term))
        return phrase.words.allSatisfy { word in name.contains(word.term) || !phrase.bag.contains { $0.stem == word.stem } }
    }

    private func resolution(_ entry: Int, _ route: Route, _ said: Said) -> Resolution {
        let concept = lexicon.concepts[entry].concept
        return Resolution(concept: concept, route: route, entry: concept.id, assertion: said.assertion)
    }

    /// What the veto asks of a link; `nil` when nobody told how the phrase stands as a claim.
    func figures(of verdict: ConceptJudge.Verdict, _ said: Said, _ phrase: SaidPhrase, _ context: PhraseContext) -> [Float]? {
        guard let judge, let standing = context.standing else { return nil }
        return LinkVeto.row(
            verdict, phrase, judge, confidence: Float(standing.confidence), strength: Float(standing.strength),
            sentence: sentence(said), analyzer: said.analyzer)
    }

    /// Whether the judge may lead a phrase that the lexicon does not know to a concept: sure enough, of its polarity and near its angle.
    private func isOpen(_ verdict: ConceptJudge.Verdict, _ said: Said) -> Bool {
        guard let form = judge?.forms.forms[verdict.match.form] else { return false }
        // "10 hours of audio" is not about the sound.
        if said.wording.isTimed, form.stems.count == 1, !form.hasNumber { return false }
        let concept = lexicon.concepts[verdict.match.entry].concept
        return verdict.chance >= Self.take && concept.polarity == said.polarity && isNear(concept.angle, said.angle)
            && isOneSense(said.objects, said.text, verdict.match.entry)
    }

    /// A feature and its benefit are near; whom and when a thing is for are not.
    private func isNear(_ a: Angle, _ b: Angle?) -> Bool {
        func isProperty(_ angle: Angle) -> Bool { angle == .feature || angle == .benefit }
        return b == nil || a == b || isProperty(a) && b.map(isProperty) ?? true
    }

    /// Whether a link rests on words that speak of the product: not on its category, its brand's name, a code, or a stem alone; and whether
    /// the concept is one of things where the product is a thing.
    private func mayLink(
        _ verdict: ConceptJudge.Verdict, _ phrase: SaidPhrase, _ context: PhraseContext, _ analyzer: TextAnalyzer
    ) -> Bool {
        guard let judge else { return true }
        let form = judge.forms.forms[verdict.match.form], entry = lexicon.concepts[verdict.match.entry]
        if context.isGoods, !entry.families.isEmpty, entry.families.allSatisfy(Self.notGoods.contains) { return false }
        let shared = phrase.words.filter { form.stems.contains($0.stem) }
        if shared.allSatisfy({ context.product.contains($0.stem) || context.names.contains($0.stem) }) { return false }
        let isStemOnly =
            Set(shared.map(\.stem)).count == 1
            && !shared.contains { JudgeFigures.isWritten($0.term, judge.forms.entries[verdict.match.entry], analyzer) }
        return !isStemOnly
    }

    /// Families whose products are no things.
    static let notGoods: Set<String> = ["software", "services"]

    private func judgement(_ verdict: ConceptJudge.Verdict, trust: Float?, isKept: Bool) -> Judgement {
        Judgement(
            entry: lexicon.concepts[verdict.match.entry].concept.id, chance: Double(verdict.chance), trust: trust.map(Double.init),
            isKept: isKept)
    }

    /// A concept that the lexicon does not have: one that a part of the phrase is known as, else one of the phrase's own words.
    private func own(
        _ said: Said, _ phrase: SaidPhrase, _ context: PhraseContext, refused: ConceptJudge.Verdict? = nil, trust: Float? = nil
    ) -> Resolution {
        let judgement = refused.map { self.judgement($0, trust: trust, isKept: false) }
        if trust == nil, let inside = inside(said, phrase, context, refused?.match.entry) {
            return Resolution(
                concept: inside.concept, route: .inside(inside.chance), entry: inside.concept.id, assertion: said.assertion,
                judgement: judgement)
        }
        let measure = said.wording.isMeasure ? self.measure(of: said.parts, in: said.text, angle: said.angle) : nil
        return Resolution(
            concept: measure ?? ownConcept(said, head: phrase.head), route: .own, entry: nil, assertion: said.assertion,
            judgement: judgement)
    }

    /// The concept that a stretch of the phrase says with its head, when the judge is sure of it.
    private func inside(_ said: Said, _ phrase: SaidPhrase, _ context: PhraseContext, _ refused: Int?) -> (
        concept: Concept, chance: Double
    )? {
        guard let judge else { return nil }
        var best: (share: Float, chance: Float, row: Int)?
        for match in lexicon.conceptMatcher.allMatches(in: said.text, parts: said.parts)
        where match.parts.count < said.parts.count && match.row != refused {
            let concept = lexicon.concepts[match.row].concept
            guard concept.polarity == said.polarity, isNear(concept.angle, said.angle) else { continue }
            let part = reader.phrase(
                match.parts, in: said.text, angle: concept.angle, isAbsent: phrase.isAbsent, product: context.product,
                analyzer: said.analyzer)
            let share = part.weight / max(1e-6, phrase.weight), entry = judge.forms.entries[match.row]
            // The known words are what the phrase is about: "frying" of "frying basket" is not.
            guard part.holds(phrase.head), Self.insideShare.contains(share),
                part.bag.count > 1 || share >= Self.insideOneWord && entry.label.contains(part.head),
                part.words.allSatisfy({ JudgeFigures.isWritten($0.term, entry, said.analyzer) })
            else { continue }
            let verdicts = judge.verdicts(
                part, written: SaidPhrase.written(match.parts, said.text), and: match.row, analyzer: said.analyzer)
            guard let verdict = verdicts.first(where: { $0.match.entry == match.row }), verdict.chance >= Self.known,
                mayLink(verdict, part, context, said.analyzer), (share, verdict.chance) > (best?.share ?? 0, best?.chance ?? 0)
            else { continue }
            best = (share, verdict.chance, match.row)
        }
        return best.map { (lexicon.concepts[$0.row].concept, Double($0.chance)) }
    }

    /// Where the sentence around a phrase lies in the space of meanings.
    private func sentence(_ said: Said) -> [Float] {
        let text = said.text
        let range = text.sentenceParts(around: said.parts)
        return reader.phrase(range, in: text, angle: .feature, isAbsent: false, analyzer: said.analyzer).meaning
    }

    /// For training: the link that would be made of a phrase, and what the veto asks of it.
    func doubtful(
        _ parts: Range<Int>, in text: AnalyzedText, angle: Angle, context: PhraseContext, analyzer: TextAnalyzer
    ) -> (entry: Int, figures: [Float])? {
        guard let judge, !parts.isEmpty else { return nil }
        let said = read(parts, text, angle, analyzer), found = linked(said), phrase = phrase(said, context)
        let verdicts = judge.verdicts(
            phrase, written: SaidPhrase.written(said.parts, said.text), and: found?.entry, analyzer: said.analyzer)
        let chosen =
            found.map { found in verdicts.first { $0.match.entry == found.entry && $0.chance >= Self.keep } }
            ?? verdicts.first { isOpen($0, said) }
        guard let chosen, mayLink(chosen, phrase, context, said.analyzer), let figures = figures(of: chosen, said, phrase, context) else {
            return nil
        }
        return (chosen.match.entry, figures)
    }
}
