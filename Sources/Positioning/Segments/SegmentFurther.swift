public import MarketModel

extension Gap {
    /// Whether it is good enough to stand on without looking further: fairly empty and fairly wanted.
    public var isClear: Bool { grades.empty >= .fair && grades.wanted >= .fair }
}

/// When nothing is clear in the whole market: the search goes down facet by facet, and prints its path.
enum SegmentFurther {
    struct Found {
        let ground: Ground
        let trust: BacktestReport
        let gaps: [Gap]
        let note: String
    }

    /// Kinds of facet in the order in which they are tried.
    private static let order: [Segment.Kind] = [.productType, .user, .occasion, .priceTier]
    /// Facets that are joined, and segments of a facet that are tried.
    private static let depth = 2, breadth = 6

    /// The segment whose clear cards are most, the first facet that has one; `nil` when none does.
    static func search(
        _ whole: Stage, segments: [Segment], pages: [AnalyzedPage], input: MarketInput, excluded: [ConceptID], reader: PhraseReader
    ) -> Found? {
        search(whole, segments, path: ["all"], depth: depth, pages: pages, input: input, excluded: excluded, reader: reader)
    }

    private static func search(
        _ stage: Stage, _ segments: [Segment], path: [String], depth: Int, pages: [AnalyzedPage], input: MarketInput,
        excluded: [ConceptID], reader: PhraseReader
    ) -> Found? {
        guard depth > 0 else { return nil }
        for kind in order {
            var best: Found?
            let tried = segments.filter { $0.kind == kind && $0.brands.count >= Int(input.settings.minimumBrands) && $0.share < 0.9 }
            for segment in tried.prefix(breadth) {
                let inside = stage.inside(segment, pages: pages, input: input, reader: reader)
                let ground = inside.ground(excluded: excluded, reader: reader), trust = Backtest.run(ground)
                var gaps = Gaps.find(ground, trust: trust).gaps
                let clear = gaps.filter(\.isClear).count
                guard clear > 0, clear > best?.gaps.filter(\.isClear).count ?? 0 else { continue }
                let steps = path + [segment.label]
                for at in gaps.indices { gaps[at].path = steps }
                best = Found(
                    ground: ground, trust: trust, gaps: gaps,
                    note:
                        "Nothing stands clear in the whole market, so the search went on: \(steps.joined(separator: " → ")): \(Count.of(clear, "card", "cards"))."
                )
            }
            if let best { return best }
        }
        for segment in segments
        where order.contains(segment.kind) && segment.brands.count > Int(input.settings.minimumBrands) && segment.share < 0.9 {
            let inside = stage.inside(segment, pages: pages, input: input, reader: reader)
            let ids = Set(segment.pages)
            let further = Segments.find(inside.market, matrix: inside.matrix, ledger: inside.ledger, reader: reader)
                .filter { Set($0.pages).isSubset(of: ids) && $0.kind != segment.kind }
            let kept = pages.filter { ids.contains($0.page.id) || $0.page.brand == stage.market.own && stage.market.own != nil }
            if let found = search(
                inside, further, path: path + [segment.label], depth: depth - 1, pages: kept, input: input, excluded: excluded,
                reader: reader)
            {
                return found
            }
        }
        return nil
    }
}
