public import MarketModel

/// All that is concluded from a market: a value that is saved, printed and shown, never changed.
public struct MarketAnalysis: Hashable, Sendable, Codable {
    public var summary: MarketSummary
    public var matrix: Matrix
    /// Two axes for a picture of brands and concepts; `nil` when there are too few of either.
    public var map: CorrespondenceMap?
    public var segments: [Segment]
    public var crowded: [CrowdedGround]
    /// Only with an own brand.
    public var own: OwnBrandView?
    /// What customers want and sellers hold, concept by concept.
    public var ledger: Ledger
    /// Best first.
    public var gaps: [Gap]
    /// Vacant ground by angle.
    public var board: Board
    /// Ground that no customer here speaks of.
    public var ideas: [Idea]
    public var shortlist: Shortlist
    /// The gap that the user chose to stand on, by id.
    public var position: String?
    /// How far to trust the list.
    public var backtest: BacktestReport
    public var mergeSuggestions: [MergeSuggestion]
    /// Decisions that fit nothing in this run.
    public var inapplicable: [InapplicableDecision]
    /// What a reader must know before trusting the rest, as sentences.
    public var notes: [String]
}

/// What went into the market and what did not.
public struct MarketSummary: Hashable, Sendable, Codable {
    /// A page that counts for nothing, and why.
    public struct LeftOut: Hashable, Sendable, Codable {
        public let page: PageID
        public let source: String
        /// As a clause.
        public let reason: String
    }

    /// Pages read, whatever their kind.
    public var pagesRead: Int
    /// Product pages from whose silence something may be concluded.
    public var pagesObservable: Int
    public var failures: [PageFailure]
    /// Product pages that could not be observed.
    public var notObservable: [LeftOut]
    /// Pages of other kinds.
    public var otherKinds: [LeftOut]
    /// Product pages whose brand is not known: shown, but not counted as a brand.
    public var brandUnknown: [LeftOut]
    /// Pages whose copy repeats another page of the same brand.
    public var repeatedCopy: [LeftOut]
    /// Rival brands with at least one observable page.
    public var rivals: Int
    public var ownBrand: String?
    /// Distinct reviews and questions read.
    public var reviews: Int
    public var claims: Int
    /// Label of the target segment; `nil`: all of the market.
    public var target: String?
}

/// Two concepts of the market that may be one; only a reviewer merges them.
public struct MergeSuggestion: Hashable, Sendable, Codable {
    public let keep: Concept
    public let merge: Concept
    /// 0 to 1.
    public let similarity: Double
}
