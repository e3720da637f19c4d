import Foundation
import Lexicons
import MarketModel
import Testing

@testable import Demand

@Suite struct StatementTests {
    /// Sense and words of every statement of the fixture's reviews, with the shipped weights.
    @Test func customersAreUnderstood() throws {
        let extractor = try Shipped.extractor.get()
        for row in try Shipped.rows("statements") {
            let page = Shipped.page([row[0]])
            let said = extractor.statements(in: page, claims: []).map { "\($0.sense.rawValue): \(page.quote($0.evidence))" }
            #expect(said.joined(separator: " | ") == row[1], "\(row[0])")
        }
    }

    @Test func theSellerIsNotHeard() throws {
        let extractor = try Shipped.extractor.get()
        for zone in Zone.allCases where zone.isSellerCopy {
            let page = ProductPage(
                source: "a", id: PageID("a"), language: "en", blocks: [Block(zone: zone, text: "The sound quality is excellent. It leaks.")]
            )
            #expect(extractor.statements(in: page, claims: []).isEmpty, "\(zone)")
        }
    }

    @Test func aReviewInAnotherLanguageIsSkippedAndOneInEnglishIsReadWhereverItStands() throws {
        let texts = ["La calidad de sonido es muy buena y el cable es largo", "The sound quality is very good and the cable is long"]
        for language in ["en", "ko"] {
            var page = Shipped.page(texts)
            page.language = language
            let said = try Shipped.extractor.get().statements(in: page, claims: [])
            #expect(!said.isEmpty && said.allSatisfy { $0.evidence.block == 1 }, "\(language)")
        }
    }

    /// The product, its brand and its shop are never a concept.
    @Test func theProductIsNoPoint() throws {
        var product = ProductRecord()
        product.name = "Acme Zonkbar"
        product.brand = "Acme"
        let page = Shipped.page(
            ["Acme zonkbar is superb", "The zonkbar is so comfortable", "I love my Acme", "Lovely zonkbar", "Amazon is great"],
            product: product)
        let said = try Shipped.extractor.get().statements(in: page, claims: [])
        #expect(said.allSatisfy { !["zonkbar", "acm", "acme", "amazon"].contains(String($0.concept.id.slug)) })
    }

    /// Who complains that a thing is thin does not ask for slim, unless it is not thin enough.
    @Test(arguments: [
        ("The fabric is very thin and it is a pity", false), ("It is too small, sadly", false), ("It is not compact at all, sadly", true),
    ])
    func aComplaintOfTooMuchIsNoWishForMore(text: String, mayMiss: Bool) throws {
        let said = try Shipped.extractor.get().statements(in: Shipped.page([text]), claims: []).filter { $0.sense == .complaint }
        try #require(!said.isEmpty)
        let slim = said.contains { ["feature/slim", "feature/compact", "feature/slim-fit"].contains($0.concept.id.rawValue) }
        #expect(slim == mayMiss, "\(said.map(\.concept.id.rawValue))")
    }

    @Test func aTitleThatItsReviewRepeatsIsSaidOnce() throws {
        let page = ProductPage(
            source: "a", id: PageID("a"), language: "en",
            blocks: [
                Block(zone: .review, text: "Comfortable fit", voice: 1),
                Block(zone: .review, text: "These are a comfortable fit for long hours of wear, I sleep in them.", voice: 1),
            ])
        let said = try Shipped.extractor.get().statements(in: page, claims: [])
        #expect(said.allSatisfy { $0.evidence.block == 1 })
    }

    @Test func everyStatementIsExplained() throws {
        let page = Shipped.page(["The battery lasts two days, but the strap broke after a week."])
        let extractor = try Shipped.extractor.get()
        let said = extractor.statements(in: page, claims: []), told = extractor.explanations(of: page, claims: [])
        #expect(told.map(\.statement) == said)
        #expect(told.allSatisfy { !$0.reasons.isEmpty && !$0.verdict.isEmpty })
    }

    @Test func weightsAreFewAndTellHowTheyWereMade() throws {
        var lines = 0
        for file in StatementModels.File.allCases {
            let bytes = try #require(try Shipped.lexicons.get().file(file.path("en")))
            let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            #expect(text.contains { $0.hasPrefix("# made: ") }, "\(file)")
            lines += text.count { !$0.hasPrefix("#") && $0 != "tree" }
        }
        #expect(lines <= 15_000)
    }

    /// Seeded random reviews: statements ascend, lie in their block and slice to a text that is not empty.
    @Test(arguments: [1, 2, 3]) func anyTextIsRead(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let words = [
            "not", "good", "bad", "bass", "mic", "leaks", "but", ",", ".", "I wish it had", "problem with", "for", "gym", "ü", "👍", "\u{0}",
            "-", "24h", "usb-c", "the lanyard is", "no", "sturdy", "gooood", "soundGood", "Pros:", "?", "’", "\n",
        ]
        let extractor = try Shipped.extractor.get()
        for _ in 0..<200 {
            let texts = (0..<3).map { _ in
                (0..<Int.random(in: 0..<30, using: &random)).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
            }
            let page = Shipped.page(texts)
            let said = extractor.statements(in: page, claims: [])
            #expect(said.map(\.evidence) == said.map(\.evidence).sorted())
            for statement in said {
                #expect(statement.evidence.range.upperBound <= texts[statement.evidence.block].utf8.count, "seed \(seed): \(texts)")
                #expect(!page.quote(statement.evidence).isEmpty, "seed \(seed): \(texts)")
            }
        }
    }
}

/// A small seeded generator (Steele, Lea, Flood: SplitMix, 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

@Suite struct ReviewSignsTests {
    @Test func signsAreCountedAndNothingIsRemoved() throws {
        let extractor = try Shipped.extractor.get()
        let text = "I love how this cleans my whole kitchen every single day."
        func page(_ name: String, _ reviews: [Block]) -> ProductPage {
            var page = ProductPage(source: name, id: PageID(name), language: "en", blocks: reviews)
            page.product.name = name
            return page
        }
        let burst = (0..<5).map { Block(zone: .review, text: "Fine mop number \($0)", date: "2026-01-02") }
        let pages = [
            page("a", [Block(zone: .review, text: text), Block(zone: .review, text: "Good product")]),
            page("b", [Block(zone: .review, text: text.uppercased()), Block(zone: .review, text: "Good product")] + burst),
            page("c", [Block(zone: .review, text: "I received this for free in exchange for my honest review.", rating: 5)]),
            page("d", [Block(zone: .review, text: "I received this for free in exchange for my honest review of it.", rating: 2)]),
        ]
        let signs = extractor.signs(in: pages)
        #expect(signs.reviews == 11)
        #expect(signs.repeated == 2)
        #expect(signs.bursts == 5)
        #expect(signs.rewarded == 1)
    }
}
