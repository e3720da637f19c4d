import MarketModel

/// What is made of a market once and shared by every search in it: words as numbers, indexes, and answers that were found before.
///
/// The backtest hides brands in turn; it searches the same tables and leaves out what the hidden brand's pages say.
final class GroundTables {
    let market: Market
    let catalogue: [ConceptID: CatalogueConcept]
    let families: FamilyAffinity
    let donors: DonorTable
    let words = WordTable()
    let book: VoiceBook
    let copy: RivalCopy
    private let reviewBook: ReviewBook
    private var phrasesOf: [Concept: [Phrase]] = [:]
    private lazy var sisters = SisterConcepts(market.catalogue)
    private var labelWords: [String: [WordTable.Word]] = [:]
    private var speaking: [Concept: Set<Int>] = [:]
    private var naming: [Concept: Set<Int>] = [:]
    private var found: [Sought: RivalCopy.Hits] = [:]
    private var tested: [PageQuote: Bool] = [:]
    private(set) lazy var forms = ProductForms(market.observable.filter { $0.brand != market.own })
    private lazy var pages = Dictionary(market.members.map { ($0.page.id, $0.page) }, uniquingKeysWith: { first, _ in first })

    init(_ market: Market, matrix: Matrix, donors: [DonorMarket]) {
        self.market = market
        let catalogue = Dictionary(market.catalogue.concepts.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        let families = FamilyAffinity(catalogue: market.catalogue, matrix: matrix)
        self.catalogue = catalogue
        self.families = families
        self.donors = DonorTable(donors)
        book = VoiceBook(market, words: words) { families.reading($0, catalogue) }
        copy = RivalCopy(market, words: words)
        reviewBook = ReviewBook(market) { families.reading($0, catalogue) }
    }

    /// What customers want, without a brand's pages if one is hidden.
    func demand(without hidden: BrandID? = nil, matrix: Matrix) -> DemandTable {
        reviewBook.demand(without: hidden, matrix: matrix, catalogue: catalogue)
    }

    // MARK: Words of concepts

    /// Label and catalogue forms of a concept, without repeats.
    func forms(of concept: Concept) -> [String] {
        var seen: Set<String> = []
        return ([concept.label] + (catalogue[concept.id]?.forms ?? [])).filter { seen.insert(Decision.normalizedQuote($0)).inserted }
    }

    /// One wording by which a concept is searched.
    struct Phrase {
        /// Its content words, folded.
        let text: [String]
        let words: [WordTable.Word]
        /// Whether all that is left without the stop words is one word that says nothing: "new" of "new to".
        let isRemnant: Bool
    }

    /// The phrases that a concept is searched by, each once.
    func phrases(of concept: Concept) -> [Phrase] {
        if let known = phrasesOf[concept] { return known }
        var seen: Set<[String]> = []
        let made = forms(of: concept).flatMap { form in
            FormPattern.phrases(form).compactMap { phrase -> Phrase? in
                let text = ContentWords.of(phrase)
                // "# years and up" without its number and its stop words is "year", which is said of everything.
                guard text.count >= (form.utf8.contains(0x23) ? 2 : 1), seen.insert(text).inserted else { return nil }
                return Phrase(
                    text: text, words: text.map(words.number(folded:)), isRemnant: text.count == 1 && !Label.isMeaningful(text[0]))
            }
        }
        phrasesOf[concept] = made
        return made
    }

    func words(ofLabel label: String) -> [WordTable.Word] {
        if let known = labelWords[label] { return known }
        let made = words.content(label)
        labelWords[label] = made
        return made
    }

    // MARK: Customers

    private var reviewsOf: [ConceptID: [Statement.Sense: Set<Int>]] = [:]
    private var wantingOf: [ConceptID: Set<Int>] = [:]
    private var complainingOf: [ConceptID: Set<Int>] = [:]

    func reviews(_ id: ConceptID, _ sense: Statement.Sense) -> Set<Int> {
        if let known = reviewsOf[id] { return known[sense] ?? [] }
        var made: [Statement.Sense: Set<Int>] = [:]
        for mention in book.mentions[id] ?? [] { made[mention.sense, default: []].insert(mention.voice) }
        reviewsOf[id] = made
        return made[sense] ?? []
    }

    func wanting(_ id: ConceptID) -> Set<Int> {
        if let known = wantingOf[id] { return known }
        let made = Set((book.mentions[id] ?? []).filter { $0.sense != .praise }.compactMap(\.sentence))
        wantingOf[id] = made
        return made
    }

    func complaining(_ id: ConceptID) -> Set<Int> {
        if let known = complainingOf[id] { return known }
        let made = Set((book.mentions[id] ?? []).filter { $0.sense == .complaint }.compactMap(\.sentence))
        complainingOf[id] = made
        return made
    }

    func speaking(of concept: Concept) -> Set<Int> {
        if let known = speaking[concept] { return known }
        var made = Set((book.mentions[concept.id] ?? []).compactMap(\.sentence))
        for phrase in phrases(of: concept) {
            made.formUnion(book.sentences(with: phrase.words, slack: phrase.words.count > 1 ? 2 : 0))
        }
        speaking[concept] = made
        return made
    }

    func naming(_ concept: Concept) -> Set<Int> {
        if let known = naming[concept] { return known }
        let label = concept.label.lowercased()
        let isCondition = label.hasPrefix("people with") || label.hasPrefix("sensitive")
        var made: Set<Int> = []
        let spelt = spelling(of: concept)
        for phrase in phrases(of: concept) where !phrase.isRemnant {
            for sentence in book.sentences(with: phrase.words, slack: phrase.words.count > 1 ? 1 : 0) where !made.contains(sentence) {
                if NamingCue.stands(before: phrase.text, of: spelt, in: book.text(sentence), angle: concept.angle, isCondition: isCondition)
                {
                    made.insert(sentence)
                }
            }
        }
        naming[concept] = made
        return made
    }

    private var usingWord: [WordTable.Word: Set<Int>] = [:]

    func using(_ word: WordTable.Word) -> Set<Int> {
        if let known = usingWord[word] { return known }
        let made = Set(book.sentences(with: [word], slack: 0))
        usingWord[word] = made
        return made
    }

    /// The words of all forms of a concept as they are spelt.
    private func spelling(of concept: Concept) -> Set<String> {
        Set(forms(of: concept).flatMap(FormPattern.phrases).flatMap(ContentWords.raw))
    }

    /// Sentences of reviews that tell of an early failure.
    private(set) lazy var failing: Set<Int> = Set(
        book.sentences.indices.filter { isReview($0) && Duration.tellsOfFailure(ContentWords.raw(book.text($0))) })

    private func isReview(_ sentence: Int) -> Bool { book.voices[book.sentences[sentence].voice].zone == .review }

    private var complainingInHoursOf: [Concept: Set<Int>] = [:]

    /// Sentences that complain of a concept, or of one that is called the same in fewer or more words, and tell a number of hours in the same
    /// breath.
    func complainingInHours(_ concept: Concept) -> Set<Int> {
        if let known = complainingInHoursOf[concept] { return known }
        let words = Set(words(ofLabel: concept.label))
        let alike = book.mentions.keys.filter { id in
            guard id != concept.id, id.angle == concept.angle, let other = catalogue[id]?.concept else { return id == concept.id }
            let its = Set(self.words(ofLabel: other.label))
            return !its.isEmpty && !words.isEmpty && (its.isSubset(of: words) || words.isSubset(of: its))
        }
        let made = alike.reduce(into: Set<Int>()) { $0.formUnion(complaining($1)) }.filter {
            Duration.tellsHours(ContentWords.raw(book.text($0)))
        }
        complainingInHoursOf[concept] = made
        return made
    }

    // MARK: Rivals

    /// The rating, 0 to 5, below which a quarter of the rated product pages lie; 0 when fewer than four are rated.
    private(set) lazy var lowRating: Double = {
        let ratings = market.observable.filter { $0.brand != market.own }.compactMap { $0.page.product.rating?.value }.sorted()
        return ratings.count < 4 ? 0 : ratings[ratings.count / 4]
    }()

    func rating(_ page: PageID) -> Double? { pages[page]?.product.rating?.value }

    private struct Sought: Hashable {
        let concept: Concept
        let inCopy: Bool
    }

    /// Where any seller says a concept, or comes near it.
    func said(_ concept: Concept, inCopy: Bool) -> RivalCopy.Hits {
        let key = Sought(concept: concept, inCopy: inCopy)
        if let known = found[key] { return known }
        // Who speaks of gaming speaks to gamers.
        let sought = ([concept] + sisters.of(concept)).flatMap { phrases(of: $0) }
        let made = copy.find(sought.map(\.words), polarity: concept.polarity, inCopy: inCopy)
        found[key] = made
        return made
    }

    /// Pages of some brands on which a concept is claimed.
    func claiming(_ id: ConceptID, of brands: Set<BrandID>) -> Set<PageID> {
        Set(
            (book.claimPages[id] ?? []).compactMap { number in
                book.pages[number].brand.flatMap { brands.contains($0) ? book.pages[number].id : nil }
            })
    }

    /// Whether a word of proof stands in the sentence of a claim.
    func isTested(_ quote: PageQuote) -> Bool {
        if let known = tested[quote] { return known }
        let made = ContentWords.of(sentence(of: quote)).contains { ProofGaps.backing.contains($0) }
        tested[quote] = made
        return made
    }

    /// The sentence of its block that a quote stands in; the quote when the page is not here.
    func sentence(of quote: PageQuote) -> String {
        guard let page = pages[quote.page], page.blocks.indices.contains(quote.evidence.block) else { return quote.text }
        let bytes = Array(page.blocks[quote.evidence.block].text.utf8)
        func ends(_ i: Int) -> Bool {
            (bytes[i] == 0x2E || bytes[i] == 0x21 || bytes[i] == 0x3F || bytes[i] == 0x0A)
                && (i + 1 >= bytes.count || bytes[i + 1] == 0x20)
        }
        var low = min(quote.evidence.range.lowerBound, bytes.count)
        var high = min(quote.evidence.range.upperBound, bytes.count)
        while low > 0, !ends(low - 1) { low -= 1 }
        while high < bytes.count, !ends(high) { high += 1 }
        return page.blocks[quote.evidence.block].quote(low..<high)
    }
}
