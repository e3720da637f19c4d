import MarketModel
import Testing

@testable import Pages

/// Pages of an invented kettle: what stands behind the title, what the page calls its language, where it lies, and the price that it means.
private let priceCases: [(name: String, body: String, language: String, url: String?, amount: String?, currency: String?)] = [
    ("instalment before", "<p>or 4 payments of <b class=price>$12.25</b></p><p class=price>$49.00</p>", "en", nil, "49.00", "USD"),
    ("instalment a month", "<p class=price>€ 8,25 monatlich</p><p class=price>€ 99,00</p>", "de", nil, "99.00", "EUR"),
    ("former in one text", "<p class=price>RRP £90.00 Now £65.00</p>", "en-GB", nil, "65.00", "GBP"),
    ("former, German", "<p class=price>statt 90,00 € jetzt 65,00 €</p>", "de", nil, "65.00", "EUR"),
    ("comparable value", "<p>Comparable value $90.00</p><p>$65.00</p>", "en", nil, "65.00", "USD"),
    ("unit price first", "<div><span>€18.40</span> <i>per litre</i></div><div><span>€9.20</span></div>", "en", nil, "9.20", "EUR"),
    ("base price behind", "<div><span>9,20 €</span></div><div><span>1,84 €</span> <small>/ 100 ml</small></div>", "de", nil, "9.20", "EUR"),
    ("tax, with first", "<p><b class=price>£120.00</b> inc. VAT</p><p><b class=price>£100.00</b> ex. VAT</p>", "en", nil, "120.00", "GBP"),
    ("tax, German", "<p><b class=preis>100,00 €</b> netto</p><p><b class=preis>119,00 €</b> inkl. MwSt.</p>", "de", nil, "119.00", "EUR"),
    ("dinar of Bahrain", "<p class=price>BHD 7.500</p>", "en", nil, "7.500", "BHD"),
    ("dinar, a thousand", "<p class=price>KWD 1,250.500</p>", "en", nil, "1250.500", "KWD"),
    ("dollar of Canada", "<p class=price>$49.95</p>", "en-CA", nil, "49.95", "CAD"),
    ("dollar of New Zealand", "<p class=price>$49.95</p>", "en", "https://kettles.co.nz/p/k2", "49.95", "NZD"),
    ("dollar with its code before", "<p class=price>AUD $49.95</p>", "en", nil, "49.95", "AUD"),
    ("dollar told in words", "<p class=price>$49.95</p><p>All prices are in SGD</p>", "en", nil, "49.95", "SGD"),
    ("dollar of the States", "<p class=price>$49.95</p>", "en-GB", "https://kettles.co.uk/p/k2", "49.95", "USD"),
    ("crown of Denmark", "<p class=price>799 kr</p>", "da", nil, "799", "DKK"),
    ("crown of Sweden", "<p class=price>799 kr</p>", "sv", "https://kettles.se/p/k2", "799", "SEK"),
    ("yen", "<p class=price>¥2,990</p>", "ja", nil, "2990", "JPY"),
    ("yuan by host", "<p class=price>¥299</p>", "zh", "https://kettles.cn/p/k2", "299", "CNY"),
    ("rupee of Pakistan", "<p class=price>Rs. 4,500</p>", "en", "https://kettles.pk/p/k2", "4500", "PKR"),
    ("sold out beside the title", "<p class=price>$49.00</p><button disabled>Sold out</button>", "en", nil, "49.00", "USD"),
    ("used offer", "<p>Used from $18.40</p><p class=price>$39.99</p>", "en", nil, "39.99", "USD"),
    ("cents in the state", #"<script>var s = {"product":{"centAmount":2995,"currencyCode":"EUR"}}</script>"#, "en", nil, "29.95", "EUR"),
]

/// JSON-LD of the kettle, the page's text and address, and what is to be read.
private let dataCases: [(name: String, data: String, body: String, url: String?, amount: String?, currency: String?)] = [
    (
        "entity quotes", #"{&#34;@type&#34;:&#34;Product&#34;,&#34;name&#34;:&#34;Kettle K2&#34;,&#34;offers&#34;:{&#34;price&#34;:49}}"#,
        "",
        nil, "49", nil
    ),
    ("JSON in a string", #""{\"@type\":\"Product\",\"name\":\"Kettle K2\",\"offers\":{\"price\":49}}""#, "", nil, "49", nil),
    (
        "CDATA",
        #"//<![CDATA["# + "\n" + #"{"@type":"Product","name":"Kettle K2","offers":{"price":"49.00","priceCurrency":"EUR"}}"# + "\n//]]>",
        "",
        nil, "49.00", "EUR"
    ),
    (
        "offer of another script",
        ##"{"@type":"Product","name":"Kettle K2","offers":{"@id":"#o"}}</script><script type="application/ld+json">{"@id":"#o","@type":"Offer","price":"49"}"##,
        "", nil, "49", nil
    ),
    (
        "refurbished first",
        #"{"@type":"Product","name":"Kettle K2","offers":[{"price":20,"itemCondition":"https://schema.org/RefurbishedCondition"},{"price":49}]}"#,
        "",
        nil, "49", nil
    ),
    (
        "without tax first",
        #"{"@type":"Product","name":"Kettle K2","offers":{"priceSpecification":[{"price":100,"valueAddedTaxIncluded":false},{"price":119,"valueAddedTaxIncluded":true}]}}"#,
        "", nil, "119", nil
    ),
    (
        "price for members",
        #"{"@type":"Product","name":"Kettle K2","offers":{"priceSpecification":[{"price":40,"validForMemberTier":{"name":"gold"}},{"price":49}]}}"#,
        "",
        nil, "49", nil
    ),
    (
        "offers by currency",
        #"{"@type":"Product","name":"Kettle K2","offers":[{"price":25,"priceCurrency":"USD"},{"price":23,"priceCurrency":"EUR"}]}"#,
        "<p class=price>23,00 €</p>", nil, "23", "EUR"
    ),
    (
        "variant by its code",
        #"{"@type":"ProductGroup","name":"Kettle K2","hasVariant":[{"sku":"K2-RED","offers":{"price":19}},{"sku":"K2-BLUE","offers":{"price":34}}]}"#,
        "",
        "https://kettles.example/p/k2?sku=K2-BLUE", "34", nil
    ),
    (
        "grouped by a point", #"{"@type":"Product","name":"Kettle K2","offers":{"price":"1.299","priceCurrency":"EUR"}}"#,
        "<p class=price>1.299,00 €</p>", nil, "1299.00", "EUR"
    ),
    (
        "a currency without coins", #"{"@type":"Product","name":"Kettle K2","offers":{"price":"12.990","priceCurrency":"CLP"}}"#, "", nil,
        "12990", "CLP"
    ),
    (
        "written by a program", #"{"@type":"Product","name":"Kettle K2","offers":{"price":"1.58e+03","priceCurrency":"EUR"}}"#, "", nil,
        "1580", "EUR"
    ),
    (
        "blanks group", #"{"@type":"Product","name":"Kettle K2","offers":{"price":"12 990 Ft","priceCurrency":"HUF"}}"#, "", nil, "12990",
        "HUF"
    ),
    (
        "another product of the page's words",
        #"[{"@type":"Product","name":"Kettle","url":"https://kettles.example/p/k","offers":{"price":9}},{"@type":"Product","name":"K2, the kettle","url":"https://kettles.example/p/k2","offers":{"price":49}}]"#,
        "", "https://kettles.example/p/k2", "49", nil
    ),
]

@Suite struct MoneyTests {
    private func product(_ body: String, head: String = "", language: String = "en", url: String? = nil) throws -> ProductRecord {
        let html = """
            <html lang=\(language)><head><title>Kettle K2 | Potshop</title>\(head)</head><body><main><h1>Kettle K2</h1>\(body)
            <p>It boils a litre of water in two minutes and pours without dripping.</p></main></body></html>
            """
        let reader = PageReader(models: PageModels(blocks: nil, words: try shippedWords()), languages: ["en"])
        return try reader.read(Array(html.utf8), source: "a.html", hints: PageHints(url: url)).get().product
    }

    @Test(arguments: priceCases.indices)
    func shownPrices(index: Int) throws {
        let one = priceCases[index]
        let price = try product(one.body, language: one.language, url: one.url).price
        #expect(price?.amount == one.amount, "\(one.name)")
        #expect(price?.currency == one.currency, "\(one.name)")
    }

    @Test(arguments: dataCases.indices)
    func statedPrices(index: Int) throws {
        let one = dataCases[index]
        let price = try product(one.body, head: "<script type=\"application/ld+json\">\(one.data)</script>", url: one.url).price
        #expect(price?.amount == one.amount, "\(one.name)")
        #expect(price?.currency == one.currency, "\(one.name)")
    }

    @Test(arguments: [
        ("<button>Pre-order now</button>", "PreOrder"), ("<button><span>Jetzt vorbestellen</span></button>", "PreOrder"),
        ("<button>Précommander</button>", "PreOrder"), ("<p class=stock>On backorder</p>", "BackOrder"),
        ("<i class=\"badge sold-out-badge\">Sold out</i><button>Add to cart</button>", "InStock"),
        ("<i class=\"badge sold-out-badge\">Sold out</i><button disabled>Sold out</button>", "OutOfStock"),
        ("<span class=product-ribbon>Sold out</span><button>In den Warenkorb</button>", "InStock"),
    ])
    func availability(body: String, word: String) throws {
        #expect(try product("<p class=price>$9.00</p>" + body).availability == word)
    }

    @Test(arguments: [
        ("MadeToOrder", "MadeToOrder"), ("http://schema.org/Reserved", "Reserved"), ("https://schema.org/BackOrder", "BackOrder"),
    ])
    func statedAvailability(stated: String, word: String) throws {
        let data = #"{"@type":"Product","name":"Kettle K2","offers":{"price":9,"availability":"\#(stated)"}}"#
        #expect(try product("", head: "<script type=\"application/ld+json\">\(data)</script>").availability == word)
    }

    @Test(
        arguments: [
            ("0000000000000", nil), ("N/A", nil), ("Does not apply", nil), ("11111111", nil), ("4006381333931", "4006381333931"),
            ("978-3-16-148410-0", "9783161484100"), ("12", nil), ("ISBN", nil),
        ] as [(String, String?)])
    func tradeItemNumbers(stated: String, number: String?) throws {
        #expect(Identifier.gtin(stated) == number)
    }

    @Test(arguments: [
        ("<div>Our shop is rated 4.8 out of 5 stars</div>", true), ("<p>Rated 4.8 out of 5 on Trustpilot</p>", false),
        ("<p>Seller rating: 4.8 out of 5 stars</p>", false),
    ])
    func theShopsRatingIsNotTheProducts(text: String, isAbove: Bool) throws {
        let html =
            "<html lang=en><head><title>Kettle K2</title></head><body>\(isAbove ? text : "")<main><h1>Kettle K2</h1>\(isAbove ? "" : text)</main></body></html>"
        let reader = PageReader(models: PageModels(blocks: nil, words: try shippedWords()), languages: ["en"])
        #expect(try reader.read(Array(html.utf8), source: "a.html").get().product.rating == nil)
    }

    @Test(
        arguments: [
            (#""ratingValue":"0","reviewCount":"0""#, nil), (#""ratingValue":"5","reviewCount":0"#, nil),
            (#""ratingValue":"4.5","ratingCount":3"#, 4.5),
            (#""ratingValue":90,"bestRating":100,"ratingCount":3"#, 4.5),
        ] as [(String, Double?)])
    func statedRatings(members: String, value: Double?) throws {
        let data = #"{"@type":"Product","name":"Kettle K2","aggregateRating":{\#(members)}}"#
        #expect(try product("", head: "<script type=\"application/ld+json\">\(data)</script>").rating?.value == value)
    }

    /// Markup of one product in two syntaxes, and nested things that speak for themselves.
    @Test(arguments: [
        (
            "itemref of an offer",
            #"<div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Kettle K2</b><div itemprop=offers itemscope itemtype="https://schema.org/Offer" itemref="pay"></div></div><p id=pay><meta itemprop=price content=49></p>"#,
            "49"
        ),
        (
            "an accessory inside",
            #"<div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Kettle K2</b><div itemprop=isAccessoryOrSparePartFor itemscope itemtype="https://schema.org/Product"><i itemprop=price>5</i></div><div itemprop=offers itemscope itemtype="https://schema.org/Offer"><i itemprop=price>49</i></div></div>"#,
            "49"
        ),
        (
            "RDFa with a prefix",
            #"<div typeof="schema:Product"><b property="schema:name">Kettle K2</b><div property="schema:offers" typeof="schema:Offer"><i property="schema:price" content="49">49,-</i></div></div>"#,
            "49"
        ),
        (
            "blanks group in markup",
            #"<div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Kettle K2</b><i itemprop=price>1 049,00</i></div>"#,
            "1049.00"
        ),
    ])
    func markup(name: String, body: String, amount: String) throws {
        #expect(try product(body).price?.amount == amount, "\(name)")
    }

    @Test func starsOfAReviewAreNotTheMean() throws {
        let body = """
            <div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Kettle K2</b>
            <div itemprop=review itemscope itemtype="https://schema.org/Review"><i itemprop=ratingValue>1</i></div>
            <div itemprop=aggregateRating itemscope itemtype="https://schema.org/AggregateRating"><i itemprop=ratingValue>4.4</i>
            <i itemprop=ratingCount>12</i></div></div>
            """
        #expect(try product(body).rating == Rating(value: 4.4, count: 12))
    }

    @Test func aDamagedFileOfWordsIsRefusedWithItsLine() {
        #expect(throws: PageModelError.self) { try PageWords { _ in Array("instalment\ta month\nnonsense\tx\n".utf8) } }
    }
}
