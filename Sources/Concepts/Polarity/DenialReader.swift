internal import Lexicons
public import TextAnalysis

/// Tells what a seller's copy takes back or says of others: an answer "No" beside a label, a list of faults, the faults of rivals.
public struct DenialReader: Sendable {
    private let lexicon: LanguageLexicon
    /// Marks that stand for "no" wherever they stand, those that do so alone in a cell, and those that stand for "yes".
    private static let crosses: Set<Unicode.Scalar> = ["✗", "✘", "✕", "✖", "❌", "❎", "⨯", "☒", "🚫", "⛔", "🗙", "🅇", "👎"]
    private static let blanks: Set<Unicode.Scalar> = crosses.union(["×", "–", "—", "-", "−", "x", "X"])
    private static let ticks: Set<Unicode.Scalar> = ["✓", "✔", "✅", "☑", "🗸", "👍", "●", "•"]

    init(lexicon: LanguageLexicon) {
        self.lexicon = lexicon
    }

    /// Whether a text is nothing but "no": the cell of a table beside what it denies.
    public func isNo(_ text: AnalyzedText) -> Bool { isNo(text.parts.indices, in: text) }

    private func isNo(_ parts: Range<Int>, in text: AnalyzedText) -> Bool {
        let said = parts.filter { text.parts[$0].isWordOrNumber }
        if said.isEmpty {
            let marks = String(decoding: text.bytes, as: UTF8.self).unicodeScalars.filter {
                !$0.properties.isWhitespace && $0.value != 0xFE0F
            }
            return !marks.isEmpty && parts == text.parts.indices && marks.allSatisfy(Self.blanks.contains)
        }
        if parts == text.parts.indices, said.count == 1, text.bytes.count == 1, text.bytes[0] | 0x20 == UInt8(ascii: "x") { return true }
        let found = triggers(.answer, in: text, parts: parts)
        func isAnswer(_ at: Int) -> Bool { found.contains { $0.parts.contains(at) } }
        if said.allSatisfy(isAnswer) { return true }
        // "No (hand wash only)", "None, see below": what follows a mark is a remark; "No-drip lid" is none.
        if let end = said.first(where: { !isAnswer($0) }), isAnswer(said[0]), end > parts.lowerBound {
            let before = text.parts[end - 1]
            return before.mark.separatesClauses || before.mark == .fullStop && text.parts[end].kind != .number
        }
        return isNought(said, in: text)
    }

    /// Whether a cell tells that there is nothing of a thing: "0 %", "0 g".
    private func isNought(_ said: [Int], in text: AnalyzedText) -> Bool {
        guard let first = said.first, said.count <= 2, text.parts[first].kind == .number, first == 0 else { return false }
        return NumberText.value(text.bytes[text.parts[first].range], lexicon.writing) == 0
            && (said.count == 1 || lexicon.unitMatcher.allMatches(in: text).contains { $0.parts.lowerBound == first + 1 })
    }

    /// Whether the words just behind a phrase deny it as an answer does: "{Waterproof}: No".
    public func isDenied(behind parts: Range<Int>, in text: AnalyzedText) -> Bool {
        // The phrase may hold the answer: "{Refillable: not supported}".
        if let colon = parts.first(where: { text.parts[$0].mark == .colon }), colon > parts.lowerBound, colon + 1 < parts.upperBound,
            isNo(colon + 1..<parts.upperBound, in: text)
        {
            return true
        }
        guard parts.upperBound < text.parts.count else { return false }
        // "Dishwasher safe No": an answer with a capital of its own, as rows without marks have it.
        let rest = parts.upperBound..<text.parts.count, next = text.parts[parts.upperBound]
        if next.shape.contains(.initialUpper), isNo(rest, in: text) { return true }
        let mark = text.parts[parts.upperBound].mark
        guard mark == .colon || mark == .dash || mark == .bar, !text.parts[parts.upperBound].isWordOrNumber else { return false }
        let start = parts.upperBound + 1
        var end = start
        while end < text.parts.count, text.parts[end].isWordOrNumber { end += 1 }
        return start < end && isNo(start..<end, in: text)
    }

    /// Whether the line in which a phrase stands is crossed out: "✗ {Dishwasher safe}".
    public func isCrossed(_ parts: Range<Int>, in text: AnalyzedText) -> Bool {
        for at in (0..<parts.lowerBound).reversed() where !text.parts[at].isWordOrNumber {
            let scalars = String(decoding: text.bytes[text.parts[at].range], as: UTF8.self).unicodeScalars
            if scalars.contains(where: Self.crosses.contains) { return true }
            if scalars.contains(where: Self.ticks.contains) { return false }
        }
        return false
    }

    /// Whether a heading opens a list of faults: "Cons".
    public func opensFaults(_ heading: AnalyzedText) -> Bool { isAll(heading, .fault) }

    /// Whether a heading opens a list of merits: "Pros".
    public func opensMerits(_ heading: AnalyzedText) -> Bool { isAll(heading, .merit) }

    /// Whether a heading says nothing but phrases of one kind.
    private func isAll(_ heading: AnalyzedText, _ kind: NegationTrigger.Kind) -> Bool {
        let found = triggers(kind, in: heading, parts: heading.parts.indices)
        guard !found.isEmpty else { return false }
        return heading.parts.indices.allSatisfy { at in
            !heading.parts[at].isWordOrNumber || lexicon.stopWords.contains(heading.parts[at].term)
                || found.contains { $0.parts.contains(at) }
        }
    }

    /// Whether the head of a column is that of rivals: "Other bottles", "Competitors".
    ///
    /// - Parameter product: stems that name the product.
    public func isRivalHead(_ head: AnalyzedText, product: Set<TermID>) -> Bool {
        if isAll(head, .others) { return true }
        return triggers(.rival, in: head, parts: head.parts.indices).contains { rival in
            guard rival.parts.lowerBound == 0 else { return false }
            if !lexicon.negations[rival.row].phrase.hasSuffix(" X") { return true }
            return rival.parts.upperBound < head.parts.count && isProduct(head.parts[rival.parts.upperBound], product)
        }
    }

    /// Whether the head of a column speaks of one's own: "Ours", "With us".
    public func isOwnHead(_ head: AnalyzedText) -> Bool {
        head.parts.count <= 3 && triggers(.own, in: head, parts: head.parts.indices).contains { $0.parts.lowerBound == 0 }
    }

    /// Whether a phrase speaks of rivals and their products: "Unlike other kettles that {rust}, ours …".
    ///
    /// - Parameters:
    ///   - product: stems that name the product.
    ///   - names: stems of the brand's name.
    public func isOfRivals(_ parts: Range<Int>, in text: AnalyzedText, product: Set<TermID>, names: Set<TermID> = []) -> Bool {
        let number = text.sentence(ofToken: Int(text.parts[parts.lowerBound].token))
        let sentence = text.sentenceParts(around: parts)
        let rivals = triggers(.rival, in: text, parts: sentence)
        guard !rivals.isEmpty else { return false }
        var own = triggers(.own, in: text, parts: sentence)
        own += sentence.filter { names.contains(text.parts[$0].stem) }.map { PhraseMatch(parts: $0..<$0 + 1, row: 0) }
        let isAnswered = number + 1 < text.sentences.count && opensOwn(text.parts(of: text.sentences[number + 1]), text, names)
        return rivals.contains { rival in
            // "Half as loud compared with other flasks" is said of one's own.
            guard rival.parts.lowerBound <= parts.lowerBound else { return false }
            if lexicon.negations[rival.row].phrase.hasSuffix(" X") {
                // "Cheap kettles" are rivals only where the sentence goes on to speak of one's own.
                guard rival.parts.upperBound < sentence.upperBound, isProduct(text.parts[rival.parts.upperBound], product) else {
                    return false
                }
                let isOpening = rival.parts.lowerBound == sentence.lowerBound
                guard own.contains(where: { $0.parts.lowerBound > rival.parts.upperBound }) || isAnswered && isOpening else { return false }
            }
            return parts.lowerBound < end(of: rival, sentence, text, own)
        }
    }

    /// Whether a sentence begins with one's own: "We use steel", "The Brumwell is made of steel".
    private func opensOwn(_ sentence: Range<Int>, _ text: AnalyzedText, _ names: Set<TermID>) -> Bool {
        let head = sentence.prefix(3)
        return triggers(.own, in: text, parts: head.startIndex..<head.endIndex).contains { $0.parts.lowerBound <= sentence.lowerBound + 1 }
            || head.contains { names.contains(text.parts[$0].stem) }
    }

    /// Where what is said of rivals ends: at a semicolon, or where one's own begins behind a mark.
    private func end(of rival: PhraseMatch, _ sentence: Range<Int>, _ text: AnalyzedText, _ own: [PhraseMatch]) -> Int {
        for at in rival.parts.upperBound..<max(rival.parts.upperBound, sentence.upperBound) where text.parts[at].mark.separatesClauses {
            if text.parts[at].mark == .semicolon || own.contains(where: { (at + 1...at + 2).contains($0.parts.lowerBound) }) { return at }
        }
        // "Compared with other flasks that dent, the body is cast": the last mark ends what stands before it.
        if rival.parts.lowerBound == sentence.lowerBound, let mark = sentence.last(where: { text.parts[$0].mark == .comma }),
            mark > rival.parts.upperBound, mark + 2 < sentence.upperBound
        {
            return mark
        }
        return sentence.upperBound
    }

    private func isProduct(_ part: Part, _ product: Set<TermID>) -> Bool {
        product.contains(lexicon.roles.canonical(part.stem)) || lexicon.roles.products.contains(part.stem)
    }

    private func triggers(_ kind: NegationTrigger.Kind, in text: AnalyzedText, parts: Range<Int>) -> [PhraseMatch] {
        lexicon.negationMatcher.allMatches(in: text, parts: parts).filter { lexicon.negations[$0.row].kind == kind }
    }
}
