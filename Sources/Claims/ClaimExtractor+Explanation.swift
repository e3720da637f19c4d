import Concepts
import Learning
import Lexicons
public import MarketModel
import TextAnalysis

extension ClaimExtractor {
    /// Phrases that are less likely than this are not worth an explanation.
    private static let leastChance: Float = 0.1

    /// For each phrase of the page that was weighed seriously: what made it a claim, or why it is none; in order of place.
    ///
    /// - Throws: when a file of the page's language is broken.
    public func explanation(of page: ProductPage) throws -> [ClaimExplanation] {
        guard let language = try language(page.language) else { return [] }
        let analyzer = language.lexicon.analyzer()
        let (read, phrases) = language.judged(page, analyzer: analyzer, keepingRows: true)
        let assembly = ClaimAssembly(page: page, read: read, language: language, analyzer: analyzer)
        let names = FeatureNames()
        BlockFeatures.tell(names)
        CandidateFeatures.tell(names)
        language.facts.tell(names)
        _ = ReadPage(page, analyzer: analyzer, facts: language.facts, names: names)
        return phrases.filter { $0.first >= Self.leastChance }.map { phrase in
            explain(phrase, among: phrases, read, language, assembly, names)
        }
    }

    private func explain(
        _ phrase: JudgedPhrase, among phrases: [JudgedPhrase], _ read: ReadPage, _ language: ClaimLanguage, _ assembly: ClaimAssembly,
        _ names: FeatureNames
    ) -> ClaimExplanation {
        let block = read.blocks[phrase.candidate.block], models = language.models
        let resolution = assembly.resolution(phrase, angle: phrase.angle)
        let strike = assembly.strike(phrase), isClaim = assembly.isChosen(phrase) && strike == nil
        return ClaimExplanation(
            text: block.text.text(block.bytes(phrase.candidate.tokens)), evidence: assembly.evidence(phrase), isClaim: isClaim,
            angle: phrase.angle, chance: Double(phrase.first), chanceOnPage: phrase.second.map(Double.init), concept: resolution.concept.id,
            verdict: strike.map { "no claim: " + $0.rawValue } ?? verdict(phrase, isClaim: isClaim, among: phrases, read, models.cut),
            reasons: placeReasons(phrase, models) + wordReasons(phrase, read, language, names)
                + lexiconReasons(phrase, block, language, resolution))
    }

    private func verdict(_ phrase: JudgedPhrase, isClaim: Bool, among phrases: [JudgedPhrase], _ read: ReadPage, _ cut: Float) -> String {
        func quote(_ other: JudgedPhrase) -> String {
            let block = read.blocks[other.candidate.block]
            return "\u{201C}" + block.text.text(block.bytes(other.candidate.tokens)) + "\u{201D}"
        }
        if isClaim, let second = phrase.second, second < cut {
            return "a claim: its chance of \(percent(second)) is enough for a known selling point that is a bullet by itself"
        }
        if let second = phrase.second {
            return second >= cut
                ? "a claim: its chance of \(percent(second)) reaches the cut of \(percent(cut))"
                : "no claim: its chance of \(percent(second)) stays below the cut of \(percent(cut))"
        }
        if phrase.first < ClaimModels.leastFirst {
            return "no claim: its chance of \(percent(phrase.first)) is too small for a second look"
        }
        let better = phrases.filter { $0.second != nil && $0.first >= phrase.first }
        if let rival = better.first(where: {
            $0.candidate.block == phrase.candidate.block && $0.candidate.tokens.overlaps(phrase.candidate.tokens)
        }) {
            return "no claim of its own: it overlaps the likelier \(quote(rival))"
        }
        if let twin = better.first(where: { $0.candidate.words.similarity(phrase.candidate.words) >= ClaimModels.likeness }) {
            return "a repeat: it has nearly the words of the likelier \(quote(twin))"
        }
        return "no claim of its own: a likelier phrase that gave way to another took its place"
    }

    private func percent(_ p: Float) -> String { "\(Int((p * 100).rounded())) %" }

    /// What the trees read from place, posterior and neighbours.
    private func placeReasons(_ phrase: JudgedPhrase, _ models: ClaimModels) -> [ClaimExplanation.Reason] {
        let parts = models.first.contributions(phrase.row)
        return strongest(
            parts.columns.map { column, weight in
                .init(source: "place", name: "\(CandidateRow.columns[column]) \(short(phrase.row[column]))", weight: Double(weight))
            }, 6)
    }

    /// The words that spoke for a claim and for its angle.
    private func wordReasons(
        _ phrase: JudgedPhrase, _ read: ReadPage, _ language: ClaimLanguage, _ names: FeatureNames
    ) -> [ClaimExplanation.Reason] {
        var sink = FeatureSink(names: names)
        CandidateFeatures.bag(read, phrase.candidate, into: &sink)
        var words: [ClaimExplanation.Reason] = [], angles: [ClaimExplanation.Reason] = []
        let a = Angle.allCases.firstIndex(of: phrase.angle)!
        for key in Set(sink.keys).sorted(by: { $0.value < $1.value }) {
            guard let name = names.name(of: key) else { continue }
            let weight = language.models.bag.weight(key)
            if weight != 0 { words.append(.init(source: "words", name: name, weight: Double(weight))) }
            if let row = language.models.angles.weights.weights(of: key).map(Array.init) {
                let others = row.reduce(0, +) - row[a]
                angles.append(.init(source: "angle", name: name, weight: Double(row[a] - others / 3)))
            }
        }
        return strongest(words, 5) + strongest(angles, 5)
    }

    private func lexiconReasons(
        _ phrase: JudgedPhrase, _ block: ReadBlock, _ language: ClaimLanguage, _ resolution: ConceptResolver.Resolution
    ) -> [ClaimExplanation.Reason] {
        let range = phrase.candidate.tokens
        var out: [ClaimExplanation.Reason] = []
        for cue in block.hints.cuesAfter where cue.tokens.upperBound <= range.lowerBound && range.lowerBound - cue.tokens.upperBound <= 1 {
            out.append(.init(source: "lexicon", name: "cue \u{201C}\(language.lexicon.cues[cue.row].phrase)\u{201D} before it"))
        }
        for cue in block.hints.cuesBefore where cue.tokens.lowerBound >= range.upperBound && cue.tokens.lowerBound - range.upperBound <= 1 {
            out.append(.init(source: "lexicon", name: "cue \u{201C}\(language.lexicon.cues[cue.row].phrase)\u{201D} after it"))
        }
        if let entry = resolution.entry {
            out.append(.init(source: "lexicon", name: "line \(entry.rawValue) of concept-forms.tsv" + way(resolution.route)))
        }
        if let judgement = resolution.judgement {
            let trust = judgement.trust.map { ", and is right here with \(percent(Float($0)))" } ?? ""
            out.append(
                .init(
                    source: "judge",
                    name: "\(judgement.isKept ? "keeps" : "refuses") \(judgement.entry.rawValue): the words say it with "
                        + percent(Float(judgement.chance)) + trust))
        }
        if range.contains(where: { block.hints.puffery[$0] }) { out.append(.init(source: "lexicon", name: "praise of puffery.tsv inside")) }
        return out
    }

    /// How a phrase was led to a line of the lexicon.
    private func way(_ route: ConceptResolver.Route) -> String {
        switch route {
        case .phrase: ", by its phrase"
        case .words: ", by its words"
        case .likeness(let share): ", by likeness \(short(Float(share)))"
        case .judged: ", by the judge"
        case .inside: ", by a part of the phrase"
        case .own: ""
        }
    }

    private func strongest(_ reasons: [ClaimExplanation.Reason], _ count: Int) -> [ClaimExplanation.Reason] {
        Array(reasons.sorted { (-abs($0.weight), $0.name) < (-abs($1.weight), $1.name) }.prefix(count))
    }

    /// A number with up to two decimals.
    private func short(_ number: Float) -> String {
        let hundredths = Int((number * 100).rounded())
        return hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }
}
