/// One offer of a product, as the page's data state it.
struct StatedOffer {
    /// Decimal digits with a point.
    var price: String?
    var listPrice: String?
    var currency: String?
    /// A word of schema.org's `ItemAvailability`.
    var availability: String?
    var url: String?
    var sku: String?
    var seller: String?
    /// Whether the thing is new, as far as the offer tells.
    var isNew = true
    /// Whether the price holds the tax, as far as the offer tells.
    var isTaxed = true

    var isEmpty: Bool { price == nil && availability == nil && sku == nil && seller == nil }
}

extension ProductFacts {
    /// Takes price, currency, availability, code and seller from the offer that is the page's own: of the variant that the address names, of
    /// a new thing, in the currency of the page, with tax; the first of those that are left.
    ///
    /// - Parameters:
    ///   - addresses: of the page.
    ///   - currency: that the page shows; `nil` when that is not known.
    mutating func settleOffers(addresses: [String], currency shown: String? = nil) {
        guard !offers.isEmpty else { return }
        var left = offers
        // One offer leaves nothing to choose.
        let addresses = offers.count > 1 ? addresses : []
        func narrow(_ holds: (StatedOffer) -> Bool) {
            let kept = left.filter(holds)
            if !kept.isEmpty { left = kept }
        }
        let named = left.filter { offer in addresses.contains { Self.isVariant(offer, of: $0) } }
        // An address that all offers share names none of them.
        if !named.isEmpty, named.count < left.count, left.allSatisfy({ $0.url != nil || $0.sku != nil }) { left = named }
        narrow(\.isNew)
        if let shown { narrow { $0.currency.flatMap(Currency.code) == shown } }
        narrow(\.isTaxed)
        price = left.lazy.compactMap(\.price).first
        let priced = left.first { $0.price != nil }
        listPrice = priced?.listPrice ?? left.lazy.compactMap(\.listPrice).first
        currency = priced?.currency ?? left.lazy.compactMap(\.currency).first ?? offers.lazy.compactMap(\.currency).first
        // What can be bought in one variant can be bought.
        let words = left.compactMap(\.availability)
        availability = words.contains("InStock") ? "InStock" : words.last
        offerSKU = left.lazy.compactMap(\.sku).first
        seller = left.lazy.compactMap(\.seller).first
        if named.count == 1, let code = named[0].sku { sku = code }
    }

    /// What the same product's other descriptions on the page tell and this one leaves open.
    func completed(from others: [ProductFacts]) -> ProductFacts {
        guard others.count > 1, let name, !name.isEmpty else { return self }
        var facts = self
        for other in others where other.name == name && (other.url == nil || url == nil || other.url == url) {
            facts.brand = facts.brand ?? other.brand
            facts.gtin = facts.gtin ?? other.gtin
            facts.sku = facts.sku ?? other.sku
            facts.description = facts.description ?? other.description
            if facts.price == nil {
                (facts.price, facts.currency, facts.listPrice) = (other.price, facts.currency ?? other.currency, other.listPrice)
            }
            facts.availability = facts.availability ?? other.availability
            if facts.ratingValue == nil {
                (facts.ratingValue, facts.ratingBest, facts.ratingCount) = (other.ratingValue, other.ratingBest, other.ratingCount)
            }
        }
        return facts
    }

    /// Whether the offer is the one that an address with a query names: the same address, or the same value of a key such as `variant`.
    private static func isVariant(_ offer: StatedOffer, of address: String) -> Bool {
        guard let mark = address.firstIndex(of: "?") else {
            return offer.url.flatMap { PageAddress.clean($0, base: address) } == address
        }
        let pairs = address[address.index(after: mark)...].split(separator: "&").filter { $0.contains("=") && !$0.hasSuffix("=") }
        if let url = offer.url {
            let query = url.prefix { $0 != "#" }.split(separator: "?").dropFirst().last ?? ""
            if query.split(separator: "&").contains(where: { pairs.contains($0) }) { return true }
        }
        guard let sku = offer.sku.map(Identifier.folded), sku.utf8.count >= 3 else { return false }
        return pairs.contains { pair in
            Identifier.folded(String(pair.drop { $0 != "=" })) == sku
        }
    }
}
