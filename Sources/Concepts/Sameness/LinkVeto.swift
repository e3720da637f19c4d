internal import Learning
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Doubts a link from a phrase to a concept of the catalogue: by the judge, the form that led there, how sure it is that the phrase is a
/// claim, and what its sentence speaks of. Learned from links on labelled pages.
struct LinkVeto: Sendable {
    static let columns = [
        "judge", "phrase-share", "form-share", "likeness", "one-word-form", "two-word-form", "whole-phrase", "common-word", "part-of-label",
        "stem-only", "head-outside", "confidence", "strength", "words", "label-and-sentence", "forms-and-sentence", "frequency", "user",
        "occasion", "benefit",
    ]

    /// One a column.
    let weights: [Float]
    let bias: Float

    /// Links less likely to be right than this are not made: of links read by hand 90 of 100 above it were right.
    static let least: Float = 0.65
    /// Documents of the web from which a word counts as common.
    private static let common = 60

    /// The chance that the link is right.
    func chance(_ row: [Float]) -> Float {
        var score = bias
        for (n, weight) in weights.enumerated() { score += weight * row[n] }
        return Float(Logistic.probability(Double(score)))
    }

    /// - Parameters:
    ///   - confidence: how sure it is that the phrase is a claim, 0 to 1.
    ///   - strength: how prominent its place is, 0 to 1.
    ///   - sentence: where the phrase's sentence lies in the space of meanings.
    static func row(
        _ verdict: ConceptJudge.Verdict, _ phrase: SaidPhrase, _ judge: ConceptJudge, confidence: Float, strength: Float, sentence: [Float],
        analyzer: TextAnalyzer
    ) -> [Float] {
        let match = verdict.match, form = judge.forms.forms[match.form], entry = judge.forms.entries[match.entry]
        let angle = judge.reader.lexicon.concepts[match.entry].concept.id.angle
        let shared = phrase.words.filter { form.stems.contains($0.stem) }
        let frequency = shared.map { judge.reader.frequency($0, analyzer) }.max() ?? 0
        let isWritten = shared.allSatisfy { JudgeFigures.isWritten($0.term, entry, analyzer) }
        let isOne = form.stems.count == 1, label = Set(entry.label)
        func flag(_ yes: Bool) -> Float { yes ? 1 : 0 }
        let chance = min(max(verdict.chance, 0.02), 0.98)
        return [
            logf(chance / (1 - chance)), match.phraseShare, match.formShare, match.likeness, flag(isOne), flag(form.stems.count == 2),
            flag(match.phraseShare > 0.95), flag(isOne && frequency > common && label.isDisjoint(with: form.stems)),
            flag(isOne && label.count > 1 && form.stems.allSatisfy(label.contains)),
            flag(!isWritten && phrase.bag.count { form.stems.contains($0.stem) } == 1),
            flag(!form.stems.contains(phrase.head) && match.phraseShare < 0.7), confidence, strength,
            Float(min(6, phrase.parts.count)), Meaning.likeness(entry.labelMeaning, sentence),
            Meaning.likeness(entry.formsMeaning, sentence), log1pf(Float(frequency)), flag(angle == .user), flag(angle == .occasion),
            flag(angle == .benefit),
        ]
    }
}
