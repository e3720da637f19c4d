public import MarketModel

/// Finds brands of a market that are possibly one: `Noise_Colorfit` and `Noise`, `MI` and `Redmi`. They are told, never merged.
public enum KindredBrands {
    public struct Pair: Hashable, Sendable {
        /// As their pages print them.
        public let one: String
        public let other: String
        /// A clause that says what speaks for it.
        public let reason: String
    }

    /// Letters and figures of a shorter name that another begins with, and pages whose names hold another brand, at least.
    private static let leastLetters = 4, leastPages = 2
    /// Words of a product's name among which a second brand is looked for.
    private static let reach = 4

    /// - Complexity: O(pages · words + brands²).
    public static func pairs(_ pages: [ProductPage]) -> [Pair] {
        var names: [BrandID: [[String]]] = [:], printed: [BrandID: String] = [:]
        for page in pages where page.kind == .product {
            guard let brand = page.product.brand, let id = page.brand else { continue }
            printed[id] = min(printed[id] ?? brand, brand)
            names[id, default: []].append(
                (page.product.name ?? "").split(separator: " ").prefix(reach).map { Identifier.folded(String($0)) })
        }
        let brands = printed.keys.sorted { $0.rawValue < $1.rawValue }
        var pairs: [Pair] = []
        for (index, one) in brands.enumerated() {
            for other in brands[(index + 1)...] {
                guard let reason = reason(one, other, printed, names) else { continue }
                pairs.append(Pair(one: printed[one]!, other: printed[other]!, reason: reason))
            }
        }
        return pairs
    }

    private static func reason(_ one: BrandID, _ other: BrandID, _ printed: [BrandID: String], _ names: [BrandID: [[String]]]) -> String? {
        let a = Identifier.folded(printed[one]!), b = Identifier.folded(printed[other]!)
        let (short, long) = a.utf8.count <= b.utf8.count ? (a, b) : (b, a)
        if short.utf8.count >= leastLetters, long.hasPrefix(short) { return "one name begins with the other" }
        for (held, holder) in [(a, other), (b, one)] where held.utf8.count > 1 {
            let count = names[holder]!.count { $0.contains(held) }
            if count >= leastPages, count * 2 >= names[holder]!.count {
                return "\(count) names of products of \(printed[holder]!) hold the other"
            }
        }
        return nil
    }
}
