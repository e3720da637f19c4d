import MarketModel
import Testing

@testable import Positioning

@Suite struct EdgeMarketTests {
    @Test func nothingReadIsSaid() {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: []))
        #expect(analysis.gaps.isEmpty && analysis.shortlist.entries.isEmpty)
        #expect(analysis.notes.first == "No page was read, so there is nothing to say.")
        #expect(analysis.shortlist.note != nil && analysis.backtest.note != nil)
    }

    @Test func oneBrandHasNoGaps() {
        let pages = Synthetic.bottles.map { page in
            var page = page
            page.page.product.brand = "Alp"
            return page
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages))
        #expect(analysis.gaps.isEmpty)
        #expect(analysis.notes.contains { $0.hasPrefix("Only one rival brand") })
        #expect(analysis.notes.contains { $0.contains("no gap is proposed") })
        #expect(analysis.matrix.concepts.allSatisfy { $0.standing == .heldByOne })
    }

    @Test func withoutReviewsDemandIsUnknownNotZero() {
        let pages = Synthetic.bottles.map { page in
            var page = page
            page.page.blocks.removeAll { $0.zone == .review }
            page.demand = []
            return page
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages))
        #expect(analysis.notes.contains { $0.contains("what customers want is unknown") })
        #expect(analysis.gaps.isEmpty)
    }

    @Test func pagesOfOneTextAreTold() {
        let pages = (1...6).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand \(n)",
                claims: ["feature/stainless-steel", "benefit/keeps-drinks-cold"])
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages))
        #expect(analysis.notes.contains { $0.hasPrefix("All pages carry the same text") })
        #expect(!analysis.gaps.contains { $0.kind == .combination })
    }

    @Test func threePagesGiveAnAnswer() {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Array(Synthetic.bottles.prefix(3))))
        #expect(analysis.gaps.first?.id == "open:feature/leak-proof")
        #expect(analysis.shortlist.note != nil)
    }

    @Test func brandsThatCannotBeSeenAreNotCounted() {
        let hidden = (1...8).map { n in
            Synthetic.page(
                "h\(n)", brand: "Hidden \(n)",
                observability: .notObservable(reason: "its text is in pictures"))
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles + hidden))
        #expect(analysis.summary.rivals == 6 && analysis.summary.notObservable.count == 8)
        #expect(analysis.gaps.isEmpty)
        #expect(analysis.notes.contains { $0.contains("6 of 14") })
        let cell = analysis.matrix.cell(BrandID(folding: "Hidden 1"), ConceptID(rawValue: "user/kids")!)
        #expect(cell == .notObservable(reason: "its text is in pictures"))
    }

    @Test func aResellersCopyCountsOnce() {
        var copy = Synthetic.bottles[0]
        copy.page.id = PageID("a-resold")
        copy.page.product.seller = "Shop"
        let analysis = MarketAnalyzer.analyze(
            MarketInput(pages: Synthetic.bottles + [copy], copies: [[PageID("a"), PageID("a-resold")]]))
        let row = analysis.matrix.concept(ConceptID(rawValue: "user/kids")!)
        #expect(
            row?.rivals == 1 && row?.cells[0].holding.mentions == 1 && row?.cells[0].holding.pages == 2)
        #expect(analysis.summary.repeatedCopy.map(\.page.rawValue) == ["a-resold"])
        #expect(analysis.ledger.row(ConceptID(rawValue: "feature/leak-proof")!)?.complaints == 3)
    }

    @Test func fiveThousandPagesTakeSeconds() {
        var random = SeededRandom(seed: 11)
        let concepts = (0..<600).map { n in "\(Angle.allCases[n % 4].rawValue)/word\(n % 97)-thing\(n)"
        }
        let pages = (0..<5000).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand \(n % 240)",
                claims: Set((0..<18).map { _ in concepts[random.below(40) * random.below(15)] }).sorted(),
                reviews: (0..<2).map { r in
                    ("review \(n) \(r)", concepts[random.below(600)], r == 0 ? .complaint : .praise)
                } + (n % 20 == 0 ? [("it leaks on day \(n)", "feature/leak-proof", .complaint)] : []))
        }
        let started = ContinuousClock.now
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages))
        let seconds = Double((ContinuousClock.now - started).components.seconds)
        #expect(analysis.summary.rivals == 240)
        #expect(analysis.gaps.contains { $0.id == "open:feature/leak-proof" })
        #expect(seconds < 240, "took \(seconds) s in a debug build")
    }
}

/// SplitMix64: the same numbers from the same seed.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
