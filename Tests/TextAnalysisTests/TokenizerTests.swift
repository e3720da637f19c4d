import Testing

@testable import TextAnalysis

/// The words and parts of a text, as strings.
private func read(_ text: String) -> (words: [String], parts: [String]) {
    let analyzed = TextAnalyzer(vocabulary: .empty(language: "en")).analyze(text)
    return (analyzed.tokens.map { analyzed.text($0.range) }, analyzed.parts.map { analyzed.text($0.range) })
}

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("BPA-free bottle", ["BPA-free", "bottle"]),
        ("don't won’t", ["don't", "won’t"]),
        ("24h, 20,000mAh and 1,00,000 uses", ["24h", ",", "20,000mAh", "and", "1,00,000", "uses"]),
        ("SPF 50+ 5-in-1 IP68", ["SPF", "50+", "5-in-1", "IP68"]),
        ("1.5L 10-12 hours 24/7 100% 40°C 2.4GHz", ["1.5L", "10-12", "hours", "24/7", "100%", "40°C", "2.4GHz"]),
        ("see https://a.b/c?d=1, www.x.com. Mail me@x.co.uk now", ["see", ",", ".", "Mail", "now"]),
        ("first.last@shop.example, ok", [",", "ok"]),
        ("on Amazon.com today", ["on", "today"]),
        ("boAt™ Airdopes® (with Mic)", ["boAt", "Airdopes", "(", "with", "Mic", ")"]),
        ("made in the U.S. e.g. here", ["made", "in", "the", "U.S", ".", "e.g", ".", "here"]),
        ("comfortable.The fit", ["comfortable", ".", "The", "fit"]),
        ("sizes 1,2,3", ["sizes", "1", ",", "2", ",", "3"]),
        ("so-so- and -3 -x", ["so-so", "-", "and", "-", "3", "-", "x"]),
        ("soft\u{AD}ware zero\u{200B}width", ["soft\u{AD}ware", "zero\u{200B}width"]),
        ("水瓶", ["水", "瓶"]),
        ("wow!!! ok...", ["wow", "!!!", "ok", "..."]),
        ("", []),
    ])
    func words(text: String, expected: [String]) {
        #expect(read(text).words == expected)
    }

    @Test(arguments: [
        ("BPA-free 24h", ["BPA", "free", "24", "h"]),
        ("5-in-1 IP68", ["5", "in", "1", "IP", "68"]),
        ("50+ 40°C 100%", ["50", "+", "40", "°C", "100", "%"]),
        ("20,000mAh 1.5L 24/7", ["20,000", "mAh", "1.5", "L", "24", "7"]),
    ])
    func parts(text: String, expected: [String]) {
        #expect(read(text).parts == expected)
    }

    @Test func termsFoldCaseApostrophesAndHyphens() {
        let analyzer = TextAnalyzer(vocabulary: .empty(language: "en"))
        for (a, b) in [("DON’T", "don't"), ("Noise‑Cancelling", "noise-cancelling"), ("ÜBER", "über"), ("soft\u{AD}ware", "Software")] {
            #expect(analyzer.term(a) == analyzer.term(b), "\(a) and \(b)")
        }
        #expect(analyzer.string(analyzer.term("WaterProof")) == "waterproof")
    }

    @Test(arguments: [("running", "run"), ("cancellation", "cancel"), ("batteries", "batteri"), ("leaks", "leak"), ("XM4s", "xm4s")])
    func stems(word: String, stem: String) {
        let analyzer = TextAnalyzer(vocabulary: .empty(language: "en"))
        #expect(analyzer.string(analyzer.stem(of: analyzer.term(word))) == stem)
    }

    @Test func shapes() {
        let analyzed = TextAnalyzer(vocabulary: .empty(language: "en")).analyze("Leak BPA MagSafe boAt x24\nnext")
        let shapes = analyzed.tokens.map(\.shape)
        #expect(shapes[0] == [.initialUpper, .letter, .spaceBefore, .lineBefore])
        #expect(shapes[1] == [.initialUpper, .allUpper, .letter, .spaceBefore])
        #expect(shapes[2].contains([.initialUpper, .mixedCase]))
        #expect(shapes[3].contains(.mixedCase) && !shapes[3].contains(.initialUpper))
        #expect(shapes[4].contains([.digit, .letter, .compound]))
        #expect(shapes[5].contains(.lineBefore))
    }
}
