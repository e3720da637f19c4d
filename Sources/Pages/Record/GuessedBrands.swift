public import MarketModel

/// Settles brands that were only guessed from a title or the site's name by what the other pages of a market tell.
public enum GuessedBrands {
    /// The brand for a page whose guess is another page's brand and a word more, "Trekkil Ranger" where others say "Trekkil"; `nil` when
    /// the guess stands.
    ///
    /// - Parameter told: brands that pages of the market name, the longest such beginning counts.
    public static func settled(_ page: ProductPage, told: Set<BrandID>) -> String? {
        guard let source = page.product.from["brand"], ["visible", "site"].contains(source), let guess = page.product.brand else {
            return nil
        }
        let words = guess.split(separator: " ")
        for count in stride(from: words.count - 1, to: 0, by: -1) {
            let shorter = words.prefix(count).joined(separator: " ")
            if told.contains(BrandID(folding: shorter)) { return shorter }
        }
        return nil
    }
}
