import Foundation
import MarketModel
import Testing

@testable import Pipeline

@Suite struct ReviewedPagesTests {
    private static func page(_ name: String, _ quotes: [String]) -> AnalyzedPage {
        var page = ProductPage(source: "pages/\(name).html.gz", id: PageID("https://shop.example/\(name)"))
        page.product.brand = "Northfell"
        page.product.category = ["Home", "Bottles"]
        page.blocks = quotes.map { Block(zone: .bullet, text: "It is \($0).") }
        let claims = quotes.enumerated().map { index, quote in
            Claim(
                concept: Concept(id: ConceptID(.feature, "c\(index)"), label: quote.uppercased()),
                evidence: Evidence(block: index, range: 6..<(6 + quote.utf8.count)), strength: 0.5, confidence: 0.6)
        }
        return AnalyzedPage(page: page, claims: claims)
    }

    private static func decision(_ action: Decision.Action, _ page: AnalyzedPage, _ index: Int, after: String? = nil) -> Decision {
        let claim = page.claims[index]
        return Decision(
            action: action, page: page.page.id, concept: claim.concept.id, polarity: .present,
            quote: Decision.normalizedQuote(page.page.quote(claim.evidence)), after: after, author: "ada", time: "2026-11-02T10:00:00.000Z")
    }

    @Test func onlyPagesThatWereDecidedInWholeAreLabels() throws {
        let whole = Self.page("whole", ["vacuum insulated", "leak-proof", "for hikers"]), half = Self.page("half", ["light", "strong"])
        let decisions = [
            Self.decision(.accept, whole, 0), Self.decision(.reject, whole, 1), Self.decision(.setAngle, whole, 2, after: "user"),
            Self.decision(.accept, half, 0),
        ]
        let lines = try ReviewedPages.lines([half, whole], decisions)
        #expect(lines.count == 1)
        let label = try JSONDecoder().decode(LabelledData.Claims.self, from: Data(lines[0].utf8))
        #expect(label.page == "whole")
        #expect(label.brand == "Northfell")
        #expect(label.claims.map(\.quotes) == [["vacuum insulated"], ["for hikers"]])
        #expect(label.claims.map(\.angle) == [.feature, .user])
        #expect(label.claims.map(\.concept) == ["vacuum insulated", "for hikers"])
    }

    @Test(arguments: [
        ("pages/a.html", "a"), ("a.HTM", "a"), ("set.zip#deep/wcxb-0580.html.gz", "wcxb-0580"), ("x.warc#3", "3"),
    ])
    func aPageIsNamedByItsFile(source: String, name: String) { #expect(ReviewedPages.name(of: source) == name) }
}
