public import MarketModel

/// A claim that an analyst quoted and named: claims of one market with one name say the same.
public struct NamedPhrase: Hashable, Sendable {
    public let text: String
    /// The canonical name that the analyst gave it.
    public let name: String
    public let angle: Angle
    public let polarity: Polarity
    /// The market, or the site of a page that stands alone.
    public let group: String
    /// Whether the group's names are consistent, so that its phrases can be held against each other.
    public let isMarket: Bool
    public let brand: String?
    public let product: String?
    public let category: String?

    public init(
        text: String, name: String, angle: Angle, polarity: Polarity, group: String, isMarket: Bool, brand: String? = nil,
        product: String? = nil, category: String? = nil
    ) {
        self.text = text
        self.name = name
        self.angle = angle
        self.polarity = polarity
        self.group = group
        self.isMarket = isMarket
        self.brand = brand
        self.product = product
        self.category = category
    }
}
