import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Demand

@Suite struct ReadingTests {
    @Test(arguments: [
        ("gud sound", "good sound"), ("sooooo good", "soo good"), ("It is greatHowever loud", "It is great. However loud"),
        ("PlayStation works", "PlayStation works"), ("nothing to mend", "nothing to mend"), ("señora goood", "señora good"), ("", ""),
    ])
    func textsAreMendedForReading(source: String, expected: String) throws {
        let misspellings = try Shipped.language.get().lexicon.misspellings
        let mended = MendedText(Array(source.utf8), misspellings: misspellings) { $0.elementsEqual("PlayStation".utf8) }
        #expect(String(decoding: mended.bytes, as: UTF8.self) == expected)
    }

    @Test func wordsThatRunTogetherArePartedHoweverMany() throws {
        let misspellings = try Shipped.language.get().lexicon.misspellings, count = 2_000
        let source = Array(String(repeating: "Loud", count: count).utf8)
        let mended = MendedText(source, misspellings: misspellings) { $0.count > 256 }
        #expect(String(decoding: mended.bytes, as: UTF8.self) == Array(repeating: "Loud", count: count).joined(separator: ". "))
        #expect(mended.source(6..<10) == 4..<8)
    }

    @Test func mendedWordsComeBackAsTheyWereWritten() throws {
        let source = Array("gud sound, osm bass".utf8)
        let mended = MendedText(source, misspellings: try Shipped.language.get().lexicon.misspellings) { _ in true }
        #expect(String(decoding: mended.bytes, as: UTF8.self) == "good sound, awesome bass")
        #expect(mended.source(0..<10) == 0..<9)
        #expect(mended.source(12..<19) == 11..<14)
    }

    @Test(arguments: [
        ("Good sound, but the strap broke.", ["Good sound", "but the strap broke"]),
        ("Easy to use and light", ["Easy to use", "and light"]),
        ("so good", ["so good"]),
        ("It broke so I returned it", ["It broke", "so I returned it"]),
        ("wi-fi works at 7.5 MHz", ["wi-fi works at 7.5 MHz"]),
        ("Nice!!! Loud", ["Nice", "Loud"]),
        ("👍 nice 👍 loud", ["nice", "loud"]),
        ("", []),
    ])
    func textsAreCutIntoClauses(text: String, expected: [String]) throws {
        let read = try Shipped.reviews([text])
        #expect(read.texts.flatMap { text in text.clauses.map { text.text.text(text.text.bytes(ofParts: $0.parts)) } } == expected)
    }

    @Test(arguments: [" ", "é", "好"])
    func aTextThatIsNoOnesReviewIsReadInPart(between: String) throws {
        let text = String(repeating: "The strap broke in my hands." + between, count: 40_000)
        let read = try Shipped.reviews([text])
        #expect(read.texts.allSatisfy { $0.text.bytes.count <= ReadReviews.longest })
        #expect(between != " " || read.texts.count == 1)
    }

    @Test func titlesBeforeBodiesAreLedToThem() throws {
        let titles = ["Great sound", "Strap broke", "Too small", "Nice"]
        let bodies = [
            "I use these every day on the train and the sound is great, with a deep bass that I like a lot.",
            "After one week of use the strap broke in my hands and the shop did not answer my letters.",
            "The ear pads are far too small for my ears, so they hurt me after an hour of music.",
            "My wife and I are content with it and would buy it again at any time for our children.",
        ]
        let read = try Shipped.reviews(titles + bodies)
        #expect(read.texts.map(\.isTitle) == [true, true, true, true, false, false, false, false])
        #expect((0..<4).allSatisfy { read.texts[$0].voice == read.texts[$0 + 4].voice })
    }

    @Test func reviewsOfOneKindHaveNoTitles() throws {
        let read = try Shipped.reviews(["Great sound", "Strap broke", "Too small", "Nice one", "Good bass"])
        #expect(read.texts.allSatisfy { !$0.isTitle })
    }

    @Test(arguments: [
        ("not good", 0, 1), ("no noise", 1, 0), ("pretty loud", 1, 0), ("just ok", 0, 1), ("ok", 1, 0), ("good but noisy", 1, 1),
    ])
    func signsAreCounted(text: String, praise: Int, blame: Int) throws {
        let read = try Shipped.reviews([text])
        let words = read.texts[0].text.parts.indices.filter { read.texts[0].text.parts[$0].term != .none }
        let signs = ClauseView.signs(read.texts[0], words, read.words)
        #expect(signs.praise == praise && signs.blame == blame)
    }

    @Test(arguments: [
        ("bought for my mother", true), ("I use it for long flights", true), ("gifted it to my father", true),
        ("great for my mother", false), ("it broke", false), ("can I use it for flights?", false),
    ])
    func whoUsesItIsContext(text: String, expected: Bool) throws {
        let read = try Shipped.reviews([text])
        #expect(ContextReader.isContext(ClauseView(read, text: 0, clause: 0), read) == expected)
    }

    @Test(arguments: [("abc  def", "c d", 2..<6), ("a b", "a b", 0..<3), ("ab", "b", 1..<2)])
    func quotesAreFoundWhateverTheWhiteSpace(text: String, quote: String, place: Range<Int>) {
        #expect(FoldedText(Array(text.utf8)).find(Array(quote.utf8)) == place)
    }
}
