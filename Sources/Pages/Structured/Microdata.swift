/// What the markup of a page says of products: microdata (`itemscope`, `itemtype`, `itemprop`, `itemref`), and RDFa, which says the same with
/// `typeof` and `property`.
struct Microdata {
    private(set) var products: [ProductFacts] = []
    private(set) var breadcrumb: [String] = []

    private static let maximumProducts = 40
    private static let productTypes: Set<String> = [
        "Product", "IndividualProduct", "ProductModel", "Vehicle", "Book", "SomeProducts", "ProductGroup",
    ]

    init(_ tree: DocumentTree) {
        for syntax in [MarkupSyntax.microdata, .rdfa] where tree.attributes.contains(where: { $0.name == syntax.type }) {
            read(tree, syntax)
        }
    }

    private mutating func read(_ tree: DocumentTree, _ syntax: MarkupSyntax) {
        var offers: [Int] = []
        let before = products.count
        for element in 0..<tree.count {
            guard products.count < Self.maximumProducts, let name = syntax.typeName(tree, element) else { continue }
            if Self.productTypes.contains(name) {
                products.append(MarkupProduct(tree, syntax).facts(element))
            } else if name == "Offer" {
                offers.append(element)
            } else if name == "BreadcrumbList", breadcrumb.isEmpty {
                breadcrumb = tree.descendants(of: element).filter { syntax.names(tree, $0).contains("name") }.map { syntax.value(tree, $0) }
                    .filter { !$0.isEmpty }
            }
        }
        if products.count == before, let offer = offers.first { products.append(MarkupProduct(tree, syntax).facts(offer)) }
    }
}

/// The attributes by which markup says what things are.
struct MarkupSyntax {
    let type: AttributeName
    let property: AttributeName

    static let microdata = MarkupSyntax(type: .itemtype, property: .itemprop)
    static let rdfa = MarkupSyntax(type: .typeOf, property: .property)

    /// Types that begin a thing even where `itemscope` was forgotten.
    private static let things: Set<String> = [
        "Product", "Offer", "AggregateOffer", "AggregateRating", "Rating", "Review", "Brand", "Organization", "Person",
    ]

    /// `https://schema.org/Product`, `schema:Product` → `Product`.
    func typeName(_ tree: DocumentTree, _ element: Int) -> String? {
        guard let value = tree.value(of: type, at: element), !value.isEmpty else { return nil }
        let first = value.split(separator: 0x20).first ?? []
        return first.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ":") }).last
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The properties that an element states, in lower case and without a prefix.
    func names(_ tree: DocumentTree, _ element: Int) -> [String] {
        guard let value = tree.value(of: property, at: element) else { return [] }
        return value.split(separator: 0x20).map { name in
            String(decoding: name.split(whereSeparator: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }).last ?? [], as: UTF8.self)
                .lowercased()
        }
    }

    /// Whether a thing of its own begins at the element.
    func isScope(_ tree: DocumentTree, _ element: Int) -> Bool {
        guard type == .itemtype else { return tree.has(type, at: element) }
        return tree.has(.itemscope, at: element) || typeName(tree, element).map(Self.things.contains) == true
    }

    /// The value of a property: its `content`, its address, or its text.
    func value(_ tree: DocumentTree, _ element: Int) -> String {
        if let content = tree.value(of: .content, at: element) { return MarkupText.plain(content) }
        if tree.tags[element] == .link { return tree.string(of: .href, at: element) ?? "" }
        if tree.tags[element] == .img { return tree.string(of: .src, at: element) ?? "" }
        if tree.tags[element] == .data || tree.tags[element] == .meter, let value = tree.value(of: .value, at: element) {
            return MarkupText.plain(value)
        }
        return ElementText.plain(tree, element, limit: 4_096)
    }
}

/// Reads one product of the markup: only what is its own, not what related things inside it or single reviews say.
struct MarkupProduct {
    private let tree: DocumentTree
    private let syntax: MarkupSyntax

    /// Things inside things that are followed, and elements that `itemref` may add.
    private static let deepest = 8, mostReferences = 32

    init(_ tree: DocumentTree, _ syntax: MarkupSyntax) {
        self.tree = tree
        self.syntax = syntax
    }

    func facts(_ scope: Int) -> ProductFacts {
        var facts = ProductFacts()
        let isOffer = syntax.typeName(tree, scope) == "Offer"
        if isOffer { facts.offers.append(StatedOffer()) }
        read(scope, kind: isOffer ? .offer : .product, depth: 0, into: &facts)
        facts.offers.removeAll(where: \.isEmpty)
        if !facts.offers.isEmpty {
            // Of several offers without an address the lowest: the others are list prices or larger packs.
            let priced = facts.offers.enumerated().filter { $0.element.price != nil }
            if priced.count > 1, Set(facts.offers.compactMap(\.url)).count <= 1,
                let least = priced.min(by: { Double($0.element.price!) ?? 0 < Double($1.element.price!) ?? 0 })
            {
                facts.offers.remove(at: least.offset)
                facts.offers.insert(least.element, at: 0)
            }
            let direct = facts
            facts.settleOffers(addresses: [])
            facts.sku = direct.sku ?? facts.sku
        }
        return facts
    }

    private enum Kind { case product, offer, rating }

    /// Reads the properties of one thing; those of things inside it are read by what they are.
    private func read(_ scope: Int, kind: Kind, depth: Int, into facts: inout ProductFacts) {
        guard depth < Self.deepest else { return }
        for root in [scope] + references(of: scope) {
            var element = root == scope ? root + 1 : root
            let end = max(root + 1, Int(tree.ends[root]))
            while element < end {
                let names = syntax.names(tree, element)
                if syntax.isScope(tree, element) {
                    readThing(element, names, of: kind, depth, into: &facts)
                    element = max(element + 1, Int(tree.ends[element]))
                    continue
                }
                for name in names { readProperty(name, element, kind, into: &facts) }
                element += 1
            }
        }
    }

    private func readThing(_ element: Int, _ names: [String], of kind: Kind, _ depth: Int, into facts: inout ProductFacts) {
        switch syntax.typeName(tree, element) {
        case "Offer"?, "AggregateOffer"?:
            facts.offers.append(StatedOffer())
            read(element, kind: .offer, depth: depth + 1, into: &facts)
        case "AggregateRating"?: if kind == .product { read(element, kind: .rating, depth: depth + 1, into: &facts) }
        case "UnitPriceSpecification"?, "PriceSpecification"?, "CompoundPriceSpecification"?:
            if kind == .offer { read(element, kind: .offer, depth: depth + 1, into: &facts) }
        default:
            if names.contains("brand") || names.contains("manufacturer"), kind == .product, facts.brand == nil {
                facts.brand = name(of: element)
            } else if names.contains("seller") || names.contains("offeredby"), kind == .offer, let last = facts.offers.indices.last {
                facts.offers[last].seller = facts.offers[last].seller ?? name(of: element)
            } else if names.contains("offers"), kind == .product {
                facts.offers.append(StatedOffer())
                read(element, kind: .offer, depth: depth + 1, into: &facts)
            } else if names.isEmpty, !tree.has(syntax.type, at: element) {
                // A scope that says neither what nor whose it is.
                read(element, kind: kind, depth: depth + 1, into: &facts)
            }
        }
    }

    private func name(of thing: Int) -> String? {
        let inside = tree.descendants(of: thing).first { syntax.names(tree, $0).contains("name") }
        let text = syntax.value(tree, inside ?? thing)
        return text.isEmpty ? nil : text
    }

    private func readProperty(_ name: String, _ element: Int, _ kind: Kind, into facts: inout ProductFacts) {
        func text() -> String? {
            let text = syntax.value(tree, element)
            return text.isEmpty ? nil : text
        }
        if kind == .rating || kind == .product {
            switch name {
            case "ratingvalue": facts.ratingValue = facts.ratingValue ?? text().flatMap(Amount.number)
            case "bestrating": facts.ratingBest = facts.ratingBest ?? text().flatMap(Amount.number)
            case "reviewcount", "ratingcount":
                let count = text().flatMap(Amount.count)
                if facts.ratingCount ?? 0 == 0 { facts.ratingCount = count ?? facts.ratingCount }
            default: break
            }
        }
        guard kind != .rating else { return }
        if kind == .product {
            switch name {
            case "name": facts.name = facts.name ?? text()
            case "description": facts.description = facts.description ?? text()
            case "url": facts.url = facts.url ?? tree.string(of: .href, at: element) ?? text()
            case "brand", "manufacturer": facts.brand = facts.brand ?? text()
            case "image" where facts.images.count < 24: if let url = text() { facts.images.append(url) }
            case "price", "lowprice", "pricecurrency", "availability": if facts.offers.isEmpty { facts.offers.append(StatedOffer()) }
            default: break
            }
        }
        switch name {
        case "sku", "productid": facts.sku = facts.sku ?? Identifier.stated(text().map(Identifier.withoutLabel))
        case "mpn": facts.mpn = facts.mpn ?? Identifier.stated(text())
        case "gtin13", "gtin", "gtin12", "gtin14", "gtin8", "isbn": facts.gtin = facts.gtin ?? Identifier.gtin(text())
        default: break
        }
        guard let last = facts.offers.indices.last else { return }
        switch name {
        case "price", "lowprice":
            // Of several prices in one offer the lowest.
            if let amount = amount(element),
                Double(amount) ?? 0 < facts.offers[last].price.flatMap(Double.init) ?? .infinity
            {
                facts.offers[last].price = amount
            }
        case "pricecurrency": facts.offers[last].currency = facts.offers[last].currency ?? text()
        case "availability": facts.offers[last].availability = facts.offers[last].availability ?? text().flatMap(Availability.word)
        case "itemcondition": if let word = text(), word.contains("Condition") { facts.offers[last].isNew = word.contains("New") }
        case "url" where kind == .offer: facts.offers[last].url = facts.offers[last].url ?? tree.string(of: .href, at: element) ?? text()
        default: break
        }
    }

    /// The amount that an element states; `content="1.299"` beside a shown "1.299,00" is a whole number.
    private func amount(_ element: Int) -> String? {
        guard let amount = Amount.markup(syntax.value(tree, element)) else { return nil }
        guard Amount.mayGroup(amount), tree.has(.content, at: element),
            let shown = Amount.shown(ElementText.plain(tree, element, limit: 200))
        else { return amount }
        return Double(shown) == Double(amount.filter { $0 != "." }) ? shown : amount
    }

    /// The elements that `itemref` adds to a thing.
    private func references(of scope: Int) -> [Int] {
        guard syntax.type == .itemtype, let value = tree.value(of: .itemref, at: scope) else { return [] }
        let names = Set(value.split(separator: 0x20).prefix(Self.mostReferences).map { Array($0) })
        guard !names.isEmpty else { return [] }
        return (0..<tree.count).filter { element in
            guard let id = tree.value(of: .id, at: element), names.contains(Array(id)) else { return false }
            return element < scope || element >= Int(tree.ends[scope])
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
