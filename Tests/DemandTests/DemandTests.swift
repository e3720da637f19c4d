import Foundation
import Lexicons
import MarketModel
import Testing

@testable import Demand

private let extractor = Result { try DemandExtractor(lexicons: try Lexicons.load(folder: folder)) }
private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/lexicons").path

private func mentions(_ blocks: [Block], product: ProductRecord = ProductRecord()) throws -> [Statement] {
    var page = ProductPage(source: "a", id: PageID("a"), language: "en", blocks: blocks)
    page.product = product
    return try extractor.get().mentions(in: page)
}

/// "sense concept" of every mention in one review.
private func said(_ text: String, rating: Double? = nil) throws -> [String] {
    try mentions([Block(zone: .review, text: text, rating: rating)]).map { "\($0.sense.rawValue) \($0.concept.id.slug)" }
}

@Suite struct DemandTests {
    @Test(arguments: [
        ("It leaks in my bag.", ["complaint leak-proof"]),
        ("It doesn't leak at all", ["praise leak-proof"]),
        ("Never leaked, not once", ["praise leak-proof"]),
        ("Stopped working after 2 months", ["complaint durable"]),
        ("Sturdy, and no leaks", ["praise durable", "praise leak-proof"]),
        ("Not sturdy", ["complaint durable"]),
        ("Sound quality is good but bass is poor", ["praise sound", "complaint deep-bass"]),
        ("Good bass and poor mic", ["praise deep-bass", "complaint mic"]),
        ("The mic is not good", ["complaint mic"]),
        ("Sound, battery life, all great", ["praise sound", "praise battery"]),
        ("I wish it had usb-c", ["request usb-c"]),
        ("Would be better with a longer battery life", ["request battery"]),
        ("Problem with the mic", ["complaint mic"]),
        ("No problem with the mic", ["praise mic"]),
        ("Bass could be better", ["complaint deep-bass"]),
        ("No bass", ["complaint deep-bass"]),
        ("It is lightweight and easy to clean", ["praise lightweight", "praise easy-to-clean"]),
        ("Good for the gym", ["praise gym"]),
        ("Not for the gym", ["complaint gym"]),
        ("I go to the gym", []),
        ("Too heavy for the gym", ["complaint gym"]),
        ("It is too lightweight", []),
        ("My mum has arthritis, and the mic broke", ["complaint arthritis-sufferers", "complaint durable"]),
        ("My dentist said it broke", ["complaint durable"]),
        ("I have a dry mouth.", ["request dry-mouth-relief"]),
        ("My dry mouth got poor relief", ["complaint dry-mouth-relief"]),
        ("Is there one with a usb-c port?", ["request usb-c"]),
        ("A usb-c one, please", ["request usb-c"]),
        ("Why does it leak in my bag?", ["complaint leak-proof"]),
        ("The battery is black", []),
        ("They fall out. They fall out when I run.", ["complaint secure-fit"]),
        ("", []),
    ])
    func senses(text: String, expected: [String]) throws {
        #expect(try said(text) == expected)
    }

    @Test func theStarsTipTheBalance() throws {
        #expect(try said("Battery", rating: 5) == ["praise battery"])
        #expect(try said("Battery", rating: 1) == ["complaint battery"])
        #expect(try said("Battery") == [])
        #expect(try said("great price, bass bad", rating: 5) == ["complaint deep-bass"])
    }

    @Test func theSellerIsNotHeard() throws {
        let text = "Great bass. Doesn't leak. I wish it had usb-c."
        for zone in Zone.allCases where zone != .review && zone != .question {
            #expect(try mentions([Block(zone: zone, text: text)]).isEmpty, "\(zone)")
        }
    }

    @Test func whoAsksWouldLikeToHaveIt() throws {
        let found = try mentions([Block(zone: .question, text: "Does it leak? Is the mic any good?")])
        #expect(found.map { "\($0.sense.rawValue) \($0.concept.id.slug)" } == ["request leak-proof", "request mic"])
    }

    @Test func theEvidenceNamesTheAspect() throws {
        let blocks = [Block(zone: .paragraph, text: "x"), Block(zone: .review, text: "Ärgerlich: the mic is bad")]
        let found = try mentions(blocks)
        #expect(found.map(\.evidence.block) == [1])
        #expect(found.map { blocks[1].quote($0.evidence.range) } == ["mic"])
    }

    @Test func nounsThatSeveralReviewsShareAreAspects() throws {
        let blocks = ["The lanyard is too stiff", "good lanyard", "stiff wick", "good product", "bad product"].map {
            Block(zone: .review, text: $0)
        }
        let found = try mentions(blocks)
        #expect(found.map { "\($0.sense.rawValue) \($0.concept.id)" } == ["complaint feature/lanyard", "praise feature/lanyard"])
        #expect(found.first?.concept.label == "Lanyard")
        var product = ProductRecord()
        product.name = "Acme Lanyard"
        #expect(try mentions(blocks, product: product).isEmpty)
    }

    @Test func aLanguageWithoutLexiconIsSilent() throws {
        let page = ProductPage(source: "a", id: PageID("a"), language: "de", blocks: [Block(zone: .review, text: "It leaks")])
        #expect(try extractor.get().mentions(in: page).isEmpty)
    }

    /// Seeded random reviews: evidence lies in the block, slices to a text that is not empty, and one mention an aspect, sense and block.
    @Test(arguments: [1, 2, 3]) func anyTextIsRead(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let words = [
            "not", "good", "bad", "bass", "mic", "leak", "but", ",", ".", "I wish it had", "problem with", "for", "gym", "ü", "👍", "\u{0}",
            "-",
            "24h", "usb-c", "the lanyard is", "no", "sturdy",
        ]
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
            let rating: Double? = Bool.random(using: &random) ? Double.random(in: 0...5, using: &random) : nil
            let block = Block(zone: .review, text: text, rating: rating)
            var seen: Set<String> = []
            for mention in try mentions([block, block]) {
                #expect(mention.evidence.range.upperBound <= text.utf8.count, "seed \(seed): \(text)")
                #expect(!block.quote(mention.evidence.range).isEmpty, "seed \(seed): \(text)")
                let key = "\(mention.evidence.block) \(mention.concept.id) \(mention.sense)"
                #expect(seen.insert(key).inserted, "seed \(seed): \(text)")
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
