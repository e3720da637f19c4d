internal import Lexicons
internal import TextAnalysis

/// The words of a phrase that count when two wordings are compared.
struct Wording {
    struct Word {
        /// Index of the text's part.
        let part: Int
        /// The stem that stands for all its spellings and synonyms.
        let stem: TermID
        /// How much it tells, above 0 but for words that add nothing beside others.
        let weight: Double
        /// Whether it names a part of a product.
        let isPart: Bool
    }

    var words: [Word]

    /// The words that tell something, by their stems.
    var weighted: [Word] { words.filter { $0.weight > 0 } }
}

/// Finds the words that count: no stop words, no puffery, no quantities; each weighs by how rare it is on the web.
struct WordingReader: Sendable {
    private let lexicon: LanguageLexicon
    private let background: WordTable

    init(lexicon: LanguageLexicon, background: WordTable) {
        self.lexicon = lexicon
        self.background = background
    }

    /// - Returns: at least one word when the phrase has any.
    func wording(of parts: Range<Int>, in text: AnalyzedText, quantities: QuantityReader?, analyzer: TextAnalyzer) -> Wording {
        var isNumber = Set<Int>(), isPuffery = Set<Int>()
        for reading in quantities?.readings(in: text, parts: parts) ?? [] { isNumber.formUnion(reading.parts) }
        for match in lexicon.pufferyMatcher.allMatches(in: text, parts: parts) { isPuffery.formUnion(match.parts) }
        let written = parts.filter { text.parts[$0].kind == .word && !isNumber.contains($0) }
        let content = written.filter { !lexicon.stopWords.contains(text.parts[$0].term) }
        let solid = content.filter { !isPuffery.contains($0) }
        var chosen = solid.isEmpty ? content : solid
        if chosen.isEmpty { chosen = written.isEmpty ? parts.filter { text.parts[$0].isWordOrNumber } : written }
        let roles = lexicon.roles
        func isLight(_ part: Int) -> Bool {
            roles.generic.contains(text.parts[part].stem) || roles.products.contains(text.parts[part].stem)
        }
        let allLight = chosen.allSatisfy(isLight)
        return Wording(
            words: chosen.map { at in
                let part = text.parts[at]
                return Wording.Word(
                    part: at, stem: roles.canonical(part.stem), weight: isLight(at) && !allLight ? 0 : weight(part.term, analyzer),
                    isPart: roles.parts.contains(part.stem))
            })
    }

    /// ln((N + 1) / (n + 1)) of the documents that hold the word, kept within 1…5.
    private func weight(_ term: TermID, _ analyzer: TextAnalyzer) -> Double {
        let count = background.value(of: analyzer.bytes(of: term))
        return min(max(Logarithm.natural(Double(background.total + 1) / Double(count + 1)), 1), 5)
    }

    /// The wording without the words of negation operators, which the polarity tells.
    func withoutOperators(_ wording: Wording, _ text: AnalyzedText, _ lexicon: LanguageLexicon) -> Wording {
        guard let first = wording.words.first, let last = wording.words.last else { return wording }
        let triggers = NegationTriggers(lexicon, text, text.parts.indices)
        _ = (first, last)
        let kept = wording.words.filter { word in
            !triggers.found.contains { $0.kind != .word && $0.parts.contains(word.part) }
        }
        return kept.isEmpty ? wording : Wording(words: kept)
    }
}
