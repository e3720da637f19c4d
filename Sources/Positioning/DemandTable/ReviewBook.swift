import MarketModel

/// The reviews and questions of a market, each text once whatever pages it stands on, and what they say of which concept.
final class ReviewBook {
    private struct Entry {
        let page: Int
        let review: Int
        let mention: Statement
    }

    private let pages: [ProductPage]
    /// The page, by number, on which each review stands first.
    private var home: [Int] = []
    private var entries: [(id: ConceptID, concept: Concept, said: [Entry])] = []

    /// - Parameter reading: what a customer of this market means by a concept; `nil` when it does not belong here.
    init(_ market: Market, reading: (Concept) -> Concept?) {
        pages = market.voices.map(\.page)
        var numbers: [String: Int] = [:]
        var place: [ConceptID: Int] = [:]
        for (number, voice) in market.voices.enumerated() {
            var reviewOf: [Int: Int] = [:]
            for (at, block) in voice.page.blocks.enumerated() where !block.zone.isSellerCopy {
                let words = ContentWords.raw(block.text).joined(separator: " ")
                guard !words.isEmpty else { continue }
                if let known = numbers[words] {
                    reviewOf[at] = known
                } else {
                    numbers[words] = home.count
                    reviewOf[at] = home.count
                    home.append(number)
                }
            }
            for mention in voice.demand {
                guard let review = reviewOf[mention.evidence.block], home[review] == number, let concept = reading(mention.concept) else {
                    continue
                }
                let at = place[concept.id] ?? entries.count
                if at == entries.count {
                    place[concept.id] = at
                    entries.append((concept.id, concept, []))
                }
                entries[at].said.append(Entry(page: number, review: review, mention: mention))
            }
        }
        entries.sort { $0.id < $1.id }
    }

    /// Counts by concept.
    ///
    /// - Parameters:
    ///   - hidden: a brand whose pages are left out; then quotes are left out too.
    ///   - catalogue: spellings of concepts.
    func demand(
        without hidden: BrandID? = nil, matrix: Matrix, catalogue: [ConceptID: CatalogueConcept]
    ) -> DemandTable {
        let isHidden = hidden.map { brand in pages.map { $0.brand == brand } }
        var tallies: [(place: Int, tally: Tally)] = []
        for (place, entry) in entries.enumerated() {
            var tally = Tally()
            for said in entry.said where !(isHidden?[said.page] ?? false) {
                tally.add(said.mention.sense, review: said.review, page: pages[said.page])
            }
            if !tally.reviews.isEmpty { tallies.append((place, tally)) }
        }
        let top = tallies.map(\.tally.reviews.count).max() ?? 0
        let rows = tallies.map { place, tally -> DemandTable.Row in
            let (id, concept, said) = entries[place]
            let importance = top == 0 ? 0 : 10 * (Double(tally.reviews.count) / Double(top)).squareRoot()
            let senses = tally.praises.count + tally.complaints.count + tally.requests.count
            let satisfaction = senses == 0 ? 0 : 10 * Double(tally.praises.count) / Double(senses)
            return DemandTable.Row(
                concept: catalogue[id]?.concept ?? concept, requests: tally.requests.count, praises: tally.praises.count,
                complaints: tally.complaints.count, mentions: tally.reviews.count, pagesWanting: tally.pagesWanting.count,
                brandsWanting: tally.brandsWanting.count, brands: tally.brands.count, importance: importance,
                satisfaction: satisfaction, opportunity: importance + max(importance - satisfaction, 0),
                rivals: matrix.concept(id)?.rivals ?? 0, quotes: hidden == nil ? quotes(said) : [])
        }
        return DemandTable(
            rows: rows.sorted {
                ($1.opportunity, $1.mentions, $0.concept.id) < ($0.opportunity, $0.mentions, $1.concept.id)
            },
            reviews: isHidden.map { hidden in home.count { !hidden[$0] } } ?? home.count)
    }

    /// Complaints, then requests, then praise, in the order of pages; at most 24.
    private func quotes(_ said: [Entry]) -> [PageQuote] {
        func order(_ sense: Statement.Sense) -> Int { sense == .complaint ? 0 : sense == .request ? 1 : 2 }
        return said.sorted {
            (order($0.mention.sense), pages[$0.page].id, $0.mention.evidence)
                < (order($1.mention.sense), pages[$1.page].id, $1.mention.evidence)
        }.prefix(24).map { entry in
            let page = pages[entry.page], evidence = entry.mention.evidence
            return PageQuote(
                page: page.id, brand: page.brand, zone: page.blocks[evidence.block].zone, evidence: evidence, text: page.quote(evidence))
        }
    }
}

/// The reviews that speak of one concept.
private struct Tally {
    var reviews: Set<Int> = []
    var requests: Set<Int> = []
    var praises: Set<Int> = []
    var complaints: Set<Int> = []
    var pagesWanting: Set<PageID> = []
    var brandsWanting: Set<BrandID> = []
    var brands: Set<BrandID> = []

    mutating func add(_ sense: Statement.Sense, review: Int, page: ProductPage) {
        reviews.insert(review)
        if let brand = page.brand { brands.insert(brand) }
        switch sense {
        case .request: requests.insert(review)
        case .praise: praises.insert(review)
        case .complaint: complaints.insert(review)
        case .context: break
        }
        if sense.isWanting {
            pagesWanting.insert(page.id)
            if let brand = page.brand { brandsWanting.insert(brand) }
        }
    }
}
