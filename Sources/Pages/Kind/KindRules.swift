import MarketModel

/// Tells what a page is about, and why.
enum KindRules {
    static func kind(material: PageMaterial, product: ProductRecord) -> (PageKind, String) {
        let type = material.head.meta["og:type"]?.lowercased() ?? ""
        if !material.linked.products.isEmpty { return (.product, "JSON-LD Product") }
        if !material.microdata.products.isEmpty { return (.product, "microdata Product") }
        if type.contains("product") { return (.product, "og:type is product") }
        if material.linked.types.contains("Article") || type == "article" { return (.article, "the page calls itself an article") }
        return product.price != nil ? (.product, "one price near the title") : (.other, "no sign of a single product")
    }
}
