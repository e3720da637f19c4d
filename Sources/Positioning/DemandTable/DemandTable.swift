public import MarketModel

/// What customers ask for, praise and complain of, counted by review.
public struct DemandTable: Hashable, Sendable, Codable {
    public struct Row: Hashable, Sendable, Codable {
        public let concept: Concept
        public let requests: Int
        public let praises: Int
        public let complaints: Int
        /// Distinct reviews and questions that speak of it in any sense.
        public let mentions: Int
        /// Product pages and brands where customers complain of it or ask for it.
        public let pagesWanting: Int
        public let brandsWanting: Int
        /// Brands whose customers speak of it in any sense.
        public let brands: Int
        /// 0 to 10: the share of reviews that mention it, on a root scale whose top is the market's most mentioned aspect.
        public let importance: Double
        /// 0 to 10: the share of its mentions that praise.
        public let satisfaction: Double
        /// importance + max(importance − satisfaction, 0), 0 to 20. Ulwick, "What Customers Want", 2005.
        public let opportunity: Double
        /// Rivals that claim it.
        public let rivals: Int
        /// Complaints and requests first.
        public let quotes: [PageQuote]
    }

    /// Largest opportunity first.
    public let rows: [Row]
    /// Distinct reviews and questions that were read.
    public let reviews: Int

    private let place: [ConceptID: Int]

    public init(rows: [Row], reviews: Int) {
        self.rows = rows
        self.reviews = reviews
        place = Dictionary(
            rows.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private enum CodingKeys: CodingKey { case rows, reviews }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rows: try container.decode([Row].self, forKey: .rows),
            reviews: try container.decode(Int.self, forKey: .reviews))
    }

    public func row(_ id: ConceptID) -> Row? { place[id].map { rows[$0] } }

    /// 0 to 10: what as many mentions weigh beside the market's most mentioned aspect.
    func importance(_ mentions: Int) -> Double {
        let top = rows.map(\.mentions).max() ?? 0
        return top == 0 ? 0 : 10 * (Double(min(mentions, top)) / Double(top)).squareRoot()
    }
}
