import MarketModel

/// Reads the product's record from everything a page says of it, by the order of trust.
struct RecordReader {
    let material: PageMaterial
    let selection: BlockSelection
    let address: String?
    /// Of the page's text; `nil` when it does not tell.
    let language: String?

    func record() -> ProductRecord {
        var sources = Sources(self)
        var record = ProductRecord()
        let title = titleText
        if !title.isEmpty {
            record.name = title
            record.from["name"] = "visible"
        }
        func take<Value>(_ field: String, _ path: WritableKeyPath<ProductRecord, Value?>, _ order: [Source], _ read: (Source) -> Value?) {
            guard record[keyPath: path] == nil else { return }
            for source in order {
                guard let value = read(source) else { continue }
                record[keyPath: path] = value
                record.from[field] = source.rawValue
                return
            }
        }
        take("name", \.name, Trust.name) { sources.facts($0)?.name }
        take("availability", \.availability, Trust.availability) { sources.availability($0) }
        let isSoldOut = record.availability.map { !Availability.canBeBought($0) } ?? false
        take("price", \.price, Trust.price) { source in
            // A page that shows as sold out shows the prices of others, but for the one beside its title.
            let isSoldOutHere = isSoldOut && record.from["availability"] == Source.visible.rawValue
            return source == .visible && isSoldOutHere && !sources.showsPriceBesideTitle ? nil : sources.price(source)
        }
        take("listPrice", \.listPrice, Trust.price) { sources.listPrice($0, above: record.price) }
        if record.availability == nil, record.price != nil {
            record.availability = "InStock"
            record.from["availability"] = "price"
        }
        take("brand", \.brand, Trust.brand) { sources.brand($0, productName: record.name) }
        takeGuessedBrand(&record)
        take("seller", \.seller, Trust.seller) { sources.facts($0)?.seller }
        if record.seller == nil, let site = material.head.meta["og:site_name"] {
            record.seller = site
            record.from["seller"] = Source.meta.rawValue
        }
        take("gtin", \.gtin, Trust.seller) { Identifier.gtin(sources.facts($0)?.gtin) }
        take("rating", \.rating, Trust.rating) { sources.rating($0) }
        takeSKU(&record, &sources)
        takeCategory(&record, sources)
        takeImages(&record, sources)
        record.variants = sources.facts(.jsonLD)?.variants ?? []
        record.size = PackSize.read(sources.facts(.jsonLD)?.size) ?? PackSize.read(record.name)
        leaveOutImplausible(&record, sources)
        return record
    }

    /// Drops numbers that no product has, and says so where the sources of the fields are told.
    private func leaveOutImplausible(_ record: inout ProductRecord, _ sources: Sources) {
        var left: [String] = []
        for (field, path) in [("price", \ProductRecord.price), ("listPrice", \.listPrice)] {
            guard let price = record[keyPath: path], price.value == nil else { continue }
            left.append("\(field) \(price.amount.prefix(40))")
            record[keyPath: path] = nil
            record.from[field] = nil
        }
        if let rating = record.rating, rating.count == nil, let source = record.from["rating"].flatMap(Source.init),
            let count = sources.facts(source)?.ratingCount
        {
            left.append("rating count \(count)")
        }
        if !left.isEmpty { record.from[ProductRecord.leftOut] = left.joined(separator: ", ") }
    }

    private func takeGuessedBrand(_ record: inout ProductRecord) {
        if record.brand == nil, let brand = material.hints.brand {
            record.brand = brand
            record.from["brand"] = Source.sideCar.rawValue
        }
        let reading = BrandReading(material: material, selection: selection, address: address, language: language)
        if record.brand == nil, let name = record.name, let (brand, source) = reading.guessed(name: name) {
            record.brand = brand
            record.from["brand"] = source
        }
    }

    /// A code that two places agree on, then a labelled one, then markup, then one of the address that the page repeats.
    private func takeSKU(_ record: inout ProductRecord, _ sources: inout Sources) {
        let bytes = material.tree.bytes
        let addressed = address.map { Identifier.bestForms(Identifier.candidates(inAddress: $0), in: bytes) } ?? []
        let labelled = sources.labelledCodes()
        let markup = [Source.jsonLD, .microdata, .meta].compactMap { source in
            sources.facts(source).flatMap { $0.sku ?? $0.offerSKU }.map { (source, $0) }
        }
        let inAddress = Set(addressed.map(Identifier.folded)), inLabels = Set(labelled.map(Identifier.folded))
        func set(_ code: String, _ source: String) {
            record.sku = code
            record.from["sku"] = source
        }
        if let (source, code) = markup.first(where: {
            inAddress.contains(Identifier.folded($0.1)) || inLabels.contains(Identifier.folded($0.1))
        }) {
            set(code, source.rawValue)
        } else if let code = labelled.first(where: { inAddress.contains(Identifier.folded($0)) }) {
            set(code, Source.visible.rawValue)
        } else if let code = labelled.first {
            set(code, Source.visible.rawValue)
        } else if let (source, code) = markup.first(where: { $0.1.contains(where: \.isNumber) && !$0.1.contains(" ") }) {
            set(code, source.rawValue)
        } else if let code = addressed.first(where: {
            Identifier.folded($0).utf8.count >= 5 && Identifier.occurrences(of: $0, in: bytes) >= 3
        }) {
            set(code, "address")
        } else if let code = sources.stateCode() {
            set(code, Source.appState.rawValue)
        }
    }

    private func takeCategory(_ record: inout ProductRecord, _ sources: Sources) {
        let stated = [(Source.jsonLD, material.linked.breadcrumb), (.microdata, material.microdata.breadcrumb)]
        for (source, crumbs) in stated where !crumbs.isEmpty {
            record.category = crumbs
            record.from["category"] = source.rawValue
            return
        }
        let crumbs = VisibleBreadcrumb.read(material)
        guard !crumbs.isEmpty else { return }
        record.category = crumbs
        record.from["category"] = Source.visible.rawValue
    }

    /// Pictures that the data names, and those near the title with the words that stand for them.
    private func takeImages(_ record: inout ProductRecord, _ sources: Sources) {
        let tree = material.tree
        var known: Set<String> = []
        for url in (sources.facts(.jsonLD)?.images ?? []) + [material.head.meta["og:image"]].compactMap({ $0 })
        where known.insert(url).inserted {
            record.images.append(PageImage(url: url))
        }
        for element in 0..<tree.count where tree.tags[element] == .img && record.images.count < 24 {
            guard let alt = tree.string(of: .alt, at: element), WordScan.hashes(alt).count >= 2, let name = record.name,
                Set(WordScan.hashes(alt)).intersection(WordScan.hashes(name)).count >= 2,
                let url = tree.string(of: .src, at: element) ?? tree.string(of: .dataSrc, at: element), !url.hasPrefix("data:"),
                known.insert(url).inserted
            else { continue }
            record.images.append(PageImage(url: url, alt: MarkupText.plain(alt)))
        }
    }

    /// What the page calls itself, and where it was saved from.
    var addresses: [String] {
        var out: [String] = []
        for text in [address, material.hints.url, material.head.canonical, material.head.openGraphURL] {
            guard let text, let clean = PageAddress.clean(text, base: address), !out.contains(clean) else { continue }
            out.append(clean)
        }
        return out
    }

    var titleText: String {
        guard let run = material.layout.titleRun else { return material.head.title }
        return material.text.string(of: material.text.runs[run])
    }

    /// The product that the page is about: its name says what the title says, its address is the page's; offers and a SKU speak for it, later
    /// ones are less likely.
    ///
    /// - Parameter shown: the price that the page shows, asked for only when several products could be meant.
    static func best(of products: [ProductFacts], title: String, addresses: [String], shown: () -> String?) -> ProductFacts? {
        guard products.count > 1 else { return products.first }
        let words = Set(WordScan.hashes(title))
        let prices = Set(products.compactMap(\.price))
        let shownPrice = prices.count > 1 ? shown().flatMap(Double.init) : nil
        var best: ProductFacts?, bestScore = -Double.infinity
        for (index, facts) in products.enumerated() {
            let name = Set(WordScan.hashes(facts.name ?? ""))
            let common = Double(name.intersection(words).count)
            // A short name that the title holds is as likely another thing's.
            let precision = common / Double(max(1, name.count)), recall = common / Double(max(1, words.count))
            var score = 0.7 * precision + 0.3 * recall - 0.01 * Double(index)
            if facts.price != nil || facts.availability != nil { score += 0.6 }
            if facts.sku != nil { score += 0.2 }
            if let price = facts.price.flatMap(Double.init), let shownPrice, price == shownPrice { score += 0.25 }
            if let url = facts.url, let same = PageAddress.isSame(url, asOneOf: addresses) { score += same ? 0.5 : -0.5 }
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
        facts.sku = Identifier.stated(
            first(
                "product:retailer_item_id", "product:retailer_part_no", "og:sku", "sku", "product:sku", "product:mfr_part_no", "productid",
                "product_id"))
        facts.brand = first("product:brand", "og:brand", "brand")
        return facts
    }
}
