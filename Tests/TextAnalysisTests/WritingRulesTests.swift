import Testing

@testable import TextAnalysis

/// Words with costs for a test, the first the most common.
private func costs(_ words: [String], from first: Int32 = 60) -> WordCosts {
    var index = WordIndex()
    for word in words { _ = Array(word.utf8).withUnsafeBufferPointer { index.insert($0) } }
    return WordCosts(index, costs: words.indices.map { first + Int32($0) })
}

/// Words of a text, and the parts of each.
private func read(_ text: String, _ rules: WritingRules, language: String) -> (tokens: [String], parts: [[String]]) {
    let analyzed = TextAnalyzer(vocabulary: .empty(language: language, rules: rules)).analyze(text)
    return (
        analyzed.tokens.map { analyzed.text($0.range) },
        analyzed.tokens.indices.map { analyzed.parts(of: $0).map { analyzed.text(analyzed.parts[$0].range) } }
    )
}

@Suite struct WritingRulesTests {
    static let german = WritingRules(
        decimal: ",", thousands: [".", "space"],
        compounds: CompoundCutter(
            words: costs(["glas", "frei", "stahl", "sicherheit", "edelstahl", "gehäuse", "blenden", "blend", "schutz", "haut"]),
            links: ["s", "n", "en"], inflections: ["e", "er", "es", "s"]))
    static let french = WritingRules(decimal: ",", thousands: ["space"], elisions: ["l'", "d'"])
    static let chinese = WritingRules(
        folds: ["無".unicodeScalars.first!.value: "无".unicodeScalars.first!.value],
        segmenter: WordSegmenter(costs(["不含", "无", "酒精", "防水", "性能", "不", "含", "酒", "精"])))

    @Test(arguments: [
        ("Edelstahlgehäuse", ["Edelstahl", "gehäuse"]),
        ("Sicherheitsglas", ["Sicherheit", "glas"]),
        ("blendfreies", ["blend", "freies"]),
        ("Edelstahl", ["Edelstahl"]),
        ("Hautschutzglas", ["Haut", "schutz", "glas"]),
        ("Wunderbares", ["Wunderbares"]),
    ])
    func compoundsAreCut(word: String, pieces: [String]) {
        let found = read(word, Self.german, language: "de")
        #expect(found.tokens == [word])
        #expect(found.parts == [pieces])
    }

    @Test(arguments: [
        ("1.299,50 €", ["1.299,50", "€"]), ("1,5 l", ["1,5", "l"]), ("12 000 mAh", ["12 000", "mAh"]), ("3 00 mm", ["3", "00", "mm"]),
        ("2, 3", ["2", ",", "3"]),
    ])
    func numbersWithCommas(text: String, tokens: [String]) {
        #expect(read(text, Self.german, language: "de").tokens == tokens)
    }

    @Test(arguments: [
        ("résiste à l'eau", ["résiste", "à", "l'", "eau"]), ("L’étui d’origine", ["L’", "étui", "d’", "origine"]),
        ("aujourd'hui", ["aujourd'hui"]),
    ])
    func elidedWordsStandAlone(text: String, tokens: [String]) {
        #expect(read(text, Self.french, language: "fr").tokens == tokens)
    }

    @Test func textWithoutSpacesIsCutIntoWordsOfCharacters() {
        let found = read("不含酒精,防水性能好。", Self.chinese, language: "zh")
        #expect(found.tokens == ["不含", "酒精", ",", "防水", "性能", "好", "。"])
        #expect(found.parts[1] == ["酒", "精"])
    }

    @Test func charactersAreFoldedForComparisonOnly() {
        let analyzer = TextAnalyzer(vocabulary: .empty(language: "zh", rules: Self.chinese))
        let traditional = analyzer.analyze("無酒精"), simplified = analyzer.analyze("无酒精")
        #expect(traditional.parts.map(\.term) == simplified.parts.map(\.term))
        #expect(traditional.text(traditional.tokens[0].range) == "無")
        #expect(analyzer.analyze("ＵＳＢ ２４").tokens.map { analyzer.string($0.term) } == ["usb", "24"])
    }

    @Test func sentencesEndAtFullWidthStops() {
        let text = TextAnalyzer(vocabulary: .empty(language: "zh", rules: Self.chinese)).analyze("防水。2个")
        #expect(text.sentences.count == 2)
    }

    /// Ranges ascend, lie within the text, and every part lies in its token, whatever the bytes.
    @Test func anyBytesAreReadInEveryScript() {
        var random = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0 ... .max, using: &random)
        var state = seed
        let alphabet = Array("aE l'd’無酒精防ンテ1.,  ,。-blendfreiglas%\u{FF15}".utf8)
        for rules in [Self.german, Self.french, Self.chinese] {
            for _ in 0..<300 {
                let bytes = (0..<40).map { _ -> UInt8 in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return alphabet[Int(state >> 33) % alphabet.count]
                }
                let text = TextAnalyzer(vocabulary: .empty(language: "de", rules: rules)).analyze(bytes)
                var end = 0
                for token in text.tokens {
                    #expect(token.range.lowerBound >= end && !token.range.isEmpty, "seed \(seed)")
                    end = token.range.upperBound
                }
                #expect(end <= bytes.count, "seed \(seed)")
                for token in text.tokens.indices {
                    var at = text.tokens[token].range.lowerBound
                    for part in text.parts(of: token) {
                        #expect(Int(text.parts[part].token) == token, "seed \(seed)")
                        #expect(text.parts[part].range.lowerBound >= at, "seed \(seed)")
                        at = text.parts[part].range.upperBound
                    }
                    #expect(at <= text.tokens[token].range.upperBound, "seed \(seed)")
                }
            }
        }
    }
}
