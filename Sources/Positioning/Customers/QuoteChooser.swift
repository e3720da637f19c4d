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
    /// By label, the wordings that the lexicons know of it.
    private let forms: [String: [String]]

    var cues: [CommunityCue] { texts.cues }

    /// Cosine from which words speak of a label.
    static let near = 0.25

    /// Words of a sentence that is printed whole; a longer one gives only the words that are meant.
    private static let whole = 4...26
    /// Words from which a sentence tells more than what it was found by.
    private static let telling = 7
    /// Words of a quote below which it tells nothing by itself.
    private static let least = 3

    init(_ texts: CustomerTexts, catalogue: Catalogue, reader: PhraseReader) {
        self.texts = texts
        self.reader = reader
        concreteness = Concreteness(reader)
        judgement = reader.stems(.judgement)
        forms = Dictionary(catalogue.concepts.map { ($0.concept.label, $0.forms) }, uniquingKeysWith: +)
        places = Dictionary(texts.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A quote that may be printed, with how much it shows.
    private struct Choice {
        let quote: PageQuote
        let score: Double
        let voice: Int
        /// What it is chosen by.
        var rank: Double
    }

    /// Of statements, those that are surest and show most; only such as share a word with what the point is called where there are any.
    ///
    /// - Parameter besides: quotes that stand elsewhere on the same page of print.
    func best(_ said: [VoiceQuote], of label: String, limit: Int, besides: Set<PageQuote> = []) -> [PageQuote] {
        let phrase = reader.phrase(label), words = words(of: label)
        func chosen(_ said: [VoiceQuote]) -> [PageQuote] {
            self.chosen(
                said.compactMap { quote in
                    choice(quote).map { choice in
                        var choice = choice
                        choice.rank =
                            Self.surely * quote.confidence + Self.show * min(max(choice.score, -Self.most), Self.most)
                            + relevance(of: quote.text, to: phrase)
                        return choice
                    }
                }, limit: limit, besides: besides)
        }
        let naming = chosen(said.filter { quote in reader.phrase(quote.text).stems.contains(where: words.contains) })
        return naming.isEmpty ? chosen(said) : naming
    }

    /// What confidence is worth beside being about the label, and what showing something is, of at most so much.
    private static let surely = 8.0, show = 0.4, most = 4.0

    /// Stems that tell a point from others: those of its label and of its known wordings, without judgement and what every product has.
    func words(of label: String) -> Set<TermID> { wordings(of: label).reduce(into: []) { $0.formUnion($1) } }

    /// The same by wording; of one that is judgement alone, all of it.
    private func wordings(of label: String) -> [Set<TermID>] {
        let light = judgement.union(reader.stems(.everyday))
        return ([label] + (forms[label] ?? [])).map { form in
            let stems = Set(reader.phrase(String(form.map { $0.isLetter || $0.isNumber ? $0 : " " })).stems)
            return stems.isSubset(of: light) ? stems : stems.subtracting(light)
        }.filter { !$0.isEmpty }
    }

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

    /// Share of those who speak, as one in so many, who write out what the point is called, or a known wording of it.
    private static let spelling = 4

    /// Whether most of those who speak do speak of what the label says, and a quarter by a whole wording of it: a row whose quotes say
    /// something else is no line, such as "easy to clean" where all say that their skin is clean.
    func isAbout(_ said: [VoiceQuote], _ label: String, least: Int) -> Bool {
        let wordings = wordings(of: label), label = reader.phrase(label)
        var near: Set<Int> = [], spelt: Set<Int> = [], all: Set<Int> = []
        for quote in said {
            all.insert(quote.voice)
            if relevance(of: quote.text, to: label) >= Self.near { near.insert(quote.voice) }
            let stems = Set(reader.phrase(quote.text).stems)
            if wordings.contains(where: stems.isSuperset) { spelt.insert(quote.voice) }
        }
        return near.count >= least && 2 * near.count >= all.count && Self.spelling * spelt.count >= all.count
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
            return Choice(quote: quote, score: (score ?? -0.5) - mess(quote.text), voice: said.voice, rank: 0)
        }
        guard words(said.text) >= Self.least else { return nil }
        return Choice(quote: texts.quote(page, block, said.evidence.range), score: (score ?? -1) - 1, voice: said.voice, rank: 0)
    }

    private func choice(_ sentence: CustomerTexts.Sentence) -> Choice? {
        func choice(_ quote: PageQuote, _ score: Double) -> Choice {
            Choice(quote: quote, score: score, voice: sentence.voice, rank: score)
        }
        if Self.whole.contains(sentence.words) {
            let quote = texts.quote(sentence)
            return choice(quote, shown(quote.text) - (sentence.words < Self.telling ? 2 : 0))
        }
        guard sentence.words >= Self.least, let match = sentence.matches.first else { return nil }
        guard sentence.words > Self.whole.upperBound else { return choice(texts.quote(sentence), -2) }
        return choice(around(match.range, in: sentence), Self.cut - 1)
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
        let sorted = (whole.isEmpty ? choices : whole).enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }
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
