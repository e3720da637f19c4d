internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Finds the words of a phrase that tell something: no stop words, no praise, no operators of absence.
struct SaidPhraseReader: Sendable {
    let lexicon: LanguageLexicon
    private let background: WordTable
    private let vectors: WordVectors?
    /// In how many documents of the web the commonest word of each stem of the lexicon's vocabulary stands.
    private let stemFrequency: [Int32]

    /// A word that names the product itself counts so much of its weight beside others.
    private static let productShare: Float = 0.4
    /// Bounds of a word's weight: of a word in half of all documents, and of one in none.
    private static let leastWeight: Float = 0.7, mostWeight: Float = 7.3

    init(lexicon: LanguageLexicon, background: WordTable, vectors: WordVectors?) {
        self.lexicon = lexicon
        self.background = background
        self.vectors = vectors
        let analyzer = lexicon.analyzer()
        var frequency = [Int32](repeating: 0, count: lexicon.vocabulary.count)
        for index in 0..<lexicon.vocabulary.count {
            let term = TermID(rawValue: UInt32(index))
            let stem = lexicon.roles.canonical(analyzer.stem(of: term))
            guard stem != .none, stem.index < frequency.count else { continue }
            frequency[stem.index] = max(frequency[stem.index], Int32(background.value(of: analyzer.bytes(of: term))))
        }
        stemFrequency = frequency
    }

    /// How many documents of the web hold a word or another of its stem.
    func frequency(_ word: SaidPhrase.Word, _ analyzer: TextAnalyzer) -> Int {
        let known = word.stem.index < stemFrequency.count ? Int(stemFrequency[word.stem.index]) : 0
        return max(known, background.value(of: analyzer.bytes(of: word.term)))
    }

    /// ln(N ÷ (n + 1)) of the documents that hold the stem.
    private func weight(_ word: SaidPhrase.Word, _ analyzer: TextAnalyzer) -> Float {
        let ratio = Double(max(background.total, 1)) / Double(1 + frequency(word, analyzer))
        return min(max(Float(Logarithm.natural(ratio)), Self.leastWeight), Self.mostWeight)
    }

    /// - Parameter product: stems that name what every product of the market or page is.
    func phrase(
        _ parts: Range<Int>, in text: AnalyzedText, angle: Angle, isAbsent: Bool, product: Set<TermID> = [], analyzer: TextAnalyzer
    ) -> SaidPhrase {
        let written = parts.filter { text.parts[$0].kind == .word }
        let operators = NegationTriggers(lexicon, text, parts).found.filter { $0.kind != .word }.map(\.parts)
        let praise = lexicon.pufferyMatcher.allMatches(in: text, parts: parts).map(\.parts)
        func isIn(_ ranges: [Range<Int>], _ at: Int) -> Bool { ranges.contains { $0.contains(at) } }
        func isStop(_ at: Int) -> Bool { lexicon.stopWords.contains(text.parts[at].term) || isIn(operators, at) }
        var content = written.filter { !isStop($0) }
        if content.isEmpty { content = written.isEmpty ? parts.filter { text.parts[$0].isWordOrNumber } : written }
        let solid = content.filter { !lexicon.roles.generic.contains(text.parts[$0].stem) && !isIn(praise, $0) }
        let chosen = solid.isEmpty ? content : solid
        let words = chosen.map { at -> SaidPhrase.Word in
            let part = text.parts[at]
            return SaidPhrase.Word(part: at, stem: lexicon.roles.canonical(part.stem == .none ? part.term : part.stem), term: part.term)
        }
        let selling = words.filter { !product.contains($0.stem) }
        var weights: [TermID: SaidPhrase.Weighed] = [:], sum = [Float](repeating: 0, count: WordVectors.directions)
        for word in words where weights[word.stem] == nil {
            let weight = self.weight(word, analyzer)
            let told = !selling.isEmpty && product.contains(word.stem) ? weight * Self.productShare : weight
            weights[word.stem] = .init(stem: word.stem, weight: weight, told: told)
            add(word.term, told, to: &sum, analyzer)
        }
        let (head, link) = self.head(selling.isEmpty ? words : selling, parts, text)
        var headSum = [Float](repeating: 0, count: WordVectors.directions)
        if let head { add(head.term, 1, to: &headSum, analyzer) }
        var placed: Set<TermID> = []
        let bag = words.compactMap { placed.insert($0.stem).inserted ? weights[$0.stem] : nil }
        return SaidPhrase(
            words: words, bag: bag, weight: bag.reduce(0) { $0 + $1.weight }, told: bag.reduce(0) { $0 + $1.told },
            head: head?.stem ?? .none, angle: angle, isAbsent: isAbsent,
            hasNumber: parts.contains { text.parts[$0].kind == .number }, parts: parts, link: link, meaning: Meaning.unit(sum),
            headMeaning: Meaning.unit(headSum), trigrams: parts.isEmpty ? [] : Self.trigrams(text.bytes[text.bytes(ofParts: parts)]),
            product: product)
    }

    /// The last telling word before a link or mark that has a telling word before it, and where the link stands.
    private func head(_ words: [SaidPhrase.Word], _ parts: Range<Int>, _ text: AnalyzedText) -> (SaidPhrase.Word?, Int?) {
        guard let first = words.first else { return (nil, nil) }
        let link = parts.first { at in
            at > first.part
                && (lexicon.roles.links.contains(text.parts[at].stem)
                    || lexicon.stopWords.contains(text.parts[at].term)
                        && text.parts[at].kind == .word && !lexicon.roles.conjunctions.contains(text.parts[at].stem)
                    || text.parts[at].mark.separatesClauses && text.parts[at].mark != .dash)
        }
        return (words.last { $0.part < link ?? .max } ?? first, link)
    }

    /// The place of a word, or of the last part of a compound; `nil` when it has none.
    func row(_ term: TermID, _ analyzer: TextAnalyzer) -> Int? {
        guard let vectors, term != .none else { return nil }
        let bytes = analyzer.bytes(of: term)
        if let row = vectors.row(of: bytes) { return row }
        guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return nil }
        return vectors.row(of: bytes.dropLast())
    }

    /// Adds a word's place, of length 1, so many times.
    func add(_ term: TermID, _ times: Float, to sum: inout [Float], _ analyzer: TextAnalyzer) {
        guard let row = row(term, analyzer), let vectors else { return }
        var place = [Float](repeating: 0, count: WordVectors.directions)
        vectors.add(row, to: &place[...])
        let unit = Meaning.unit(place)
        for d in sum.indices { sum[d] += unit[d] * times }
    }

    static func trigrams(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
        var letters: [UInt32] = [], found: Set<UInt32> = []
        for byte in bytes {
            if byte &- 65 < 26 {
                letters.append(UInt32(byte | 32))
            } else if byte &- 97 < 26 || byte &- 48 < 10 || byte > 127 {
                letters.append(UInt32(byte))
            }
        }
        guard letters.count > 2 else { return letters.isEmpty ? [] : [letters.reduce(0) { $0 << 8 | $1 }] }
        for at in 2..<letters.count { found.insert(letters[at - 2] << 16 | letters[at - 1] << 8 | letters[at]) }
        return found.sorted()
    }
}
