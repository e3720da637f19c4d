import Foundation
import MarketModel
import Testing

@testable import Pages

private let reader = PageReader(models: PageModels(blocks: nil), languages: ["en"])

private let sample = """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamp L1 | Licht</title><link rel="canonical" href="https://licht.example/p/l1">
    <script type="application/ld+json">{"@graph":[{"@type":"Product","name":"Lamp L1","sku":"L-1001","brand":{"@type":"Brand","name":"Licht"},
    "offers":{"@type":"Offer","price":"49.90","priceCurrency":"EUR","availability":"InStock"},"review":[{"@type":"Review","reviewBody":"Bright and calm",
    "reviewRating":{"ratingValue":5}}]},{"@type":"BreadcrumbList","itemListElement":[{"position":1,"name":"Lamps"}]}]}</script></head>
    <body><nav><ul><li><a href="/">Home</a></li></ul></nav><main><h1>Lamp L1</h1><div class="price">49,90 €</div><button>Add to cart</button>
    <div class="description"><p>Warm light that dims from 100 % to 1 % without a flicker – für gemütliche Abende.</p><ul><li>Runs 40 hours on one charge</li>
    <li>No screws &amp; no drilling</li></ul></div><table><tr><th>Brand</th><td>Licht</td></tr></table><section id="reviews"><h2>Reviews</h2>
    <div itemprop="review" itemscope itemtype="http://schema.org/Review"><p itemprop="reviewBody">I love it</p></div></section></main>
    <footer>© 2026 Licht</footer></body></html>
    """

/// What must hold of any page that was read.
private func check(_ result: Result<ProductPage, PageFailure>, _ what: String) {
    guard case .success(let page) = result else { return }
    for block in page.blocks {
        #expect(!block.text.isEmpty, "\(what): an empty block")
        #expect((0...1).contains(block.layout.relevance), "\(what): relevance \(block.layout.relevance)")
        if let heading = block.layout.heading { #expect(page.blocks.indices.contains(heading), "\(what): a heading out of bounds") }
    }
    if let value = page.product.price?.value { #expect(value > 0, "\(what): price \(value)") }
}

@Suite struct HostileInputTests {
    @Test func everyTruncationIsReadOrRefused() {
        let bytes = Array(sample.utf8)
        for length in 0...bytes.count { check(reader.read(Array(bytes.prefix(length)), source: "cut"), "cut at \(length)") }
    }

    /// 5,000 pages; `CRENEAU_MUTATIONS` sets another number for a longer run.
    @Test func mutationsDoNoHarm() {
        let rounds = ProcessInfo.processInfo.environment["CRENEAU_MUTATIONS"].flatMap { Int($0) } ?? 5_000
        let seed: UInt64 = 20_261_121
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let original = Array(sample.utf8)
        let pieces: [[UInt8]] =
            [
                "<div>", "</div>", "<p", "<!--", "-->", "<script>", "</script>", "<table><tr>", "&#x", "&amp", "\"", "'", "<svg>",
                "</body>", "<h1>", "{[", "\u{0}",
            ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC3], [0x80], [0xF4, 0x90, 0x80, 0x80]]
        for round in 0..<rounds {
            var bytes = original
            for _ in 0...random(6) {
                let at = random(bytes.count)
                switch random(4) {
                case 0: bytes[at] = UInt8(random(256))
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random(200)))
                case 2: bytes.insert(contentsOf: pieces[random(pieces.count)], at: at)
                default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 1 + random(200))], at: random(bytes.count))
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            check(reader.read(bytes, source: "mutation"), "seed \(seed), round \(round)")
        }
    }

    @Test func whatIsNoHTMLIsRefusedWithACode() {
        for (bytes, code) in [([], PageFailure.Code.empty), (Array("%PDF-1.7".utf8), .notHTML), ([0x1F, 0x8B, 0x08], .notHTML)]
            as [([UInt8], PageFailure.Code)]
        {
            guard case .failure(let failure) = reader.read(bytes, source: "x") else {
                Issue.record("\(code) was read")
                continue
            }
            #expect(failure.code == code)
        }
    }

    @Test func thousandsOfAttributesAndUnclosedTagsAreBounded() {
        let attributes = "<p " + (0..<20_000).map { "a\($0)=x class=c" }.joined(separator: " ") + ">text</p>"
        check(reader.read(Array(attributes.utf8), source: "x"), "attributes")
        check(reader.read(Array(String(repeating: "<b><i><a href=x>word ", count: 20_000).utf8), source: "x"), "unclosed")
        check(
            reader.read(Array(("<script type='application/ld+json'>" + String(repeating: "[", count: 500_000)).utf8), source: "x"),
            "brackets")
    }

    @Test func theSameBytesGiveTheSamePage() throws {
        let bytes = Array(sample.utf8)
        #expect(try reader.read(bytes, source: "a").get() == reader.read(bytes, source: "a").get())
    }
}

@Suite struct CopyTests {
    private func page(_ id: String, _ text: String) -> ProductPage {
        ProductPage(source: id, id: PageID(id), blocks: [Block(zone: .paragraph, text: text)])
    }

    @Test func resellersOfOneTextAreOneGroup() {
        let copy = "This lamp dims from full to nothing without a flicker and runs forty hours on a single charge wherever you put it"
        let other = "A kettle that boils a litre in three minutes and switches itself off when the water has gone or the lid is open again"
        let pages = [page("c", copy + " Order today"), page("a", copy), page("b", other)]
        #expect(PageCopies.groups(pages) == [[PageID("a"), PageID("c")]])
        #expect(PageCopies.groups(pages.reversed()) == PageCopies.groups(pages))
    }

    @Test func shortTextsAreNoCopies() {
        #expect(PageCopies.groups([page("a", "Add to cart now or never"), page("b", "Add to cart now or never")]).isEmpty)
    }
}
