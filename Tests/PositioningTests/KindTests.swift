import MarketModel
import Testing

@testable import Positioning

/// Each kind of gap: found, not found, and at its threshold.
@Suite struct KindTests {
    private static let ground = "feature/quiet-motor"

    /// `brands` brands, of which the first `holders` claim the ground; customers of the named brands say something of it.
    private static func market(
        brands: Int = 9, holders: Int, complaints: Int = 0, complaintsFrom: Int = 0, praise: Int = 0, concept: String = ground,
        quantities: [String: Quantity] = [:], also: [(String, String, Statement.Sense)] = []
    ) -> MarketAnalysis {
        let pages = (0..<brands).map { n in
            var reviews: [(text: String, concept: String, sense: Statement.Sense)] = []
            for c in 0..<complaints where (c + complaintsFrom) % brands == n {
                reviews.append(("It rattles, says buyer \(c)", concept, .complaint))
            }
            for p in 0..<praise where (brands - 1 - p % brands) == n {
                reviews.append(("Runs without a sound, says buyer \(p)", concept, .praise))
            }
            if n == 0 { reviews += also.map { (text: $0.0, concept: $0.1, sense: $0.2) } }
            return Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: ["feature/steel-blades"] + (n < holders ? [concept] : []), reviews: reviews,
                quantities: quantities)
        }
        return MarketAnalyzer.analyze(MarketInput(pages: pages))
    }

    private func kind(_ analysis: MarketAnalysis, of concept: String = ground) -> Gap.Kind? {
        analysis.gaps.first { $0.concepts[0].id.rawValue == concept }?.kind
    }

    @Test(arguments: [(0, 3, Gap.Kind?.some(.open)), (0, 0, nil), (1, 3, .some(.underServed)), (3, 3, .some(.underServed))])
    func groundIsOpenWhileNobodyClaimsIt(holders: Int, complaints: Int, kind: Gap.Kind?) {
        // Complaints of brands that do not claim it break no promise.
        #expect(self.kind(Self.market(holders: holders, complaints: complaints, complaintsFrom: 4, praise: 3)) == kind)
    }

    @Test func onePassingRemarkIsNoGround() {
        #expect(kind(Self.market(holders: 1, complaints: 1, complaintsFrom: 4)) == nil)
        #expect(kind(Self.market(holders: 1, complaints: 2, complaintsFrom: 4)) == .underServed)
    }

    @Test(arguments: [(0.08, 0, false), (0.12, 0, true), (0.08, 1, true)])
    func whatNobodyClaimsMustBeReadSurely(confidence: Double, holders: Int, isGround: Bool) {
        let pages = (0..<9).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: n < holders ? [Self.ground] : ["feature/steel-blades"],
                reviews: n > 4 ? [("It rattles, says buyer \(n)", Self.ground, .complaint)] : [], confidence: confidence)
        }
        #expect((kind(MarketAnalyzer.analyze(MarketInput(pages: pages))) != nil) == isGround)
    }

    @Test func aCardShowsTheSurestWordsOfEachCustomerAndOpensTheRest() throws {
        let pages = (0..<9).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: ["feature/steel-blades"],
                reviews: [("It rattles, says buyer \(n)", Self.ground, .complaint), ("Hums on floor \(n)", Self.ground, .complaint)],
                confidence: Double(n + 1) / 10
            ) { page in
                page.blocks = page.blocks.map { $0.zone == .review ? Block(zone: .review, text: $0.text, voice: n) : $0 }
            }
        }
        let gap = try #require(MarketAnalyzer.analyze(MarketInput(pages: pages)).gaps.first)
        let demand = gap.evidence.demand
        #expect(demand.voices == 9 && demand.all.count == 18)
        #expect(demand.quotes.map { $0.brand?.rawValue } == ["brand8", "brand7", "brand6", "brand5", "brand4"])
        #expect(Set(demand.quotes).isDisjoint(with: demand.others))
    }

    @Test(arguments: [(3, true), (4, false)])
    func underServedEndsAtAThird(holders: Int, isFew: Bool) {
        let found = kind(Self.market(holders: holders, complaints: 2, complaintsFrom: 5, praise: 3))
        #expect((found == .underServed) == isFew)
    }

    @Test(arguments: [(1, false), (2, true)])
    func aPromiseIsBrokenByTwoPagesThatMakeIt(complaints: Int, isBroken: Bool) {
        // Four of nine hold it and more are pleased than not, so only the pages that claim it can break it.
        let found = kind(Self.market(holders: 4, complaints: complaints, praise: 4))
        #expect((found == .brokenPromise) == isBroken)
    }

    @Test func whatHalfClaimAndMostPraiseIsNoGround() {
        #expect(kind(Self.market(holders: 5, complaints: 3, praise: 6)) == nil)
        #expect(kind(Self.market(holders: 5, complaints: 6, praise: 3)) == .brokenPromise)
    }

    @Test func missingProofNeedsThreeCustomers() {
        func found(_ complaints: Int) -> Gap? {
            let pages = (0..<9).map { n in
                Synthetic.page(
                    "p\(n)", brand: "Brand\(n)", claims: n < 4 ? [Self.ground] : ["feature/steel-blades"],
                    reviews: n == 8
                        ? (0..<complaints).map { ("It rattles, says buyer \($0)", Self.ground, .complaint) }
                            + (0..<6).map { ("Runs without a sound, says \($0)", Self.ground, .praise) } : [])
            }
            return MarketAnalyzer.analyze(MarketInput(pages: pages)).gaps.first { $0.concepts[0].id.rawValue == Self.ground }
        }
        #expect(found(3)?.kind == .proof)
        #expect(found(2) == nil)
    }

    @Test func theWarrantyPoolsWantsOfTrust() throws {
        let year = Quantity(value: 1, unit: "year", baseValue: 31_557_600, baseUnit: "second")
        let pages = (0..<6).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: ["feature/steel-blades"] + (n < 3 ? ["feature/warranty"] : []),
                reviews: [("Dead after a month, says buyer \(n)", "feature/durable", .complaint)], quantities: ["feature/warranty": year])
        }
        let card = try #require(MarketAnalyzer.analyze(MarketInput(pages: pages)).gaps.first { $0.kind == .number })
        #expect(card.concepts.map(\.id.rawValue) == ["feature/warranty", "feature/durable"])
        #expect(card.label == "Warranty beyond 1 year" && card.worth.wanting == 6)
        #expect(card.evidence.figure?.stated == 3)
        let silent = pages.map { page in
            var page = page
            page.claims.removeAll { $0.concept.id.rawValue == "feature/warranty" }
            return page
        }
        #expect(!MarketAnalyzer.analyze(MarketInput(pages: silent)).gaps.contains { $0.kind == .number })
    }

    @Test(arguments: [("occasion/night-shift", 2, true), ("occasion/night-shift", 1, false), ("occasion/daily-use", 4, false)])
    func aSceneNeedsTwoCustomersAndAName(scene: String, voices: Int, isFound: Bool) {
        let pages = (0..<6).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: ["feature/steel-blades"],
                reviews: n < voices ? [("Used so by buyer \(n)", scene, .context)] : [])
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages))
        let isNamed = analysis.gaps.contains { $0.kind == .scene && $0.concepts[0].id.rawValue == scene }
        // A scene that only customers name needs two of them, as any scene does.
        #expect(isNamed == isFound)
    }

    @Test(arguments: [(2, false), (3, true)])
    func aCombinationNeedsThreeCustomersWhoSayBothInOneBreath(voices: Int, isFound: Bool) {
        let pages = (0..<8).map { n -> AnalyzedPage in
            var page = Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: n < 5 ? [Self.ground] : ["user/new-parents"],
                reviews: (0..<3).map { ("Lovely and calm, says buyer \(n) \($0)", Self.ground, .praise) })
            guard n < voices else { return page }
            let text = "Too loud \(n) for new parents"
            page.page.blocks.append(Block(zone: .review, text: text))
            let block = page.page.blocks.count - 1
            page.demand.append(
                Statement(concept: Synthetic.concept(Self.ground), sense: .complaint, evidence: Evidence(block: block, range: 0..<8)))
            page.demand.append(
                Statement(concept: Synthetic.concept("user/new-parents"), sense: .context, evidence: Evidence(block: block, range: 15..<26))
            )
            return page
        }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages, settings: Self.neverBroken))
        #expect(analysis.gaps.contains { $0.kind == .combination } == isFound)
    }

    @Test(arguments: [(2, false), (3, true)])
    func aWeaknessNeedsThreePagesOfTheStrength(failing: Int, isFound: Bool) {
        // Half of the brands claim low weight, so it is no open ground; those who complain of it bought large capacity.
        let pages = (0..<12).map { n in
            Synthetic.page(
                "p\(n)", brand: "Brand\(n)", claims: n < 5 ? ["feature/large-capacity"] : ["feature/low-weight"],
                reviews: n < failing
                    ? [
                        ("A brick, says buyer \(n)", "feature/low-weight", .complaint),
                        ("Too heavy, says \(n)", "feature/low-weight", .complaint),
                    ]
                    : n > 9 ? (0..<3).map { ("Light as air, says \(n) \($0)", "feature/low-weight", .praise) } : [],
                quantities: ["feature/low-weight": Quantity(value: 200, unit: "gram")])
        }
        var settings = Self.neverBroken
        settings.crowdedShare = 1
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages, settings: settings))
        #expect(analysis.gaps.contains { $0.kind == .weakness && $0.concepts[0].id.rawValue == "feature/low-weight" } == isFound)
    }

    /// Promises that only their own pages could break, and so many of them that none does.
    private static var neverBroken: Settings {
        var settings = Settings()
        settings.contradictedPages = 20
        return settings
    }
}
