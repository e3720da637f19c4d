import MarketModel
import Testing

@testable import Positioning

/// What keeps a list of gaps from saying what a buyer of the product would shake his head at.
@Suite struct GapSenseTests {
    private static let gamers = CatalogueConcept(concept: Synthetic.concept("user/gamers"), forms: ["gamers", "casual gamers"])
    private static let gaming = CatalogueConcept(concept: Synthetic.concept("occasion/gaming"), forms: ["gaming", "video games"])
    private static let beginners = CatalogueConcept(
        concept: Synthetic.concept("user/beginners"), forms: ["beginners", "new to", "first timers"])

    /// Six brands; the customers of four of them say what is given.
    private static func market(claims: [String] = [], said: [String], catalogue: [CatalogueConcept]) -> MarketAnalysis {
        var pages = Synthetic.bottles
        for n in pages.indices {
            if n < 4, n < said.count { pages[n].page.blocks.append(Block(zone: .review, text: said[n])) }
        }
        for claim in claims { pages.append(Synthetic.page("z-\(claim)", brand: "Fen", claims: [claim])) }
        return MarketAnalyzer.analyze(MarketInput(pages: pages, catalogue: Catalogue(concepts: catalogue)))
    }

    @Test func whoSellsGamingHoldsGamers() {
        let said = ["Good for gamers", "Made for casual gamers like me", "Bought for gamers", "Nice for gamers"]
        let open = Self.market(said: said, catalogue: [Self.gamers, Self.gaming])
        #expect(open.gaps.contains { $0.id == "single:user/gamers" })
        let held = Self.market(claims: ["occasion/gaming"], said: said, catalogue: [Self.gamers, Self.gaming])
        #expect(!held.gaps.contains { $0.id == "single:user/gamers" })
    }

    @Test func aWordThatSaysNothingNamesNobody() {
        let said = ["Works for new phones", "Only for new models", "Fine for new cups", "Bad for new users of bottles"]
        let analysis = Self.market(said: said, catalogue: [Self.beginners])
        #expect(!analysis.gaps.contains { $0.id == "single:user/beginners" })
    }

    @Test func theQuoteOfALongReviewIsTheSentenceThatNamesIt() throws {
        let chatter = String(repeating: "It came in a blue box. ", count: 12)
        let said = [chatter + "Bought for gamers. " + chatter, "Made for casual gamers like me.", "Good for gamers.", "Fine for gamers."]
        let gap = try #require(Self.market(said: said, catalogue: [Self.gamers]).gaps.first { $0.id == "single:user/gamers" })
        #expect(gap.evidence.support.first?.text.contains("Bought for gamers.") == true)
        #expect(gap.evidence.support.allSatisfy { $0.text.contains("gamers") && !$0.text.contains("blue") })
    }

    @Test func whatOnlyARepeatedPageAddsIsSaidToo() {
        let said = ["Good for gamers", "Made for casual gamers like me", "Bought for gamers", "Nice for gamers"]
        var pages = Synthetic.bottles
        for n in said.indices { pages[n].page.blocks.append(Block(zone: .review, text: said[n])) }
        var copy = pages[5]
        copy.page.id = PageID("f-twin")
        copy.page.blocks.append(Block(zone: .paragraph, text: "The bottle that casual gamers keep beside the keyboard."))
        func gaps(_ pages: [AnalyzedPage]) -> [String] {
            let catalogue = Catalogue(concepts: [Self.gamers, Self.gaming])
            return MarketAnalyzer.analyze(MarketInput(pages: pages, copies: [[PageID("f"), PageID("f-twin")]], catalogue: catalogue)).gaps
                .map(\.id)
        }
        #expect(gaps(pages).contains("single:user/gamers"))
        #expect(!gaps(pages + [copy]).contains("single:user/gamers"))
    }

    @Test func halfOfTheMarketSayingItInOtherWordsHoldsIt() {
        let sharp = CatalogueConcept(
            concept: Synthetic.concept("feature/high-resolution"), forms: ["high resolution"], families: ["screens"],
            related: [ConceptID(rawValue: "feature/4k")!])
        let fine = CatalogueConcept(concept: Synthetic.concept("feature/4k"), forms: ["4k"], families: ["screens"])
        func gaps(brands: Int) -> [Gap] {
            let pages = (0..<8).map { n in
                Synthetic.page(
                    "s\(n)", brand: "Brand \(n)", claims: ["feature/large-screen"] + (n < brands ? ["feature/4k"] : []),
                    reviews: n < 5 ? [("The pixels are coarse on number \(n)", "feature/high-resolution", .complaint)] : [])
            }
            return MarketAnalyzer.analyze(MarketInput(pages: pages, catalogue: Catalogue(concepts: [sharp, fine]))).gaps
        }
        #expect(gaps(brands: 2).contains { $0.id == "single:feature/high-resolution" })
        #expect(!gaps(brands: 5).contains { $0.id == "single:feature/high-resolution" })
    }

    @Test(arguments: [("busiest", "busy"), ("easiest", "easy"), ("bottles", "bottl"), ("forest", "forest")])
    func superlativesAreTheirWord(word: String, folded: String) {
        #expect(ContentWords.stem(word) == folded)
    }
}
