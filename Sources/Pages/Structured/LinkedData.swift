/// What the JSON-LD scripts of a page say of the product, its reviews, questions and breadcrumb (schema.org).
struct LinkedData {
    var products: [ProductFacts] = []
    var breadcrumb: [String] = []
    var questions: [(question: String, answer: String)] = []
    var reviews: [StatedReview] = []
    /// Types of the top-level things, such as `Product` or `Article`.
    private(set) var types: Set<String> = []

    /// Objects visited in one script.
    private static let maximumSteps = 50_000
    private static let productTypes: Set<String> = [
        "Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts", "Vehicle", "Car", "Book", "Event", "MusicEvent",
        "SoftwareApplication", "VideoGame", "Course",
    ]

    init(_ tree: DocumentTree) {
        for script in tree.scripts {
            guard let type = tree.value(of: .type, at: Int(script.parent)), ByteSearch.contains(type.map { $0 | 0x20 }, "ld+json") else {
                continue
            }
            read(JSONTree(tree.contents(of: script)))
        }
    }

    private mutating func read(_ json: JSONTree) {
        guard let root = json.root else { return }
        var stack = [(node: root, depth: 0)], steps = 0
        while let (node, depth) = stack.popLast(), steps < Self.maximumSteps {
            steps += 1
            if json.nodes[node].kind == .object {
                let names = Self.types(of: node, in: json)
                if depth < 6 { types.formUnion(names) }
                if !names.isDisjoint(with: Self.productTypes) {
                    products.append(Self.product(node, in: json))
                } else if names.contains("BreadcrumbList"), breadcrumb.isEmpty {
                    breadcrumb = Self.breadcrumb(node, in: json)
                } else if names.contains("Question") {
                    let answer = json.elements(of: json.member("acceptedAnswer", of: node)).first.flatMap { json.text("text", of: $0) }
                    if let question = json.text("name", of: node), let answer { questions.append((question, answer)) }
                } else if names.contains("Review") || names.contains("UserReview"), let review = Self.review(node, in: json) {
                    reviews.append(review)
                }
            }
            if json.nodes[node].kind == .object || json.nodes[node].kind == .array {
                stack.append(contentsOf: Array(json.children(of: node)).reversed().map { ($0, depth + 1) })
            }
        }
    }

    static func types(of node: Int, in json: JSONTree) -> Set<String> {
        var names: Set<String> = []
        for element in json.elements(of: json.member("@type", of: node)) {
            guard let name = json.text(of: element) else { continue }
            names.insert(name.split(separator: "/").last.map(String.init) ?? name)
        }
        return names
    }

    // MARK: Products

    private static func product(_ node: Int, in json: JSONTree) -> ProductFacts {
        var facts = ProductFacts()
        facts.name = json.text("name", of: node)
        facts.description = json.text("description", of: node)
        facts.sku = json.text("sku", of: node) ?? json.text("productID", of: node)
        facts.mpn = json.text("mpn", of: node)
        facts.gtin = ["gtin13", "gtin", "gtin12", "gtin14", "gtin8", "isbn"].lazy.compactMap { json.text($0, of: node) }.first
        facts.brand = named("brand", of: node, in: json) ?? named("manufacturer", of: node, in: json)
        facts.category = json.elements(of: json.member("category", of: node)).compactMap { json.text(of: $0) }
        facts.size = json.text("size", of: node)
        for image in json.elements(of: json.member("image", of: node)).prefix(24) {
            if let url = json.text(of: image) ?? json.text("url", of: image) ?? json.text("contentUrl", of: image) {
                facts.images.append(url)
            }
        }
        if let rating = json.elements(of: json.member("aggregateRating", of: node)).first {
            facts.ratingValue = json.text("ratingValue", of: rating).flatMap(Amount.number)
            facts.ratingBest = json.text("bestRating", of: rating).flatMap(Amount.number)
            facts.ratingCount = (json.text("reviewCount", of: rating) ?? json.text("ratingCount", of: rating)).flatMap(Amount.count)
        }
        var offers = json.elements(of: json.member("offers", of: node))
        for variant in json.elements(of: json.member("hasVariant", of: node)).prefix(200) {
            if let name = json.text("name", of: variant) { facts.variants.append(name) }
            offers += json.elements(of: json.member("offers", of: variant))
            facts.sku = facts.sku ?? json.text("sku", of: variant)
        }
        var at = 0
        while at < offers.count, offers.count < 500 {
            let offer = offers[at]
            at += 1
            guard json.nodes[offer].kind == .object else { continue }
            readOffer(offer, in: json, into: &facts)
            offers += json.elements(of: json.member("offers", of: offer))
        }
        return facts
    }

    private static func readOffer(_ offer: Int, in json: JSONTree, into facts: inout ProductFacts) {
        let isRange = types(of: offer, in: json).contains("AggregateOffer")
        let specifications = json.elements(of: json.member("priceSpecification", of: offer)).filter { json.nodes[$0].kind == .object }
        var price =
            isRange
            ? json.text("lowPrice", of: offer) ?? json.text("price", of: offer)
            : json.text("price", of: offer) ?? json.text("lowPrice", of: offer)
        for specification in specifications {
            let text = json.text("price", of: specification) ?? json.text("minPrice", of: specification)
            if json.text("priceType", of: specification)?.contains("ListPrice") == true
                || json.text("priceType", of: specification)?.contains("StrikethroughPrice") == true
            {
                facts.listPrice = facts.listPrice ?? text.flatMap(Amount.markup)
            } else {
                price = price ?? text
            }
            facts.currency = facts.currency ?? json.text("priceCurrency", of: specification)
        }
        if facts.price == nil, let amount = price.flatMap(Amount.markup) { facts.price = amount }
        if let word = json.text("availability", of: offer).flatMap(Availability.word), facts.availability != "InStock" {
            facts.availability = word
        }
        facts.offerSKU = facts.offerSKU ?? json.text("sku", of: offer)
        facts.currency = facts.currency ?? json.text("priceCurrency", of: offer)
        facts.seller = facts.seller ?? named("seller", of: offer, in: json) ?? named("offeredBy", of: offer, in: json)
    }

    /// A name that stands there as text or as a thing with a name.
    private static func named(_ key: String, of node: Int, in json: JSONTree) -> String? {
        guard let value = json.elements(of: json.member(key, of: node)).first else { return nil }
        return json.text(of: value) ?? json.text("name", of: value)
    }

    private static func breadcrumb(_ node: Int, in json: JSONTree) -> [String] {
        var items: [(position: Double, name: String)] = []
        for (index, element) in json.elements(of: json.member("itemListElement", of: node)).prefix(20).enumerated() {
            let inner = json.member("item", of: element)
            guard let name = json.text("name", of: element) ?? inner.flatMap({ json.text("name", of: $0) }) else { continue }
            items.append((json.text("position", of: element).flatMap(Amount.number) ?? Double(index), name))
        }
        return items.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element.name)
    }

    private static func review(_ node: Int, in json: JSONTree) -> StatedReview? {
        guard let text = json.text("reviewBody", of: node) ?? json.text("description", of: node) else { return nil }
        var review = StatedReview(text: text)
        if let rating = json.elements(of: json.member("reviewRating", of: node)).first {
            let value = json.text("ratingValue", of: rating).flatMap(Amount.number),
                best = json.text("bestRating", of: rating).flatMap(Amount.number)
            review.rating = value.map { min(5, max(0, (best ?? 5) > 5 ? $0 / best! * 5 : $0)) }
        }
        review.title = json.text("name", of: node) ?? json.text("headline", of: node)
        review.date = json.text("datePublished", of: node).flatMap(CalendarDay.iso)
        return review
    }
}

/// A review that a page states as data.
struct StatedReview {
    var text: String
    var title: String?
    /// 0 to 5.
    var rating: Double?
    var date: String?
}
