public import MarketModel

/// A part of the market that a newcomer could choose as target: found from the pages, never given.
public struct Segment: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case user, occasion
        case priceTier = "price"
        case productType = "type"
        case named
    }

    /// Kind and slug: `user/kids`, `price/low`, `type/earbuds`.
    public let id: String
    public let kind: Kind
    /// What a person would call it: "kids", "up to 20.00 EUR", "earbuds".
    public let label: String
    /// Rival brands with a page in it, sorted.
    public let brands: [BrandID]
    /// Product pages in it, sorted.
    public let pages: [PageID]
    /// `pages` ÷ product pages of the market, 0 to 1.
    public let share: Double
    /// Herfindahl index of its brands by pages, 0 to 1: 1 when one brand has it all.
    public let concentration: Double
    /// Customers who mention it in reviews and questions.
    public let demand: Int
    /// Served by few brands.
    public let isTail: Bool
    /// Why a tail segment looks alive and unserved, as a sentence; `nil` when it does not.
    public let opportunity: String?
}
