public import MarketModel

/// The telling terms of a market and of its brands: words and short phrases of the sellers' copy, weighed against the web and against
/// rivals.
public struct MarketTerms: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        /// As it is written most often.
        public let text: String
        /// Pages and brands whose copy holds it.
        public let pages: Int
        public let brands: Int
        /// How much it stands out; comparable within one list.
        public let weight: Double
        public let quote: Quote
    }

    /// Where a term stands.
    public struct Quote: Hashable, Sendable {
        public let page: PageID
        public let evidence: Evidence
        /// The sentence around it.
        public let sentence: String
    }

    /// A claim of a brand, ranked by what the brand stresses that the web does not say as often.
    public struct Stressed: Hashable, Sendable {
        public let claim: Claim
        public let page: PageID
        /// The strongest contrast of a term inside the claim; 0 when none stands out.
        public let contrast: Double
        /// Strength with contrast.
        public let rank: Double
    }

    public struct BrandTerms: Hashable, Sendable {
        public let brand: BrandID
        public let name: String
        /// What it says that its rivals do not, most telling first.
        public let terms: [Term]
        /// One a concept, the most stressed first.
        public let claims: [Stressed]
    }

    /// What the market says that the web does not, most telling first.
    public let market: [Term]
    /// Of these, what no concept of the lexicon covers: candidates for new concepts.
    public let uncovered: [Term]
    /// By id.
    public let brands: [BrandTerms]
}

/// A page as the terms are counted on it.
public struct TermPage: Sendable {
    public let analyzed: AnalyzedPage
    public let brand: BrandID

    public init(_ analyzed: AnalyzedPage, brand: BrandID) {
        self.analyzed = analyzed
        self.brand = brand
    }
}
