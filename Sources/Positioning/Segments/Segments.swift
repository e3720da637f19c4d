import MarketModel

/// Finds the segments of a market in what its pages say.
enum Segments {
    /// Segments by kind, the largest first.
    static func find(_ market: Market, matrix: Matrix, ledger: Ledger, reader: PhraseReader) -> [Segment] {
        let pages = market.members.filter {
            $0.page.observability.isObservable && $0.brand != market.own
        }
        guard !pages.isEmpty else { return [] }
        var found = claimed(pages, matrix: matrix, ledger: ledger, market: market)
        found += priceTiers(pages, market: market)
        found += groups(pages, kind: .productType, market: market) { ProductType.of($0.page.product, reader: reader) }
        found += groups(pages, kind: .named, market: market) { member in
            member.page.segment.map { (slug: slug($0), label: $0) }
        }
        let order = Segment.Kind.allCases
        return found.sorted {
            (order.firstIndex(of: $0.kind)!, -$0.pages.count, $0.id) < (
                order.firstIndex(of: $1.kind)!, -$1.pages.count, $1.id
            )
        }
    }

    /// The segment that a user named by id or label.
    static func named(_ name: String, in segments: [Segment]) -> Segment? {
        let folded = BrandID(folding: name)
        return segments.first { $0.id == name } ?? segments.first {
            BrandID(folding: $0.label) == folded
        }
            ?? segments.first { BrandID(folding: String($0.id.drop { $0 != "/" })) == folded }
    }

    /// Users and occasions that at least one page names, and those that only customers name.
    private static func claimed(
        _ members: [Market.Member], matrix: Matrix, ledger: Ledger, market: Market
    ) -> [Segment] {
        var pages: [ConceptID: [Market.Member]] = [:]
        for member in members {
            for id in Set(member.analyzed.claims.map(\.concept.id))
            where id.angle == .user || id.angle == .occasion {
                pages[id, default: []].append(member)
            }
        }
        let asked = ledger.rows.filter {
            ($0.concept.angle == .user || $0.concept.angle == .occasion) && $0.voices > 0
        }.map(\.concept)
        let labels = Dictionary(
            matrix.concepts.map { ($0.concept.id, $0.concept.label) } + asked.map { ($0.id, $0.label) },
            uniquingKeysWith: { a, _ in a })
        return labels.keys.sorted().compactMap { id -> Segment? in
            guard id.angle == .user || id.angle == .occasion else { return nil }
            let inside = pages[id] ?? []
            let mentions = ledger.row(id)?.voices ?? 0
            guard !inside.isEmpty || mentions >= Int(market.settings.minimumMentions) else { return nil }
            return segment(
                id: id.rawValue, kind: id.angle == .user ? .user : .occasion, label: labels[id]!,
                members: inside, of: members,
                demand: mentions, market: market)
        }
    }

    /// Thirds of the market by price, within the currency that most pages use; by unit price where most pages tell a size.
    private static func priceTiers(_ members: [Market.Member], market: Market) -> [Segment] {
        let tiers = PriceTiers(members.map(\.page.product))
        guard let tiers else { return [] }
        let byTier = Dictionary(grouping: members) { tiers.tier(of: $0.page.product) }
        return PriceTiers.Tier.allCases.compactMap { tier in
            guard let inside = byTier[tier], !inside.isEmpty else { return nil }
            return segment(
                id: "price/\(tier.rawValue)", kind: .priceTier, label: tiers.label(tier), members: inside,
                of: members, demand: 0,
                market: market)
        }
    }

    /// Segments by a property of the page, when it parts the market: at least two groups of two pages.
    private static func groups(
        _ members: [Market.Member], kind: Segment.Kind, market: Market,
        key: (Market.Member) -> (slug: String, label: String)?
    ) -> [Segment] {
        var byKey: [String: [Market.Member]] = [:]
        var labels: [String: String] = [:]
        for member in members {
            guard let (slug, label) = key(member), !slug.isEmpty else { continue }
            byKey[slug, default: []].append(member)
            labels[slug] = min(labels[slug] ?? label, label)
        }
        let kept = byKey.keys.sorted().filter { kind == .named || byKey[$0]!.count >= 2 }
        guard kept.count >= 2 else { return [] }
        return kept.map {
            segment(
                id: "\(kind.rawValue)/\($0)", kind: kind, label: labels[$0]!, members: byKey[$0]!,
                of: members, demand: 0, market: market)
        }
    }

    private static func segment(
        id: String, kind: Segment.Kind, label: String, members inside: [Market.Member],
        of all: [Market.Member], demand: Int, market: Market
    ) -> Segment {
        let byBrand = Dictionary(grouping: inside, by: \.brand).mapValues(\.count)
        let total = Double(max(1, inside.count))
        let concentration = byBrand.keys.sorted().reduce(0.0) {
            $0 + (Double(byBrand[$1]!) / total) * (Double(byBrand[$1]!) / total)
        }
        let brands = Set(all.map(\.brand)).count
        let tail = brands >= 4 && Double(byBrand.count) <= max(1, 0.2 * Double(brands))
        var opportunity: String?
        if tail, demand >= Int(market.settings.minimumMentions) {
            let served =
                byBrand.isEmpty
                ? "no brand addresses it"
                : "only \(byBrand.count) of \(brands) brands \(byBrand.count == 1 ? "addresses" : "address") it"
            opportunity = "\(demand) customers speak of it and \(served)."
        } else if tail, kind == .productType || kind == .priceTier,
            inside.contains(where: { ($0.page.product.rating?.count ?? 0) > 0 })
        {
            opportunity =
                "It sells, by its ratings, and only \(byBrand.count) of \(brands) brands \(byBrand.count == 1 ? "is" : "are") in it."
        }
        return Segment(
            id: id, kind: kind, label: label, brands: byBrand.keys.sorted(),
            pages: inside.map(\.page.id).sorted(),
            share: Double(inside.count) / Double(max(1, all.count)), concentration: concentration,
            demand: demand, isTail: tail,
            opportunity: opportunity)
    }

    static func slug(_ text: String) -> String { FoldedWords.of(text).joined(separator: "-") }
}
