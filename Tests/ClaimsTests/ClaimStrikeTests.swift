import Concepts
import Foundation
import Learning
import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Claims

/// What an analyst strikes from the phrases that the models propose.
@Suite struct ClaimStrikeTests {
    @Test(arguments: [
        ("Waterproof jacket with sealed seams", "Waterproof jacket", nil, nil),
        ("Enjoy free delivery on all orders", "free delivery", nil, "about the shop or its page, not the product"),
        ("Secure payments and easy returns", "Secure payments", nil, "about the shop or its page, not the product"),
        ("Backed by a 2-year warranty", "2-year warranty", nil, nil),
        ("60 day money-back guarantee", "60 day money-back guarantee", nil, nil),
        ("It is not suitable for children", "children", nil, "the page denies it"),
        ("The oils are too much for little ones", "little ones", nil, "the page denies it"),
        ("The flask is not dishwasher safe", "flask is not dishwasher safe", nil, "the page denies it"),
        ("It does not fit a cup holder", "not fit a cup holder", nil, "the page denies it"),
        ("Not tested on animals", "Not tested on animals", nil, nil),
        ("It is not only light but strong", "not only light", nil, nil),
        ("Helps to soften scar...", "soften scar", nil, "its last word is cut off"),
        ("Helps to soften scar tissue...", "soften scar", nil, nil),
        ("Discover Aldora today", "Aldora", "Aldora", "only the name of the brand"),
        ("Aldora cordless kettle", "Aldora cordless kettle", "Aldora", nil),
        ("Mint toothpaste, 75 ml", "75 ml", nil, "only how much is in the pack"),
        ("Mint toothpaste 2 x 75ml", "2 x 75ml", nil, "only how much is in the pack"),
        ("Holds 750 ml", "Holds 750 ml", nil, nil),
        ("Runs for 24 hours", "24 hours", nil, nil),
        ("This is the perfect product", "the perfect product", nil, "only words that say nothing by themselves"),
        ("Our latest range of products", "latest range of products", nil, "only words that say nothing by themselves"),
        ("A design that is easy to use", "easy to use", nil, nil),
        ("Designed for everyday use", "everyday use", nil, nil),
        ("Learn more about the lid", "Learn more about the lid", nil, "about the shop or its page, not the product"),
        ("Ask your doctor if pregnant or nursing", "pregnant or nursing", nil, "about the shop or its page, not the product"),
        ("Made for pregnant women", "pregnant women", nil, nil),
    ])
    func strikes(_ text: String, _ phrase: String, _ brand: String?, _ verdict: String?) throws {
        let (assembly, judged) = try Self.judged(text, phrase, brand: brand)
        #expect(assembly.strike(judged)?.rawValue == verdict)
    }

    /// A bare time is no person and no occasion; an age is one.
    @Test(arguments: [("Ready for 24 hrs", "24 hrs", true), ("For 3 year olds", "3 year olds", false)])
    func strikesTimesOfNobody(_ text: String, _ phrase: String, _ isStruck: Bool) throws {
        let (assembly, judged) = try Self.judged(text, phrase, brand: nil, angles: [0, 0, 0, 1])
        #expect((assembly.strike(judged) != nil) == isStruck)
    }

    /// A heading that is a link names another product, or another page.
    @Test(arguments: [(1.0, true), (0, false)])
    func strikesLinkedHeadings(_ linkDensity: Double, _ isStruck: Bool) throws {
        let name = "Children's paste"
        let (assembly, judged) = try Self.judged(name, name, brand: nil, zone: .heading, linkDensity: linkDensity)
        #expect((assembly.strike(judged) == .elsewhere) == isStruck)
    }

    /// The name of the brand is part of the quote, but not of what is claimed.
    @Test(arguments: [
        ("The Aldora leak-proof lid", "Aldora leak-proof lid", "Aldora"),
        ("Leak-proof lid by Dr. Brimble", "Leak-proof lid by Dr. Brimble", "Dr. Brimble"),
    ])
    func conceptsHoldNoBrand(_ text: String, _ phrase: String, _ brand: String) throws {
        let (assembly, judged) = try Self.judged(text, phrase, brand: brand)
        let (plain, alone) = try Self.judged("leak-proof lid", "leak-proof lid", brand: nil)
        #expect(assembly.resolution(judged, angle: .feature).concept.id == plain.resolution(alone, angle: .feature).concept.id)
    }

    /// A title says two known selling points in one breath.
    @Test(arguments: [
        ("Large Capacity Insulated Bottle", ["Large Capacity", "Insulated Bottle"]), ("Stainless steel lid", ["Stainless steel lid"]),
        ("Quietly humming engine", ["Quietly humming engine"]), ("In Ear Design with Microphone", ["In Ear Design", "Microphone"]),
        ("Stainless steel body with adjustable temperature", ["Stainless steel body", "adjustable temperature"]),
        ("Dishwasher safe lid for camping", ["Dishwasher safe lid", "camping"]), ("Lid for zorbing", ["Lid for zorbing"]),
        ("Vegan & cruelty-free", ["Vegan", "cruelty-free"]), ("Free of BPA and phthalates", ["Free of BPA and phthalates"]),
    ])
    func partsKnownPoints(_ text: String, _ pieces: [String]) throws {
        let (assembly, judged) = try Self.judged(text, text, brand: nil)
        let block = assembly.read.blocks[0]
        #expect(assembly.pieces(judged).map { block.text.text(block.bytes($0.candidate.tokens)) } == pieces)
    }

    /// Items of a list that have only "free" in common are no repeats of each other.
    @Test(arguments: [
        ("Gluten free, soy free", "Gluten free", "soy free", 0.0), ("Deep bass and booming bass", "Deep bass", "booming bass", 0.5),
        ("Leak-proof lid, leak proof", "Leak-proof", "leak proof", 1.0),
    ])
    func likenessIsOfWhatIsClaimed(_ text: String, _ one: String, _ other: String, _ likeness: Double) throws {
        let (_, first) = try Self.judged(text, one, brand: nil), (_, second) = try Self.judged(text, other, brand: nil)
        #expect(first.candidate.likeness(second.candidate) == likeness)
    }

    private static func judged(
        _ text: String, _ phrase: String, brand: String?, angles: [Double] = [1, 0, 0, 0], zone: Zone = .bullet, linkDensity: Double = 0
    ) throws -> (ClaimAssembly, JudgedPhrase) {
        var page = ProductPage(
            source: "x", id: PageID("x"), language: "en",
            blocks: [Block(zone: zone, text: text, layout: BlockLayout(linkDensity: linkDensity))])
        page.product.brand = brand
        let language = try ClaimLanguage(lexicons: Shipped.lexicons.get(), language: "en")
        let analyzer = language.lexicon.analyzer()
        let read = ReadPage(page, analyzer: analyzer, facts: language.facts)
        let block = read.blocks[0]
        let start = try #require(text.range(of: phrase)).lowerBound.utf16Offset(in: text)
        let bytes = start..<start + phrase.utf8.count
        let tokens = block.tokens.indices.filter { bytes.overlaps(block.bytes($0..<$0 + 1)) }
        let range = try #require(tokens.first)..<(try #require(tokens.last) + 1)
        let judged = JudgedPhrase(candidate: Candidate(block: 0, tokens: range, in: block), first: 1, second: 1, angles: angles, row: [])
        return (ClaimAssembly(page: page, read: read, language: language, analyzer: analyzer), judged)
    }
}
