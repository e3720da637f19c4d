import MarketModel
import Testing

@testable import Pages

private let reader = PageReader(models: PageModels(blocks: nil), languages: ["en"])

private func blocks(_ body: String) throws -> [String] {
    let html = "<html lang=en><head><title>Kettle K2</title></head><body><main><h1>Kettle K2</h1>\(body)</main></body></html>"
    return try reader.read(Array(html.utf8), source: "a.html").get().blocks.map(\.text)
}

/// What stands on a product's page and is not about the product.
@Suite struct BesideTheProductTests {
    private static let copy = "<div><p>Boils a litre of water in under three minutes and pours without a drop.</p></div>"

    @Test(arguments: ["Similar items", "You may also like", "Customers who viewed this also viewed", "Recently viewed"])
    func productsUnderSuchAHeadingAreLeftOut(heading: String) throws {
        // Each has a heading of its own, so that the nearest heading does not tell.
        let others = "<div><h2>\(heading)</h2><ul><li><h3>Pan P1</h3><p>Never sticks, even without any oil at all</p></li></ul></div>"
        let found = try blocks(Self.copy + others)
        #expect(found.contains { $0.hasPrefix("Boils a litre") })
        #expect(!found.contains { $0.contains("Never sticks") || $0 == "Pan P1" })
    }

    @Test func aHeadingSpeaksForItsOwnElementOnly() throws {
        let found = try blocks("<div><div><h2>Similar items</h2><p>Pan P1 for all hobs</p></div></div>" + Self.copy)
        #expect(found.contains { $0.hasPrefix("Boils a litre") })
    }

    @Test(arguments: [
        "https://cdn.example/s-hsi95a83fz/images/stencil/160x160/kettle.png", "S19aea247-2e76-4905-9b83-15a5a5664cfaG661bd3c3",
    ])
    func textForMachinesIsLeftOut(text: String) throws {
        #expect(!(try blocks(Self.copy + "<p>\(text)</p>")).contains { $0.contains(text) })
        let sentence =
            "The manual for this kettle, with all its parts and how they are cleaned and cared for, is kept for you at \(text) today."
        #expect(try blocks(Self.copy + "<p>\(sentence)</p>").contains(sentence))
    }

    @Test func longWordsOfOtherScriptsAreText() throws {
        let text = "这款水壶适合厨房使用两分钟即可烧开一升水安全又方便送礼自用皆宜"
        #expect(try blocks(Self.copy + "<p>\(text)</p>").contains(text))
    }
}
