import MarketModel
import Testing

@testable import Positioning

@Suite struct LedgerTests {
    private func row(_ pages: [AnalyzedPage], _ id: String) -> LedgerRow? {
        MarketAnalyzer.analyze(MarketInput(pages: pages)).ledger.row(ConceptID(rawValue: id)!)
    }

    private var others: [AnalyzedPage] {
        (0..<4).map { Synthetic.page("o\($0)", brand: "Other\($0)", claims: ["feature/steel-blades"]) }
    }

    @Test func oneTextOnSeveralPagesIsOneVoice() {
        let said = (text: "It rattles all night long", concept: "feature/quiet-motor", sense: Statement.Sense.complaint)
        let pages = [Synthetic.page("a", brand: "Alp", reviews: [said]), Synthetic.page("b", brand: "Bay", reviews: [said])]
        #expect(row(pages + others, "feature/quiet-motor")?.wanting == 1)
    }

    /// Two sellers' words for one thing keep their ids, and count as one row of the ledger and of the matrix; what is denied never joins.
    @Test func conceptsThatSayTheSameAreOneRow() throws {
        let ids = ["feature/double-steel-wall", "feature/double-walled-steel"], other = "feature/steel-blades"
        let pages = [
            Synthetic.page("a", brand: "Alp", claims: [ids[0]]), Synthetic.page("b", brand: "Bay", claims: [ids[1]]),
            Synthetic.page("c", brand: "Cob", claims: [ids[1]]),
        ]
        // A word that most of a market's points have tells little, so there have to be others.
        let beside = [other, "benefit/hot-all-night-long", "feature/carrying-loop", "user/climbers", "feature/spill-proof-lid"]
        let rest = (0..<4).map { Synthetic.page("o\($0)", brand: "Other\($0)", claims: beside) }
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages + rest))
        let row = try #require(analysis.ledger.row(ConceptID(rawValue: ids[0])!))
        #expect(Set(row.ids.map(\.rawValue)) == Set(ids) && row.holders.count == 3)
        // The one that most rivals hold comes first, and both stay in the matrix.
        #expect(analysis.matrix.groups == [[ids[1], ids[0]].map { ConceptID(rawValue: $0)! }])
        #expect(analysis.matrix.concept(ConceptID(rawValue: ids[0])!)?.rivals == 1)
        #expect(analysis.ledger.row(ConceptID(rawValue: other)!)?.ids.map(\.rawValue) == [other])
    }

    @Test func aDoubtfulVoiceCountsInPart() {
        func page(_ name: String, _ confidence: Double) -> AnalyzedPage {
            Synthetic.page(
                name, brand: "Brand " + name, reviews: [("It rattles all night, says \(name)", "feature/quiet-motor", .complaint)],
                confidence: confidence)
        }
        // What is as likely right as wrong counts whole, so does what is surer, and half as likely counts half.
        let found = row([page("a", 0.5), page("b", 0.9), page("c", 0.25)] + others, "feature/quiet-motor")
        #expect(found?.wanting == 3 && found?.sureWanting == 2.5)
        #expect(found?.sure([.praise]) == 0 && found?.surePraise == 0)
    }

    @Test func titleAndBodyOfAReviewAreOneVoice() {
        var page = Synthetic.page("a", brand: "Alp")
        page.page.blocks = [
            Block(zone: .review, text: "Noisy", voice: 1), Block(zone: .review, text: "It rattles all night long", voice: 1),
            Block(zone: .review, text: "Noisy too", voice: 2),
        ]
        page.demand = page.page.blocks.indices.map {
            Statement(
                concept: Synthetic.concept("feature/quiet-motor"), sense: .complaint, evidence: Evidence(block: $0, range: 0..<5))
        }
        let found = row([page] + others, "feature/quiet-motor")
        #expect(found?.wanting == 2 && found?.said.count == 3)
    }

    @Test(arguments: [
        ("feature/quiet-motor", "benefit/quiet-motor", true), ("feature/quiet-motor", "feature/motor-quiet", true),
        ("feature/quiet-motor", "feature/strong-motor", false), ("user/travellers", "feature/travellers-bag", false),
    ])
    func customersAndSellersMeetInOneRow(said: String, claimed: String, isOne: Bool) {
        let pages =
            [Synthetic.page("a", brand: "Alp", reviews: [("It rattles", said, .complaint)])]
            + [Synthetic.page("b", brand: "Bay", claims: [claimed])]
        #expect((row(pages + others, said)?.holders.map(\.name) == ["Bay"]) == isOne)
    }

    @Test func absenceAndPresenceStayApart() {
        var pages = [Synthetic.page("a", brand: "Alp", reviews: [("Smells of scent", "feature/scent", .complaint)])]
        let free = Concept(id: ConceptID(.feature, "scent"), label: "scent", polarity: .absent)
        var claim = Synthetic.page("b", brand: "Bay")
        claim.page.blocks = [Block(zone: .bullet, text: "No scent")]
        claim.claims = [Claim(concept: free, evidence: Evidence(block: 0, range: 0..<8), strength: 0.7, confidence: 0.9)]
        pages.append(claim)
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: pages + others))
        // The same id is one concept by contract, whatever the polarity says; unlike ids of unlike polarity are never joined.
        #expect(analysis.ledger.rows.allSatisfy { $0.ids.count == Set($0.ids).count })
    }

    @Test func aHeadingThatSaysTheWordsHoldsTheGround() {
        var page = Synthetic.page("b", brand: "Bay", claims: ["feature/steel-blades"])
        page.page.blocks.append(Block(zone: .heading, text: "With a very quiet motor"))
        let wanted = Synthetic.page("a", brand: "Alp", reviews: [("It rattles", "feature/quiet-motor", .complaint)])
        #expect(row([wanted, page] + others, "feature/quiet-motor")?.holders.map(\.name) == ["Bay"])
        page.page.blocks[page.page.blocks.count - 1] = Block(zone: .heading, text: "Not a quiet motor at all")
        #expect(row([wanted, page] + others, "feature/quiet-motor")?.holders.isEmpty == true)
        page.page.blocks[page.page.blocks.count - 1] = Block(zone: .paragraph, text: "With a very quiet motor")
        #expect(row([wanted, page] + others, "feature/quiet-motor")?.holders.isEmpty == true)
    }

    @Test func aHiddenBrandLeavesNoTrace() throws {
        let pages = Synthetic.bottles
        let input = MarketInput(pages: pages), reader = PhraseReader(input.lexicon)
        let stage = Stage(Market(pages: pages, input: input, target: nil), like: nil, reader: reader)
        let without = stage.ledger.without(BrandID(folding: "Fen"))
        let left = Market(pages: pages.filter { $0.page.product.brand != "Fen" }, input: input, target: nil)
        let fresh = Stage(left, like: stage.like, reader: reader).ledger
        #expect(without.rivals == fresh.rivals && without.reviews == fresh.reviews)
        for row in fresh.rows {
            let other = try #require(without.row(row.concept.id))
            #expect((row.wanting, row.praise, row.products) == (other.wanting, other.praise, other.products))
            #expect(row.holders == other.holders && row.share == other.share)
        }
    }

    @Test func worthMultipliesItsParts() throws {
        let pages = Synthetic.bottles
        let card = try #require(MarketAnalyzer.analyze(MarketInput(pages: pages)).gaps.first { $0.id == "open:feature/leak-proof" })
        // Three want it, none praises it, nobody holds it: 3 × 4/5 × 1 × particular.
        #expect(card.worth.wanting == 3 && card.worth.held == 0 && card.worth.free == 1)
        #expect(abs(card.worth.unhappy - 0.8) < 1e-12)
        #expect(abs(card.worth.value - 3 * 0.8 * card.worth.particular) < 1e-12)
    }

    @Test(arguments: [
        ("single:feature/leak-proof", "open:feature/leak-proof"), ("weakness:benefit/x+feature/leak-proof", "open:feature/leak-proof"),
        ("weak-voice:feature/lightweight", "broken-promise:feature/lightweight"), ("single:feature/never-heard-of", nil),
    ])
    func idsOfEarlierVersionsLeadToTheirGround(old: String, new: String?) {
        let analysis = MarketAnalyzer.analyze(MarketInput(pages: Synthetic.bottles))
        let found = GapAliases.gap(old, in: analysis.gaps, ledger: analysis.ledger)
        if let new {
            #expect(found?.concepts[0].id == GapAliases.concepts(of: new)[0])
        } else {
            #expect(found == nil)
        }
    }
}
