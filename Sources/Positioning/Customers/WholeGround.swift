internal import MarketModel

extension Ground {
    /// The ground of a market as it was asked for: all of it, or the target that is named; never a segment that the search for gaps went into.
    init(of input: MarketInput, reader: PhraseReader) {
        let replay = Replay(input.decisions, to: input.pages, excluded: input.settings.excludedConcepts)
        var stage = Stage(Market(pages: replay.pages, input: input, target: nil), like: nil, reader: reader)
        if let name = input.target {
            let segments = Segments.find(stage.market, matrix: stage.matrix, ledger: stage.ledger, reader: reader)
            if let target = Segments.named(name, in: segments) {
                stage = stage.inside(target, pages: replay.pages, input: input, reader: reader)
            }
        }
        self = stage.ground(excluded: replay.excluded, reader: reader)
    }
}
