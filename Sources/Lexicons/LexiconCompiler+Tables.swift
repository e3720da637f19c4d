internal import MarketModel
internal import TextAnalysis

extension LexiconCompiler {
    /// `common/concepts.tsv`: id, polarity, and where known product families and related ids; and the language's `concept-forms.tsv`: id,
    /// label and forms.
    ///
    /// Every language has all concepts; those that it has no phrases for are never found in it. Labels are those of `labels`, of English,
    /// or the language's own, whichever is the first to have one.
    mutating func concepts(labels: String) -> (concepts: [CatalogueConcept], matcher: PhraseMatcher) {
        var known: [ConceptID: LexiconRow] = [:]
        for row in rows("concepts.tsv", ["id", "polarity", "[families]", "[related]"], in: ["common"]) {
            guard let id = conceptID(row, 0) else { continue }
            if let first = known[id] {
                report(row, "\(id) stands in \(first.file):\(first.line) already. Keep one of the lines.")
            } else {
                known[id] = row
            }
        }
        let formRows = conceptForms(of: language, known)
        let named = labels == language ? [formRows] : [conceptForms(of: labels, known, quietly: true), formRows]
        var concepts: [CatalogueConcept] = [], matcher = PhraseMatcher()
        for (id, row) in known.sorted(by: { $0.key < $1.key }) {
            guard let polarity: Polarity = choice(row, 1, "polarity") else { continue }
            var related: [ConceptID] = []
            for name in row.list(3) {
                if let other = ConceptID(rawValue: name), known[other] != nil {
                    if !related.contains(other) { related.append(other) }
                } else {
                    report(row, "there is no concept \(name) to be related to. Add it or correct the id.")
                }
            }
            let forms = formRows[id]
            for form in forms?.list(2) ?? [] {
                add(form, of: forms!, as: concepts.count, to: &matcher, needsContent: true) { other, compiler in
                    let other = concepts[other].concept.id
                    guard other.angle == id.angle else { return }
                    compiler.report(forms!, "\"\(form)\" leads to \(other) as well, of the same angle. Remove it from one of them.")
                }
            }
            let label = named.lazy.compactMap { $0[id]?[1] }.first ?? id.slug.split(separator: "-").joined(separator: " ")
            concepts.append(
                CatalogueConcept(
                    concept: Concept(id: id, label: label, polarity: polarity), forms: forms?.list(2) ?? [], families: row.list(2),
                    related: related))
        }
        return (concepts, matcher)
    }

    /// The lines of a language's `concept-forms.tsv` by concept.
    ///
    /// - Parameter quietly: whether problems are left to the language whose lines these are.
    private mutating func conceptForms(of language: String, _ known: [ConceptID: LexiconRow], quietly: Bool = false)
        -> [ConceptID: LexiconRow]
    {
        var copy = self, found: [ConceptID: LexiconRow] = [:]
        for row in copy.rows("concept-forms.tsv", ["id", "label", "forms"], in: [language]) {
            guard let id = copy.conceptID(row, 0) else { continue }
            if known[id] == nil {
                copy.report(row, "there is no concept \(id) in common/concepts.tsv. Add it there, or correct the id.")
            } else if let first = found[id] {
                copy.report(row, "\(id) stands in \(first.file):\(first.line) already. Put the forms of both lines into one.")
            } else {
                found[id] = row
            }
        }
        if !quietly { self = copy }
        return found
    }

    /// `negation.tsv`: kind and phrase; an operator's phrase has the object X at one end.
    mutating func negations() -> (entries: [NegationTrigger], matcher: PhraseMatcher) {
        var entries: [NegationTrigger] = [], matcher = PhraseMatcher()
        for row in rows("negation.tsv", ["kind", "phrase"]) {
            guard let kind: NegationTrigger.Kind = choice(row, 0, "kind of trigger") else { continue }
            var words = row[1].split(separator: " "), first = false
            if kind == .operator {
                guard words.count > 1, words.filter({ $0 == "X" }).count == 1, words.first == "X" || words.last == "X" else {
                    report(row, "an operator needs the object X at its begin or end, such as \"free of X\" or \"X free\".")
                    continue
                }
                first = words.first == "X"
                words.removeAll { $0 == "X" }
            } else if kind == .rival, words.count > 1, words.last == "X" {
                words.removeLast()
            }
            add(words.joined(separator: " "), of: row, as: entries.count, to: &matcher) { other, compiler in
                let other = entries[other]
                if other.kind == kind, other.objectComesFirst == first {
                    compiler.report(row, "\"\(row[1])\" is a \(kind.rawValue) trigger already. Remove one of the lines.")
                }
            }
            entries.append(NegationTrigger(kind: kind, phrase: row[1], objectComesFirst: first))
        }
        return (entries, matcher)
    }

    /// `cues.tsv`: angle, phrase, and the side on which the claim stands.
    mutating func cues() -> (entries: [AngleCue], matcher: PhraseMatcher) {
        var entries: [AngleCue] = [], matcher = PhraseMatcher()
        for row in rows("cues.tsv", ["angle", "phrase", "side"]) {
            guard let angle: Angle = choice(row, 0, "angle"), let side: AngleCue.Side = choice(row, 2, "side") else { continue }
            add(row[1], of: row, as: entries.count, to: &matcher) { other, compiler in
                if entries[other].angle == angle, entries[other].side == side {
                    compiler.report(row, "\"\(row[1])\" is a cue of \(angle.rawValue) already. Remove one of the lines.")
                }
            }
            entries.append(AngleCue(angle: angle, phrase: row[1], side: side))
        }
        return (entries, matcher)
    }

    /// `units.tsv`: unit, dimension, factor to the dimension's base unit (the one whose factor is 1), forms.
    mutating func units() -> (entries: [MeasuringUnit], matcher: PhraseMatcher, contexts: PhraseMatcher) {
        let columns = ["unit", "dimension", "factor", "forms", "[beside]"]
        var base: [String: String] = [:], seen: Set<String> = []
        let rows = rows("units.tsv", columns)
        for row in rows where Double(row[2]) == 1 && base[row[1]] == nil { base[row[1]] = row[0] }
        var entries: [MeasuringUnit] = [], matcher = PhraseMatcher(), contexts = PhraseMatcher()
        for row in rows {
            guard let factor = Double(row[2]), factor > 0, factor.isFinite else {
                report(row, "\"\(row[2])\" is no factor. Write a decimal number above 0.")
                continue
            }
            // A number written as a word has itself for a base: not every language has a word for one that means nothing else.
            guard let base = base[row[1]] ?? (row[1] == "number" ? row[1] : nil) else {
                report(row, "\(row[1]) has no base unit. Give one of its units the factor 1.")
                continue
            }
            if !seen.insert(row[0]).inserted {
                report(row, "the unit \(row[0]) stands here a second time. Put the forms of both lines into one.")
                continue
            }
            let beside = row.list(4)
            for form in row.list(3) {
                add(form, of: row, as: entries.count, to: &matcher) { other, compiler in
                    // Of two units with one form, the words of the sentence tell which is meant.
                    guard beside.isEmpty, !entries[other].isInContext else { return }
                    compiler.report(row, "\"\(form)\" is a form of \(entries[other].name) too. Remove it from one of them.")
                }
            }
            for word in beside { add(word, of: row, as: entries.count, to: &contexts) { _, _ in } }
            entries.append(
                MeasuringUnit(
                    name: row[0], dimension: row[1], base: base, factor: factor, forms: row.list(3), isInContext: !beside.isEmpty))
        }
        return (entries, matcher, contexts)
    }

    /// `demand.tsv`: sense, concept id, expressions, and a label where `concepts.tsv` does not have the concept.
    mutating func demand(concepts: [ConceptID: Concept]) -> (entries: [DemandExpression], matcher: PhraseMatcher) {
        var entries: [DemandExpression] = [], sources: [LexiconRow] = [], matcher = PhraseMatcher()
        for row in rows("demand.tsv", ["sense", "concept", "expressions", "[label]"]) {
            guard let sense: Statement.Sense = choice(row, 0, "sense"), let concept = concept(row, 1, label: row[3], concepts) else {
                continue
            }
            for form in row.list(2) {
                add(form, of: row, as: entries.count, to: &matcher, needsContent: true) { other, compiler in
                    let place = "\(sources[other].file):\(sources[other].line)"
                    compiler.report(row, "\"\(form)\" stands in \(place) too. Remove one of them.")
                }
            }
            entries.append(DemandExpression(sense: sense, concept: concept, expressions: row.list(2)))
            sources.append(row)
        }
        return (entries, matcher)
    }

    /// `demand-aspects.tsv`: concept id, names of the aspect, and a label where `concepts.tsv` does not have the concept.
    mutating func demandAspects(concepts: [ConceptID: Concept]) -> (entries: [DemandAspect], matcher: PhraseMatcher) {
        list("demand-aspects.tsv", ["concept", "forms", "[label]"], forms: 1) { row, compiler in
            compiler.concept(row, 0, label: row[2], concepts).map { DemandAspect(concept: $0, forms: row.list(1)) }
        }
    }

    /// The concept that a row names: of `concepts.tsv`, else made with the row's label.
    private mutating func concept(_ row: LexiconRow, _ column: Int, label: String, _ concepts: [ConceptID: Concept]) -> Concept? {
        guard let id = conceptID(row, column) else { return nil }
        if let known = concepts[id] { return known }
        if !label.isEmpty { return Concept(id: id, label: label) }
        report(row, "there is no concept \(id). Add it to concepts.tsv, or give it a label here.")
        return nil
    }

    /// `opinion.tsv`: word and `positive` or `negative`; a line stands for this word form alone.
    mutating func opinions() -> (entries: [OpinionWord], matcher: PhraseMatcher) {
        var entries: [OpinionWord] = [], matcher = PhraseMatcher()
        for row in rows("opinion.tsv", ["word", "opinion"]) {
            guard row[1] == "positive" || row[1] == "negative" else {
                report(row, "\"\(row[1])\" is no opinion. Write positive or negative.")
                continue
            }
            let words = analyzer.analyze(row[0]).parts.map { PhrasePattern.Element.exact($0.term) }
            if words.isEmpty || !matcher.add(words, row: entries.count).isEmpty {
                report(row, "\"\(row[0])\" is no word, or stands here a second time. Remove one of the lines.")
            }
            entries.append(OpinionWord(word: row[0], isPositive: row[1] == "positive"))
        }
        return (entries, matcher)
    }

    /// `tradeoffs.tsv`: ids of the strength and of the weakness that it costs, and why.
    mutating func tradeOffs(concepts: [ConceptID: Int]) -> [TradeOff] {
        var entries: [TradeOff] = []
        for row in rows("tradeoffs.tsv", ["strength", "weakness", "reason"]) {
            guard let strength = knownConcept(row, 0, concepts), let weakness = knownConcept(row, 1, concepts) else { continue }
            if strength == weakness || entries.contains(where: { $0.strength == strength && $0.weakness == weakness }) {
                report(row, "\(strength) and \(weakness) are paired already, or are one. Remove the line.")
                continue
            }
            entries.append(TradeOff(strength: strength, weakness: weakness, reason: row[2]))
        }
        return entries
    }
}
