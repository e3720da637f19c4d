import MarketModel

/// From pages to conclusions: a pure function of its input.
public enum MarketAnalyzer {
    /// Analyses a market.
    ///
    /// - Parameter backtest: whether each brand is hidden in turn to say how far the gaps can be trusted; costs one more analysis a brand.
    public static func analyze(_ input: MarketInput, backtest: Bool = false) -> MarketAnalysis {
        let (analysis, ground) = concludeOnGround(input)
        guard backtest else { return analysis }
        var tested = analysis
        // The backtest asks about the whole market and not about what the own product can do.
        let isWhole = input.target == nil && input.capabilities.isEmpty
        tested.backtest = isWhole ? Backtest.run(ground, input: input) : Backtest.run(input)
        return tested
    }

    /// The entry of a gap that the shortlist left out.
    static func entry(for gap: Gap, input: MarketInput) -> ShortlistEntry {
        let replay = Replay(input.decisions, to: input.pages, excluded: input.settings.excludedConcepts)
        let market = Market(pages: replay.pages, input: input, target: nil)
        let matrix = Matrix(market)
        let tables = GroundTables(market, matrix: matrix, donors: input.donors)
        let ground = GapGround(tables, matrix: matrix, demand: tables.demand(matrix: matrix), input: input, excluded: replay.excluded)
        var writer = DraftWriter(ground: ground)
        return writer.entry(gap, edited: replay.drafts)
    }

    static func conclude(_ input: MarketInput) -> MarketAnalysis { concludeOnGround(input).analysis }

    /// The analysis, and the ground that its gaps were sought on.
    static func concludeOnGround(_ input: MarketInput) -> (analysis: MarketAnalysis, ground: GapGround) {
        let replay = Replay(input.decisions, to: input.pages, excluded: input.settings.excludedConcepts)
        let whole = Market(pages: replay.pages, input: input, target: nil)
        let wholeMatrix = Matrix(whole)
        var tables = GroundTables(whole, matrix: wholeMatrix, donors: input.donors)
        let wholeDemand = tables.demand(matrix: wholeMatrix)
        let segments = Segments.find(whole, matrix: wholeMatrix, demand: wholeDemand)
        var notes: [String] = []
        var market = whole
        var matrix = wholeMatrix
        var demand = wholeDemand
        if let name = input.target {
            if let target = Segments.named(name, in: segments) {
                let inside = Set(target.pages)
                let own = whole.own
                market = Market(
                    pages: replay.pages.filter {
                        inside.contains($0.page.id) || own != nil && $0.page.brand == own
                    }, input: input,
                    target: target)
                matrix = Matrix(market)
                tables = GroundTables(market, matrix: matrix, donors: input.donors)
                demand = tables.demand(matrix: matrix)
            } else {
                let some = segments.prefix(8).map { "“\($0.label)”" }.joined(separator: ", ")
                notes.append(
                    "There is no segment “\(name)” in this market\(some.isEmpty ? "" : "; there are \(some)"), so all of it was searched."
                )
            }
        }
        let ground = GapGround(tables, matrix: matrix, demand: demand, input: input, excluded: replay.excluded)
        let found = Gaps.find(ground)
        notes += MarketNotes.of(market, matrix: matrix, demand: demand)
        if let note = found.note { notes.append(note) }
        var summary = market.summary
        summary.reviews = demand.reviews
        let analysis = MarketAnalysis(
            summary: summary, matrix: matrix, map: CorrespondenceMap(matrix), segments: segments,
            crowded: CrowdedGround.find(matrix),
            own: OwnBrandView(market, matrix: matrix), demand: demand, gaps: found.gaps,
            shortlist: Shortlist(found.gaps, ground: ground, drafts: replay.drafts),
            position: replay.position, backtest: nil,
            mergeSuggestions: MergeSuggestion.find(matrix), inapplicable: replay.inapplicable,
            notes: notes)
        return (analysis, ground)
    }
}

/// What a reader must know before trusting the rest.
enum MarketNotes {
    static func of(_ market: Market, matrix: Matrix, demand: DemandTable) -> [String] {
        var notes: [String] = []
        let summary = market.summary
        if summary.pagesRead == 0 { return ["No page was read, so there is nothing to say."] }
        if summary.pagesObservable == 0 {
            notes.append("No product page of a known brand could be observed.")
        }
        if summary.rivals == 1 {
            notes.append(
                "Only one rival brand is in this market: everything it says is held by one, and nothing can be called crowded."
            )
        }
        if !summary.brandUnknown.isEmpty {
            let n = summary.brandUnknown.count
            notes.append(
                "\(n) product \(n == 1 ? "page does" : "pages do") not tell whose product it is; \(n == 1 ? "it is" : "they are") not counted as a brand."
            )
        }
        if demand.reviews == 0 {
            notes.append(
                "No reviews or questions were found, so demand is unknown and left out of every score.")
        }
        let texts = Set(
            market.observable.map { member in
                member.page.blocks.filter { $0.zone.isSellerCopy && $0.zone != .title }.map(\.text)
            })
        if market.observable.count >= 3, texts.count == 1, matrix.rivals.count > 1 {
            notes.append("All pages carry the same text: brands cannot be told apart by what they claim.")
        }
        return notes
    }
}

extension MergeSuggestion {
    /// Pairs of concepts of one angle and polarity whose labels share most of their words, the likeliest first.
    static func find(_ matrix: Matrix) -> [MergeSuggestion] {
        let rows = matrix.concepts.prefix(2000)
        var index = PhraseIndex()
        let table = WordTable()
        let words = rows.map { table.content($0.concept.label) }
        for phrase in words { index.add(phrase) }
        var found: [MergeSuggestion] = []
        for (i, row) in rows.enumerated() {
            for near in index.nearest(words[i], floor: 0.5) where near.index > i {
                let other = rows[near.index]
                guard row.concept.angle == other.concept.angle,
                    row.concept.polarity == other.concept.polarity
                else { continue }
                found.append(
                    MergeSuggestion(keep: row.concept, merge: other.concept, similarity: near.overlap))
            }
        }
        return Array(
            found.sorted {
                ($1.similarity, $0.keep.id, $0.merge.id) < ($0.similarity, $1.keep.id, $1.merge.id)
            }.prefix(200))
    }
}
