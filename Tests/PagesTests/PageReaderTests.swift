import MarketModel
import Testing

@testable import Pages

private let reader = try! PageReader(models: PageModels { _ in nil }, languages: ["en"])

private func page(_ html: String) throws -> ProductPage { try reader.read(Array(html.utf8), source: "test.html").get() }

@Suite struct PageReaderTests {
    @Test func questionsOfMicrodataAreQuestions() throws {
        let html = """
            <html lang=en><head><title>Kettle K2</title></head><body><main><h1>Kettle K2</h1><p>Boils a litre of water in three minutes.</p>
            <div itemscope itemtype="https://schema.org/Question"><h3 itemprop=name>Does it switch off by itself?</h3>
            <div itemprop=acceptedAnswer itemscope itemtype="https://schema.org/Answer"><p itemprop=text>Yes, it stops as soon as it boils.</p>
            </div></div></main></body></html>
            """
        let blocks = try PageReader(models: PageModels(blocks: nil), languages: ["en"]).read(Array(html.utf8), source: "a.html").get()
            .blocks
        #expect(blocks.first { $0.text.hasPrefix("Does it") }?.zone == .question)
        #expect(blocks.first { $0.text.hasPrefix("Yes, it") }?.zone == .answer)
    }

    @Test func aPlainProductPageIsRead() throws {
        let page = try page(
            """
            <!doctype html><html lang="en"><head><title>Kettle K2 | Shop</title><link rel="canonical" href="https://shop.example/kettle?utm_source=x">
            <script type="application/ld+json">{"@type":"Product","name":"Kettle K2","brand":{"name":"Boil & Co"},
            "offers":{"price":"29.95","priceCurrency":"EUR","availability":"http://schema.org/InStock"},}</script></head>
            <body><nav><a href="/">Home</a></nav><h1>Kettle K2</h1><ul><li>Boils a litre of water in under three minutes</li>
            <li>Switches itself off when the water is gone</li></ul><footer>All rights reserved</footer></body></html>
            """)
        #expect(page.id == PageID("https://shop.example/kettle"))
        #expect(page.kind == .product)
        #expect(page.product.brand == "Boil & Co")
        #expect(page.product.price == Money(amount: "29.95", currency: "EUR"))
        #expect(page.product.availability == "InStock")
        #expect(page.blocks.contains { $0.zone == .bullet && $0.text == "Switches itself off when the water is gone" })
        #expect(!page.blocks.contains { $0.text.contains("rights reserved") || $0.text == "Home" })
    }

    @Test func anEmptyFileIsAFailureWithACode() {
        #expect(throws: PageFailure.self) { try reader.read([], source: "x").get() }
    }
}
