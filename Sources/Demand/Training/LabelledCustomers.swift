public import MarketModel

/// A statement as an analyst labelled it.
public struct LabelledStatement: Hashable, Sendable, Codable {
    /// Verbatim words of one review or question, white space collapsed.
    public let quote: String
    public let sense: Statement.Sense
    /// The point as a seller would claim it; one name a point over a market.
    public let concept: String
    public let polarity: Polarity

    public init(quote: String, sense: Statement.Sense, concept: String, polarity: Polarity = .present) {
        self.quote = quote
        self.sense = sense
        self.concept = concept
        self.polarity = polarity
    }
}

/// A claim as an analyst labelled it, with the name of its point.
public struct LabelledPoint: Hashable, Sendable, Codable {
    public let quotes: [String]
    public let concept: String
    public let polarity: Polarity

    public init(quotes: [String], concept: String, polarity: Polarity = .present) {
        self.quotes = quotes
        self.concept = concept
        self.polarity = polarity
    }
}

/// A page with all that its customers say, labelled.
public struct LabelledCustomers: Sendable {
    public let page: ProductPage
    /// The claims that are read on the page, and those that an analyst found there: they tell which concepts a name stands for.
    public let claims: [Claim]
    public let labelledClaims: [LabelledPoint]
    public let statements: [LabelledStatement]
    /// Pages of one market are never on both sides of a split.
    public let market: String

    public init(page: ProductPage, claims: [Claim], labelledClaims: [LabelledPoint], statements: [LabelledStatement], market: String) {
        self.page = page
        self.claims = claims
        self.labelledClaims = labelledClaims
        self.statements = statements
        self.market = market
    }
}
