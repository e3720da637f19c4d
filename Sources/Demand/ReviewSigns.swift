internal import Lexicons
public import MarketModel
internal import TextAnalysis

/// Signs that reviews of a market were bought: counted and told, never a reason to leave a review out.
public struct ReviewSigns: Hashable, Sendable, Codable {
    /// Texts of reviews in all.
    public var reviews = 0
    /// Texts that stand under products of several names, each place counted.
    public var repeated = 0
    /// Reviews of a product that came on a day with at least as many as `burst`, and with a third of all that it has.
    public var bursts = 0
    /// Reviews with all stars, or none told, whose writer says that the product was given for the review.
    public var rewarded = 0

    /// Reviews of one product on one day from which they are a burst, and the share of its dated reviews that they are.
    static let burst = 5, burstShare = 1.0 / 3
    /// Words below which a text is nobody's in particular ("Good product").
    static let leastWords = 8
    /// Stars that are all.
    static let allStars = 5.0

    public init() {}
}

extension DemandExtractor {
    /// Counts the signs over the pages of a market.
    ///
    /// - Complexity: O(bytes of reviews).
    public func signs(in pages: [ProductPage]) -> ReviewSigns {
        var signs = ReviewSigns(), productsOf: [[UInt8]: Set<String>] = [:], placesOf: [[UInt8]: Int] = [:]
        for page in pages {
            var days: [String: Int] = [:]
            for block in page.blocks where block.zone == .review {
                signs.reviews += 1
                if let day = block.date { days[day, default: 0] += 1 }
                let text = Self.folded(block.text)
                if text.count(where: { $0 == 32 }) + 1 >= ReviewSigns.leastWords {
                    productsOf[text, default: []].insert(page.product.name ?? page.id.rawValue)
                    placesOf[text, default: 0] += 1
                }
                if block.rating ?? ReviewSigns.allStars >= ReviewSigns.allStars, isRewarded(block.text, on: page) { signs.rewarded += 1 }
            }
            let dated = days.values.reduce(0, +)
            for count in days.values where count >= ReviewSigns.burst && Double(count) >= ReviewSigns.burstShare * Double(dated) {
                signs.bursts += count
            }
        }
        for (text, products) in productsOf where products.count > 1 { signs.repeated += placesOf[text]! }
        return signs
    }

    /// Small letters and single spaces alone.
    private static func folded(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte &- 65 < 26 || byte &- 97 < 26 || byte >= 0x80 || byte &- 48 < 10 {
                out.append(byte &- 65 < 26 ? byte | 32 : byte)
            } else if out.last != 32 {
                out.append(32)
            }
        }
        return out
    }
}
