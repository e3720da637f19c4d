import MarketModel
import Testing

@testable import Positioning

@Suite struct AnalysisTests {
    @Test func aComplaintThatNoSellerAnswersIsTheFirstGap() {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles))
        #expect(analysis.gaps.first?.id == "open:feature/leak-proof")
        #expect(analysis.gaps.first?.worth.wanting == 3)
        #expect(
            analysis.matrix.concept(ConceptID(rawValue: "benefit/keeps-drinks-cold")!)?.standing
                == .tableStakes)
        #expect(!analysis.gaps.contains { $0.concepts[0].id.rawValue == "benefit/keeps-drinks-cold" })
    }

    @Test func theOrderOfPagesChangesNothing() {
        let forward = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles))
        let backward = MarketAnalyzer.analyze(
            MarketInput(pages: Synthetic.bottles.reversed()))
        #expect(forward == backward)
    }

    @Test func theOwnBrandIsNoRival() {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles, ownBrand: "FEN"))
        #expect(analysis.summary.rivals == 5)
        #expect(analysis.own?.sole.map(\.concept.id.rawValue) == ["feature/lightweight"])
        #expect(analysis.gaps.contains { $0.id == "open:feature/lightweight" })
    }

    @Test func anUnknownBrandIsNotCounted() {
        let stray = Synthetic.page("z", brand: nil, claims: ["feature/leak-proof"])
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles + [stray]))
        #expect(analysis.summary.rivals == 6)
        #expect(analysis.summary.brandUnknown.map(\.page.rawValue) == ["z"])
        #expect(analysis.notes.contains { $0.contains("does not tell whose product it is") })
    }
}
