import MarketModel

/// Reads the product's record from everything a page says of it, by the order of trust.
struct RecordReader {
    let material: PageMaterial
    let selection: BlockSelection
    let address: String?

    func record() -> ProductRecord {
        var record = ProductRecord()
        let title = titleText
        record.name = title.isEmpty ? nil : title
        var sources: [(String, ProductFacts)] = []
        if let best = Self.best(of: material.linked.products, title: title) { sources.append(("json-ld", best)) }
        if let best = Self.best(of: material.microdata.products, title: title) { sources.append(("microdata", best)) }
        sources.append(("meta", MetaFacts.read(material.head)))
        for (source, facts) in sources {
            func take<Value>(_ field: String, _ path: WritableKeyPath<ProductRecord, Value?>, _ value: Value?) {
                guard record[keyPath: path] == nil, let value else { return }
                record[keyPath: path] = value
                record.from[field] = source
            }
            take("name", \.name, facts.name)
            take("brand", \.brand, facts.brand)
            take("seller", \.seller, facts.seller)
            take("price", \.price, facts.price.map { Money(amount: $0, currency: facts.currency) })
            take("listPrice", \.listPrice, facts.listPrice.map { Money(amount: $0, currency: facts.currency) })
            take("sku", \.sku, facts.sku ?? facts.offerSKU)
            take("gtin", \.gtin, facts.gtin)
            take("availability", \.availability, facts.availability)
            take("rating", \.rating, facts.ratingValue.map { Rating(value: $0, count: facts.ratingCount) })
        }
        record.category = material.linked.breadcrumb
        if record.brand == nil, let brand = material.hints.brand {
            record.brand = brand
            record.from["brand"] = "side-car"
        }
        return record
    }

    private var titleText: String {
        guard let run = material.layout.titleRun else { return material.head.title }
        return material.text.string(of: material.text.runs[run])
    }

    /// The product whose name shares most words with the page's title; offers and a SKU speak for it, later ones are less likely.
    static func best(of products: [ProductFacts], title: String) -> ProductFacts? {
        let words = Set(WordScan.hashes(title))
        var best: ProductFacts?, bestScore = -1.0
        for (index, facts) in products.enumerated() {
            let name = Set(WordScan.hashes(facts.name ?? ""))
            var score = Double(name.intersection(words).count) / Double(max(1, name.count)) - 0.01 * Double(index)
            if facts.price != nil || facts.availability != nil { score += 0.6 }
            if facts.sku != nil { score += 0.2 }
            if score > bestScore {
                bestScore = score
                best = facts
            }
        }
        return best
    }
}

/// What the product and Open Graph meta elements say.
enum MetaFacts {
    static func read(_ head: PageHead) -> ProductFacts {
        func first(_ names: String...) -> String? { names.lazy.compactMap { head.meta[$0] }.first { !$0.isEmpty } }
        var facts = ProductFacts()
        let prices = [
            "product:sale_price:amount", "product:price:amount", "og:price:amount", "product:price", "og:price", "price", "product_price",
        ]
        facts.price = prices.lazy.compactMap { head.meta[$0].flatMap(Amount.markup) }.first
        facts.currency = first("product:sale_price:currency", "product:price:currency", "og:price:currency", "pricecurrency")
        facts.availability =
            ["product:availability", "og:availability", "availability"].lazy.compactMap { head.meta[$0].flatMap(Availability.word) }.first
        facts.sku = first(
            "product:retailer_item_id", "product:retailer_part_no", "og:sku", "sku", "product:sku", "product:mfr_part_no", "productid",
            "product_id")
        facts.brand = first("product:brand", "og:brand", "brand")
        return facts
    }
}
