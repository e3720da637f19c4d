import MarketModel

/// What customers say, by review and by sentence: which concepts stand together, in which sense, and where their words stand although
/// nothing was extracted.
struct Voices {
    private let tables: GroundTables
    private var book: VoiceBook { tables.book }
    /// Pages that are left out, by number; empty when all count.
    private let isHidden: [Bool]
    /// Reviews and questions that count.
    let count: Int

    /// - Parameter hidden: a brand whose pages are left out.
    init(_ tables: GroundTables, hidden: BrandID?) {
        self.tables = tables
        isHidden = hidden.map { brand in tables.book.pages.map { $0.brand == brand } } ?? []
        count = isHidden.isEmpty ? tables.book.voices.count : tables.book.voices.count { [isHidden] in !isHidden[$0.page] }
    }

    private func counts(voice: Int) -> Bool { isHidden.isEmpty || !isHidden[book.voices[voice].page] }

    private func shown(sentences: Set<Int>) -> Set<Int> {
        isHidden.isEmpty ? sentences : sentences.filter { counts(voice: book.sentences[$0].voice) }
    }

    private func shown(voices: Set<Int>) -> Set<Int> { isHidden.isEmpty ? voices : voices.filter(counts) }

    /// Reviews that mention a concept in a sense.
    private func reviews(_ id: ConceptID, _ sense: Statement.Sense) -> Set<Int> { shown(voices: tables.reviews(id, sense)) }

    func complaints(_ id: ConceptID) -> Set<Int> { reviews(id, .complaint) }

    /// Sentences that complain of a concept.
    func complaining(_ id: ConceptID) -> Set<Int> { shown(sentences: tables.complaining(id)) }

    /// Sentences that ask for a concept or complain that it is missing.
    func wanting(_ id: ConceptID) -> Set<Int> { shown(sentences: tables.wanting(id)) }

    /// Sentences that speak of a concept, by what was extracted or by its words.
    func speaking(of concept: Concept) -> Set<Int> { shown(sentences: tables.speaking(of: concept)) }

    /// Sentences that name a user or an occasion: its words behind a word such as "for", "with" or "while".
    func naming(_ concept: Concept) -> Set<Int> { shown(sentences: tables.naming(concept)) }

    /// Sentences with a word.
    func using(_ word: WordTable.Word) -> Set<Int> { shown(sentences: tables.using(word)) }

    /// Sentences of reviews that tell of an early failure.
    var failing: Set<Int> { shown(sentences: tables.failing) }

    /// Sentences that complain of a concept and tell a number of hours in the same breath.
    func complainingInHours(_ concept: Concept) -> Set<Int> { shown(sentences: tables.complainingInHours(concept)) }

    /// The reviews of sentences.
    func reviews(_ found: Set<Int>) -> Set<Int> { Set(found.map { book.sentences[$0].voice }) }

    /// Whether a sentence stands in a question.
    func isQuestion(_ sentence: Int) -> Bool { book.voices[book.sentences[sentence].voice].zone == .question }

    func text(_ sentence: Int) -> String { book.text(sentence) }

    /// The words of a sentence, folded.
    func words(_ sentence: Int) -> [String] { ContentWords.of(book.text(sentence)) }

    /// Reviews that praise one concept and complain of another.
    func observed(_ strength: ConceptID, _ weakness: ConceptID) -> Set<Int> {
        shown(voices: tables.reviews(strength, .praise).intersection(tables.reviews(weakness, .complaint)))
    }

    /// z of the log-odds of a complaint given praise of the strength in the same review.
    func linked(_ strength: ConceptID, _ weakness: ConceptID) -> Double {
        let first = reviews(strength, .praise).count, second = reviews(weakness, .complaint).count
        let both = observed(strength, weakness).count
        return OddsRatio.z(both: both, onlyFirst: first - both, onlySecond: second - both, neither: count - first - second + both)
    }

    /// Pages with the claim on which customers complain, and z of the log-odds of the complaint given the claim.
    func association(claim: ConceptID, complaint: ConceptID) -> (z: Double, pages: Int) {
        let with = shown(pages: book.claimPages[claim] ?? []), blamed = pages(reviews(complaint, .complaint))
        let both = with.intersection(blamed).count
        let all = isHidden.isEmpty ? book.pages.count : isHidden.count { !$0 }
        let z = OddsRatio.z(
            both: both, onlyFirst: with.count - both, onlySecond: blamed.count - both, neither: all - with.count - blamed.count + both)
        return (z, both)
    }

    private func shown(pages: Set<Int>) -> Set<Int> { isHidden.isEmpty ? pages : pages.filter { [isHidden] in !isHidden[$0] } }

    /// Pages, by number, on which a concept is claimed.
    func claiming(_ id: ConceptID) -> Set<Int> { shown(pages: book.claimPages[id] ?? []) }

    /// Pages, by number, on which these reviews stand.
    func pages(_ reviews: Set<Int>) -> Set<Int> { Set(reviews.map { book.voices[$0].page }) }

    /// Those of the reviews that stand on some pages.
    func on(_ pages: Set<PageID>, _ reviews: Set<Int>) -> Set<Int> {
        reviews.filter { pages.contains(book.pages[book.voices[$0].page].id) }
    }

    /// Brands on whose pages these reviews stand.
    func brands(_ reviews: Set<Int>) -> Set<BrandID> { Set(reviews.compactMap { book.pages[book.voices[$0].page].brand }) }

    /// What the first of these reviews say to the point, in the order of pages: of each the sentence that most of the sets have, one of
    /// the first set before others; where there is none, how the review begins.
    func quotes(_ reviews: Set<Int>, about sets: [Set<Int>], limit: Int) -> [PageQuote] {
        var best: [Int: (worth: Int, sentence: Int)] = [:]
        for sentence in sets.reduce(Set(), { $0.union($1) }).sorted() {
            let voice = book.sentences[sentence].voice
            guard reviews.contains(voice) else { continue }
            let worth = 2 * sets.count { $0.contains(sentence) } + (sets[0].contains(sentence) ? 1 : 0)
            if worth > best[voice]?.worth ?? 0 { best[voice] = (worth, sentence) }
        }
        return reviews.sorted().prefix(limit).map { review in
            best[review].map { book.quote(sentence: $0.sentence) } ?? book.quote(voice: review)
        }
    }

    /// The first of these sentences, in the order of pages.
    func quotes(sentences found: Set<Int>, limit: Int) -> [PageQuote] { found.sorted().prefix(limit).map { book.quote(sentence: $0) } }
}
