import MarketModel
import Testing

@testable import ReviewSite

@Suite struct TextTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func aShortTextIsShownWholeWithItsMarks(seed: UInt64) {
        var random = SplitMix(seed)
        let letters: [Character] = ["a", "b", " ", "ö", "日", "😀"]
        let text = String((0..<40).map { _ in letters.randomElement(using: &random)! }), count = text.utf8.count
        let ranges = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let low = Int.random(in: -5...count + 5, using: &random)
            return low..<(low + Int.random(in: 0...10, using: &random))
        }
        let stretches = Excerpt.stretches(text, marking: ranges)
        let wholeCharacters = ranges.allSatisfy { range in
            [range.lowerBound, range.upperBound].allSatisfy { $0 <= 0 || $0 >= count || Array(text.utf8)[$0] & 0xc0 != 0x80 }
        }
        if wholeCharacters { #expect(stretches.map(\.text).joined() == text, "seed \(seed)") }
        let marked = stretches.filter(\.isMarked).count
        #expect(marked <= ranges.count)
        if ranges.contains(where: { max(0, $0.lowerBound) < min(count, $0.upperBound) }) { #expect(marked > 0, "seed \(seed)") }
    }

    @Test func aLongTextIsCutAroundItsMarks() {
        let text = String(repeating: "ö", count: 5000) + "MARK" + String(repeating: "日", count: 5000)
        let stretches = Excerpt.stretches(text, marking: [10_000..<10_004])
        #expect(stretches.map(\.isMarked) == [false, true, false])
        #expect(stretches[1].text == "MARK")
        #expect(stretches.map(\.text.utf8.count).reduce(0, +) < 520)
        #expect(!stretches.map(\.text).joined().contains("\u{FFFD}"))
        #expect(stretches[0].text.hasPrefix("…") && stretches[2].text.hasSuffix("…"))
    }

    @Test(arguments: [
        ("a=1&b=two+words&c=%C3%B6", ["a": "1", "b": "two words", "c": "ö"]), ("a=1&a=2&&=x&b", ["a": "1", "": "x", "b": ""]),
        ("a=%zz%4", ["a": "%zz%4"]), ("a=%ff", ["a": "\u{FFFD}"]), ("", [:]),
    ])
    func formsAreRead(text: String, fields: [String: String]) { #expect(Form.fields(Array(text.utf8)) == fields) }

    @Test(arguments: ["a b&c=d%", "日本\u{0}\r\n", "<script>\"'", "", "https://x.example/?a=b#c"])
    func whatIsEncodedIsDecoded(text: String) {
        #expect(Form.decoded(Array(Form.encoded(text).utf8)[...], plusIsSpace: true) == text)
        #expect(Form.encoded(text).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f })
    }

    @Test(arguments: [
        ("/review?a=1#c2", "/review?a=1&did=k%201#c2"), ("/", "/?did=k%201"), ("/x?did=old&b=2", "/x?b=2&did=k%201"),
        ("//evil", "/?did=k%201"),
    ])
    func aFieldIsAddedToAPath(path: String, expected: String) { #expect(LocalPath.adding("did", "k 1", to: path) == expected) }

    @Test(arguments: [
        ("Easy to clean!", "easy-to-clean"), ("18/8 Steel", "18-8-steel"), ("Öko", "uf6ko"), ("日本", "u65e5u672c"), ("  ", ""),
    ])
    func aLabelBecomesASlug(label: String, slug: String) { #expect(Change.slug(label) == slug) }

    @Test func aSnippetShowsTheWordsFound() {
        let stretches = SearchPage.stretches("…keeps \u{2}drinks\u{3} cold, \u{2}drinks\u{3}")
        #expect(stretches.map(\.text) == ["…keeps ", "drinks", " cold, ", "drinks"])
        #expect(stretches.map(\.isMarked) == [false, true, false, true])
    }

    @Test(arguments: [
        (0.0, "0"), (24, "24"), (1.5, "1.5"), (-0.25, "-0.25"), (-1.5, "-1.5"), (0.05, "0.05"), (1e20, "1e+20"), (.infinity, "inf"),
    ])
    func numbersAreShort(number: Double, text: String) { #expect(number.short == text) }
}
