/// What one source on a page (a JSON-LD object, a microdata scope, the meta elements, …) says of a product.
struct ProductFacts {
    var name: String?
    var description: String?
    var brand: String?
    var seller: String?
    var category: [String] = []
    /// Decimal digits with a point.
    var price: String?
    var listPrice: String?
    var currency: String?
    var sku: String?
    var offerSKU: String?
    var mpn: String?
    var gtin: String?
    /// A word of schema.org's `ItemAvailability`.
    var availability: String?
    var ratingValue: Double?
    var ratingBest: Double?
    var ratingCount: Int?
    var size: String?
    var variants: [String] = []
    var images: [String] = []
    /// Address of the thing itself, not of the page it stands on.
    var url: String?
    /// All offers, variants' too, in the order of the data; see `settleOffers`.
    var offers: [StatedOffer] = []

    /// Whether anything but a name is known.
    var isEmpty: Bool {
        name == nil && brand == nil && price == nil && sku == nil && offerSKU == nil && availability == nil && description == nil
    }
}

/// Words of schema.org's `ItemAvailability`, read from the many ways that pages write them.
enum Availability {
    private static let table: [String: String] = [
        "instock": "InStock", "limitedavailability": "LimitedAvailability", "onlineonly": "OnlineOnly", "instoreonly": "InStoreOnly",
        "preorder": "PreOrder", "presale": "PreSale", "backorder": "BackOrder", "available": "InStock", "availablefororder": "InStock",
        "true": "InStock", "yes": "InStock", "outofstock": "OutOfStock", "soldout": "SoldOut", "discontinued": "Discontinued",
        "oos": "OutOfStock", "unavailable": "OutOfStock", "false": "OutOfStock", "notavailable": "OutOfStock", "instorepickup": "InStock",
        "madetoorder": "MadeToOrder", "reserved": "Reserved",
    ]

    /// `http://schema.org/InStock`, `in stock`, `instock`, … → `InStock`; `nil` when it is none of them.
    static func word(_ text: String) -> String? {
        let last = text.split(separator: "/").last.map(String.init) ?? text
        let folded = String(last.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic })
        return table[folded]
    }

    /// Whether the word means that the product can be bought.
    static func canBeBought(_ word: String) -> Bool { !["OutOfStock", "SoldOut", "Discontinued"].contains(word) }
}
