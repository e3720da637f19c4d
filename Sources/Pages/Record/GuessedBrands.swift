public import MarketModel

/// Settles brands that were only guessed from a title or the site's name by what the other pages of a market tell.
public struct GuessedBrands: Sendable {
    /// Brands that pages of the market name.
    private let told: Set<BrandID>
    /// The brand of a site that sells nothing but its own, by host.
    private let ownShops: [String: String]

    /// - Parameter pages: all pages of the market, those with a guessed brand among them.
    public init(_ pages: [ProductPage]) {
        told = Set(pages.compactMap(\.brand))
        var brands: [String: Set<String>] = [:]
        for page in pages where page.product.from["brand"] != "visible" {
            if let host = Self.host(page), let brand = page.product.brand { brands[host, default: []].insert(brand) }
        }
        ownShops = brands.compactMapValues { $0.count == 1 ? $0.first : nil }.filter { host, brand in
            Identifier.folded(host).contains(Identifier.folded(brand))
        }
    }

    /// The brand for a page whose guess is another page's brand and a word more, "Trekkil Ranger" where others say "Trekkil", or a title's
    /// first word in a shop whose other pages are all of the shop's own brand; `nil` when the guess stands.
    public func settled(_ page: ProductPage) -> String? {
        guard let source = page.product.from["brand"], ["visible", "site"].contains(source), let guess = page.product.brand else {
            return nil
        }
        let words = guess.split(separator: " ")
        // The longest beginning that is told counts.
        for count in stride(from: words.count - 1, to: 0, by: -1) {
            let shorter = words.prefix(count).joined(separator: " ")
            if told.contains(BrandID(folding: shorter)) { return shorter }
        }
        guard source == "visible", let own = Self.host(page).flatMap({ ownShops[$0] }), BrandID(folding: own) != BrandID(folding: guess)
        else { return nil }
        return own
    }

    private static func host(_ page: ProductPage) -> String? { page.url.flatMap(PageAddress.host) }
}
