internal import Lexicons
internal import MarketModel
internal import TextAnalysis

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What the judge asks about a phrase and a concept of the catalogue.
enum JudgeFigures {
    static let columns = [
        "phrase-share", "form-share", "likeness", "as-written", "shared-words", "phrase-words", "one-word", "head-in-form",
        "label-head-in-phrase", "at-start", "at-end", "behind-link", "rest-weight", "rest-generic", "rest-product", "rest-meaning",
        "label-meaning", "forms-meaning", "label-word-least", "shared-frequency", "shared-least-weight", "shared-product", "same-polarity",
        "has-number", "form-has-number", "same-angle", "benefit", "user", "occasion", "candidates", "rank", "behind-best", "longer-form",
        "form-words", "forms", "inflected", "unknown-words",
    ]

    /// Rank that stands for a concept which is not among the candidates.
    private static let unranked: Float = 9
    private static let verbal = [Array("ing".utf8), Array("ed".utf8)]

    /// - Parameters:
    ///   - matches: all concepts that share words with the phrase.
    ///   - rank: the concept's place among the candidates.
    static func row(
        _ phrase: SaidPhrase, _ match: CatalogueForms.Match, _ concept: Concept, _ forms: CatalogueForms, _ reader: SaidPhraseReader,
        matches: [CatalogueForms.Match], rank: Int?, analyzer: TextAnalyzer
    ) -> [Float] {
        let form = forms.forms[match.form], entry = forms.entries[match.entry]
        let shared = phrase.bag.filter { form.stems.contains($0.stem) }, rest = phrase.bag.filter { !form.stems.contains($0.stem) }
        let said = phrase.words.filter { form.stems.contains($0.stem) }
        let written = said.count { isWritten($0.term, entry, analyzer) }
        var restSum = [Float](repeating: 0, count: WordVectors.directions)
        for word in phrase.words where !form.stems.contains(word.stem) {
            reader.add(word.term, phrase.weight(of: word.stem), to: &restSum, analyzer)
        }
        let restMeaning = Meaning.unit(restSum)
        let roles = reader.lexicon.roles
        func isProduct(_ stem: TermID) -> Bool { phrase.product.contains(stem) || roles.products.contains(stem) }
        let frequency = said.map { reader.frequency($0, analyzer) }.max() ?? 0
        let best = matches.map(\.phraseShare).max() ?? match.phraseShare
        let longer = matches.filter { $0.entry != match.entry && $0.formShare > 0.95 }.map(\.phraseShare).max() ?? 0
        let words = phrase.words.map { word -> [Float] in
            var place = [Float](repeating: 0, count: WordVectors.directions)
            reader.add(word.term, 1, to: &place, analyzer)
            return place
        }
        let least = entry.labelWords.map { label in words.map { Meaning.likeness($0, label) }.max() ?? 0 }.min() ?? 0
        let angle = concept.id.angle
        func flag(_ yes: Bool) -> Float { yes ? 1 : 0 }
        return [
            match.phraseShare, match.formShare, match.likeness, flag(written == said.count), Float(shared.count), Float(phrase.bag.count),
            flag(phrase.bag.count == 1), flag(form.stems.contains(phrase.head)), flag(entry.label.last.map(phrase.holds) ?? false),
            flag((said.first?.part ?? .max) <= phrase.parts.lowerBound + 1), flag((said.last?.part ?? -1) >= phrase.parts.upperBound - 1),
            flag(said.first.map { $0.part > phrase.link ?? .max } ?? false), rest.reduce(0) { $0 + $1.weight },
            flag(!rest.isEmpty && rest.allSatisfy { roles.generic.contains($0.stem) }),
            flag(!rest.isEmpty && rest.allSatisfy { isProduct($0.stem) }),
            rest.isEmpty ? 1 : Meaning.likeness(restMeaning, entry.labelMeaning), Meaning.likeness(phrase.meaning, entry.labelMeaning),
            Meaning.likeness(phrase.meaning, entry.formsMeaning), least, log1pf(Float(frequency)), shared.map(\.weight).min() ?? 0,
            Float(shared.count { isProduct($0.stem) }) / Float(max(1, shared.count)),
            flag((concept.polarity == .absent) == phrase.isAbsent), flag(phrase.hasNumber), flag(form.hasNumber),
            flag(angle == phrase.angle), flag(angle == .benefit), flag(angle == .user), flag(angle == .occasion), Float(matches.count),
            rank.map(Float.init) ?? unranked, match.phraseShare - best, longer - match.phraseShare, Float(form.stems.count),
            Float(entry.forms), flag(said.contains { isVerbal($0.term, analyzer) }),
            Float(phrase.words.count { reader.row($0.term, analyzer) == nil }),
        ]
    }

    /// Whether a word stands in label or forms as the phrase writes it, but for a plural's ending.
    static func isWritten(_ term: TermID, _ entry: CatalogueForms.Entry, _ analyzer: TextAnalyzer) -> Bool {
        if entry.written.contains(term) { return true }
        let bytes = analyzer.bytes(of: term), plural = UInt8(ascii: "s")
        let other = bytes.last == plural ? String(decoding: bytes.dropLast(), as: UTF8.self) : String(decoding: bytes, as: UTF8.self) + "s"
        return !other.isEmpty && entry.written.contains(analyzer.term(other))
    }

    private static func isVerbal(_ term: TermID, _ analyzer: TextAnalyzer) -> Bool {
        verbal.contains { analyzer.bytes(of: term).suffix($0.count).elementsEqual($0) }
    }
}
