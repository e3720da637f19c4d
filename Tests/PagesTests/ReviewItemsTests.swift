import MarketModel
import Testing

@testable import Pages

private let reader = PageReader(models: PageModels(blocks: nil), languages: ["en"])

private func reviews(_ body: String) throws -> [Block] {
    let html = """
        <html lang=en><head><title>Kettle K2</title></head><body><main><h1>Kettle K2</h1>
        <p>Boils a litre of water in under three minutes and pours without a drop.</p>\(body)</main></body></html>
        """
    return try reader.read(Array(html.utf8), source: "a.html").get().blocks.filter { $0.zone == .review }
}

/// One customer is one voice, however the markup cuts up what she says.
@Suite struct ReviewItemsTests {
    private static let marketplace = """
        <div id=reviews><h2>Customer reviews</h2><div data-hook=review><span>Anna</span>
        <a data-hook=review-title><i class=a-icon-star><span>2.0 out of 5 stars</span></i><span>Leaks</span></a>
        <span>Reviewed in the United Kingdom on 24 August 2026</span><div>Verified Purchase</div>
        <div><p>The lid leaks.</p><p>I sent it back.</p></div></div></div>
        """
    private static let shop = """
        <div id=reviews class=woocommerce-Reviews><h2>2 reviews for Kettle</h2><ol class=commentlist>
        <li class="review even"><div class=star-rating aria-label="Rated 5 out of 5"></div><p class=meta><strong>Bea</strong>
        <time datetime="2026-05-01T10:00:00">May 1, 2026</time></p><div class=description><p>Boils fast.</p><p>Pours well.</p></div></li>
        <li class="review odd"><div class=star-rating aria-label="Rated 3 out of 5"></div><p class=meta><strong>Cal</strong></p>
        <div class=description><p>It is loud, but it works.</p></div></li></ol></div>
        """
    private static let microdata = """
        <div class=comments><div itemprop=review itemscope itemtype="https://schema.org/Review"><meta itemprop=ratingValue content=4>
        <meta itemprop=datePublished content=2026-02-03><strong itemprop=author>Dee</strong><h4 itemprop=name>Fine</h4>
        <p itemprop=reviewBody>The handle stays cool.</p></div></div>
        """

    @Test(arguments: [
        (marketplace, ["The lid leaks.\nI sent it back."], [2.0], ["2026-08-24"]),
        (shop, ["Boils fast.\nPours well.", "It is loud, but it works."], [5.0, 3.0], ["2026-05-01", nil]),
        (microdata, ["The handle stays cool."], [4.0], ["2026-02-03"]),
    ])
    func oneBlockAReview(body: String, endings: [String], ratings: [Double], days: [String?]) throws {
        let found = try reviews(body)
        #expect(found.count == endings.count, "\(found.map(\.text))")
        for (block, ending) in zip(found, endings) { #expect(block.text.hasSuffix(ending), "\(block.text)") }
        #expect(found.map(\.rating) == ratings)
        #expect(found.map(\.date) == days)
        #expect(!found.contains { $0.text.contains("Verified") || $0.text.contains("Rated") || $0.text.contains("reviews for") })
    }

    @Test(arguments: [
        ("Reviewed in the United Kingdom on 24 August 2026", "2026-08-24"), ("Aug 4th, 2026", "2026-08-04"), ("3/4/2026", nil),
        ("May be 5 of them", nil), ("12 March", nil),
    ])
    func daysInWordsAreRead(text: String, expected: String?) {
        #expect(CalendarDay.written(text) == expected)
    }
}
