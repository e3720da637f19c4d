/// What the scripts of a page's own application say of the product: data layers, Shopify's product, `__NEXT_DATA__` and the like.
///
/// Not parsed as a whole: the first value of each telling key is taken, which is nearly always the page's own product.
struct AppState {
    let tree: DocumentTree
    let scripts: [DocumentTree.Text]

    init(_ tree: DocumentTree) {
        self.tree = tree
        scripts = tree.scripts.filter { script in
            guard let type = tree.value(of: .type, at: Int(script.parent)) else { return true }
            return !ByteSearch.contains(type, "ld+json") && !ByteSearch.contains(type, "template")
        }
    }

    var brand: String? {
        firstValue(["\"brandName\"", "\"brand\"", "\"manufacturer\"", "\"vendor\"", "'brand'"], quoted: true) { text in
            (2...40).contains(text.utf8.count) && text.contains { $0.isLetter } && !text.contains { "<>{}/=\\$_".contains($0) }
                && !text.dropLast().contains(".") ? text : nil
        }
    }

    /// A currency that the state names.
    var currency: String? {
        firstValue(["\"currencyCode\"", "\"priceCurrency\"", "\"currency\"", "\"active\"", "currency:", "'currency'"], quoted: true) {
            text in
            text.utf8.count == 3 && text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) ? text : nil
        }
    }

    /// In whole units: what a state keeps in cents is divided.
    var price: String? {
        if let cents = firstValue(
            [
                "\"centAmount\"", "\"priceInCents\"", "\"price_in_cents\"", "\"priceCents\"", "\"price_cents\"", "\"amountInCents\"",
                "\"amount_cents\"",
            ],
            { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil })
        {
            return Self.fromCents(cents)
        }
        // Shopify's product: variants with an id and a whole number of cents.
        if let cents = variantCents { return Self.fromCents(cents) }
        return firstValue([
            "\"productPrice\"", "\"product_price\"", "\"salePrice\"", "\"sale_price\"", "\"currentPrice\"", "\"finalPrice\"",
            "\"final_price\"",
            "ecomm_totalvalue", "\"price\"", "'price'", "price:",
        ]) { Amount.markup($0) }
    }

    private static func fromCents(_ digits: String) -> String? {
        guard let cents = Int(digits), cents > 0 else { return nil }
        let rest = cents % 100
        return "\(cents / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }

    /// The price of the first variant in a product of Shopify's, which keeps all amounts in cents: digits, not quoted, behind the variant's id.
    private var variantCents: String? {
        for script in scripts {
            let bytes = tree.contents(of: script)
            guard let variants = ByteSearch.first(of: "\"variants\":[{\"id\":", in: bytes) else { continue }
            let near = bytes[variants...].prefix(2_000)
            guard let key = ByteSearch.first(of: "\"price\":", in: near) else { continue }
            let digits = near[(key + 8)...].prefix { (0x30...0x39).contains($0) }
            let next = near[(key + 8 + digits.count)...].first
            if (2...9).contains(digits.count), next == UInt8(ascii: ",") || next == UInt8(ascii: "}") {
                return String(decoding: digits, as: UTF8.self)
            }
        }
        return nil
    }

    var sku: String? {
        firstValue([
            "\"sku\"", "'sku'", "\"productSku\"", "\"product_sku\"", "\"skuId\"", "ecomm_prodid", "\"productId\"", "\"product_id\"",
            "\"itemId\"",
        ]) { text in
            (3...25).contains(text.utf8.count) && text.contains { $0.isNumber }
                && text.utf8.allSatisfy { WordScan.isASCIIWord($0) || [0x2D, 0x2E, 0x2F].contains($0) }
                ? text : nil
        }
    }

    /// Whether the state says that the product itself can be bought: Shopify's `"available":true`.
    var availability: String? {
        firstValue(["\"availability\"", "\"stockStatus\"", "\"stock_status\"", "\"available\""]) { Availability.word($0) }
    }

    /// The first accepted value of the first key that has one.
    private func firstValue<Value>(_ keys: [StaticString], quoted: Bool = false, _ accept: (String) -> Value?) -> Value? {
        for key in keys {
            for script in scripts {
                let bytes = tree.contents(of: script)
                let found = ByteSearch.firstValue(behind: key, in: bytes, tries: 20) { from in
                    value(bytes, after: from, quoted: quoted).flatMap(accept)
                }
                if let found { return found }
            }
        }
        return nil
    }

    /// The scalar behind `:` or `=`; of `{"name": …}` and `[…]` the first scalar in it.
    private func value(_ bytes: ArraySlice<UInt8>, after start: Int, quoted: Bool) -> String? {
        var at = start
        var hasMark = bytes[start - 1] == UInt8(ascii: ":")
        while at < bytes.endIndex, at < start + 24, [0x20, 0x3A, 0x3D, 0x5B, 0x0A, 0x09].contains(bytes[at]) {
            if bytes[at] == 0x3A || bytes[at] == 0x3D { hasMark = true }
            at += 1
        }
        guard hasMark, at < bytes.endIndex else { return nil }
        if bytes[at] == UInt8(ascii: "{") {
            guard let name = ByteSearch.first(of: "\"name\"", in: bytes[at...].prefix(160)) else { return nil }
            return value(bytes, after: name + 6, quoted: quoted)
        }
        let quote = bytes[at]
        if quote == 0x22 || quote == 0x27 {
            let rest = bytes[(at + 1)...].prefix(200)
            guard let end = rest.firstIndex(of: quote) else { return nil }
            return MarkupText.plain(rest[..<end])
        }
        if quoted { return nil }
        let bare = bytes[at...].prefix(24).prefix { WordScan.isASCIIWord($0) || $0 == 0x2E }
        return bare.isEmpty ? nil : String(decoding: bare, as: UTF8.self)
    }
}
