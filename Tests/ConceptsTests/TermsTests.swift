import Lexicons
import MarketModel
import Testing

@testable import Concepts

@Suite struct TermsTests {
    /// A page of a flask whose every bullet is one claim.
    private static func page(_ id: String, _ brand: String, _ bullets: [String]) -> TermPage {
        let blocks = bullets.map { Block(zone: .bullet, text: $0) }
        let claims = bullets.enumerated().map { n, text in
            Claim(
                concept: Concept(id: ConceptID(.feature, "c\(n)-\(id)"), label: text.lowercased()),
                evidence: Evidence(block: n, range: 0..<text.utf8.count), strength: 0.7, confidence: 0.9)
        }
        var product = ProductRecord()
        product.name = brand + " flask"
        product.brand = brand
        let page = ProductPage(source: id, id: PageID(id), language: "en", product: product, blocks: blocks)
        return TermPage(AnalyzedPage(page: page, claims: claims), brand: BrandID(folding: brand))
    }

    private static let pages = [
        page("1", "Aldora", ["Zorbing flange keeps the lid shut", "Stainless steel wall", "Vortex spout for slow pouring"]),
        page("2", "Brumwell", ["A zorbing flange in every lid", "Stainless steel body", "Good for every day"]),
        page("3", "Corvane", ["With zorbing flange", "Stainless steel inside", "Good for every day"]),
        page("4", "Corvane", ["With zorbing flange", "Stainless steel inside"]),
    ]

    private func terms(_ pages: [TermPage]) throws -> MarketTerms {
        try TermReader(lexicons: try Shipped.lexicons.get()).terms(pages)
    }

    /// What all say and the lexicon has no word for comes up as a candidate; what the lexicon covers does not.
    @Test func findsTermsThatNoConceptCovers() throws {
        let found = try terms(Self.pages)
        #expect(found.market.contains { $0.text == "zorbing flange" && $0.pages == 4 && $0.brands == 3 }, "\(found.market.map(\.text))")
        #expect(found.uncovered.contains { $0.text == "zorbing flange" }, "\(found.uncovered.map(\.text))")
        #expect(!found.uncovered.contains { $0.text.contains("steel") }, "\(found.uncovered.map(\.text))")
        let term = try #require(found.uncovered.first { $0.text == "zorbing flange" })
        let page = try #require(Self.pages.first { $0.analyzed.page.id == term.quote.page })
        #expect(page.analyzed.page.quote(term.quote.evidence).lowercased() == "zorbing flange" && !term.quote.sentence.isEmpty)
    }

    /// A brand's terms are what its rivals do not say, and of two claims as loud the one comes first that stands out.
    @Test func tellsABrandFromItsRivals() throws {
        let found = try terms(Self.pages)
        let aldora = try #require(found.brands.first { $0.name == "Aldora" })
        #expect(aldora.terms.contains { $0.text.contains("spout") } && !aldora.terms.contains { $0.text == "stainless steel" })
        let brumwell = try #require(found.brands.first { $0.name == "Brumwell" })
        let order = brumwell.claims.map(\.claim.concept.label)
        let flange = try #require(order.firstIndex { $0.contains("flange") }),
            plain = try #require(order.firstIndex { $0.contains("every day") })
        #expect(flange < plain, "\(order)")
        #expect(brumwell.claims.first { $0.claim.concept.label.contains("flange") }!.contrast > 0)
    }

    /// Lists of ingredients are no copy.
    @Test func listsSayNothing() throws {
        let list = "Aqua, glyxerol, zeranium, mendol, aldrin, borax, cerol, dexane, exanol, fluxin"
        let pages = ["A", "B", "C"].map { Self.page($0, "Brand" + $0, [list]) }
        #expect(try terms(pages).market.isEmpty)
    }

    @Test func orderOfPagesChangesNothing() throws { #expect(try terms(Self.pages.reversed()) == terms(Self.pages)) }

    @Test func noPagesNoTerms() throws {
        let found = try terms([])
        #expect(found.market.isEmpty && found.uncovered.isEmpty && found.brands.isEmpty)
    }
}
