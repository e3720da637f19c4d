import MarketModel

/// Pages that can be told at once, whatever their signs: those that show nothing of a product yet, those that are not there, and round-ups.
struct KindGate {
    enum Verdict: Equatable {
        /// Asks whether a person is there; nothing of the page was seen.
        case challenge
        /// Says that the page does not exist; what it shows is of other pages.
        case missing
        /// Compares products that the page's title names none of.
        case roundUp
        /// The address is that of the product whose code the page shows, and a price belongs to the title.
        case product

        /// Whether what the page shows is not what was asked for.
        var showsNothing: Bool { self == .challenge || self == .missing }

        var kind: PageKind {
            switch self {
            case .challenge, .missing: .other
            case .roundUp: .article
            case .product: .product
            }
        }

        var reason: String {
            switch self {
            case .challenge: "the page only checks who is asking"
            case .missing: "the page says that it does not exist"
            case .roundUp: "the page's data describe several products, none of them the one of its title"
            case .product: "the address holds the product's code; one price belongs to the title"
            }
        }
    }

    /// Words that a page with nothing but a check has at most; a headline that says "not found" is no longer than so many words.
    private static let fewWords = 160, headlineWords = 12
    /// Products that a round-up compares at least, and the share of common words from which a product is the title's.
    private static let severalProducts = 3, leastAgreement = 0.34

    /// The status of HTTP for a page that is not there, as titles name it.
    private static let notFound = ByteHash.of("404")

    static func verdict(_ material: PageMaterial, product: ProductRecord, address: String?) -> Verdict? {
        let layout = material.layout, words = material.words
        let headline = layout.titleRun.map { material.text.runs[$0] }
        let title = material.head.title
        if layout.totalWords <= fewWords, !statesProduct(material) {
            let said =
                words.groups(in: title) | material.text.runs.prefix(40).reduce(0) { $0 | words.groups(in: material.text.contents(of: $1)) }
            // One phrase in the title or a short text is enough on a page without anything to buy.
            if said & PageWord.challenge.bit != 0, !material.text.runs.contains(where: { $0.cues & TextCue.inStock.bit != 0 }) {
                return .challenge
            }
        }
        if !statesProduct(material) {
            let isMissing = headline.map { run in
                run.count <= headlineWords && words.groups(in: material.text.contents(of: run)) & PageWord.missing.bit != 0
            }
            let first = title.split(whereSeparator: { "|–—·".contains($0) }).first.map(String.init) ?? ""
            let saysTitle =
                WordScan.hashes(first).count <= headlineWords
                && (words.has(.missing, in: first) || WordScan.hashes(first).contains(notFound))
            // The title alone may be a shop's name or a film's; both, or a headline and no cart, are not.
            let hasCart = material.text.runs.contains { $0.count <= 8 && $0.cues & TextCue.inStock.bit != 0 }
            if isMissing == true && (saysTitle || !hasCart) || saysTitle && !hasCart && isMissing == nil { return .missing }
        }
        if isRoundUp(material, product) { return .roundUp }
        return isAddressed(product, address, material) ? .product : nil
    }

    /// Letters and digits of a code that does not stand in an address by chance.
    private static let longCode = 5

    private static func isAddressed(_ product: ProductRecord, _ address: String?, _ material: PageMaterial) -> Bool {
        guard let address, let code = product.sku.map(Identifier.folded), code.utf8.count >= longCode, product.price != nil,
            material.layout.titleElement >= 0
        else { return false }
        return KindFeatures.isAddressOfProduct(address) && Identifier.folded(address).contains(code)
    }

    private static func statesProduct(_ material: PageMaterial) -> Bool {
        let type = material.head.meta["og:type"]?.lowercased() ?? ""
        return type.hasPrefix("product") || type == "og:product"
            || (material.linked.products + material.microdata.products).contains {
                agreement($0.name, title: name(material)) >= leastAgreement
            }
    }

    private static func name(_ material: PageMaterial) -> String {
        material.layout.titleRun.map { material.text.string(of: material.text.runs[$0]) } ?? material.head.title
    }

    private static func isRoundUp(_ material: PageMaterial, _ product: ProductRecord) -> Bool {
        let products = material.linked.products + material.microdata.products
        let names = Set(products.compactMap(\.name))
        guard names.count >= severalProducts else { return false }
        let title = name(material)
        guard !names.contains(where: { agreement($0, title: title) >= leastAgreement }) else { return false }
        // Related products alone may carry data: then the page's own can be bought beside its title.
        return nearestCart(material) == nil
    }

    /// Words from the title to the first text by which a thing is bought, within reach of it.
    private static func nearestCart(_ material: PageMaterial) -> Int? {
        let before = material.layout.wordsBefore, title = before.isEmpty ? 0 : before[material.layout.titleRun ?? 0]
        return material.text.runs.indices.lazy.filter {
            material.text.runs[$0].count <= 8 && material.text.runs[$0].cues & TextCue.inStock.bit != 0
        }
        .map { before[$0] - title }.first { (-20..<400).contains($0) }
    }

    /// Dice's share of common words of two names: 0 to 1.
    private static func agreement(_ name: String?, title: String) -> Double {
        let own = Set(WordScan.hashes(name ?? "")), words = Set(WordScan.hashes(title))
        guard !own.isEmpty, !words.isEmpty else { return 0 }
        return 2 * Double(own.intersection(words).count) / Double(own.count + words.count)
    }
}
