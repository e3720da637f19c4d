import MarketModel
import Testing

@Suite struct DecisionTests {
    @Test(arguments: [
        ("  BPA-Free! ", "bpa-free"), ("“no\u{200B} added\n sugar.”", "no added sugar"), ("up to 24 h", "up to 24 h"),
        ("100%", "100%"), ("(wireless)", "wireless"), ("!!!", "!!!"), ("", ""), ("Wasserdicht — 5 m", "wasserdicht — 5 m"),
    ])
    func aQuoteIsKeyedWithoutCaseSpaceAndOuterPunctuation(quote: String, key: String) {
        #expect(Decision.normalizedQuote(quote) == key)
        #expect(Decision.normalizedQuote(key) == key)
    }

    @Test func aQuoteWithoutEndHasAKeyThatFitsAForm() {
        let key = Decision.normalizedQuote(String(repeating: "Wort ", count: 100_000))
        #expect(key.utf8.count <= 300)
        #expect(Decision.normalizedQuote(key) == key)
    }
}
