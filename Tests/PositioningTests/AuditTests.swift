import Foundation
import MarketModel
import Testing

@testable import Positioning

@Suite struct AuditTests {
    private static let proof = "feature/leak-proof"

    /// An own page of blocks, with claims by their words.
    private static func own(
        _ name: String, url: String? = nil, _ blocks: [(Zone, String)], claims: [(String, String, Quantity?)] = [],
        reviews: [(text: String, concept: String, sense: Statement.Sense)] = []
    ) -> AnalyzedPage {
        var page = ProductPage(source: name, id: PageID(name), language: "en", url: url)
        page.product.brand = "Own"
        page.product.name = name
        page.blocks = blocks.map { Block(zone: $0.0, text: $0.1) }
        var found: [Claim] = []
        for (id, words, quantity) in claims {
            for (at, block) in page.blocks.enumerated() {
                guard let range = block.text.range(of: words) else { continue }
                let low = block.text.utf8.distance(from: block.text.startIndex, to: range.lowerBound)
                found.append(
                    Claim(
                        concept: Synthetic.concept(id), quantity: quantity,
                        evidence: Evidence(block: at, range: low..<low + words.utf8.count), strength: 0.7, confidence: 0.9))
                break
            }
        }
        var demand: [Statement] = []
        for review in reviews {
            page.blocks.append(Block(zone: .review, text: review.text))
            demand.append(
                Statement(
                    concept: Synthetic.concept(review.concept), sense: review.sense,
                    evidence: Evidence(block: page.blocks.count - 1, range: 0..<review.text.utf8.count)))
        }
        return AnalyzedPage(page: page, claims: found, demand: demand)
    }

    private func report(_ pages: [AnalyzedPage], _ input: MarketInput = MarketInput(pages: Synthetic.bottles)) throws -> AuditReport {
        try #require(MarketAnalyzer.audit(pages, position: "open:feature/leak-proof", input)?.report)
    }

    @Test func theThreeFiguresHaveTheirFormulas() throws {
        let pages = [
            Self.own(
                "flask",
                [
                    (.title, "Flask, leak-proof"), (.bullet, "Leak-proof lid"), (.bullet, "Steel body"), (.paragraph, "A flask."),
                    (.meta, "A flask"),
                ],
                claims: [(Self.proof, "leak-proof", nil), ("feature/stainless-steel", "Steel", nil)]),
            Self.own("mug", [(.title, "Mug"), (.bullet, "Steel body")], claims: [("feature/stainless-steel", "Steel", nil)]),
        ]
        let report = try report(pages)
        #expect(report.accuracy == .init(1, of: 2))
        // Title, first bullets, description and meta of the flask; title and first bullets of the mug.
        #expect(report.continuity == .init(2, of: 6))
        #expect(report.claims == .init(1, of: 3) && report.prominent == .init(2, of: 5))
        #expect(abs(report.saturation - (1.0 / 3 + 2.0 / 5) / 2) < 1e-9)
        #expect(report.pages[0].cells[.meta] == .missing && report.pages[1].cells[.meta] == .absent)
    }

    @Test func whatContradictsIsTold() throws {
        let catalogue = Catalogue(concepts: [
            CatalogueConcept(concept: Synthetic.concept(Self.proof), forms: [], related: [ConceptID(rawValue: "feature/drip-resistant")!]),
            CatalogueConcept(concept: Synthetic.concept("feature/drip-resistant"), forms: []),
        ])
        let pages = [
            Self.own(
                "lesser", [(.title, "Flask"), (.bullet, "Drip-resistant lid")], claims: [("feature/drip-resistant", "Drip-resistant", nil)]),
            Self.own("denied", [(.title, "Flask"), (.paragraph, "This mug is not leak proof when it lies down.")]),
        ]
        let report = try report(pages, MarketInput(pages: Synthetic.bottles, catalogue: catalogue))
        let kinds = Dictionary(uniqueKeysWithValues: report.pages.map { ($0.page.rawValue, $0.contradictions.map(\.kind)) })
        #expect(kinds == ["lesser": [.word], "denied": [.denied]])
        #expect(report.accuracy.n == 0)
        #expect(report.pages.first { $0.page.rawValue == "lesser" }?.cells[.firstBullets] == .otherwise)
        #expect(report.edits.contains { $0.text.hasPrefix("Replace “Drip-resistant” on lesser") })
    }

    /// "1 year warranty" is no warranty beyond two years, and a figure of one page binds the others.
    @Test func aFigureHasToBeReached() throws {
        let hours = Quantity(value: 24, unit: "hour", baseValue: 86_400, baseUnit: "second")
        let able = Capability(text: "Leak-proof for 24 hours upside down", concept: Synthetic.concept(Self.proof), quantity: hours)
        let half = Quantity(value: 12, unit: "hour", baseValue: 43_200, baseUnit: "second")
        let pages = [
            Self.own("full", [(.bullet, "Leak-proof for 24 hours")], claims: [(Self.proof, "Leak-proof for 24 hours", hours)]),
            Self.own("half", [(.bullet, "Leak-proof for 12 hours")], claims: [(Self.proof, "Leak-proof for 12 hours", half)]),
            Self.own("bare", [(.bullet, "Leak-proof lid")], claims: [(Self.proof, "Leak-proof", nil)]),
            Self.own("beside", [(.bullet, "Leak-proof, tested 24 hours")], claims: [(Self.proof, "Leak-proof", nil)]),
        ]
        let report = try report(pages, MarketInput(pages: Synthetic.bottles, capabilities: [able]))
        let accurate = Set(report.pages.filter(\.isAccurate).map(\.page.rawValue))
        #expect(accurate == ["full", "beside"])
        #expect(report.pages.first { $0.page.rawValue == "half" }?.contradictions.map(\.kind) == [.weaker])
        #expect(report.pages.first { $0.page.rawValue == "bare" }?.contradictions.map(\.kind) == [.noFigure])
        #expect(report.needs == "24 hours")
    }

    @Test func figuresThatDifferAreTold() throws {
        func page(_ name: String, _ hours: Double) -> AnalyzedPage {
            let quantity = Quantity(value: hours, unit: "hour", baseValue: hours * 3600, baseUnit: "second")
            return Self.own(
                name, [(.bullet, "Leak-proof for \(Int(hours)) hours")],
                claims: [(Self.proof, "Leak-proof for \(Int(hours)) hours", quantity)])
        }
        let report = try report([page("a", 24), page("b", 12), page("c", 24)])
        #expect(report.pages.map { $0.contradictions.map(\.kind) } == [[], [.differs], []])
        #expect(report.pages[1].contradictions[0].against == "24 hours on a")
    }

    @Test(arguments: [("https://www.amazon.example/dp/1", 200, "bytes"), ("https://shop.example/a", 150, "characters")])
    func draftsKeepToTheMarketplacesLength(url: String, longest: Int, unit: String) throws {
        let title = Array(repeating: "Très long titre", count: 20).joined(separator: " ")
        let report = try report([Self.own("long", url: url, [(.title, title), (.bullet, "Steel")])])
        let draft = try #require(report.edits.first { $0.text.contains("in the title") })
        let text = try #require(draft.draft)
        #expect((unit == "bytes" ? text.utf8.count : text.count) <= longest)
        #expect(text.hasSuffix("Leak proof"))
        #expect(draft.length?.contains("of \(longest) \(unit)") ?? false)
    }

    @Test func editsAreSortedByWhatTheyGain() throws {
        let pages = (0..<3).map { Self.own("p\($0)", [(.title, "Flask \($0)"), (.paragraph, "A flask.")]) }
        let edits = try report(pages).edits
        #expect(edits[0].cells == 3 && edits[0].accurate == 3)
        #expect(zip(edits, edits.dropFirst()).allSatisfy { $0.cells + 2 * $0.accurate >= $1.cells + 2 * $1.accurate })
    }

    @Test func theScorecardTellsWhatIsLeftUndone() throws {
        let page = Self.own(
            "flask",
            [
                (.title, "Flask"), (.bullet, "Tight lid"), (.paragraph, "Dermatologist tested and best in class."),
                (.question, "Does it fit a cup holder?"),
            ],
            claims: [("feature/tight-lid", "Tight lid", nil)],
            reviews: [
                ("The lid is not tight", "feature/tight-lid", .complaint), ("Lid not tight at all", "feature/tight-lid", .complaint),
                ("Lightweight and handy", "feature/lightweight", .praise), ("So lightweight I forget it", "feature/lightweight", .praise),
                ("It is lightweight in the bag", "feature/lightweight", .praise),
            ])
        let result = try #require(MarketAnalyzer.audit([page], position: nil, MarketInput(pages: Synthetic.bottles)))
        #expect(result.report == nil)
        let card = result.scorecard
        #expect(card.stakes.map(\.concept.id.rawValue) == ["benefit/keeps-drinks-cold"])
        #expect(card.buried.map(\.concept.id.rawValue) == ["feature/lightweight"] && card.buried[0].place == nil)
        #expect(card.denied.map(\.claim.text) == ["Tight lid"] && card.denied[0].against == 2)
        #expect(card.questions.contains { $0.quotes.first?.text == "Does it fit a cup holder?" })
        #expect(Set(card.unproven.map { $0.quote.text.lowercased() }) == ["dermatologist tested", "best in class"])
    }

    @Test func anUnknownPositionIsNone() {
        #expect(MarketAnalyzer.audit([], position: "open:feature/no-such", MarketInput(pages: Synthetic.bottles)) == nil)
    }
}
