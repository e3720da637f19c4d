internal import Concepts
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// A page's customers, read: their texts, who wrote which, and the words that the page gives them to speak of.
struct ReadReviews {
    let texts: [ReadText]
    let words: PageWords
    let points: PagePoints
    let analyzer: TextAnalyzer
    let facts: WordFacts
    /// Room in which nearest points are sought.
    let scratch = PointNeighbourhood.Scratch()

    /// - Parameter claims: what the seller claims on the page.
    init(_ page: ProductPage, claims: [Claim], language: DemandLanguage) {
        let analyzer = language.lexicon.analyzer(), facts = WordFacts(language.tables, analyzer: analyzer)
        let seller = SellerWords(page, analyzer: analyzer, facts: facts)
        var texts: [ReadText] = []
        for (index, block) in page.blocks.enumerated() {
            let isQuestion = block.zone == .question
            guard isQuestion || block.zone == .review || block.zone == .answer && block.voice != nil else { continue }
            let mended = MendedText(Self.beginning(of: block.text), misspellings: language.lexicon.misspellings) { word in
                language.tables.background.value(of: word) > 0 || seller.holds(word)
            }
            let text = analyzer.analyze(mended.bytes)
            guard Self.isReadable(text, facts) else { continue }
            texts.append(
                ReadText(
                    block: index, isQuestion: isQuestion, rating: block.rating, mended: mended, text: text, facts: facts,
                    lexicon: language.lexicon, catalogue: language.catalogue))
        }
        ReviewVoices.tell(&texts, blocks: page.blocks)
        self.texts = texts
        words = PageWords(texts, seller: seller)
        points = PagePoints(claims, on: page, catalogue: language.catalogue, facts: facts, brand: seller.brand)
        self.analyzer = analyzer
        self.facts = facts
    }

    /// Bytes of one text that are read: shops let a customer write up to 5,000 words, and what is longer is no one's review.
    static let longest = 1 << 15

    /// A text, or of a longer one the words before the cut.
    private static func beginning(of text: String) -> [UInt8] {
        let bytes = Array(text.utf8.prefix(longest))
        guard bytes.count == longest, text.utf8.count > longest else { return bytes }
        // Where no blank stands, between two characters.
        let end = bytes.lastIndex { $0 <= 0x20 } ?? bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
        return Array(bytes[..<end])
    }

    /// Whether a text is of the language: most of its words are known, and little words stand between them or the words are common.
    private static func isReadable(_ text: AnalyzedText, _ facts: WordFacts) -> Bool {
        var words = 0, known = 0, little = 0, common = 0
        for part in text.parts where part.kind == .word {
            let fact = facts.fact(part)
            words += 1
            known += fact.roles.contains(.known) ? 1 : 0
            little += fact.roles.contains(.stop) ? 1 : 0
            common += fact.documents >= commonDocuments ? 1 : 0
        }
        guard words > 0, Double(known) >= leastKnown * Double(words) else { return false }
        return words < shortText || Double(little) >= leastLittle * Double(words) || Double(common) >= leastCommon * Double(words)
    }

    /// Shares of a text's words, and the documents from which a word is common.
    private static let leastKnown = 0.6, leastLittle = 0.1, leastCommon = 0.7
    private static let commonDocuments: Int32 = 15
    /// Words below which nothing but knowing them is asked.
    private static let shortText = 6
}

/// The words of a page that are not its customers'.
struct SellerWords {
    /// Stems of the seller's text, of the brand, and of what the product is called.
    private(set) var copy: Set<TermID> = []
    private(set) var brand: Set<TermID> = []
    private(set) var product: Set<TermID> = []
    private var written: Set<[UInt8]> = []
    /// Words of the brand that hold letters beyond ASCII, with 0 for each of these: customers write "lancome" for "Lancôme".
    private var accented: [[UInt8]] = []

    init(_ page: ProductPage, analyzer: TextAnalyzer, facts: WordFacts) {
        for block in page.blocks where block.zone.isSellerCopy && block.voice == nil {
            let text = analyzer.analyze(block.text)
            for token in text.tokens where token.shape.contains(.mixedCase) { written.insert(Self.lower(text.bytes[token.range])) }
            for part in text.parts where part.kind == .word && facts.fact(part).isContent { copy.insert(part.stem) }
        }
        for name in [page.product.brand, page.product.seller].compactMap({ $0 }) {
            let text = analyzer.analyze(name)
            for token in text.tokens { written.insert(Self.lower(text.bytes[token.range])) }
            for part in text.parts where part.kind == .word && facts.fact(part).isContent {
                brand.insert(part.stem)
                let shape = Self.shape(analyzer.bytes(of: part.term))
                if shape.contains(0) { accented.append(shape) }
            }
        }
        // What the product is called: the last folder of its category, and the last word of its name before a mark or a little word.
        for category in page.product.category.suffix(1) {
            for part in analyzer.analyze(Self.spaced(category)).parts where part.kind == .word && facts.fact(part).isContent {
                product.insert(part.stem)
            }
        }
        if let name = page.product.name {
            var last: TermID?
            for part in analyzer.analyze(name).parts.prefix(Self.nameWords) {
                let isWord = part.kind == .word && facts.fact(part).isContent
                if isWord { last = part.stem } else if last != nil, part.kind != .number { break }
            }
            if let last { product.insert(last) }
        }
        product.subtract(brand)
    }

    /// Whether a customer's word is one of the brand's, with or without its accents.
    func isBrand(_ part: Part, _ analyzer: TextAnalyzer) -> Bool {
        if brand.contains(part.stem) { return true }
        guard !accented.isEmpty else { return false }
        let word = Self.shape(analyzer.bytes(of: part.term))
        return accented.contains { known in known.count == word.count && zip(known, word).allSatisfy { $0 == 0 || $0 == $1 } }
    }

    /// The scalars of a word, those beyond ASCII as 0.
    private static func shape(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { $0.isASCII ? UInt8($0.value) : 0 }
    }

    /// Words of a name that may tell what the product is.
    private static let nameWords = 14

    func holds(_ word: ArraySlice<UInt8>) -> Bool { written.contains(Self.lower(word)) }

    private static func lower(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.map { $0 &- 65 < 26 ? $0 | 32 : $0 } }

    /// "MixerGrinders" → "Mixer Grinders".
    private static func spaced(_ name: String) -> String {
        var out: [UInt8] = []
        for byte in name.utf8 {
            if byte &- 65 < 26, let before = out.last, before &- 97 < 26 { out.append(32) }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// How often the page's customers say a word, and whose word it is.
struct PageWords {
    let seller: SellerWords
    /// Texts that hold a stem.
    private var texts: [TermID: Int] = [:]
    private let count: Int

    init(_ read: [ReadText], seller: SellerWords) {
        self.seller = seller
        count = read.count
        var seen: Set<TermID> = []
        for text in read {
            seen.removeAll(keepingCapacity: true)
            for (at, part) in text.text.parts.enumerated() where part.kind == .word && !text.facts[at].roles.contains(.stop) {
                if seen.insert(part.stem).inserted { texts[part.stem, default: 0] += 1 }
            }
        }
    }

    func count(of stem: TermID) -> Int { texts[stem] ?? 0 }

    /// Whether several customers of the page say a word.
    func isShared(_ stem: TermID) -> Bool { count(of: stem) >= 2 }

    /// How much likelier the page's customers say a word than the web does: a difference of logarithms.
    func ratio(_ stem: TermID, _ fact: WordFact, web total: Int) -> Float {
        let here = (Double(count(of: stem)) + 0.5) / Double(count + 5), there = (Double(fact.documents) + 2) / Double(total + 2)
        return Float(Logarithm.natural(here) - Logarithm.natural(there))
    }
}
