import MarketModel

extension DemandTable {
    /// Counts the mentions of all product pages; a review whose text stands on several pages counts once.
    init(_ market: Market, matrix: Matrix) {
        var reviews: Set<String> = []
        var tallies: [ConceptID: Tally] = [:]
        let entries = Dictionary(market.catalogue.concepts.map { ($0.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        let families = FamilyAffinity(catalogue: market.catalogue, matrix: matrix)
        var home: [String: PageID] = [:]
        for voice in market.voices {
            for block in voice.page.blocks where !block.zone.isSellerCopy {
                let words = ContentWords.raw(block.text).joined(separator: " ")
                guard !words.isEmpty else { continue }
                if reviews.insert(words).inserted { home[words] = voice.page.id }
            }
            for mention in voice.demand where voice.page.blocks.indices.contains(mention.evidence.block) {
                let block = voice.page.blocks[mention.evidence.block]
                guard !block.zone.isSellerCopy else { continue }
                let words = ContentWords.raw(block.text).joined(separator: " ")
                guard home[words] == voice.page.id else { continue }
                guard let concept = families.reading(mention.concept, entries) else { continue }
                tallies[concept.id, default: Tally(concept: concept)].add(mention, review: words, page: voice.page)
            }
        }

        let top = tallies.values.map(\.reviews.count).max() ?? 0
        let rows = tallies.keys.sorted().map { id -> Row in
            let tally = tallies[id]!
            let importance = top == 0 ? 0 : 10 * (Double(tally.reviews.count) / Double(top)).squareRoot()
            let said = tally.praises.count + tally.complaints.count + tally.requests.count
            let satisfaction = said == 0 ? 0 : 10 * Double(tally.praises.count) / Double(said)
            return Row(
                concept: entries[id]?.concept ?? tally.concept, requests: tally.requests.count,
                praises: tally.praises.count,
                complaints: tally.complaints.count, mentions: tally.reviews.count,
                pagesWanting: tally.pagesWanting.count,
                brandsWanting: tally.brandsWanting.count, brands: tally.brands.count,
                importance: importance, satisfaction: satisfaction,
                opportunity: importance + max(importance - satisfaction, 0),
                rivals: matrix.concept(id)?.rivals ?? 0,
                quotes: tally.sortedQuotes)
        }
        self.init(
            rows: rows.sorted {
                ($1.opportunity, $1.mentions, $0.concept.id) < ($0.opportunity, $0.mentions, $1.concept.id)
            },
            reviews: reviews.count)
    }
}

/// The reviews that speak of one concept.
private struct Tally {
    let concept: Concept
    var reviews: Set<String> = []
    var requests: Set<String> = []
    var praises: Set<String> = []
    var complaints: Set<String> = []
    var pagesWanting: Set<PageID> = []
    var brandsWanting: Set<BrandID> = []
    var brands: Set<BrandID> = []
    var quotes: [(order: Int, quote: PageQuote)] = []

    init(concept: Concept) { self.concept = concept }

    mutating func add(_ mention: DemandMention, review: String, page: ProductPage) {
        reviews.insert(review)
        if let brand = page.brand { brands.insert(brand) }
        switch mention.sense {
        case .request: requests.insert(review)
        case .praise: praises.insert(review)
        case .complaint: complaints.insert(review)
        }
        if mention.sense != .praise {
            pagesWanting.insert(page.id)
            if let brand = page.brand { brandsWanting.insert(brand) }
        }
        let order = mention.sense == .complaint ? 0 : mention.sense == .request ? 1 : 2
        quotes.append(
            (
                order,
                PageQuote(
                    page: page.id, brand: page.brand, zone: page.blocks[mention.evidence.block].zone,
                    evidence: mention.evidence,
                    text: page.quote(mention.evidence))
            ))
    }

    var sortedQuotes: [PageQuote] {
        quotes.sorted {
            ($0.order, $0.quote.page, $0.quote.evidence) < ($1.order, $1.quote.page, $1.quote.evidence)
        }.prefix(24).map(
            \.quote)
    }
}
