import Testing

@testable import TextAnalysis

private let rules = WritingRules(abbreviations: ["dr", "approx", "e.g"], closingAbbreviations: ["oz"])

/// Sentences of clauses of words.
private func clauses(_ text: String) -> [[String]] {
    let analyzed = TextAnalyzer(vocabulary: .empty(language: "en", rules: rules)).analyze(text)
    return analyzed.sentences.indices.map { sentence in
        analyzed.clauses.filter { $0.sentence == sentence }.map { analyzed.text(analyzed.bytes(ofTokens: $0.tokens)) }
    }
}

@Suite struct BoundariesTests {
    @Test(arguments: [
        ("Keeps drinks hot. No leaks!", [["Keeps drinks hot"], ["No leaks"]]),
        ("By Dr. Smith, approx. 5 oz. The lid fits.", [["By Dr. Smith", "approx. 5 oz"], ["The lid fits"]]),
        ("Holds 1.5 L, e.g. water", [["Holds 1.5 L", "e.g. water"]]),
        ("Soft tips\nLong cable\n\n• Mic", [["Soft tips"], ["Long cable"], ["Mic"]]),
        ("• Soft tips ✓ Long cable 👍 great", [["Soft tips"], ["Long cable"], ["great"]]),
        ("- first item\n- second item", [["first item"], ["second item"]]),
        ("1. First thing", [["1", "First thing"]]),
        ("sound ok. nice product", [["sound ok"], ["nice product"]]),
        ("comfortable.The fit", [["comfortable"], ["The fit"]]),
        ("good...but heavy", [["good", "but heavy"]]),
        (
            "Bottle (steel) – hot; cold: both | 500 ml and/or tea / coffee",
            [["Bottle", "steel", "hot", "cold", "both", "500 ml and/or tea", "coffee"]]
        ),
        ("It said \"Wow!\" Then left", [["It said \"Wow"], ["Then left"]]),
        ("Made in the U.S. It lasts", [["Made in the U.S"], ["It lasts"]]),
        ("...", [[]]),
    ])
    func clausesOfSentences(text: String, expected: [[String]]) {
        #expect(clauses(text) == expected)
    }

    @Test func ngramsStayWithinAClause() {
        let analyzer = TextAnalyzer(vocabulary: .empty(language: "en"))
        let text = analyzer.analyze("soft tips for ears, long cable")
        var found: [String] = []
        text.forEachNGram(1...3, stopWords: TermSet([analyzer.term("for")])) { found.append(text.text(text.bytes(ofTokens: $0))) }
        #expect(found == ["soft", "soft tips", "tips", "tips for ears", "ears", "long", "long cable", "cable"])
    }
}
