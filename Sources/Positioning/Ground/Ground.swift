internal import MarketModel

/// Everything that kinds of gap are sought on: the ledger of a market, how alike its rows are, what sellers say in their copy.
struct Ground {
    let matrix: Matrix
    let ledger: Ledger
    let settings: Settings
    let excluded: Set<ConceptID>
    let likeness: Likeness
    let together: VoicedTogether
    let shared: SharedGround
    /// A brand that is hidden for a trial.
    let hidden: BrandID?
    private(set) var worths: [Gap.Worth]
    /// Rows that are an occasion or a user.
    let isScene: [Bool]

    var words: GroundLexicon { shared.reader.lexicon }
    var reader: PhraseReader { shared.reader }

    /// What stays as it is when a brand is hidden.
    final class SharedGround {
        let market: Market
        let reader: PhraseReader
        let copy: SellerCopy
        let sentences: Sentences
        /// Rating of each page on 0 to 5, and the quarter of them that is lowest.
        let rating: [PageID: Double]
        let lowestQuarter: Double
        let observablePages: Int
        fileprivate let foreign: ForeignConcepts
        /// What was found in sellers' copy for the words of a concept.
        private var hits: [ConceptID: [SellerCopy.Hit]] = [:]

        init(_ market: Market, matrix: Matrix, copy: SellerCopy, reader: PhraseReader) {
            self.market = market
            foreign = ForeignConcepts(matrix, catalogue: market.catalogue)
            self.reader = reader
            self.copy = copy
            sentences = Sentences(market.voices.map(\.page))
            rating = Dictionary(
                market.voices.compactMap { voice in voice.page.product.rating.map { (voice.page.id, $0.value) } },
                uniquingKeysWith: { first, _ in first })
            let sorted = rating.values.filter { $0 > 0 }.sorted()
            lowestQuarter = sorted.isEmpty ? 0 : sorted[sorted.count / 4]
            observablePages = copy.pages
        }

        /// Places in rivals' copy where the words of a concept stand together.
        func said(_ concept: Concept) -> [SellerCopy.Hit] {
            if let known = hits[concept.id] { return known }
            let found = copy.find(reader.phrase(concept.label).stems)
            hits[concept.id] = found
            return found
        }
    }

    init(_ market: Market, matrix: Matrix, ledger: Ledger, copy: SellerCopy, excluded: [ConceptID], reader: PhraseReader) {
        self.init(
            matrix: matrix, ledger: ledger, settings: market.settings, excluded: Set(excluded), likeness: Likeness(ledger, reader: reader),
            shared: SharedGround(market, matrix: matrix, copy: copy, reader: reader), hidden: nil)
    }

    private init(
        matrix: Matrix, ledger: Ledger, settings: Settings, excluded: Set<ConceptID>, likeness: Likeness, shared: SharedGround,
        hidden: BrandID?
    ) {
        self.matrix = matrix
        self.ledger = ledger
        self.settings = settings
        self.excluded = excluded
        self.likeness = likeness
        self.shared = shared
        self.hidden = hidden
        together = VoicedTogether(ledger)
        isScene = ledger.rows.map { $0.concept.angle == .occasion || $0.concept.angle == .user }
        worths = []
        worths = ledger.rows.map { worth($0) }
    }

    /// The ground as it stands without one brand; rows keep their names and likeness.
    func without(_ brand: BrandID) -> Ground {
        let left = ledger.without(brand)
        return Ground(
            matrix: matrix, ledger: left, settings: settings, excluded: excluded,
            likeness: likeness.rearranged(left.rows.map { ledger.index($0.concept.id)! }), shared: shared, hidden: brand)
    }

    /// The same with other weights.
    func with(_ settings: Settings) -> Ground {
        Ground(matrix: matrix, ledger: ledger, settings: settings, excluded: excluded, likeness: likeness, shared: shared, hidden: hidden)
    }

    // MARK: Facts about a row

    var rivals: Int { ledger.rivals }

    /// Places in rivals' copy where the words of a row stand, without a hidden brand's.
    func said(_ row: LedgerRow) -> [SellerCopy.Hit] {
        let found = shared.said(row.concept)
        return hidden == nil ? found : found.filter { shared.copy.brand($0) != hidden }
    }

    /// Whether a row may stand on a card of its own: a seller or the lexicons name it, or enough customers do.
    func isNamed(_ row: LedgerRow) -> Bool { row.isNamed || row.voices >= Int(settings.cardVoices) }

    /// Whether more than one customer's passing remark speaks for it, and for what no rival claims, words that were read surely enough.
    func isHeard(_ row: LedgerRow) -> Bool {
        row.wanting + row.context >= 2 && (!row.holders.isEmpty || sureness(row) >= settings.cardSureness)
    }

    /// Whether a row of a scene names nobody and nothing in particular: "daily use", "home".
    func isEveryday(_ row: LedgerRow) -> Bool { telling(row).isEmpty }

    /// The stems of a scene's label that tell of this scene.
    func telling(_ row: LedgerRow) -> [TermStem] { shared.reader.telling(row.concept.label) }

    /// Whether one rival alone claims it, on a page that is rated lower than three of four, while two customers speak of it.
    func isLone(_ row: LedgerRow) -> Bool {
        guard row.holders.count == 1, row.wanting + row.context >= 2, shared.lowestQuarter > 0 else { return false }
        return row.holders[0].pages.compactMap { shared.rating[$0] }.min().map { $0 <= shared.lowestQuarter } ?? false
    }

    /// Whether a third of the rivals promise it, at most one page states a figure, and two customers or more complain.
    func isUnproven(_ row: LedgerRow) -> Bool {
        3 * row.holders.count >= rivals && !row.holders.isEmpty && row.figures <= 1 && row.complaints >= 2
    }

    /// Whether rivals' promise is contradicted by their own buyers, or by more customers than praise it.
    func isContradicted(_ row: LedgerRow) -> Bool {
        let claiming = row.claiming
        let failing = Set(row.said.lazy.filter { $0.sense == .complaint }.map(\.page)).intersection(claiming).count
        if Double(failing) >= settings.contradictedPages, Double(failing) >= settings.contradictedShare * Double(claiming.count) {
            return true
        }
        return row.holders.count >= 3 && row.wanting > row.praise
    }

    /// Whether so many hold it, and so many praise it, that it is no ground for anybody.
    func isStake(_ row: LedgerRow) -> Bool { row.share >= settings.crowdedShare && row.praise > row.wanting }

    /// Whether it is a want that buyers believe only with terms or a figure.
    func isTrust(_ row: LedgerRow) -> Bool { shared.reader.isTrust(row.concept.label) }

    func isTerms(_ row: LedgerRow) -> Bool { shared.reader.isTerms(row.concept.label) }

    /// Whether it is a point of another family of products, which nobody claims here.
    func isForeign(_ row: LedgerRow) -> Bool { shared.foreign.contains(row) }

    /// Whether it is what a shop does, such as delivery.
    func isService(_ row: LedgerRow) -> Bool { shared.reader.isService(row.concept.label) }
}
