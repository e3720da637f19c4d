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

    var price: String? {
        firstValue([
            "\"productPrice\"", "\"product_price\"", "\"salePrice\"", "\"sale_price\"", "\"currentPrice\"", "\"finalPrice\"",
            "\"final_price\"",
            "ecomm_totalvalue", "\"price\"", "'price'", "price:",
        ]) { Amount.markup($0) }
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
