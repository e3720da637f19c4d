/// An amount of money as a page states it.
public struct Money: Hashable, Sendable, Codable {
    /// Decimal digits with a point, as in "29.95"; never a grouping mark.
    public let amount: String
    /// ISO 4217 code, when the page tells.
    public let currency: String?

    public init(amount: String, currency: String? = nil) {
        self.amount = amount
        self.currency = currency
    }

    /// No product costs more, in any currency.
    public static let most = 1e10

    /// The amount as a number; `nil` when it is none, or none that a product can cost.
    public var value: Double? { Double(amount).flatMap { (0...Self.most).contains($0) ? $0 : nil } }
}

/// A mean rating on a scale of 0 to 5 and how many customers gave it.
public struct Rating: Hashable, Sendable, Codable {
    public let value: Double
    public let count: Int?

    /// More customers than any product has; sums over a market stay far from the largest integer.
    public static let mostCustomers = 1_000_000_000

    /// - Parameters:
    ///   - value: what lies outside the scale is moved to its end.
    ///   - count: one that no product can have is left out.
    public init(value: Double, count: Int? = nil) {
        self.value = value.isNaN ? 0 : min(5, max(0, value))
        self.count = count.flatMap { (0...Self.mostCustomers).contains($0) ? $0 : nil }
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            value: try fields.decode(Double.self, forKey: .value), count: try fields.decodeIfPresent(Int.self, forKey: .count))
    }
}

/// Contents of a pack, in a canonical unit, for a unit price.
public struct PackSize: Hashable, Sendable, Codable {
    public let value: Double
    /// `ml`, `g` or `piece`.
    public let unit: String

    public init(value: Double, unit: String) {
        self.value = value
        self.unit = unit
    }
}

/// A picture of the product and the words that stand for it.
public struct PageImage: Hashable, Sendable, Codable {
    public let url: String
    public let alt: String?

    public init(url: String, alt: String? = nil) {
        self.url = url
        self.alt = alt
    }
}

/// What a page says of the product as data. A field that the page does not state is `nil`, never invented.
public struct ProductRecord: Hashable, Sendable, Codable {
    public var name: String?
    /// Whose name the product carries, as printed.
    public var brand: String?
    /// Who sells it here.
    public var seller: String?
    /// Breadcrumb from the root to the leaf.
    public var category: [String]
    public var price: Money?
    public var listPrice: Money?
    public var size: PackSize?
    public var sku: String?
    public var gtin: String?
    /// A word of schema.org's `ItemAvailability`: `InStock`, `OutOfStock`, …
    public var availability: String?
    public var rating: Rating?
    public var variants: [String]
    public var images: [PageImage]
    /// Field name to the source it was read from: `json-ld`, `microdata`, `meta`, `app-state`, `visible`, `address`, `side-car`.
    public var from: [String: String]

    /// The field of `from` that tells which numbers were left out because no product has them.
    public static let leftOut = "left out"

    public init() {
        category = []
        variants = []
        images = []
        from = [:]
    }
}
