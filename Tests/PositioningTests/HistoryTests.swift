import MarketModel
import Testing

@testable import Positioning

@Suite struct HistoryTests {
    /// Bullets of pages, and the same said in other words.
    private static let bullets: [(concept: String, old: String, new: String)] = [
        ("benefit/keeps-drinks-cold", "Keeps drinks cold for 24 hours", "Your drinks stay cold, for 24 hours"),
        ("feature/stainless-steel", "Body of brushed stainless steel", "Made from stainless steel with a brushed body"),
        ("feature/leak-proof", "Leak-proof lid with silicone seal", "The lid with its silicone seal is leak-proof"),
        ("feature/lightweight", "Lightweight at 310 grams", "At 310 grams it is lightweight"),
        ("feature/dishwasher-safe", "Dishwasher safe lid and body", "Lid and body are safe in the dishwasher"),
        ("occasion/camping", "Made for camping and hiking", "For hiking and camping trips it is made"),
        ("feature/wide-mouth", "Wide mouth for ice cubes", "Ice cubes go in by the wide mouth"),
        ("user/kids", "For kids from six years", "From six years on, kids can use it"),
        ("feature/bpa-free", "BPA-free plastic in every part", "Every part of plastic is BPA-free"),
        ("feature/carry-loop", "Carry loop on the lid", "On the lid sits a loop to carry it"),
    ]

    /// Two brands with ten bullets each.
    private static func pages(reworded: Bool, without dropped: Set<String> = []) -> [AnalyzedPage] {
        ["Alp", "Bay"].map { brand in
            var page = ProductPage(source: "\(brand).html", id: PageID(brand), language: "en")
            page.product.brand = brand
            page.product.name = "\(brand) bottle"
            var claims: [Claim] = []
            for (n, bullet) in bullets.enumerated() where !dropped.contains(bullet.concept) || brand == "Bay" {
                let text = reworded ? bullet.new : bullet.old
                page.blocks.append(Block(zone: .bullet, text: text))
                // The extractor reads a reworded bullet as another concept now and then.
                let concept = reworded && n % 3 == 0 ? bullet.concept + "-anew" : bullet.concept
                claims.append(
                    Claim(
                        concept: Synthetic.concept(concept), evidence: Evidence(block: page.blocks.count - 1, range: 0..<text.utf8.count),
                        strength: 0.7, confidence: 0.9))
            }
            return AnalyzedPage(page: page, claims: claims)
        }
    }

    private func change(_ old: [AnalyzedPage], _ new: [AnalyzedPage], failures: [PageFailure] = [], own: String? = nil) -> MarketChange {
        MarketAnalyzer.history([
            .init(name: "2026-02-01", input: MarketInput(pages: old, ownBrand: own)),
            .init(name: "2026-05-01", input: MarketInput(pages: new, failures: failures, ownBrand: own)),
        ]).changes[0]
    }

    @Test func twentyRewordedBulletsAreNoNewClaims() {
        let moves = change(Self.pages(reworded: false), Self.pages(reworded: true)).moves
        #expect(moves.count <= 2, "\(moves.map { "\($0.kind) \($0.concept.id) \($0.what)" })")
    }

    @Test func aBulletThatIsGoneIsDropped() {
        let moves = change(Self.pages(reworded: false), Self.pages(reworded: true, without: ["feature/leak-proof"])).moves
        #expect(moves.contains { $0.kind == .dropped && $0.concept.id.rawValue == "feature/leak-proof" && $0.brandName == "Alp" })
        #expect(moves.count { $0.kind == .dropped } == 1)
    }

    @Test func aThirdOfThePagesFailingDropsNothing() {
        let whole = Synthetic.bottles
        var hidden = whole
        for n in 0..<2 {
            // Two of six come as pictures only; their claims are not on the page that was read.
            hidden[n] = Synthetic.page(
                whole[n].page.id.rawValue, brand: whole[n].page.product.brand, observability: .notObservable(reason: "it is pictures only"))
        }
        let failure = PageFailure(source: "c.html", code: .empty, message: "the file is empty")
        let change = change(whole, hidden, failures: [failure])
        #expect(change.moves.isEmpty, "\(change.moves.map { "\($0.kind) \($0.concept.id)" })")
        #expect(change.notObserved.map(\.page.rawValue) == ["a", "b"])
        #expect(change.failed == 1)
    }

    @Test func aPageThatComesBackClaimsNothingNew() {
        let whole = Synthetic.bottles
        var hidden = whole
        hidden[0] = Synthetic.page("a", brand: "Alp", observability: .notObservable(reason: "it is pictures only"))
        #expect(change(hidden, whole).moves.isEmpty)
    }

    @Test func figuresAndPlacesGrowStrongerAndWeaker() {
        func page(_ text: String, _ zone: Zone) -> AnalyzedPage {
            var page = ProductPage(source: "a.html", id: PageID("a"), language: "en")
            page.product.brand = "Alp"
            page.blocks = [Block(zone: zone, text: text)]
            let length = "Battery life".utf8.count
            return AnalyzedPage(
                page: page,
                claims: [
                    Claim(
                        concept: Synthetic.concept("benefit/battery-life"), evidence: Evidence(block: 0, range: 0..<length), strength: 0.7,
                        confidence: 0.9)
                ])
        }
        func move(_ old: AnalyzedPage, _ new: AnalyzedPage) -> MarketChange.Move? { change([old], [new]).moves.first }
        #expect(move(page("Battery life, 24 hours", .bullet), page("Battery life, 12 hours", .bullet))?.kind == .weaker)
        #expect(move(page("Battery life, 24 hours", .bullet), page("Battery life, 12 hours", .bullet))?.what == "12 hours, was 24 hours")
        #expect(move(page("Battery life, 24 hours", .bullet), page("Battery life, 30 hours", .bullet))?.kind == .stronger)
        #expect(
            move(page("Battery life, 24 hours", .bullet), page("Battery life of a day", .bullet))?.what
                == "without its figure, was 24 hours")
        #expect(move(page("Battery life", .paragraph), page("Battery life", .title))?.what == "now in the title")
        #expect(move(page("Battery life", .title), page("Battery life", .paragraph))?.kind == .weaker)
        #expect(move(page("Battery life", .bullet), page("Battery life", .bullet)) == nil)
    }

    @Test func aRivalThatEntersOpenGroundIsTold() throws {
        let old = Synthetic.bottles
        var new = old
        new[3] = Synthetic.page(
            "d", brand: "Dune", claims: ["benefit/keeps-drinks-cold", "feature/powder-coating", "occasion/camping", "feature/leak-proof"],
            reviews: [("A brick in my rucksack", "feature/lightweight", .complaint)])
        let history = MarketAnalyzer.history(
            [
                .init(name: "2026-02-01", input: MarketInput(pages: old, ownBrand: "Fen")),
                .init(name: "2026-05-01", input: MarketInput(pages: new, ownBrand: "Fen")),
            ], position: "open:feature/leak-proof")
        let change = history.changes[0]
        #expect(change.moves.map(\.concept.id.rawValue) == ["feature/leak-proof"])
        let entered = try #require(change.ground.first)
        #expect(entered.kind == .entered && entered.brandName == "Dune" && entered.isPosition)
        #expect(history.fresh.contains { $0.kind == .entered && $0.text.contains("your position") })
        #expect(history.points.allSatisfy { $0.own != nil })
    }

    @Test func aNewBrandIsNoNewClaimOfAnother() {
        let old = Synthetic.bottles
        let new = old + [Synthetic.page("g", brand: "Gull", claims: ["feature/leak-proof"])]
        let change = change(old, new)
        #expect(change.brandsAppeared == ["Gull"])
        #expect(change.moves.isEmpty)
        #expect(change.ground.contains { $0.kind == .entered && $0.brandName == "Gull" })
    }

    @Test func wantsRiseByThreeCustomersAndHalfAsMuchAgain() {
        func pages(_ wanting: Int) -> [AnalyzedPage] {
            var pages = Synthetic.bottles
            let said: [(text: String, concept: String, sense: Statement.Sense)] = (0..<20).map {
                n in
                n < wanting
                    ? ("It leaks in bag \(n)", "feature/leak-proof", .complaint)
                    : ("Keeps water cold, day \(n)", "benefit/keeps-drinks-cold", .praise)
            }
            pages[5] = Synthetic.page("f", brand: "Fen", claims: ["benefit/keeps-drinks-cold", "feature/lightweight"], reviews: said)
            return pages
        }
        let risen = change(pages(0), pages(6)).wants
        #expect(risen.contains { $0.concept.id.rawValue == "feature/leak-proof" && $0.isRising && $0.before == 3 && $0.after == 9 })
        #expect(change(pages(6), pages(0)).wants.contains { !$0.isRising })
        #expect(!change(pages(0), pages(2)).wants.contains { $0.concept.id.rawValue == "feature/leak-proof" })
    }

    @Test func oneCaptureHasNoHistory() {
        let history = MarketAnalyzer.history([.init(name: "2026-02-01", input: MarketInput(pages: Synthetic.bottles))])
        #expect(history.changes.isEmpty && history.alerts.isEmpty && history.points.count == 1)
    }
}
