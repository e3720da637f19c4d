internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Chooses the customers' words that are printed behind a count: whole sentences that show something, one a customer.
struct QuoteChooser {
    private let texts: CustomerTexts
    private let concreteness: Concreteness
    private let reader: PhraseReader
    private let places: [PageID: Int]
    private let judgement: Set<TermID>

    /// Cosine from which words speak of a label.
    static let near = 0.25

    /// Words of a sentence that is printed whole; a longer one gives only the words that are meant.
    private static let whole = 4...26
    /// Words from which a sentence tells more than what it was found by.
    private static let telling = 7
    /// Words of a quote below which it tells nothing by itself.
    private static let least = 3

    init(_ texts: CustomerTexts, reader: PhraseReader) {
        self.texts = texts
        self.reader = reader
        concreteness = Concreteness(reader)
        judgement = reader.stems(.judgement)
        places = Dictionary(texts.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A quote that may be printed, with how much it shows.
    private struct Choice {
        let quote: PageQuote
        let score: Double
        let voice: Int
    }

    /// Of statements, those that show most.
    ///
    /// - Parameter besides: quotes that stand elsewhere on the same page of print.
    func best(_ said: [VoiceQuote], of label: String, limit: Int, besides: Set<PageQuote> = []) -> [PageQuote] {
        let label = reader.phrase(label)
        return chosen(
            said.compactMap { quote in
                choice(quote).map { choice in
                    let near = relevance(of: quote.text, to: label)
                    return Choice(
                        quote: choice.quote, score: choice.score + Self.pull * (near >= Self.near ? near : near - 1), voice: choice.voice)
                }
            }, limit: limit, besides: besides)
    }

    /// What being about the label is worth beside showing something.
    private static let pull = 3.0

    /// Of sentences, those that show most.
    func best(_ sentences: [CustomerTexts.Sentence], limit: Int, besides: Set<PageQuote> = []) -> [PageQuote] {
        chosen(sentences.compactMap(choice), limit: limit, besides: besides)
    }

    /// How near some words are to what a label says, 0 to 1: 1 when they share a telling word of it, else by their places.
    func relevance(of text: String, to label: Phrase) -> Double {
        let words = reader.phrase(text)
        let stems = Set(words.stems)
        if label.stems.contains(where: { stems.contains($0) && !judgement.contains($0) }) { return 1 }
        return max(0, words.cosine(label))
    }

    /// Whether most of those who speak do speak of what the label says: a row whose quotes say something else is no line.
    func isAbout(_ said: [VoiceQuote], _ label: String, least: Int) -> Bool {
        let label = reader.phrase(label)
        var near: Set<Int> = [], all: Set<Int> = []
        for quote in said {
            all.insert(quote.voice)
            if relevance(of: quote.text, to: label) >= Self.near { near.insert(quote.voice) }
        }
        return near.count >= least && 2 * near.count >= all.count
    }

    /// The sentence that a statement stands in.
    func sentence(of quote: VoiceQuote) -> CustomerTexts.Sentence? {
        guard let page = places[quote.page] else { return nil }
        return texts.sentences(page: page, block: quote.evidence.block).first { $0.range.overlaps(quote.evidence.range) }
    }

    private func choice(_ said: VoiceQuote) -> Choice? {
        guard let page = places[said.page] else { return nil }
        let block = said.evidence.block, score = concreteness.score(said.text)
        if let sentence = sentence(of: said), Self.whole.contains(sentence.words),
            sentence.range.lowerBound <= said.evidence.range.lowerBound, said.evidence.range.upperBound <= sentence.range.upperBound
        {
            let quote = texts.quote(sentence)
            return Choice(quote: quote, score: (score ?? -0.5) - mess(quote.text), voice: said.voice)
        }
        guard words(said.text) >= Self.least else { return nil }
        return Choice(quote: texts.quote(page, block, said.evidence.range), score: (score ?? -1) - 1, voice: said.voice)
    }

    private func choice(_ sentence: CustomerTexts.Sentence) -> Choice? {
        if Self.whole.contains(sentence.words) {
            let quote = texts.quote(sentence)
            return Choice(quote: quote, score: shown(quote.text) - (sentence.words < Self.telling ? 2 : 0), voice: sentence.voice)
        }
        guard sentence.words >= Self.least, let match = sentence.matches.first else { return nil }
        guard sentence.words > Self.whole.upperBound else {
            return Choice(quote: texts.quote(sentence), score: -2, voice: sentence.voice)
        }
        return Choice(quote: around(match.range, in: sentence), score: Self.cut - 1, voice: sentence.voice)
    }

    /// Score at and below which a quote is no sentence.
    private static let cut = -9.0

    /// Bytes on each side of a phrase that are printed of a sentence without end.
    private static let reach = 70

    /// The words around a phrase, from blank to blank.
    private func around(_ range: Range<Int>, in sentence: CustomerTexts.Sentence) -> PageQuote {
        let bytes = Array(texts.pages[sentence.page].blocks[sentence.block].text.utf8)
        var low = max(sentence.range.lowerBound, range.lowerBound - Self.reach)
        var high = min(sentence.range.upperBound, range.upperBound + Self.reach)
        while low > sentence.range.lowerBound, low < range.lowerBound, bytes[low - 1] != 0x20 { low += 1 }
        while high < sentence.range.upperBound, high > range.upperBound, bytes[high] != 0x20 { high -= 1 }
        return texts.quote(sentence.page, sentence.block, low..<high)
    }

    private func shown(_ text: String) -> Double { (concreteness.score(text) ?? -0.5) - mess(text) }

    /// Bytes alike in a row from which a text is a drawing.
    private static let mostAlike = 6

    /// Bytes that are no writing: rows of dashes, stars or one letter, a mark before the first word.
    private func mess(_ text: String) -> Double {
        var run = 0, last: UInt8 = 0, longest = 0
        for byte in text.utf8 {
            run = byte == last ? run + 1 : 1
            longest = max(longest, run)
            last = byte
        }
        let begins = text.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x61 && $0 <= 0x7A || $0 == 0x22 } ?? false
        return (longest > Self.mostAlike ? -Self.cut : longest > 3 ? 3 : 0) + (begins ? 0 : 1) + (text.utf8.contains(0x3A) ? 0.5 : 0)
    }

    private func words(_ text: String) -> Int { reader.analyzer.analyze(text).tokens.count(where: \.isWordOrNumber) }

    private func chosen(_ choices: [Choice], limit: Int, besides: Set<PageQuote>) -> [PageQuote] {
        var voices: Set<Int> = [], seen = Set(besides.map { $0.text.lowercased() }), pages: [PageID: Int] = [:]
        var found: [PageQuote] = []
        // What is cut out of a sentence without end is printed only where there is nothing else.
        let whole = choices.filter { $0.score > Self.cut }
        let sorted = (whole.isEmpty ? choices : whole).enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
        // First one a product, then whoever is left.
        for most in [0, Int.max] {
            for choice in sorted where found.count < limit && pages[choice.quote.page, default: 0] <= most {
                guard !voices.contains(choice.voice), seen.insert(choice.quote.text.lowercased()).inserted else { continue }
                voices.insert(choice.voice)
                pages[choice.quote.page, default: 0] += 1
                found.append(choice.quote)
            }
        }
        return found
    }
}
