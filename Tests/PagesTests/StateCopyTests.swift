import MarketModel
import Testing

@testable import Pages

private let reader = PageReader(models: PageModels(blocks: nil), languages: ["en"])

private func read(_ body: String, state: String) throws -> ProductPage {
    let html = """
        <html lang=en><head><title>Tarn Sock | Fellwear</title></head><body><main><h1>Tarn Sock</h1>\(body)</main>
        <script id="__NEXT_DATA__" type="application/json">\(state)</script></body></html>
        """
    return try reader.read(Array(html.utf8), source: "a.html").get()
}

/// A shop that fills its page by script says of the product in its data what it would show.
@Suite struct StateCopyTests {
    private static let state = #"""
        {"props":{"menu":[{"title":"Sale","description":"Everything for the hills, now cheaper than it has ever been before."}],
        "product":{"name":"Tarn Sock","description":"\u003cp\u003eKnitted from merino that stays warm when it is wet.\u003c/p\u003e",
        "features":[{"id":1,"title":"Stay-up cuff","description":"A cuff that holds without leaving a mark on the calf."},
        {"id":2,"title":"Colour","description":"Blue"},"A flat toe seam that you do not feel in the boot."]}}}
        """#

    @Test func aShellIsReadFromItsState() throws {
        let page = try read("<p>Add to basket</p>", state: Self.state)
        let stated = page.blocks.filter { $0.zone == .structured }.map(\.text)
        #expect(
            stated == [
                "Knitted from merino that stays warm when it is wet.",
                "Stay-up cuff\nA cuff that holds without leaving a mark on the calf.", "A flat toe seam that you do not feel in the boot.",
            ])
        #expect(page.mainText.contains("stays warm when it is wet"))
        #expect(!page.mainText.contains("cheaper than"))
    }

    @Test func aPageThatShowsItsCopyIsReadFromThat() throws {
        let copy = String(repeating: "A sock for long days on wet hills, with a heel that lasts. ", count: 8)
        let shown = (0..<9).map { "<p>\(copy)Number \($0) of the reasons.</p>" }.joined()
        let page = try read(shown, state: Self.state)
        #expect(page.blocks.contains { $0.zone != .structured && $0.text.hasPrefix("A sock for long days") })
        #expect(page.blocks.filter { $0.zone == .structured && $0.isMainContent }.isEmpty)
    }

    @Test(arguments: [
        #"{"name":"Tarn Sock","description":"Too short"}"#, #"{"name":"Tarn Sock","features":["Blue","Red"]}"#,
        #"{"name":"Other sock","description":"Knitted from merino that stays warm when it is wet."}"#,
        #"{"name":"Tarn Sock","features":[["#,
    ])
    func whatIsNoCopyGivesNone(state: String) throws {
        #expect(try read("<p>Add to basket</p>", state: state).blocks.filter { $0.zone == .structured }.isEmpty)
    }
}
