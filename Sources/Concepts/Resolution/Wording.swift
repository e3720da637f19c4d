internal import Lexicons
internal import MarketModel
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
        /// Whether it names a part of a product that the phrase speaks of.
        let isPart: Bool
    }

    var words: [Word]
    /// Whether the phrase holds nothing but a quantity: "1.5 litres".
    var isMeasure = false
    /// Whether it tells how long something lasts: "12 hours of music".
    var isTimed = false

    /// The words that tell something.
    var weighted: [Word] { words.filter { $0.weight > 0 } }

    /// The stems of the words that add nothing beside others.
    var light: [TermID] { words.filter { $0.weight == 0 }.map(\.stem) }
}

/// Finds the words that count: no stop words, no puffery, no quantities; each weighs by how rare it is on the web.
struct WordingReader: Sendable {
    private let lexicon: LanguageLexicon
    private let background: WordTable
    /// Words that the lexicon tells apart by their inflection ("recycled", "recyclable"): they stand for themselves.
    private let exact: TermSet

    init(lexicon: LanguageLexicon, background: WordTable) {
        self.lexicon = lexicon
        self.background = background
        let analyzer = lexicon.analyzer()
        var exact = TermSet()
        for form in lexicon.concepts.lazy.flatMap(\.forms) where form.utf8.contains(UInt8(ascii: "=")) {
            for word in form.split(separator: " ") where word.hasPrefix("=") { exact.insert(analyzer.term(String(word.dropFirst()))) }
        }
        self.exact = exact
    }

    /// - Parameter head: whether words behind a link ("to", "for") weigh little, because the phrase is about what stands before it.
    /// - Returns: at least one word when the phrase has any.
    func wording(
        of parts: Range<Int>, in text: AnalyzedText, quantities: QuantityReader?, head: Bool, analyzer: TextAnalyzer
    ) -> Wording {
        var isNumber = Set<Int>(), isPuffery = Set<Int>()
        let readings = quantities?.readings(in: text, parts: parts) ?? []
        for reading in readings { isNumber.formUnion(reading.parts) }
        for match in lexicon.pufferyMatcher.allMatches(in: text, parts: parts) { isPuffery.formUnion(match.parts) }
        let written = parts.filter { text.parts[$0].kind == .word && !isNumber.contains($0) && text.beginsWord($0) }
        let content = written.filter { !lexicon.stopWords.contains(text.term(ofWord: $0)) }
        let solid = content.filter { !isPuffery.contains($0) }
        var chosen = solid.isEmpty ? content : solid
        if chosen.isEmpty { chosen = written.isEmpty ? parts.filter { text.parts[$0].isWordOrNumber } : written }
        let roles = lexicon.roles
        func isLight(_ part: Int) -> Bool {
            roles.generic.contains(text.stem(ofWord: part)) || roles.products.contains(text.stem(ofWord: part))
        }
        let allLight = chosen.allSatisfy(isLight)
        let link = head ? self.link(parts, text, chosen.filter { !isLight($0) }) : nil
        return Wording(
            words: chosen.map { at in
                let term = text.term(ofWord: at), stem = text.stem(ofWord: at)
                return Wording.Word(
                    part: at, stem: roles.canonical(exact.contains(term) ? term : stem),
                    weight: isLight(at) && !allLight ? 0 : weight(term, analyzer) * (at > link ?? at ? Self.behindLink : 1),
                    isPart: roles.parts.contains(stem) && at <= link ?? at)
            }, isMeasure: written.isEmpty && !isNumber.isEmpty,
            isTimed: readings.contains(where: \.isTime))
    }

    /// Weight of a word behind a link, of 1.
    private static let behindLink = 0.3

    /// The link behind which a phrase only tells what its head is good for: at least two telling words stand before it, or "for".
    private func link(_ parts: Range<Int>, _ text: AnalyzedText, _ solid: [Int]) -> Int? {
        parts.first { at in
            lexicon.roles.links.contains(text.stem(ofWord: at)) && solid.prefix { $0 < at }.count >= 2
        }
    }

    /// ln((N + 1) / (n + 1)) of the documents that hold the word, kept within 1…5.
    private func weight(_ term: TermID, _ analyzer: TextAnalyzer) -> Double {
        let count = background.value(of: analyzer.bytes(of: term))
        return min(max(Logarithm.natural(Double(background.total + 1) / Double(count + 1)), 1), 5)
    }

    /// The wording without the words of negation operators, which the polarity tells.
    ///
    /// - Parameter start: where the object of an operator before it begins; what stands before that is not sold by its absence.
    func withoutOperators(_ wording: Wording, _ text: AnalyzedText, _ lexicon: LanguageLexicon, objectFrom start: Int? = nil) -> Wording {
        let triggers = NegationTriggers(lexicon, text, Self.near(wording, text))
        let kept = wording.words.filter { word in
            !triggers.found.contains { $0.kind != .word && $0.parts.contains(word.part) }
        }
        let objects = start.map { start in kept.filter { $0.part >= start } } ?? kept
        if objects.contains(where: { $0.weight > 0 }) { return Wording(words: objects) }
        return kept.isEmpty ? wording : Wording(words: kept)
    }

    /// Parts before and behind a phrase in which a trigger that reaches into it may stand: many times what the longest one has.
    private static let triggerReach = 64

    /// The parts of a text around the words of a phrase.
    private static func near(_ wording: Wording, _ text: AnalyzedText) -> Range<Int> {
        guard let first = wording.words.first, let last = wording.words.last else { return 0..<0 }
        return max(0, first.part - triggerReach)..<min(text.parts.count, last.part + 1 + triggerReach)
    }
}
