public import MarketModel

/// A claim as an analyst labelled it.
public struct LabelledClaim: Hashable, Sendable, Codable {
    /// Verbatim spans of the page, the clearest first.
    public let quotes: [String]
    public let angle: Angle
    /// The canonical name that the analyst gave it; `nil` when it has none.
    public let name: String?

    public init(quotes: [String], angle: Angle, name: String? = nil) {
        self.quotes = quotes
        self.angle = angle
        self.name = name
    }
}

/// A page with all claims that an analyst found on it.
public struct LabelledPage: Sendable {
    public let page: ProductPage
    public let claims: [LabelledClaim]
    /// Pages of one group (a site, a market) are never on both sides of a split while the models learn from each other's mistakes.
    public let group: String
    /// How much the page counts; 1 for a whole product page.
    public let weight: Double

    public init(page: ProductPage, claims: [LabelledClaim], group: String, weight: Double = 1) {
        self.page = page
        self.claims = claims
        self.group = group
        self.weight = weight
    }
}
