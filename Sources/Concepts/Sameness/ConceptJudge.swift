internal import Learning
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Judges whether a phrase says a concept of the catalogue.
///
/// Candidates are the concepts whose forms share most with the phrase, each word weighed by its rarity on the web; small trees, learned
/// from the names that analysts gave to claims of other markets, give each its chance.
struct ConceptJudge: Sendable {
    /// A concept that a phrase may say.
    struct Verdict: Sendable {
        let match: CatalogueForms.Match
        /// 0 to 1.
        let chance: Float
    }

    let reader: SaidPhraseReader
    let forms: CatalogueForms
    let trees: TreeEnsemble

    /// Candidates that are judged.
    static let candidates = 8

    /// Concepts that share most with a phrase, best first.
    func candidates(_ phrase: SaidPhrase, _ matches: [CatalogueForms.Match]) -> [CatalogueForms.Match] {
        let concepts = reader.lexicon.concepts
        return Array(
            matches.sorted { a, b in
                func key(_ match: CatalogueForms.Match) -> (Float, Float, Int, Int) {
                    (-match.likeness, -match.formShare, concepts[match.entry].concept.angle == phrase.angle ? 0 : 1, match.entry)
                }
                return key(a) < key(b)
            }.prefix(Self.candidates))
    }

    /// The verdict on each candidate, likeliest first, and on one more concept that was reached by another way.
    func verdicts(_ phrase: SaidPhrase, written: Set<TermID>, and other: Int? = nil, analyzer: TextAnalyzer) -> [Verdict] {
        let matches = forms.matches(phrase, written: written), candidates = candidates(phrase, matches)
        var judged = candidates.enumerated().map { rank, match in verdict(phrase, match, matches, rank, analyzer) }
        if let other, !candidates.contains(where: { $0.entry == other }), let match = matches.first(where: { $0.entry == other }) {
            judged.append(verdict(phrase, match, matches, nil, analyzer))
        }
        return judged.sorted { (-$0.chance, $0.match.entry) < (-$1.chance, $1.match.entry) }
    }

    private func verdict(
        _ phrase: SaidPhrase, _ match: CatalogueForms.Match, _ matches: [CatalogueForms.Match], _ rank: Int?, _ analyzer: TextAnalyzer
    ) -> Verdict {
        let row = JudgeFigures.row(
            phrase, match, reader.lexicon.concepts[match.entry].concept, forms, reader, matches: matches, rank: rank, analyzer: analyzer)
        return Verdict(match: match, chance: Float(Logistic.probability(Double(trees.score(row)))))
    }
}

extension SaidPhrase {
    /// The words of a stretch as they are written.
    static func written(_ parts: Range<Int>, _ text: AnalyzedText) -> Set<TermID> {
        Set(parts.lazy.map { text.parts[$0].term }.filter { $0 != .none })
    }
}
