/// Reads one product of JSON-LD with its offers and variants.
struct LinkedProduct {
    private let graph: LinkedGraph

    /// Offers and variants that one product may have.
    private static let mostOffers = 500, mostVariants = 200

    init(_ graph: LinkedGraph) { self.graph = graph }

    func facts(_ node: Int, in json: JSONTree) -> ProductFacts {
        var facts = ProductFacts()
        facts.name = json.text("name", of: node)
        facts.description = json.text("description", of: node)
        facts.url = json.text("url", of: node)
        facts.sku = Identifier.stated(json.text("sku", of: node)) ?? Identifier.stated(json.text("productID", of: node))
        facts.mpn = Identifier.stated(json.text("mpn", of: node))
        facts.gtin =
            ["gtin13", "gtin", "gtin12", "gtin14", "gtin8", "isbn", "ean", "upc"].lazy
            .compactMap { Identifier.gtin(json.text($0, of: node)) }.first
        facts.brand =
            (graph.values("brand", of: node, in: json) + graph.values("manufacturer", of: node, in: json)).lazy.compactMap(\.name).first
        facts.category = json.elements(of: json.member("category", of: node)).compactMap { json.text(of: $0) ?? json.text("name", of: $0) }
        facts.size = json.text("size", of: node)
        for image in json.elements(of: json.member("image", of: node)).prefix(24) {
            if let url = json.text(of: image) ?? json.text("url", of: image) ?? json.text("contentUrl", of: image) {
                facts.images.append(url)
            }
        }
        if let rating = graph.values("aggregateRating", of: node, in: json).first {
            facts.ratingValue = rating.text("ratingValue").flatMap(Amount.number)
            facts.ratingBest = rating.text("bestRating").flatMap(Amount.number)
            let counts = [rating.text("reviewCount"), rating.text("ratingCount")].compactMap { $0.flatMap(Amount.count) }
            facts.ratingCount = counts.first { $0 > 0 } ?? counts.first
        }
        var offers = graph.values("offers", of: node, in: json)
        for variant in graph.values("hasVariant", of: node, in: json).prefix(Self.mostVariants) where variant.isObject {
            if let name = variant.text("name") { facts.variants.append(name) }
            let code = Identifier.stated(variant.text("sku"))
            let first = facts.offers.count
            read(graph.values("offers", of: variant.node, in: variant.json), into: &facts)
            for index in first..<facts.offers.count {
                facts.offers[index].sku = facts.offers[index].sku ?? code
                facts.offers[index].url = facts.offers[index].url ?? variant.text("url") ?? variant.text("@id")
            }
            facts.sku = facts.sku ?? code
        }
        // The product's own offers come first.
        let variants = facts.offers
        facts.offers = []
        read(offers, into: &facts)
        facts.offers += variants
        offers.removeAll()
        facts.settleOffers(addresses: [])
        return facts
    }

    private func read(_ offers: [LinkedGraph.Place], into facts: inout ProductFacts) {
        var offers = offers, at = 0
        while at < offers.count, offers.count < Self.mostOffers {
            let offer = offers[at]
            at += 1
            guard offer.isObject else { continue }
            let stated = read(offer)
            if !stated.isEmpty { facts.offers.append(stated) }
            offers += graph.values("offers", of: offer.node, in: offer.json)
        }
    }

    private func read(_ place: LinkedGraph.Place) -> StatedOffer {
        var offer = StatedOffer()
        let isRange = place.types.contains("AggregateOffer")
        let (low, price) = (place.text("lowPrice"), place.text("price"))
        offer.price = (isRange ? low ?? price : price ?? low).flatMap(Amount.markup)
        offer.currency = place.text("priceCurrency")
        offer.availability = place.text("availability").flatMap(Availability.word)
        offer.url = place.text("url")
        offer.sku = Identifier.stated(place.text("sku"))
        offer.seller =
            (graph.values("seller", of: place.node, in: place.json) + graph.values("offeredBy", of: place.node, in: place.json)).lazy
            .compactMap(\.name).first
        if let condition = place.word("itemCondition") { offer.isNew = condition.contains("New") }
        offer.isTaxed = place.text("valueAddedTaxIncluded") != "false"
        read(graph.values("priceSpecification", of: place.node, in: place.json).filter(\.isObject), into: &offer)
        return offer
    }

    /// Types of a price that stands beside the one to be paid.
    private static let listPrices: Set<String> = ["ListPrice", "StrikethroughPrice", "MSRP", "SRP", "RegularPrice", "SuggestedRetailPrice"]
    private static let otherPrices: Set<String> = ["InvoicePrice", "MinimumAdvertisedPrice"]
    /// Kinds of specification that are no price of the thing.
    private static let charges: Set<String> = ["DeliveryChargeSpecification", "PaymentChargeSpecification"]

    private func read(_ specifications: [LinkedGraph.Place], into offer: inout StatedOffer) {
        var sale: String?, plain: String?
        for specification in specifications {
            guard specification.types.isDisjoint(with: Self.charges), !Self.isOfUnit(specification), !Self.isConditional(specification),
                let amount = (specification.text("price") ?? specification.text("minPrice")).flatMap(Amount.markup)
            else { continue }
            let type = specification.word("priceType") ?? ""
            offer.currency = offer.currency ?? specification.text("priceCurrency")
            if Self.listPrices.contains(type) {
                offer.listPrice = offer.listPrice ?? amount
            } else if type == "SalePrice" {
                sale = sale ?? amount
            } else if !Self.otherPrices.contains(type) {
                if plain == nil, specification.text("valueAddedTaxIncluded") == "false" { offer.isTaxed = false }
                if plain == nil || !offer.isTaxed && specification.text("valueAddedTaxIncluded") == "true" {
                    plain = amount
                    offer.isTaxed = specification.text("valueAddedTaxIncluded") != "false"
                }
            }
        }
        if let sale, let whole = offer.price ?? plain, offer.listPrice == nil, Double(whole) ?? 0 > Double(sale) ?? 0 {
            offer.listPrice = whole
        }
        // The offer's own price stands, unless a specification calls another one the sale's.
        offer.price = sale ?? offer.price ?? plain ?? offer.listPrice
    }

    /// `referenceQuantity` makes it the price of a measure, unless the measure is the thing itself.
    private static func isOfUnit(_ specification: LinkedGraph.Place) -> Bool {
        guard let quantity = specification.json.member("referenceQuantity", of: specification.node) else { return false }
        let unit = specification.json.text("unitCode", of: quantity) ?? specification.json.text("unitText", of: quantity)
        return unit != "C62" && unit != "EA"
    }

    /// Prices for members and for many at once.
    private static func isConditional(_ specification: LinkedGraph.Place) -> Bool {
        if specification.json.member("validForMemberTier", of: specification.node) != nil { return true }
        guard let quantity = specification.json.member("eligibleQuantity", of: specification.node) else { return false }
        let least = specification.json.text("minValue", of: quantity) ?? specification.json.text("value", of: quantity)
        return (least.flatMap(Double.init) ?? 0) > 1
    }
}
