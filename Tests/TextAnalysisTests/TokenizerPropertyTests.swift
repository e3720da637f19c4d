import Testing

@testable import TextAnalysis

/// A small seeded generator (Steele, Lea, Flood: SplitMix, 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// Everything that must hold of any text that was read.
private func check(_ bytes: [UInt8], seed: UInt64) {
    let text = TextAnalyzer(vocabulary: .empty(language: "en")).analyze(bytes)
    func note() -> String { "seed \(seed), bytes \(bytes)" }
    var end = 0
    for token in text.tokens {
        #expect(Int(token.start) >= end && token.start < token.end, "\(note())")
        end = Int(token.end)
    }
    #expect(end <= bytes.count, "\(note())")
    var part = 0
    for index in text.tokens.indices {
        let parts = text.parts(of: index), range = text.tokens[index].range
        #expect(parts.lowerBound == part && !parts.isEmpty, "\(note())")
        var inner = range.lowerBound
        for part in text.parts[parts] {
            #expect(
                Int(part.token) == index && Int(part.start) >= inner && part.start < part.end && Int(part.end) <= range.upperBound,
                "\(note())")
            inner = Int(part.end)
        }
        part = parts.upperBound
        #expect(!text.tokens[index].isWordOrNumber || text.tokens[index].term != .none, "\(note())")
    }
    #expect(part == text.parts.count, "\(note())")
    #expect(text.sentences.flatMap { Array($0) } == Array(text.tokens.indices), "\(note())")
    var last = 0
    for clause in text.clauses {
        #expect(clause.tokens.lowerBound >= last && !clause.tokens.isEmpty, "\(note())")
        let sentence = text.sentences[clause.sentence]
        #expect(sentence.lowerBound <= clause.tokens.lowerBound && clause.tokens.upperBound <= sentence.upperBound, "\(note())")
        #expect(text.sentence(ofToken: clause.tokens.lowerBound) == clause.sentence, "\(note())")
        last = clause.tokens.upperBound
    }
}

@Suite struct TokenizerPropertyTests {
    private static let pieces = [
        "a", "B", "word", "Word", "1", "23", "4.5", ",", ".", "-", "--", "'", "’", " ", "  ", "\n", "®", "™", "\u{AD}", "\u{200B}", "é",
        "Ü", "水",
        "•", "👍", "/", ":", ";", "%", "+", "°", "C", "(", ")", "|", "!", "?", "…", "–", "_", "½", "²", "\"", "&", "$", "№", "e.g.", "U.S.",
    ]
    private static let withAddresses = pieces + ["@", "http://", "www.", ".com", "://", "x@y.de"]

    @Test(arguments: [11, 12, 13, 14]) func anyBytesAreRead(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<400 {
            check((0..<Int.random(in: 0..<40, using: &random)).map { _ in .random(in: 0...255, using: &random) }, seed: seed)
        }
    }

    @Test(arguments: [21, 22, 23, 24]) func anyTextIsRead(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 0..<25, using: &random)).map { _ in Self.withAddresses.randomElement(using: &random)! }
            check(Array(text.joined().utf8), seed: seed)
        }
    }

    @Test(arguments: [31, 32, 33, 34, 35, 36]) func theFastTokenizerDoesWhatThePlainOneDoes(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<600 {
            let text = (0..<Int.random(in: 0..<25, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
            let bytes = Array(text.utf8)
            let fast = Tokenizer.tokens(of: bytes, rules: WritingRules()).tokens.map(\.range)
            #expect(fast == ReferenceTokenizer(bytes).ranges(), "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test(arguments: [41, 42]) func termsDoNotDependOnTheVocabularyShared(seed: UInt64) {
        var random = SplitMix(state: seed)
        let builder = TextAnalyzer(vocabulary: .empty(language: "en"))
        _ = builder.analyze("word Word 1 23 leaks leaking é ü")
        let frozen = builder.frozenVocabulary()
        for _ in 0..<200 {
            let text = (0..<15).map { _ in Self.pieces.randomElement(using: &random)! }.joined(
                separator: Bool.random(using: &random) ? " " : "")
            let alone = TextAnalyzer(vocabulary: .empty(language: "en")), shared = TextAnalyzer(vocabulary: frozen)
            let a = alone.analyze(text), b = shared.analyze(text)
            #expect(a.tokens.map { alone.string($0.term) } == b.tokens.map { shared.string($0.term) }, "seed \(seed): \(text)")
            #expect(a.tokens.map { alone.string($0.stem) } == b.tokens.map { shared.string($0.stem) }, "seed \(seed): \(text)")
        }
    }
}
