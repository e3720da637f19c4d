public import MarketModel

/// Own pages against the position: accurate, continuous, saturated.
public struct AuditReport: Hashable, Sendable, Codable {
    /// One own page.
    public struct Page: Hashable, Sendable, Codable {
        public let page: PageID
        public let source: String
        public let captured: String?
        /// Where it says the position's concepts.
        public let says: [PageQuote]
        /// Concepts of the position that it does not say.
        public let missing: [Concept]
        /// Claims of the opposite polarity.
        public let contradicts: [PageQuote]
        /// Share of its claims that serve the position, 0 to 1.
        public let shareOfClaims: Double
        /// Share of its prominent places (title, headings, bullets) with a claim that serve the position, 0 to 1.
        public let shareOfProminent: Double
        /// Claims that repeat what rivals are strong in, and so sell for them.
        public let servesRivals: [PageQuote]
    }

    public let position: [Concept]
    public let label: String
    /// Sorted by day of capture, then id.
    public let pages: [Page]
    /// Says every concept of the position somewhere and contradicts it nowhere.
    public let isAccurate: Bool
    /// Share of the pages that say the position, 0 to 1.
    public let continuity: Double
    /// Zones in which the position is said.
    public let zones: [Zone]
    /// Mean of `shareOfClaims` and `shareOfProminent` over the pages, 0 to 1.
    public let saturation: Double
    /// Saturation by day of capture, when there are at least two days.
    public let trend: [TrendPoint]
    /// What to do, as sentences, the most urgent first.
    public let advice: [String]

    public struct TrendPoint: Hashable, Sendable, Codable {
        public let day: String
        public let saturation: Double
    }
}
