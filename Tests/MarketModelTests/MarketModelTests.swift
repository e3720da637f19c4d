import Testing

@testable import MarketModel

@Suite struct MarketModelTests {
    @Test(arguments: [("boAt", "BOAT"), ("Bo-at", "boat"), ("L'Oréal", "l’oréal"), ("Dr. Beckmann", "DR BECKMANN")])
    func spellingsOfABrandAreOne(a: String, b: String) {
        #expect(BrandID(folding: a) == BrandID(folding: b))
    }

    @Test func brandsOfPunctuationStayApart() {
        #expect(BrandID(folding: "&!") != BrandID(folding: "*"))
    }

    @Test(arguments: ["", "feature", "feature/", "colour/red", "/x"])
    func brokenConceptIDsAreRefused(raw: String) {
        #expect(ConceptID(rawValue: raw) == nil)
    }

    @Test func aConceptIDTellsItsAngleAndSlug() throws {
        let id = try #require(ConceptID(rawValue: "benefit/easy-to-clean"))
        #expect(id.angle == .benefit)
        #expect(id.slug == "easy-to-clean")
        #expect(id == ConceptID(.benefit, "easy-to-clean"))
    }

    @Test func aQuoteIsSlicedByBytes() {
        let block = Block(zone: .bullet, text: "Ohne Öl, für dich")
        #expect(block.quote(5..<8) == "Öl")
        #expect(block.quote(5..<400) == "Öl, für dich")
        #expect(block.quote(-3..<4) == "Ohne")
    }

    @Test func theIDOfAGapDoesNotDependOnOrder() {
        let a = Concept(id: ConceptID(.user, "kids"), label: "kids"), b = Concept(id: ConceptID(.feature, "x"), label: "x")
        #expect(Gap.id(.combination, [a, b]) == Gap.id(.combination, [b, a]))
        #expect(Gap.id(.combination, [a, b]) == "combination:feature/x+user/kids")
    }
}
