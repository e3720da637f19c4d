/// What the microdata of a page says of products and reviews (`itemscope`, `itemtype`, `itemprop`).
struct Microdata {
    private(set) var products: [ProductFacts] = []
    private(set) var breadcrumb: [String] = []

    private static let maximumProducts = 40

    init(_ tree: DocumentTree) {
        guard tree.attributes.contains(where: { $0.name == .itemtype }) else { return }
        var offers: [Int] = []
        for element in 0..<tree.count {
            guard products.count < Self.maximumProducts, let type = tree.value(of: .itemtype, at: element) else { continue }
            let name = String(decoding: type.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
            switch name {
            case "Product", "IndividualProduct", "ProductModel", "Vehicle", "Book", "SomeProducts":
                products.append(Self.product(tree, element))
            case "Offer": offers.append(element)
            case "BreadcrumbList" where breadcrumb.isEmpty:
                breadcrumb = tree.descendants(of: element).filter { Self.property(tree, $0, is: "name") }.map { Self.value(tree, $0) }
                    .filter { !$0.isEmpty }
            default: break
            }
        }
        if products.isEmpty, let offer = offers.first { products.append(Self.product(tree, offer)) }
    }

    private static func property(_ tree: DocumentTree, _ element: Int, is name: String) -> Bool {
        tree.value(of: .itemprop, at: element)?.elementsEqual(name.utf8) == true
    }

    /// The value of a property: its `content`, its address, or its text.
    private static func value(_ tree: DocumentTree, _ element: Int) -> String {
        if let content = tree.value(of: .content, at: element) { return MarkupText.plain(content) }
        if tree.tags[element] == .link { return tree.string(of: .href, at: element) ?? "" }
        if tree.tags[element] == .img { return tree.string(of: .src, at: element) ?? "" }
        return ElementText.plain(tree, element, limit: 4_096)
    }

    private static func product(_ tree: DocumentTree, _ scope: Int) -> ProductFacts {
        var facts = ProductFacts()
        for element in tree.descendants(of: scope) {
            guard let raw = tree.value(of: .itemprop, at: element) else { continue }
            // The innermost typed scope between the product and the property.
            var inner: ArraySlice<UInt8>?, at = Int(tree.parents[element])
            while at > scope {
                if let type = tree.value(of: .itemtype, at: at), !type.isEmpty {
                    inner = type
                    break
                }
                at = Int(tree.parents[at])
            }
            let isOffer = inner.map { ByteSearch.contains($0, "Offer") } ?? true
            for name in raw.split(separator: 0x20) {
                let name = String(decoding: name, as: UTF8.self).lowercased()
                read(name, element, inner, isOffer, tree, into: &facts)
            }
        }
        return facts
    }

    private static func read(
        _ name: String, _ element: Int, _ scope: ArraySlice<UInt8>?, _ isOffer: Bool, _ tree: DocumentTree, into facts: inout ProductFacts
    ) {
        func text() -> String? {
            let text = value(tree, element)
            return text.isEmpty ? nil : text
        }
        switch name {
        case "name" where scope == nil: facts.name = facts.name ?? text()
        case "description" where scope == nil: facts.description = facts.description ?? text()
        case "price", "lowprice":
            // Of several offers the lowest: the others are list prices or larger packs.
            if isOffer, let amount = text().flatMap(Amount.markup), Double(amount) ?? 0 < facts.price.flatMap(Double.init) ?? .infinity {
                facts.price = amount
            }
        case "pricecurrency" where isOffer: facts.currency = facts.currency ?? text()
        case "availability" where isOffer: facts.availability = facts.availability ?? text().flatMap(Availability.word)
        case "sku", "productid":
            if isOffer { facts.sku = facts.sku ?? text().map(Identifier.withoutLabel) }
        case "mpn" where isOffer: facts.mpn = facts.mpn ?? text()
        case "gtin13", "gtin", "gtin12", "gtin14", "gtin8", "isbn": facts.gtin = facts.gtin ?? text()
        case "brand", "manufacturer":
            if facts.brand == nil {
                let inside =
                    tree.value(of: .itemtype, at: element) == nil
                    ? nil : tree.descendants(of: element).first { property(tree, $0, is: "name") }
                facts.brand = inside.map { value(tree, $0) } ?? text()
            }
        case "ratingvalue": facts.ratingValue = facts.ratingValue ?? text().flatMap(Amount.number)
        case "bestrating": facts.ratingBest = facts.ratingBest ?? text().flatMap(Amount.number)
        case "reviewcount", "ratingcount": facts.ratingCount = facts.ratingCount ?? text().flatMap(Amount.count)
        case "image" where scope == nil && facts.images.count < 24: if let url = text() { facts.images.append(url) }
        default: break
        }
    }
}

/// Text of an element as a reader sees it, on one line.
enum ElementText {
    static func plain(_ tree: DocumentTree, _ element: Int, limit: Int) -> String {
        var out: [UInt8] = []
        for index in tree.textIndices(in: element) {
            let text = tree.texts[index]
            guard !tree.tags[Int(text.parent)].isSkipped else { continue }
            out.append(0x20)
            out.append(contentsOf: tree.contents(of: text))
            if out.count > limit { break }
        }
        return MarkupText.plain(out[...])
    }
}
