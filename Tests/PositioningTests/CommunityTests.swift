import MarketModel
import Testing

@testable import Positioning

/// A market of pages whose reviews are made for a rule: found, not found, at the threshold.
private func market(_ pages: [AnalyzedPage], _ catalogue: Catalogue = Catalogue()) -> MarketInput {
    MarketInput(pages: pages, catalogue: catalogue)
}

/// Reviews of one sense on one concept, each by a customer of its own.
private func reviews(
    _ count: Int, _ text: String, _ concept: String, _ sense: Statement.Sense, of name: String = ""
) -> [(text: String, concept: String, sense: Statement.Sense)] {
    (0..<count).map { ("\(text) in kitchen number \($0) \(name)", concept, sense) }
}

@Suite struct CommunityTests {
    private static let lid = "feature/tight-lid"

    /// A market in which nobody claims a tight lid, and so many customers praise it and miss it.
    private static func lids(praise: Int, against: Int) -> CommunityBrief {
        let said = reviews(praise, "The tight lid holds well", lid, .praise) + reviews(against, "The lid is not tight", lid, .complaint)
        let catalogue = Catalogue(concepts: [CatalogueConcept(concept: Synthetic.concept(lid), forms: ["tight lid"])])
        return MarketAnalyzer.community(
            market([Synthetic.page("a", brand: "Alp", reviews: said), Synthetic.page("b", brand: "Bay")], catalogue))
    }

    @Test(arguments: [(10, 1, true), (9, 0, false), (10, 2, false), (18, 2, true)])
    func groundIsTenPraisesAndNineInTenOfThoseWhoClaimIt(praise: Int, against: Int, isGround: Bool) {
        let said =
            reviews(praise, "The tight lid holds well", Self.lid, .praise) + reviews(against, "The lid is not tight", Self.lid, .complaint)
        let brief = MarketAnalyzer.community(
            market([
                Synthetic.page("a", brand: "Alp", claims: [Self.lid], reviews: said), Synthetic.page("b", brand: "Bay"),
            ]))
        let lines = brief.lines(.ground).filter { $0.concept?.id.rawValue == Self.lid }
        #expect(lines.contains { $0.facts.first?.contains("that claim it") ?? false } == isGround)
        if isGround { #expect(lines.first?.customers == praise) }
    }

    @Test(arguments: [(20, 4, true), (19, 0, false), (20, 5, false)])
    func whatNobodyClaimsIsConfirmedAtTwentyAndFiveToOne(praise: Int, against: Int, isGround: Bool) {
        let brief = Self.lids(praise: praise, against: against)
        #expect(brief.lines(.ground).contains { $0.facts.first?.contains("no page says it") ?? false } == isGround)
    }

    /// Twenty customers who praise a picture do not miss it.
    @Test func praiseIsNoPain() {
        let picture = "benefit/clear-picture"
        let said = reviews(20, "A clear picture", picture, .praise) + reviews(2, "The picture is not clear", picture, .complaint)
        let brief = MarketAnalyzer.community(
            market([Synthetic.page("a", brand: "Alp", claims: [picture], reviews: said), Synthetic.page("b", brand: "Bay")]))
        #expect(brief.lines(.pain).isEmpty)
        #expect(brief.notes.contains { $0.part == .pain })
    }

    @Test(arguments: [(3, true), (2, false)])
    func aPainNeedsThreeCustomersAndNoAnswer(customers: Int, isPain: Bool) {
        let catalogue = Catalogue(concepts: [CatalogueConcept(concept: Synthetic.concept(Self.lid), forms: ["tight lid"])])
        let pages = [
            Synthetic.page("a", brand: "Alp", reviews: reviews(customers, "The lid is not tight", Self.lid, .complaint)),
            Synthetic.page("b", brand: "Bay"),
        ]
        let lines = MarketAnalyzer.community(market(pages, catalogue)).lines(.pain)
        #expect(!lines.isEmpty == isPain)
        if let line = lines.first {
            #expect(line.customers == customers)
            #expect(line.facts.first == "no brand claims it")
            #expect(line.quotes.allSatisfy { $0.text.contains("lid") })
        }
    }

    @Test func aPromiseThatIsKeptIsNoPain() {
        func pages(_ against: Int) -> [AnalyzedPage] {
            [
                Synthetic.page(
                    "a", brand: "Alp", claims: [Self.lid], reviews: reviews(against, "The lid is not tight", Self.lid, .complaint)),
                Synthetic.page("b", brand: "Bay", claims: [Self.lid]),
            ]
        }
        #expect(MarketAnalyzer.community(market(pages(4))).lines(.pain).isEmpty)
        #expect(MarketAnalyzer.community(market(pages(5))).lines(.pain).count == 1)
    }

    @Test func aThemeIsTheLifeOfCustomersAndNeverTheProduct() {
        func pages(_ claims: [String]) -> [AnalyzedPage] {
            (0..<4).map { n in
                Synthetic.page("p\(n)", brand: "Brand \(n)", claims: claims) { page in
                    page.blocks.append(Block(zone: .review, text: "I bought it as a gift for my neighbour in street \(n)."))
                }
            }
        }
        let free = MarketAnalyzer.community(market(pages([])))
        #expect(free.lines(.value).map(\.title) == ["people who like to give"])
        #expect(free.lines(.value).first?.customers == 4)
        let claimed = MarketAnalyzer.community(market(pages(["occasion/gift"])))
        #expect(claimed.lines(.value).isEmpty, "what two brands claim is the product")
    }

    @Test(
        arguments: [
            "I recommend it to a friend.", "All my friends should buy this.", "It looks professional, with pros and cons.",
            "The screw is loose and the thread is stripped.", "The wire came stripped and the gymnastics were loud.",
        ])
    func whatOnlyLooksLikeASceneIsNone(text: String) {
        let pages = (0..<6).map { n in
            Synthetic.page("p\(n)", brand: "Brand \(n)") { page in
                page.blocks.append(Block(zone: .review, text: "\(text) Number \(n)."))
            }
        }
        let brief = MarketAnalyzer.community(market(pages))
        #expect(brief.lines(.value).isEmpty)
        #expect(brief.lines(.ritual).isEmpty)
    }

    @Test(arguments: [(5, 4, true), (4, 4, false), (5, 3, false)])
    func aRitualComesRoundForFiveUnderFourProducts(customers: Int, products: Int, isRitual: Bool) {
        let pages = (0..<products).map { n in
            Synthetic.page("p\(n)", brand: "Brand \(n)") { page in
                for customer in stride(from: n, to: customers, by: products) {
                    page.blocks.append(Block(zone: .review, text: "We use it every weekend in house number \(customer)."))
                }
            }
        }
        let rituals = MarketAnalyzer.community(market(pages)).lines(.ritual)
        #expect(rituals.map(\.title) == (isRitual ? ["Weekend"] : []))
        if isRitual {
            #expect(rituals[0].facts == ["every weekend"])
            #expect(rituals[0].open != nil, "nobody says what they do")
        }
    }

    @Test func aThinMarketSaysSo() {
        let brief = MarketAnalyzer.community(market(Synthetic.bottles))
        #expect(brief.notes.first?.text.hasPrefix("Too little to found a community on: ") ?? false)
        #expect(brief.position == nil && brief.open != nil)
    }

    @Test func everyLineHasThreeCustomersAndTheirWords() {
        let pages = (0..<6).map { n in
            Synthetic.page("p\(n)", brand: "Brand \(n)", claims: [Self.lid]) { page in
                page.blocks += [
                    Block(zone: .review, text: "Make sure you let the jar cool before opening, \(n) minutes."),
                    Block(zone: .review, text: "How long does it take to charge number \(n)?"),
                    Block(zone: .review, text: "I uploaded a photo of shelf \(n)."),
                    Block(zone: .review, text: "After \(n + 2) months it still works."),
                    Block(zone: .review, text: "My old Brand \((n + 1) % 6) was louder than this, test \(n)."),
                ]
            }
        }
        let lines = MarketAnalyzer.community(market(pages)).lines
        #expect(Set(lines.map(\.title)).isSuperset(of: ["Ask", "Advise", "Show", "Tell its age", "Compare"]))
        for line in lines {
            #expect(line.customers >= 3 && !line.quotes.isEmpty, "\(line.title)")
            #expect(line.quotes.allSatisfy { $0.text.split(separator: " ").count >= 3 })
        }
    }

    private static func lives(_ count: Int, claims: [String] = [], _ text: (Int) -> String) -> [AnalyzedPage] {
        (0..<count).map { n in
            Synthetic.page("p\(n)", brand: "Brand \(n)", claims: claims) { page in
                page.blocks.append(Block(zone: .review, text: text(n)))
            }
        }
    }

    @Test(
        arguments: [
            ("It's a workout to put it into a rucksack, street", false), ("I'm not a gamer and need little, number", false),
            ("A good gift for anyone who likes tea, at", false), ("We have no kids for my flat, number", false),
            ("I take it to the gym twice in week", true), ("Bought as a gift in year", true), ("I use it on my commute by line", true),
            ("If I were a gamer this would do, number", false), ("Gifted by the maker in exchange for words, number", false),
            ("When I wake up my skin is soft, day", false), ("It reminds me of another cream, number", false),
        ])
    func aThemeIsSaidOfOneselfAndUndenied(text: String, isTheme: Bool) {
        let brief = MarketAnalyzer.community(market(Self.lives(5) { "\(text) \($0)." }))
        #expect(!brief.lines(.value).isEmpty == isTheme, "\(brief.lines(.value).map(\.title))")
    }

    @Test func anInterestThatSellersNameIsAUse() {
        func pages(_ copy: String) -> [AnalyzedPage] {
            (0..<5).map { n in
                Synthetic.page("p\(n)", brand: "Brand \(n)") { page in
                    page.blocks.append(Block(zone: .paragraph, text: n < 2 ? copy : "Made well."))
                    page.blocks.append(Block(zone: .review, text: "We watch movies in the evening, house \(n)."))
                }
            }
        }
        #expect(MarketAnalyzer.community(market(pages("Made well."))).lines(.value).map(\.title) == ["people who watch films together"])
        #expect(MarketAnalyzer.community(market(pages("Movies as in the cinema."))).lines(.value).isEmpty)
    }

    @Test func anInterestThatTheProductIsBoughtForIsAUse() {
        let brief = MarketAnalyzer.community(market(Self.lives(5) { "I bought it for gaming in room \($0)." }))
        #expect(brief.lines(.value).isEmpty)
    }

    @Test(arguments: [(3, true), (2, false)])
    func aThemeAndARhythmAreJoinedByThoseWhoSayBoth(both: Int, isJoined: Bool) {
        let pages = Self.lives(12) { n in
            n < both
                ? "I take it to the gym every weekend, number \(n)."
                : n < 7 ? "I take it to the gym, number \(n)." : "We use it every weekend, number \(n)."
        }
        let brief = MarketAnalyzer.community(market(pages))
        #expect((brief.position == "For people who train, every weekend.") == isJoined)
        if !isJoined {
            #expect(brief.position == nil)
            #expect(brief.open?.hasPrefix("For people who train. Open, ") ?? false)
        }
    }

    @Test func aThemeSaidTwiceIsNoRhythm() {
        let brief = MarketAnalyzer.community(market(Self.lives(8) { "I take it to the gym, and at my gym it stays, number \($0)." }))
        #expect(brief.lines(.ritual).map(\.title) == ["Training days"])
        #expect(brief.position == nil)
    }

    @Test func aBrandsNameIsNoRhythm() {
        let brief = MarketAnalyzer.community(market(Self.lives(6) { "I put Sunday Zzyrley oil under it, drop \($0)." }))
        #expect(brief.lines(.ritual).isEmpty)
    }

    @Test func theAgeOfAPersonIsNotThatOfTheThing() {
        let brief = MarketAnalyzer.community(market(Self.lives(4) { "My \($0 + 12) year old son has it." }))
        #expect(!brief.lines(.interaction).contains { $0.title == "Tell its age" })
    }

    @Test(arguments: [(5, 15, true), (5, 16, false)])
    func whatThreeInFourHaveIsNoPain(against: Int, pleased: Int, isPain: Bool) {
        let brief = Self.lids(praise: pleased, against: against)
        #expect(!brief.lines(.pain).isEmpty == isPain)
    }

    @Test func theOrderOfPagesChangesNothing() {
        #expect(
            MarketAnalyzer.community(market(Synthetic.bottles)) == MarketAnalyzer.community(market(Synthetic.bottles.reversed())))
    }
}

@Suite struct VoiceTests {
    private func voices(_ blocks: [Block]) -> Int {
        VoiceBook([ProductPage(source: "p", id: PageID("p"), blocks: blocks)]).count
    }

    @Test func linksMakeNoCustomer() {
        let text = "The picture is very good and I use it daily."
        #expect(
            voices([
                Block(zone: .review, text: text + ",https://m.shop.example/images/I/61spX.jpg"),
                Block(zone: .review, text: text + ",https://m.shop.example/images/W/402378-T1/images/I/61spX.jpg"),
                Block(zone: .review, text: text),
            ]) == 1)
        #expect(voices([Block(zone: .review, text: "Ratio 4:3 is bad"), Block(zone: .review, text: "Ratio 4:3 is good")]) == 2)
    }

    @Test func aTitleThatRepeatsItsBodyMakesNoCustomer() {
        let body = "Leaks in my bag after two days, and nobody answers."
        #expect(voices([Block(zone: .review, text: "Leaks in my bag after two days"), Block(zone: .review, text: body)]) == 1)
        #expect(voices([Block(zone: .review, text: "Leaks"), Block(zone: .review, text: body)]) == 2, "too short to know whose it is")
        #expect(
            voices([Block(zone: .review, text: "Leaks", voice: 1), Block(zone: .review, text: body, voice: 1)]) == 1)
    }

    @Test(arguments: [
        ("good, https://a.example/x.jpg", "good"), ("see http://a.example now", "see  now"), ("no link: here", "no link: here"), ("", ""),
        ("https://a.example", ""),
    ])
    func linksAreCutOut(text: String, left: String) {
        #expect(LinkFree.text(text) == left)
        #expect(LinkFree.end(of: text) <= text.utf8.count)
    }
}
