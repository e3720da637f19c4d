/// A quote with the page it stands on.
public struct PageQuote: Hashable, Sendable, Codable {
    public let page: PageID
    public let brand: BrandID?
    public let zone: Zone
    public let evidence: Evidence
    public let text: String

    public init(page: PageID, brand: BrandID?, zone: Zone, evidence: Evidence, text: String) {
        self.page = page
        self.brand = brand
        self.zone = zone
        self.evidence = evidence
        self.text = text
    }
}

/// Brand x concept: what can be said of one brand and one concept.
public enum Cell: Hashable, Sendable, Codable {
    /// What makes a cell *claimed*.
    public struct Holding: Hashable, Sendable, Codable {
        /// 0 to 1: prominence of the best zone, raised by repetition.
        public let strength: Double
        public let mentions: Int
        public let pages: Int
        /// Quotes, best first.
        public let quotes: [PageQuote]
        /// The largest quantity that the brand states, if any.
        public let quantity: Quantity?

        public init(strength: Double, mentions: Int, pages: Int, quotes: [PageQuote], quantity: Quantity? = nil) {
            self.strength = strength
            self.mentions = mentions
            self.pages = pages
            self.quotes = quotes
            self.quantity = quantity
        }
    }

    case claimed(Holding)
    case notFound
    case notObservable(reason: String)
}
