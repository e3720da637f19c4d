internal import MarketModel

/// From pages to conclusions: a pure function of its input.
public enum MarketAnalyzer {
    public static func analyze(_ input: MarketInput) -> MarketAnalysis { Conclusion(input).analysis }

    /// The brief of a card, by id (also of an earlier run) or rank; `nil` when there is no such card.
    public static func brief(_ id: String, _ input: MarketInput) -> Brief? {
        let made = Conclusion(input)
        return GapAliases.gap(id, in: made.analysis.gaps, ledger: made.analysis.ledger).map(made.writer.brief)
    }
}

/// An analysis with the ground that it was made on.
struct Conclusion {
    let analysis: MarketAnalysis
    let ground: Ground
    let writer: BriefWriter

    init(_ input: MarketInput) {
        let replay = Replay(input.decisions, to: input.pages, excluded: input.settings.excludedConcepts)
        let reader = PhraseReader(input.lexicon)
        let whole = Stage(Market(pages: replay.pages, input: input, target: nil), like: nil, reader: reader)
        let segments = Segments.find(whole.market, matrix: whole.matrix, ledger: whole.ledger, reader: reader)
        var stage = whole, notes: [String] = []
        if let name = input.target {
            if let target = Segments.named(name, in: segments) {
                stage = whole.inside(target, pages: replay.pages, input: input, reader: reader)
            } else {
                let some = segments.prefix(8).map { "“\($0.label)”" }.joined(separator: ", ")
                notes.append(
                    "There is no segment “\(name)” in this market\(some.isEmpty ? "" : "; there are \(some)"), so all of it was searched.")
            }
        }
        var ground = stage.ground(excluded: replay.excluded, reader: reader)
        var trust = Backtest.run(ground)
        var found = Gaps.find(ground, trust: trust)
        if input.target == nil, !found.gaps.contains(where: \.isClear),
            let narrower = SegmentFurther.search(
                whole, segments: segments, pages: replay.pages, input: input, excluded: replay.excluded, reader: reader)
        {
            (ground, trust) = (narrower.ground, narrower.trust)
            found.gaps = narrower.gaps
            notes.append(narrower.note)
        }
        notes += MarketNotes.of(stage.market, matrix: stage.matrix, ledger: stage.ledger)
        if let note = found.note { notes.append(note) }
        var position = replay.position
        if let chosen = replay.position {
            if let gap = GapAliases.gap(chosen, in: found.gaps, ledger: ground.ledger) {
                position = gap.id
            } else {
                notes.append("The position that was chosen (\(chosen)) is no gap any more: nobody wants it here, or rivals hold it now.")
            }
        }
        let writer = BriefWriter(ground, input: input, replay: replay)
        var summary = stage.market.summary
        summary.reviews = stage.ledger.reviews
        self.ground = ground
        self.writer = writer
        analysis = MarketAnalysis(
            summary: summary, matrix: stage.matrix, map: CorrespondenceMap(stage.matrix), segments: segments,
            crowded: CrowdedGround.find(stage.matrix), own: OwnBrandView(stage.market, matrix: stage.matrix), ledger: ground.ledger,
            gaps: found.gaps, board: Board(ground, gaps: found.gaps), ideas: Idea.find(ground, input: input),
            shortlist: Shortlist(found.gaps, writer: writer, size: Int(input.settings.shortlistSize)), position: position, backtest: trust,
            mergeSuggestions: MergeSuggestion.find(stage.matrix, reader: reader), inapplicable: replay.inapplicable, notes: notes)
    }
}

/// A market with its matrix and ledger: the whole, or one segment of it.
struct Stage {
    let market: Market
    let matrix: Matrix
    let copy: SellerCopy
    let ledger: Ledger
    /// Which concepts say the same in the whole market.
    let like: LikeConcepts

    /// - Parameter like: as the whole market has it; `nil`: this is the whole market.
    init(_ market: Market, like known: LikeConcepts?, reader: PhraseReader) {
        self.market = market
        var matrix = Matrix(market)
        like = known ?? LikeConcepts(market, matrix: matrix, judge: reader.lexicon.sameness)
        matrix.groups = like.groups(in: matrix)
        self.matrix = matrix
        let rivals = Set(matrix.rivals.map(\.id))
        copy = SellerCopy(market.observable.filter { rivals.contains($0.brand) }, reader: reader)
        ledger = Ledger(market, matrix: matrix, copy: copy, like: like, reader: reader)
    }

    /// The part of the market that a segment holds; the own brand stays.
    func inside(_ segment: Segment, pages: [AnalyzedPage], input: MarketInput, reader: PhraseReader) -> Stage {
        let inside = Set(segment.pages), own = market.own
        return Stage(
            Market(
                pages: pages.filter { inside.contains($0.page.id) || own != nil && $0.page.brand == own }, input: input, target: segment),
            like: like, reader: reader)
    }

    func ground(excluded: [ConceptID], reader: PhraseReader) -> Ground {
        Ground(market, matrix: matrix, ledger: ledger, copy: copy, excluded: excluded, reader: reader)
    }
}

/// What a reader must know before trusting the rest.
enum MarketNotes {
    static func of(_ market: Market, matrix: Matrix, ledger: Ledger) -> [String] {
        var notes: [String] = []
        let summary = market.summary
        if summary.pagesRead == 0 { return ["No page was read, so there is nothing to say."] }
        if summary.pagesObservable == 0 { notes.append("No product page of a known brand could be observed.") }
        if summary.rivals == 1 {
            notes.append("Only one rival brand is in this market: everything it says is held by one, and nothing can be called crowded.")
        }
        if !summary.brandUnknown.isEmpty {
            let n = summary.brandUnknown.count
            notes.append(
                "\(n) product \(n == 1 ? "page does" : "pages do") not tell whose product it is; \(n == 1 ? "it is" : "they are") not counted as a brand."
            )
        }
        if ledger.reviews == 0 { notes.append("No reviews or questions were found, so what customers want is unknown.") }
        let texts = Set(
            market.observable.map { member in member.page.blocks.filter { $0.zone.isSellerCopy && $0.zone != .title }.map(\.text) })
        if market.observable.count >= 3, texts.count == 1, matrix.rivals.count > 1 {
            notes.append("All pages carry the same text: brands cannot be told apart by what they claim.")
        }
        return notes
    }
}
