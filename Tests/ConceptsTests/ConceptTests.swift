import Foundation
import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Concepts

@Suite struct ConceptTests {
    private let resolver: ConceptResolver

    init() throws { resolver = try Shipped.resolver.get() }

    /// One word of a phrase of the lexicon says something else beside other words.
    @Test(arguments: [
        ("Powerful 10 mm drivers", "feature/mild-taste"), ("12 hours for every charge", "feature/free-plan"),
        ("10 hours of audio", "feature/high-quality-sound"), ("in-line HD microphone", "feature/4k"),
        ("High strength products without the marketing", "feature/works-without-electricity"),
    ])
    func oneWordIsNotEnough(_ phrase: String, _ id: String) {
        #expect(!resolver.concept(of: phrase, angle: .feature).id.rawValue.hasPrefix(id))
    }

    /// The name of an absence says so, also where the word for it stands before the phrase.
    @Test func anAbsenceIsNamedAsOne() throws {
        let analyzer = try Shipped.english().analyzer(), text = analyzer.analyze("Contains no artificial sand, glitter or gravel")
        let last = text.parts.count - 1
        let found = resolver.resolution(of: last..<last + 1, in: text, angle: .feature, analyzer: analyzer)
        #expect(found.concept.label == "no gravel" && found.concept.polarity == .absent)
        #expect(resolver.concept(of: "gravel-free", angle: .feature).label == "gravel-free")
        #expect(resolver.concept(of: "USB mini receiver", angle: .feature).label == "nano receiver")
    }

    /// Wordings of one selling point lead to one concept.
    @Test(arguments: [
        (
            Angle.feature, "feature/bpa-free",
            ["BPA-free", "BPA free", "no BPA", "without BPA", "free of BPA", "Free from BPA", "100% BPA-free", "contains no BPA"]
        ),
        (
            .feature, "feature/warranty",
            ["2-year warranty", "Two year guarantee", "1 year limited warranty", "12 months manufacturer warranty"]
        ),
        (.feature, "feature/leak-proof", ["leakproof", "LEAK-PROOF", "Zero leaks", "won't leak", "100% leak proof"]),
        (
            .feature, "feature/long-battery-life",
            ["12-month battery life", "long battery life", "up to 50 hours of battery life", "long-lasting battery"]
        ),
        (.feature, "feature/powerful-motor", ["Powerful 750 Watt motor", "powerful motor", "500 W powerful motor"]),
        (
            .feature, "feature/stainless-steel",
            ["18/8 stainless steel", "food-grade stainless steel", "high quality stainless steel", "Stainless Steel"]
        ),
        (
            .feature, "feature/no-artificial-colours",
            ["no artificial colors", "free from artificial colours", "without artificial colouring"]
        ),
        (.benefit, "benefit/keeps-cold", ["keeps drinks cold for 24 hours", "cold for 12 hours", "ICE COLD FOR 24 HOURS", "stays cold"]),
        (
            .benefit, "benefit/cavity-protection",
            ["fights cavities", "helps prevent cavities", "cavity protection", "protects against tooth decay"]
        ),
        (.user, "user/kids", ["for kids", "children", "for children aged 3 to 6", "Kids'"]),
        (.occasion, "occasion/travel", ["for travel", "perfect for travelling", "trips"]),
    ])
    func same(_ angle: Angle, _ id: String, _ phrases: [String]) {
        for phrase in phrases { #expect(resolver.concept(of: phrase, angle: angle).id.rawValue == id, "\(phrase)") }
    }

    /// What only sounds alike stays apart.
    @Test(arguments: [
        (Angle.feature, "noise cancelling", "noise isolation"), (.feature, "no added sugar", "sugar free"),
        (.feature, "waterproof", "water resistant"), (.feature, "fluoride", "fluoride free"), (.feature, "recyclable", "recycled"),
        (.feature, "stainless steel blades", "stainless steel jars"), (.feature, "motor warranty", "warranty"),
        (.feature, "fat free", "low fat"), (.feature, "fast charging", "wireless charging"), (.feature, "vegan", "vegetarian"),
        (.feature, "clinically tested", "dermatologist tested"),
        (.benefit, "keeps drinks hot", "keeps drinks cold"),
        (.benefit, "whitening", "stain removal"), (.user, "for men", "for women"), (.user, "dry skin", "oily skin"),
        (.occasion, "before workout", "after workout"), (.feature, "ergonomic handle", "ergonomic lid"),
        (.feature, "no trial period", "free trial"), (.feature, "unsalted nuts", "salted nuts"),
        (.benefit, "faster heating", "keeps drinks hot"), (.occasion, "metro cities", "commuting"),
        (.feature, "raised edges", "edge to edge"),
    ])
    func different(_ angle: Angle, _ a: String, _ b: String) {
        #expect(resolver.concept(of: a, angle: angle).id != resolver.concept(of: b, angle: angle).id)
    }

    /// One word that only shares a stem with a phrase of the lexicon does not mean what the phrase means.
    @Test(arguments: [
        (Angle.user, "teeth", "user/teething"), (.occasion, "box", "occasion/boxing"), (.feature, "brush", "feature/brushed-finish"),
        (.feature, "brand", "feature/custom-branding"),
    ])
    func senses(_ angle: Angle, _ word: String, _ id: String) {
        #expect(resolver.concept(of: word, angle: angle).id.rawValue != id)
    }

    /// A phrase inside a sentence: an operator before it makes an absence of it, a denial is told.
    @Test(arguments: [
        ("Free from parabens, sulfates and dyes", "parabens", "feature/paraben-free", Assertion.absent),
        ("Free from parabens, sulfates and dyes", "dyes", "feature/dye-free", .absent),
        ("It is not dishwasher safe", "dishwasher safe", "feature/dishwasher-safe", .denied),
        ("Dishwasher safe and light", "Dishwasher safe", "feature/dishwasher-safe", .present),
        ("A plug and play mouse", "plug and play", "benefit/plug-and-play", .present),
    ])
    func inSentence(_ sentence: String, _ phrase: String, _ id: String, _ assertion: Assertion) throws {
        let analyzer = try Shipped.english().analyzer()
        let text = analyzer.analyze(sentence)
        let start = try #require(sentence.range(of: phrase)).lowerBound.utf16Offset(in: sentence)
        let parts = text.parts.indices.filter { (start..<start + phrase.utf8.count).contains(text.parts[$0].range.lowerBound) }
        let found = resolver.resolution(of: parts.first!..<parts.last! + 1, in: text, angle: .feature, analyzer: analyzer)
        #expect(found.concept.id.rawValue == id)
        #expect(found.assertion == assertion)
    }

    /// A concept's id tells its polarity: no id has two.
    @Test func idImpliesPolarity() throws {
        var polarity: [ConceptID: Polarity] = [:]
        for row in try Shipped.rows("polarity") {
            for angle in Angle.allCases {
                let concept = resolver.concept(of: row[0], angle: angle)
                let near: Set<Angle> = angle == .feature || angle == .benefit ? [.feature, .benefit] : [angle]
                #expect(near.contains(concept.angle), "\(row[0])")
                #expect(polarity.updateValue(concept.polarity, forKey: concept.id) ?? concept.polarity == concept.polarity, "\(concept.id)")
            }
        }
    }

    /// Words of no lexicon get an id of their own, whatever their order, number and spelling, and a label that can be read.
    @Test func ownConcepts() {
        let a = resolver.concept(of: "Patented Zorbing Flange", angle: .feature)
        let b = resolver.concept(of: "the zorbing flanges, 3 pieces", angle: .feature)
        let absent = resolver.concept(of: "no zorbing flanges", angle: .feature)
        #expect(b.id == resolver.concept(of: "flanges zorbing", angle: .feature).id)
        #expect(a.id == b.id && absent.id != b.id && absent.polarity == .absent)
        #expect(b.label == "zorbing flanges")
        #expect(absent.label == "no zorbing flanges")
    }

    @Test(arguments: ["", "   ", "!!!", "24", "the", "é", "日本語", "\u{0}", "----", "no", "free", "without", "X", "&", "5-in-1"])
    func anything(_ phrase: String) {
        for angle in [nil] + Angle.allCases.map(Optional.init) {
            let concept = resolver.concept(of: phrase, angle: angle)
            #expect(!concept.id.slug.isEmpty)
            #expect(concept.id.slug.utf8.allSatisfy { $0 &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 }, "\(concept.id)")
        }
    }

    /// The id depends on phrase, angle and lexicons alone: another resolver and another order give the same.
    @Test func stable() throws {
        let phrases = try Shipped.rows("polarity").map { $0[0] }
        let again = try ConceptResolver(lexicons: try Lexicons.load(folder: Shipped.root.appending(path: "lexicons").path))
        let forward = phrases.map { resolver.concept(of: $0, angle: .feature) }
        let backward = phrases.reversed().map { again.concept(of: $0, angle: .feature) }
        #expect(forward == backward.reversed())
    }
}
