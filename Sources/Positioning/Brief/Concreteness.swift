internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// How much a customer's words show, for choosing those that a copywriter reads: things, times and counts rather than judgement.
struct Concreteness {
    private let reader: PhraseReader
    private let judgement: Set<String>, measure: Set<String>, moment: Set<String>, first: Set<String>

    /// Pages of the background up to which a word tells something: about one in fifteen.
    private static let rarity = 2.7
    /// Words of a quote that can be printed alone.
    private static let words = 3...16

    init(_ reader: PhraseReader) {
        self.reader = reader
        judgement = reader.forms(.judgement)
        measure = reader.forms(.measure)
        moment = reader.forms(.moment)
        first = reader.forms(.first)
    }

    /// Higher is more concrete: telling words, numbers and times count for a quote; judgement, misspelt words and shouting against it.
    /// `nil` when it is too short or too long to be printed.
    func score(_ text: String) -> Double? {
        let read = reader.analyzer.analyze(text)
        let tokens = read.tokens.filter(\.isWordOrNumber)
        guard Self.words.contains(tokens.count) else { return nil }
        var score = 0.0, hasMeasure = false, hasMoment = false, isFirst = false
        for token in tokens {
            let word = reader.analyzer.string(token.term)
            if token.kind == .number || token.shape.contains(.digit) || measure.contains(word) { hasMeasure = true }
            if moment.contains(word) { hasMoment = true }
            if first.contains(word) { isFirst = true }
            if judgement.contains(word) {
                score -= 1
            } else if token.kind == .word, !reader.isStop(word) {
                if reader.rarity(of: token.term) >= Self.rarity { score += isKnown(token.term) ? 1 : -1 }
            }
        }
        if hasMeasure { score += 2 }
        if hasMoment { score += 1 }
        if isFirst { score -= 0.5 }
        if text.count > 4, text == text.uppercased(), text != text.lowercased() { score -= 1 }
        return score
    }

    /// A word that the background or the vectors hold is spelt right.
    private func isKnown(_ term: TermID) -> Bool {
        let bytes = reader.analyzer.bytes(of: term)
        return reader.lexicon.background.value(of: bytes) > 0 || reader.lexicon.vectors?.row(of: bytes) != nil
    }

    /// The most concrete of some quotes, one a customer, best first.
    func best(_ quotes: [VoiceQuote], limit: Int, floor: Double = 0) -> [VoiceQuote] {
        var seen: Set<Int> = [], texts: Set<String> = []
        return quotes.enumerated().compactMap { at, quote in score(quote.text).map { (score: $0, at: at, quote: quote) } }
            .filter { $0.score > floor }
            .sorted { ($1.score, $0.at) < ($0.score, $1.at) }
            .filter { texts.insert($0.quote.text.lowercased()).inserted && seen.insert($0.quote.voice).inserted }
            .prefix(limit).map(\.quote)
    }
}
