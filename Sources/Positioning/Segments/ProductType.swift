import MarketModel

/// What sort of thing a product is, by the head of its name: "Acme Buzz 3 True Wireless Earbuds with Mic" is "earbuds".
enum ProductType {
    private static let ends: Set<String> = [
        "with", "for", "by", "w", "in", "from", "and", "featuring", "without",
    ]

    /// The last word of the name before "with", "for", a comma, dash or bracket; `nil` when that is no word.
    static func of(_ product: ProductRecord) -> (slug: String, label: String)? {
        guard let name = product.name else {
            return product.category.last.map { (Segments.slug($0), $0.lowercased()) }
        }
        let head = name.prefix { !",|([–—:;".contains($0) }
        var words: [String] = []
        for part in head.split(separator: " ") {
            let word = part.lowercased()
            if ends.contains(word) || part == "-" { break }
            words.append(word)
        }
        let brand = Set(ContentWords.raw(product.brand ?? ""))
        guard
            let last = words.last(where: { $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x2D } }
            ), last.utf8.count > 2,
            !brand.contains(last)
        else { return nil }
        return (ContentWords.stem(last), last)
    }
}
