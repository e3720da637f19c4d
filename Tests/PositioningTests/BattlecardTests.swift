import MarketModel
import Testing

@testable import Positioning

@Suite struct BattlecardTests {
    @Test(arguments: [(3, 27, 0, 100, Battlecard.Point.Grade.clear), (17, 27, 70, 163, .clear), (4, 40, 9, 350, .thin)])
    func aWinIsThreeVoicesAndTenPoints(own: Int, of: Int, others: Int, ofOthers: Int, grade: Battlecard.Point.Grade) {
        #expect(BattlecardWriter.win(.init(customers: own, of: of), .init(customers: others, of: ofOthers)) == grade)
    }

    @Test func aWinAtTheThreshold() {
        func win(_ own: Int, _ of: Int, _ others: Int, _ ofOthers: Int) -> Battlecard.Point.Grade? {
            BattlecardWriter.win(.init(customers: own, of: of), .init(customers: others, of: ofOthers))
        }
        #expect(win(2, 4, 0, 100) == nil, "two voices")
        #expect(win(20, 100, 10, 100) == .clear)
        #expect(win(19, 100, 10, 100) == nil)
    }

    @Test(arguments: [
        (3, 27, 1, 163, Battlecard.Point.Grade.clear), (2, 27, 1, 163, .thin), (3, 27, 16, 163, .equal), (4, 100, 2, 100, .clear),
    ])
    func aWeaknessIsThreeVoicesAndTwiceTheShare(own: Int, of: Int, others: Int, ofOthers: Int, grade: Battlecard.Point.Grade) {
        #expect(BattlecardWriter.weakness(.init(customers: own, of: of), .init(customers: others, of: ofOthers)) == grade)
    }

    @Test func oneComplaintIsNoWeakness() {
        #expect(BattlecardWriter.weakness(.init(customers: 1, of: 3), .init(customers: 0, of: 90)) == nil)
        #expect(BattlecardWriter.weakness(.init(customers: 2, of: 27), .init(customers: 16, of: 163)) == nil)
    }

    private static let panel = "feature/bright-panel", lid = "feature/tight-lid", cord = "feature/long-cord"

    private static func pages(_ change: (inout ProductPage) -> Void = { _ in }) -> [AnalyzedPage] {
        let dark: [(text: String, concept: String, sense: Statement.Sense)] = (0..<3).map {
            ("The bright panel went dark on day \($0)", panel, .complaint)
        }
        let fine: [(text: String, concept: String, sense: Statement.Sense)] = (0..<9).map {
            ("The lid is tight, number \($0)", lid, .praise)
        }
        var own = [
            Synthetic.page("a1", brand: "Alp", claims: [panel, "feature/vivid-engine"], reviews: dark, change: change),
            Synthetic.page("a2", brand: "Alp", claims: [panel, "feature/vivid-engine"], change: change),
        ]
        own += (0..<10).map { n in
            Synthetic.page(
                "b\(n)", brand: "Brand \(n)", claims: [cord, lid], reviews: n == 0 ? fine : [])
        }
        return own
    }

    @Test func theCardCountsAndQuotes() throws {
        let known = [Self.panel, "feature/vivid-engine"].map { CatalogueConcept(concept: Synthetic.concept($0), forms: []) }
        let input = MarketInput(pages: Self.pages(), catalogue: Catalogue(concepts: known))
        let card = try #require(MarketAnalyzer.battlecard(BrandID(folding: "alp"), input))
        #expect(card.weak.map(\.concept.id.rawValue) == [Self.panel])
        #expect(card.weak[0].own == .init(customers: 3, of: 3) && card.weak[0].others == .init(customers: 0, of: 9))
        #expect(card.weak[0].inside?.text == "bright panel")
        #expect(card.weak[0].grade == .thin && card.open == nil, "three customers are few to take shares of")
        #expect(card.loudest.map(\.pages).allSatisfy { $0 == 2 } && card.loudest.count == 2)
        #expect(Set(card.words.map(\.text)) == ["bright panel", "vivid engine"])
        #expect(card.words.allSatisfy { $0.pages == 2 && $0.others == 0 })
        #expect(card.left == nil)
        #expect(MarketAnalyzer.battlecard(BrandID(folding: "nobody"), MarketInput(pages: Self.pages())) == nil)
    }

    @Test func whatAFifthOfTheOthersSayIsSilence() throws {
        let concepts = [Self.lid, Self.cord].map { CatalogueConcept(concept: Synthetic.concept($0), forms: []) }
        let input = MarketInput(pages: Self.pages(), catalogue: Catalogue(concepts: concepts))
        let card = try #require(MarketAnalyzer.battlecard(BrandID(folding: "alp"), input))
        #expect(Set((card.silent ?? []).map(\.concept.id.rawValue)) == [Self.lid, Self.cord])
        #expect(card.silent?.allSatisfy { $0.pages == 0 && $0.others == 10 } ?? false)
    }

    /// What its customers praise and complain of more than others do is neither a win nor a weakness.
    @Test func aPointOnBothSidesIsNeither() throws {
        let lid = Self.lid
        let said: [(text: String, concept: String, sense: Statement.Sense)] =
            (0..<6).map { ("The tight lid holds, number \($0)", lid, .praise) }
            + (0..<5).map { ("The lid is not tight, number \($0)", lid, .complaint) }
        let cords: [(text: String, concept: String, sense: Statement.Sense)] = (0..<20).map { ("A long cord, \($0)", Self.cord, .praise) }
        let known = [Self.lid, Self.cord].map { CatalogueConcept(concept: Synthetic.concept($0), forms: []) }
        let pages = [
            Synthetic.page("a", brand: "Alp", claims: [lid], reviews: said), Synthetic.page("b", brand: "Bay", reviews: cords),
            Synthetic.page("c", brand: "Cove"),
        ]
        let card = try #require(
            MarketAnalyzer.battlecard(BrandID(folding: "alp"), MarketInput(pages: pages, catalogue: Catalogue(concepts: known))))
        #expect(card.wins.isEmpty && card.weak.isEmpty && card.even.isEmpty)
        #expect(card.divided.map(\.concept.id.rawValue) == [lid])
        #expect(card.divided.first?.pleased.customers == 6 && card.divided.first?.wanting.customers == 5)
        #expect(card.open == nil)
    }

    @Test func whatAllSayIsLoudOfNobody() throws {
        let known = [Self.lid, Self.cord].map { CatalogueConcept(concept: Synthetic.concept($0), forms: []) }
        let pages = (0..<10).map { n in
            Synthetic.page("p\(n)", brand: "Brand \(n)", claims: n == 0 ? [Self.lid, Self.cord] : [Self.lid])
        }
        let input = MarketInput(pages: pages, catalogue: Catalogue(concepts: known))
        let card = try #require(MarketAnalyzer.battlecard(BrandID(folding: "brand 0"), input))
        #expect(card.loudest.map(\.concept.id.rawValue) == [Self.cord])
    }

    /// Whose pages were not read may say it there.
    @Test func aBrandWhosePagesWereNotReadNeverSaysNothing() throws {
        var pages = Self.pages()
        for n in 0..<2 {
            pages.append(Synthetic.page("a9\(n)", brand: "Alp", observability: .notObservable(reason: "the page is pictures only")))
        }
        let card = try #require(MarketAnalyzer.battlecard(BrandID(folding: "alp"), MarketInput(pages: pages)))
        #expect(card.silent == nil)
        #expect(card.notes.contains { $0.contains("2 of its 4 pages could be seen") })
    }
}
