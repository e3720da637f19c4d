import MarketModel

extension Matrix {
    /// Fills the matrix from the pages that count.
    init(_ market: Market) {
        let brands = Matrix.brandRows(market)
        let observableRivals = Set(brands.filter { !$0.isOwn && $0.notObservable == nil }.map(\.id))
        var tallies: [ConceptID: [BrandID: Tally]] = [:]
        var labels: [ConceptID: [String: Int]] = [:]
        let names = Set(brands.map(\.id))
        for member in market.observable {
            for claim in member.analyzed.claims
            where claim.confidence >= market.settings.minimumConfidence && claim.isStated(on: member.page) {
                // A brand's name is no claim, whatever else the word means.
                if names.contains(BrandID(folding: member.page.quote(claim.evidence))) { continue }
                tallies[claim.concept.id, default: [:]][member.brand, default: Tally()].add(
                    claim, of: member, settings: market.settings)
                labels[claim.concept.id, default: [:]][claim.concept.label, default: 0] += 1
            }
        }
        let catalogued = Dictionary(
            market.catalogue.concepts.map { ($0.concept.id, $0.concept) },
            uniquingKeysWith: { first, _ in first })
        let counts = tallies.mapValues { $0.mapValues(\.mentions) }
        let prior = LogOdds(counts: counts, priorMentions: market.settings.priorMentions)
        let totalRatings = brands.filter { !$0.isOwn }.reduce(0) { $0 + ($1.ratings ?? 0) }
        let ratings = Dictionary(uniqueKeysWithValues: brands.map { ($0.id, $0.ratings ?? 0) })
        var rows: [ConceptRow] = []
        for id in tallies.keys.sorted() {
            let byBrand = tallies[id]!
            let cells = byBrand.keys.sorted().map { brand in
                HeldCell(
                    brand: brand, holding: byBrand[brand]!.holding(settings: market.settings),
                    distinctiveness: prior.z(concept: id, brand: brand))
            }
            let rival = cells.filter { observableRivals.contains($0.brand) }
            let share =
                observableRivals.isEmpty ? 0 : Double(rival.count) / Double(observableRivals.count)
            let label = labels[id]!.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
            let polarity = byBrand.values.first!.polarity
            rows.append(
                ConceptRow(
                    concept: catalogued[id] ?? Concept(id: id, label: label, polarity: polarity),
                    standing: Standing(rivals: rival.count, share: share, settings: market.settings),
                    rivals: rival.count, share: share,
                    mentions: cells.reduce(0) { $0 + $1.holding.mentions },
                    pages: cells.reduce(0) { $0 + $1.holding.pages },
                    reach: totalRatings == 0
                        ? nil : Double(rival.reduce(0) { $0 + ratings[$1.brand]! }) / Double(totalRatings),
                    strength: rival.isEmpty
                        ? 0 : rival.reduce(0) { $0 + $1.holding.strength } / Double(rival.count), cells: cells,
                    numbers: NumberRange(rival)))
        }
        rows.sort { ($1.rivals, $1.mentions, $0.concept.id) < ($0.rivals, $0.mentions, $1.concept.id) }
        self.init(brands: brands, concepts: rows)
    }

    private static func brandRows(_ market: Market) -> [BrandRow] {
        let byBrand = Dictionary(grouping: market.members, by: \.brand)
        // The sum over its products; variants that share one mean and one count are one product.
        let ratings = byBrand.mapValues { members in
            Set(members.compactMap(\.page.product.rating)).compactMap(\.count).reduce(nil as Int?) { ($0 ?? 0) + $1 }
        }
        let total = ratings.reduce(0) { $1.key == market.own ? $0 : $0 + ($1.value ?? 0) }
        return byBrand.keys.sorted().map { brand in
            let members = byBrand[brand]!
            let observable = members.filter { $0.page.observability.isObservable }
            let rated = Set(members.compactMap(\.page.product.rating)).sorted { ($0.value, $0.count ?? 0) < ($1.value, $1.count ?? 0) }
            let weight = rated.reduce(0.0) { $0 + Double($1.count ?? 1) }
            return BrandRow(
                id: brand, name: spelling(members.compactMap(\.page.product.brand)),
                isOwn: brand == market.own,
                pages: members.map(\.page.id), pagesObservable: observable.count,
                notObservable: observable.isEmpty
                    ? members.compactMap(\.page.observability.reason).first : nil, ratings: ratings[brand]!,
                reach: total == 0 ? nil : ratings[brand]!.map { Double($0) / Double(total) },
                rating: weight == 0
                    ? nil : rated.reduce(0.0) { $0 + $1.value * Double($1.count ?? 1) } / weight,
                prices: members.compactMap(\.page.product.price).filter { $0.value != nil }.sorted {
                    ($0.value!, $0.currency ?? "") < ($1.value!, $1.currency ?? "")
                },
                sellers: Set(members.compactMap(\.page.product.seller)).sorted())
        }
    }

    /// The most frequent of several spellings, the first in order on a tie.
    private static func spelling(_ names: [String]) -> String {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
}

extension Standing {
    init(rivals: Int, share: Double, settings: Settings) {
        self =
            switch rivals {
            case 0: .nobody
            case _ where share >= settings.tableStakesShare && rivals > 1: .tableStakes
            case 1: .heldByOne
            case _ where share >= settings.contestedShare: .contested
            default: .heldByFew
            }
    }
}

/// What one brand says of one concept, added up over its pages.
private struct Tally {
    var mentions = 0
    var pages: Set<PageID> = []
    var best = 0.0
    var quotes: [(weight: Double, quote: PageQuote)] = []
    var quantity: Quantity?
    var polarity = Polarity.present

    mutating func add(_ claim: Claim, of member: Market.Member, settings: Settings) {
        polarity = claim.polarity
        pages.insert(member.page.id)
        for evidence in [claim.evidence] + claim.also
        where member.page.blocks.indices.contains(evidence.block) {
            let zone = member.page.blocks[evidence.block].zone
            let weight = settings.weight(of: zone)
            best = max(best, weight)
            if member.isFirstOfCopy || mentions == 0 { mentions += 1 }
            quotes.append(
                (
                    weight,
                    PageQuote(
                        page: member.page.id, brand: member.brand, zone: zone, evidence: evidence,
                        text: member.page.quote(evidence))
                ))
        }
        if let new = claim.quantity, !new.unit.isEmpty || new.value > 0 {
            let value = new.upper ?? new.baseValue
            if let old = quantity, old.baseUnit != new.baseUnit || (old.upper ?? old.baseValue) >= value {
                return
            }
            quantity = new
        }
    }

    func holding(settings: Settings) -> Cell.Holding {
        var left = 1 - best
        for _ in 1..<max(2, min(mentions, 200)) where mentions > 1 { left *= settings.repetition }
        let sorted = quotes.sorted {
            ($1.weight, $0.quote.page, $0.quote.evidence) < ($0.weight, $1.quote.page, $1.quote.evidence)
        }
        return Cell.Holding(
            strength: best == 0 ? 0 : 1 - left, mentions: mentions, pages: pages.count,
            quotes: sorted.prefix(12).map(\.quote),
            quantity: quantity)
    }
}

extension Block {
    /// A heading that asks: "Which ones fit a cup holder?" states nothing.
    fileprivate var isHeadedQuestion: Bool { zone == .heading && text.utf8.last { $0 != 0x20 } == 0x3F }
}

extension Claim {
    /// Whether any of its evidence stands where a seller states things.
    fileprivate func isStated(on page: ProductPage) -> Bool {
        ([evidence] + also).contains { page.blocks.indices.contains($0.block) && !page.blocks[$0.block].isHeadedQuestion }
    }
}

extension NumberRange {
    /// The numbers of the unit that most holders use; `nil` when none states any.
    init?(_ cells: [HeldCell]) {
        var units: [String: Int] = [:]
        for cell in cells {
            if let quantity = cell.holding.quantity { units[quantity.baseUnit, default: 0] += 1 }
        }
        guard let unit = units.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
            return nil
        }
        let entries = cells.compactMap { cell in
            cell.holding.quantity.flatMap {
                $0.baseUnit == unit ? Entry(brand: cell.brand, quantity: $0) : nil
            }
        }.sorted { ($1.quantity.baseValue, $0.brand) < ($0.quantity.baseValue, $1.brand) }
        self.init(
            baseUnit: unit, lowest: entries.last!.quantity.baseValue,
            highest: entries.first!.quantity.baseValue, entries: entries,
            withoutNumber: cells.filter { $0.holding.quantity == nil }.map(\.brand))
    }
}
