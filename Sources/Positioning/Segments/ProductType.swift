internal import MarketModel

/// What sort of thing a product is, by the head of its name: "Acme Buzz 3 True Wireless Earbuds with Mic" is "earbuds".
enum ProductType {
    /// The last word of the name before a function word ("with", "for"), a comma, dash or bracket; `nil` when that is no word.
    static func of(_ product: ProductRecord, reader: PhraseReader) -> (slug: String, label: String)? {
        guard let name = product.name else {
            return product.category.last.map { (Segments.slug($0), $0.lowercased()) }
        }
        let head = name.prefix { !",|([–—:;".contains($0) }
        var words: [String] = []
        for part in head.split(separator: " ") {
            let word = part.lowercased()
            if part == "-" || !words.isEmpty && reader.isStop(word) { break }
            words.append(word)
        }
        let brand = Set(FoldedWords.of(product.brand ?? ""))
        guard let last = words.last(where: { $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x2D } }), last.utf8.count > 2,
            !brand.contains(last)
        else { return nil }
        return (reader.spelling(ofStemIn: last), last)
    }
}
