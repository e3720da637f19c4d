import MarketModel

/// What a page shows of its kind: a few signs, each yes, no or a share.
struct KindFeatures {
    enum Sign: Int, CaseIterable {
        case statesProduct, statesThisProduct, statesManyProducts, statesList, statesArticle, statesDiscussion, statesService
        case typeIsProduct, typeIsArticle, typeIsSite, hasPriceMeta
        case hasPrice, hasPriceByData, hasCode, hasListPrice, hasRating
        case cartNearTitle, oneCart, manyCarts, noCart, soldOutNearTitle
        case manyPrices, fewPrices, noPrice, linkedPrices
        case addressOfProduct, addressOfList, addressOfArticle, addressOfDiscussion, addressIsRoot
        case hasTitle, manyReviews, manyLinks, muchProse, littleText, hasDateNearTitle, hasAuthor, manyHeadings, filterControls,
            hasBreadcrumb
    }

    private(set) var signs: Set<Sign> = []

    init(material: PageMaterial, product: ProductRecord, address: String?) {
        readData(material, product)
        readText(material)
        readAddress(address ?? "")
        func mark(_ sign: Sign, _ condition: Bool) { if condition { signs.insert(sign) } }
        mark(.hasPrice, product.price != nil)
        mark(.hasPriceByData, product.price != nil && product.from["price"] != "visible" && product.from["price"] != "app-state")
        mark(.hasCode, product.sku != nil || product.gtin != nil)
        mark(.hasListPrice, product.listPrice != nil)
        mark(.hasRating, product.rating != nil)
        mark(.hasBreadcrumb, product.category.count >= 2)
    }

    private mutating func mark(_ sign: Sign, _ condition: Bool) { if condition { signs.insert(sign) } }

    private mutating func readData(_ material: PageMaterial, _ product: ProductRecord) {
        let products = material.linked.products + material.microdata.products
        let name = Set(WordScan.hashes(product.name ?? ""))
        func isThis(_ facts: ProductFacts) -> Bool {
            let words = Set(WordScan.hashes(facts.name ?? ""))
            return !words.isEmpty && words.intersection(name).count * 2 >= min(words.count, max(1, name.count))
        }
        let types = material.linked.types
        mark(.statesProduct, !products.isEmpty)
        mark(.statesThisProduct, products.contains(where: isThis))
        mark(.statesManyProducts, Set(products.compactMap(\.name)).count >= 4)
        mark(.statesList, !types.isDisjoint(with: ["CollectionPage", "ItemList", "OfferCatalog", "SearchResultsPage"]))
        mark(.statesArticle, !types.isDisjoint(with: ["Article", "NewsArticle", "BlogPosting", "TechArticle", "Recipe", "HowTo"]))
        mark(.statesDiscussion, !types.isDisjoint(with: ["DiscussionForumPosting", "QAPage", "Question"]) && !types.contains("FAQPage"))
        mark(.statesService, !types.isDisjoint(with: ["Service", "LocalBusiness", "ProfessionalService"]))
        let type = material.head.meta["og:type"]?.lowercased() ?? ""
        mark(.typeIsProduct, type.contains("product") && !type.contains("group"))
        mark(.typeIsArticle, type == "article" || material.head.meta["article:published_time"] != nil)
        mark(.typeIsSite, type == "website")
        mark(.hasPriceMeta, material.head.meta["product:price:amount"] != nil || material.head.meta["og:price:amount"] != nil)
        mark(.hasAuthor, material.head.meta["author"] != nil || material.head.meta["article:author"] != nil)
    }

    private mutating func readText(_ material: PageMaterial) {
        let runs = material.text.runs, layout = material.layout, title = layout.titleRun ?? 0
        var carts = 0, prices = 0, linkedPrices = 0, reviews = 0, linkWords = 0, prose = 0, headings = 0, filters = 0
        var nearestCart = Int.max, nearestSoldOut = Int.max, dateNear = false
        for (index, run) in runs.enumerated() {
            linkWords += run.linkWords
            if run.count >= 15, run.linkDensity < 0.3 { prose += run.count }
            if (1...4).contains(Int(layout.headingLevels[index])) { headings += 1 }
            let words = layout.wordsBefore[index] - layout.wordsBefore[min(title, runs.count - 1)]
            if run.count <= 8 {
                if run.cues & TextCue.buy.bit != 0 || run.cues & TextCue.inStock.bit != 0 {
                    carts += 1
                    if words >= -20 { nearestCart = min(nearestCart, words) }
                }
                if run.cues & TextCue.soldOut.bit != 0, words >= -20 { nearestSoldOut = min(nearestSoldOut, words) }
                if run.cues & TextCue.price.bit != 0 {
                    prices += 1
                    if run.linkWords > 0 { linkedPrices += 1 }
                }
            }
            if run.cues & TextCue.verified.bit != 0 { reviews += 1 }
            if run.cues & TextCue.date.bit != 0, (0...60).contains(words) { dateNear = true }
        }
        for purposes in layout.purposes where purposes & Purpose.search.bit != 0 { filters += 1 }
        mark(.hasTitle, layout.titleElement >= 0)
        mark(.cartNearTitle, nearestCart < 400)
        mark(.soldOutNearTitle, nearestSoldOut < 400)
        mark(.noCart, carts == 0)
        mark(.oneCart, (1...3).contains(carts))
        mark(.manyCarts, carts >= 8)
        mark(.noPrice, prices == 0)
        mark(.fewPrices, (1...6).contains(prices))
        mark(.manyPrices, prices >= 20)
        mark(.linkedPrices, linkedPrices >= 6)
        mark(.manyReviews, reviews >= 4)
        mark(.manyLinks, linkWords * 2 > layout.totalWords)
        mark(.muchProse, prose > 800)
        mark(.littleText, layout.totalWords < 200)
        mark(.hasDateNearTitle, dateNear)
        mark(.manyHeadings, headings >= 25)
        mark(.filterControls, filters >= 30)
    }

    /// The pieces of an address's path, in lower case.
    private static func path(of address: String) -> [String] {
        address.split(separator: "/").dropFirst(2).map { $0.lowercased().split(separator: "?").first.map(String.init) ?? "" }
    }

    /// Names that shops give to the folder of their products.
    private static let folders: Set<String> = [
        "product", "products", "p", "dp", "pd", "pdp", "item", "itm", "prod", "produkt", "producto", "produto", "produit", "shop", "app",
    ]

    static func isAddressOfProduct(_ address: String) -> Bool {
        let path = path(of: address), last = path.last ?? ""
        return !folders.isDisjoint(with: path.dropLast()) || last.hasPrefix("p-") || last.hasSuffix(".p")
    }

    private mutating func readAddress(_ address: String) {
        let path = Self.path(of: address), parts = Set(path.dropLast())
        func has(_ names: String...) -> Bool { names.contains { parts.contains($0) } }
        mark(.addressOfProduct, Self.isAddressOfProduct(address))
        mark(
            .addressOfList,
            has("collections", "collection", "category", "categories", "c", "catalog", "search", "tag") && !has("products", "product"))
        mark(.addressOfArticle, has("blog", "blogs", "news", "article", "articles", "stories", "guide", "guides", "docs", "wiki", "learn"))
        mark(
            .addressOfDiscussion,
            has("forum", "forums", "threads", "thread", "t", "questions", "boards", "community", "discussion", "discussions", "topic", "r"))
        mark(.addressIsRoot, !address.isEmpty && path.isEmpty)
    }
}
