import Learning
import Lexicons
import MarketModel
import TextAnalysis

/// The seller copy of a page, read once for all models.
struct ReadPage: Sendable {
    private(set) var blocks: [ReadBlock]
    /// Content words of title, meta description and first heading.
    let titleWords: Set<UInt64>
    /// Tokens of all blocks.
    let tokenCount: Int
    /// Places of words in a space of meanings.
    let vectors: WordVectors?

    /// A block of more is no copy: a list of all sizes, code, or an attack. One token may be a chain of very many parts.
    private static let mostTokens = 4_000
    private static let mostParts = 8_000

    /// - Parameter names: told the strings of words, when names of features are wanted.
    init(_ page: ProductPage, analyzer: TextAnalyzer, facts: WordClasses, names: FeatureNames? = nil) {
        var texts: [(index: Int, text: AnalyzedText)] = []
        for (index, block) in page.blocks.enumerated() where block.zone.isSellerCopy {
            let text = analyzer.analyze(block.text)
            if !text.tokens.isEmpty, text.tokens.count < Self.mostTokens, text.parts.count < Self.mostParts { texts.append((index, text)) }
        }
        var counts: [UInt64: Int] = [:]
        var title: Set<UInt64> = []
        var facted: [[WordFact]] = []
        var known: [TermID: WordFact] = [:]
        for (index, text) in texts {
            let block = page.blocks[index]
            let isTitle = block.zone == .title || block.zone == .meta || block.zone == .heading && block.layout.wordsFromTitle == 0
            var list: [WordFact] = []
            list.reserveCapacity(text.tokens.count)
            for (t, token) in text.tokens.enumerated() {
                let fact: WordFact
                if token.term != .none, let seen = known[token.term] {
                    fact = seen
                } else {
                    let bytes = token.term == .none ? text.bytes[token.range] : analyzer.bytes(of: token.term)
                    let part = text.parts(of: t).last.map { text.parts[$0] }
                    fact = facts.fact(bytes, term: token.term, stem: token.stem, head: part)
                    if token.term != .none { known[token.term] = fact }
                    if let names { facts.tell(fact, bytes, term: token.term, stem: token.stem, head: part, names) }
                }
                list.append(fact)
                guard token.isWordOrNumber else { continue }
                counts[fact.identity, default: 0] += 1
                if isTitle { title.insert(fact.identity) }
            }
            facted.append(list)
        }
        let headings = ReadPage.headings(page, texts, facted)
        var blocks: [ReadBlock] = []
        var total = 0
        for (n, (index, text)) in texts.enumerated() {
            let block = page.blocks[index]
            let tokens = zip(text.tokens, facted[n]).map { token, fact in
                let isWord = token.isWordOrNumber
                let shape = isWord ? TokenLook.of(token).part : fact.key
                return ReadToken(
                    word: fact, shape: shape, repeats: isWord ? UInt8(min(5, (counts[fact.identity] ?? 0).bucket)) : 0,
                    isInTitle: isWord && title.contains(fact.identity), isWord: isWord,
                    isUpper: token.shape.contains(.initialUpper), hasDigit: token.shape.contains(.digit),
                    isStrongMark: token.kind == .bullet || ReadPage.isStrong(token.mark), mark: token.mark)
            }
            var content: [ContentWord] = []
            var starts: [Int32] = [0]
            for (t, token) in text.tokens.enumerated() {
                if token.shape.contains(.segmented), t > 0, text.tokens[t - 1].end == token.start,
                    let pair = ContentWord.pair(text.bytes[text.tokens[t - 1].range], text.bytes[token.range])
                {
                    content.append(pair)
                }
                if token.isWordOrNumber { content += ContentWord.all(in: text.bytes[token.range], facts.unlike) }
                starts.append(Int32(content.count))
            }
            blocks.append(
                ReadBlock(
                    index: index, zone: block.zone, layout: block.layout, text: text, tokens: tokens, content: content,
                    contentStart: starts, hints: LexiconHints(tokens: tokens.count),
                    heading: block.layout.heading.flatMap { headings[$0] } ?? [], unlike: facts.unlike))
            total += tokens.count
        }
        for look in TokenLook.allCases { names?.tell(look.part, look.rawValue) }
        self.blocks = blocks
        titleWords = title
        vectors = facts.vectors
        tokenCount = total
    }

    /// Looks for the phrases of the lexicon in the blocks that a condition names.
    mutating func readHints(_ lexicon: LanguageLexicon, where isWanted: (Int) -> Bool) {
        for n in blocks.indices where isWanted(n) { blocks[n].hints = LexiconHints(blocks[n].text, lexicon: lexicon) }
    }

    private static func isStrong(_ mark: PunctuationMark) -> Bool {
        switch mark {
        case .fullStop, .exclamation, .question, .semicolon, .colon, .bar, .dash: true
        default: false
        }
    }

    /// The first words of the blocks that others name as their heading.
    private static func headings(
        _ page: ProductPage, _ texts: [(index: Int, text: AnalyzedText)], _ facts: [[WordFact]]
    ) -> [Int: [UInt64]] {
        let named = Set(page.blocks.compactMap(\.layout.heading))
        var out: [Int: [UInt64]] = [:]
        for (n, (index, text)) in texts.enumerated() where named.contains(index) {
            out[index] = zip(text.tokens, facts[n]).filter { $0.0.isWordOrNumber }.prefix(8).map { $0.1.key }
        }
        return out
    }
}

/// How a word is written.
enum TokenLook: String, CaseIterable {
    case lower = "xx", title = "Xx", upper = "XX", mixed = "xX", number = "9", wordAndNumber = "x9", compound = "x-x", upperCompound = "X-x"

    var part: UInt64 { TokenLook.parts[TokenLook.allCases.firstIndex(of: self)!] }

    private static let parts = TokenLook.allCases.map { FeatureKey.hash($0.rawValue) }

    static func of(_ token: Token) -> TokenLook {
        if token.shape.contains(.digit) { return token.shape.contains(.letter) ? .wordAndNumber : .number }
        if token.shape.contains(.hyphen) { return token.shape.contains(.initialUpper) ? .upperCompound : .compound }
        if token.shape.contains(.mixedCase) { return .mixed }
        if token.shape.contains(.allUpper), token.range.count > 1 { return .upper }
        return token.shape.contains(.initialUpper) ? .title : .lower
    }
}

extension Int {
    /// ⌊log₂(n + 1)⌋ for n ≥ 0; 0 below.
    var bucket: Int { self <= 0 ? 0 : Int.bitWidth - 1 - (self + 1).leadingZeroBitCount }
}
