import MarketModel
import Testing

@testable import Pages

private let reader = PageReader(models: PageModels(blocks: nil), languages: ["en"])

private func record(_ body: String, head: String = "", url: String? = nil) throws -> ProductRecord {
    let html = "<html lang=en><head><title>Kettle K2</title>\(head)</head><body><main><h1>Kettle K2</h1>\(body)</main></body></html>"
    return try reader.read(Array(html.utf8), source: "a.html", hints: PageHints(url: url)).get().product
}

/// Layouts in which shops say that a thing is sold out.
private let soldOutLayouts: [(name: String, head: String, body: String)] = [
    (
        "JSON-LD",
        #"<script type="application/ld+json">{"@type":"Product","name":"Kettle K2","offers":{"price":20,"availability":"https://schema.org/OutOfStock"}}</script>"#,
        ""
    ),
    (
        "JSON-LD, sold out",
        #"<script type="application/ld+json">{"@graph":[{"@type":"Product","name":"Kettle K2","offers":[{"@type":"Offer","availability":"SoldOut"}]}]}</script>"#,
        ""
    ),
    (
        "microdata", "",
        #"<div itemscope itemtype="http://schema.org/Product"><span itemprop="name">Kettle K2</span><div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><link itemprop="availability" href="http://schema.org/OutOfStock"></div></div>"#
    ),
    ("meta", #"<meta property="product:availability" content="out of stock">"#, "<p>£20</p>"),
    ("button", "", "<div class=price>£20.00</div><button disabled>Sold out</button>"),
    ("stock line", "", "<div class=price>£20.00</div><p class=stock>Currently unavailable</p><button>Add to wishlist</button>"),
    ("German", "", "<div class=preis>20,00 €</div><div class=lieferstatus>Leider ausverkauft</div>"),
    ("French", "", "<div class=prix>20,00 €</div><span>Rupture de stock</span>"),
    ("notify", "", "<div class=price>$20</div><button>Notify me when available</button>"),
    ("input", "", "<div class=price>$20</div><form><input type=submit value='Out of stock' disabled></form>"),
    (
        "related can be bought", "",
        "<p>Out of stock</p><section class=related><h2>You may also like</h2><a href=x>Pot</a><button>Add to cart</button></section>"
    ),
    ("Spanish", "", "<div class=precio>20 €</div><p id=availability>Agotado</p>"),
]

@Suite struct RecordTests {
    @Test(arguments: soldOutLayouts.indices)
    func soldOutIsTold(layout: Int) throws {
        let (name, head, body) = soldOutLayouts[layout]
        let word = try record(body, head: head).availability
        #expect(word.map { !Availability.canBeBought($0) } == true, "\(name): \(word ?? "nothing")")
    }

    @Test(arguments: [
        ("<button>Add to cart</button><section class=related><p>Sold out</p></section>", "InStock"),
        ("<p class=stock>Only 3 left</p><div class=price>£9</div>", "InStock"),
        ("<div class=price>£9.00</div>", "InStock"),
        ("<button>In den Warenkorb</button>", "InStock"),
    ])
    func inStockIsTold(body: String, word: String) throws {
        #expect(try record(body).availability == word)
    }

    @Test(arguments: [
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,5", "1234.5"), ("1'234.50", "1234.50"), ("29", "29"), ("29,90", "29.90"),
        ("1,92,590", "192590"), ("12.990", "12990"), ("0,99", "0.99"), ("2 499", "2499"), ("0.500", "0.500"),
    ])
    func shownAmounts(text: String, amount: String) {
        #expect(Amount.shown(text) == amount)
    }

    @Test(arguments: [
        ("<div class=price>€ 29,95</div>", "29.95", "EUR"),
        ("<span class=price><del>$49.00</del> <ins class=sale-price>$39.00</ins></span>", "39.00", "USD"),
        ("<span>M.R.P.: ₹999</span> <span class=priceToPay>₹599</span>", "599", "INR"),
        ("<div class=price><span>£</span><span>12</span><sup>99</sup></div>", "12.99", "GBP"),
        ("<p class=cena>1 299 Kč</p>", "1299", "CZK"),
        ("<aside class=related><span class=price>$5</span></aside><div class=product-price>$7.50</div>", "7.50", "USD"),
        ("<p class=price>4 990 ₽</p>", "4990", "RUB"),
    ])
    func visiblePrices(body: String, amount: String, currency: String) throws {
        let price = try record(body).price
        #expect(price?.amount == amount)
        #expect(price?.currency == currency)
    }

    @Test(arguments: ["Kettle K2 - Potshop", "Potshop | Kettle K2 1.7 Litre"])
    func aShopsNameInAHeadingIsNotTheProducts(title: String) throws {
        let html = """
            <html lang=en><head><title>\(title)</title></head><body><header><h1><a href="/">Potshop</a></h1></header>
            <main><h1>Kettle K2</h1><p>Boils a litre in two minutes.</p></main></body></html>
            """
        #expect(try reader.read(Array(html.utf8), source: "a.html").get().product.name == "Kettle K2")
    }

    @Test func aFormerPriceIsTheListPrice() throws {
        let record = try record("<div class=price><del>$49.00</del><span class=current>$39.00</span></div>")
        #expect(record.listPrice?.amount == "49.00")
    }

    @Test(arguments: [
        ("<p>SKU: AB-1234</p>", "AB-1234"), ("<p>Item no. 55-120</p>", "55-120"), ("<p>Artikelnummer: 778899</p>", "778899"),
        ("<span class=product-reference>1002/710</span>", "1002/710"), ("<p>Артикул: 445566</p>", "445566"),
        ("<p>Code promo PLUS</p>", nil),
    ])
    func labelledCodes(body: String, code: String?) throws {
        #expect(try record(body).sku == code)
    }

    @Test(arguments: [
        ("<a class=brand href=x>Brand: Boil &amp; Co</a>", "Boil & Co"), ("<p>Marke: Kocher</p>", "Kocher"),
        ("<a id=bylineInfo href=x>Visit the Boil Store</a>", "Boil"), ("<table><tr><th>Brand</th><td>Boil</td></tr></table>", "Boil"),
        ("<div class=product-brand><img alt=Boil></div>", "Boil"),
    ])
    func visibleBrands(body: String, brand: String) throws {
        #expect(try record(body).brand == brand)
    }

    @Test(arguments: [
        ("Skillet US", "Skillet"), ("Skillet | We Do Iron", "Skillet"), ("Skillet (Suisse)", "Skillet"), ("Skillet GmbH", "Skillet"),
        ("N/A", nil),
        ("{{brand}}", nil), ("$metabrand", nil), ("Marca: Skillet", "Skillet"),
    ])
    func statedBrandsAreCleaned(text: String, brand: String?) {
        #expect(BrandReading.cleaned(text, productName: "Pan 20 cm") == brand)
    }

    @Test func aSideCarTellsTheBrandOfAPageThatDoesNot() throws {
        let html = "<html lang=de><title>x</title><body><h1>Kessel mit Deckel</h1><p>Ein Kessel.</p></body></html>"
        let page = try reader.read(Array(html.utf8), source: "a", hints: PageHints(brand: "Kocher")).get()
        #expect(page.product.brand == "Kocher")
        #expect(page.product.from["brand"] == "side-car")
    }

    @Test(arguments: [
        ("Shampoo 2 x 250 ml", 500.0, "ml"), ("Tea 0.5 kg", 500, "g"), ("Vitamin D 60 capsules", 60, "piece"),
        ("Juice 1 litre", 1_000, "ml"),
    ])
    func packSizes(name: String, value: Double, unit: String) {
        #expect(PackSize.read(name) == PackSize(value: value, unit: unit))
    }

    @Test(arguments: [
        (#"{"a":1,/* c */"b":[1,2,],}"#, "b", "1"), (#"window.x = {'a': 'it\'s'};"#, "a", "it's"), ("{a: 5}", "a", "5"),
        ("{\"a\":\"line\nbreak\"}", "a", "line break"), (#"{"a":"caf\u00e9 &amp; <b>bar</b>"}"#, "a", "café & bar"),
        (#"{"a":"cut"#, "a", "cut"),
        (#"{"a":"\ud83d\ude00"}"#, "a", "😀"),
    ])
    func lenientJSON(text: String, key: String, value: String) {
        let tree = JSONTree(Array(text.utf8)[...])
        #expect(tree.root.flatMap { tree.text(key, of: $0) } == value)
    }

    @Test(arguments: [
        ("HTTPS://Shop.Example/a?utm_source=x&id=4#top", "https://shop.example/a?id=4"), ("//shop.example/a", "https://shop.example/a"),
        ("https://shop.example/x/ref=sr_1", "https://shop.example/x"), ("javascript:alert(1)", nil), ("https://u:p@shop.example/", nil),
    ])
    func addresses(text: String, clean: String?) {
        #expect(PageAddress.clean(text) == clean)
    }

    @Test(arguments: [
        ("Trekkil Ranger", "title", "Trekkil"), ("Trekkil Ranger XL", "site", "Trekkil"), ("Trekkil Ranger", "visible", nil),
        ("Trekkil Ranger", "json-ld", nil),
        ("Trekkil", "title", nil), ("Trekkilson Ranger", "title", nil), ("Oxgate Crew", "title", "OXGATE"),
    ])
    func aGuessIsSettledByTheMarket(brand: String, source: String, settled: String?) throws {
        let page = Self.page(brand, source)
        let others = [Self.page("TREKKIL", "json-ld"), Self.page("oxgate", "json-ld")]
        #expect(try GuessedBrands(others + [page], words: shippedWords()).settled(page)?.lowercased() == settled?.lowercased())
    }

    /// The first word of a title is no brand where a shop sells its own.
    @Test(arguments: [
        ("www.drtrekkil.example", ["Dr. Trekkil", "Dr. Trekkil"], "Dr. Trekkil"),
        ("www.drtrekkil.example", ["Dr. Trekkil", "Oxgate"], nil),
        ("www.outdoors.example", ["Dr. Trekkil"], nil), ("www.drtrekkil.example", [], nil),
    ])
    func aShopOfItsOwnTellsTheBrand(host: String, others: [String], settled: String?) throws {
        let url = "https://\(host)/p"
        let page = Self.page("Debloat", "title", url: url)
        #expect(try GuessedBrands(others.map { Self.page($0, "site", url: url) } + [page], words: shippedWords()).settled(page) == settled)
    }

    /// Names of a market whose pages tell Trekkil, Oxgate and Oxgate Electric, the guess, and whose they are.
    @Test(
        arguments: [
            ("Oxgate Electric Kettle 2 L", nil, "Oxgate Electric"), ("Oxgate Kettle 2 L", nil, "Oxgate"),
            ("TTK Trekkil Kettle", "TTK", "Trekkil"),
            ("Zorvane lid for Oxgate kettles", "Zorvane", nil), ("Zorvane Kettle", "Zorvane", nil), ("Kettle, plain", nil, nil),
        ] as [(String, String?, String?)])
    func aNameIsSettledByTheMarket(name: String, guess: String?, settled: String?) throws {
        var page = Self.page(guess ?? "", "title")
        page.product.brand = guess
        page.product.name = name
        let others = ["Trekkil", "Oxgate", "Oxgate Electric"].map { Self.page($0, "json-ld") }
        #expect(try GuessedBrands(others + [page], words: shippedWords()).settled(page) == settled)
    }

    /// Names in a market of kettles; parts of kettles and things for them are set apart, kettles for something are not.
    @Test(arguments: [
        ("Silicone lid for electric kettle", true), ("Descaler compatible with kettle and pot", true),
        ("Deckel passend für Kettle K2", true),
        ("Electric kettle for tea and coffee", false),
        ("Kettle compatible with induction", false), ("Zorvane Kettle 2 L", false),
    ])
    func accessoriesAreToldApart(name: String, isAccessory: Bool) throws {
        func page(_ name: String) -> ProductPage {
            var page = Self.page("x", "json-ld")
            page.product.name = name
            return page
        }
        let market = (1...8).map { page("Kettle K\($0) of steel") }
        #expect(try (Accessories(market + [page(name)], words: shippedWords()).reason(page(name)) != nil) == isAccessory)
    }

    private static func page(_ brand: String, _ source: String, url: String? = nil) -> ProductPage {
        var page = ProductPage(source: "a.html", id: PageID("a"), kind: .product, language: "en")
        page.url = url
        page.product.brand = brand
        page.product.from["brand"] = source
        return page
    }
}
