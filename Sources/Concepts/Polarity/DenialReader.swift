internal import Lexicons
public import TextAnalysis

/// Tells what a seller's copy takes back or says of others: an answer "No" beside a label, a list of faults, the faults of rivals.
public struct DenialReader: Sendable {
    private let lexicon: LanguageLexicon
    /// Marks that stand for "no" in tables, in any language.
    private static let crosses: Set<Unicode.Scalar> = ["✗", "✘", "✕", "✖", "❌", "❎", "×", "⨯", "☒", "–", "—", "-", "−"]

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
            return !marks.isEmpty && parts == text.parts.indices && marks.allSatisfy(Self.crosses.contains)
        }
        let found = triggers(.answer, in: text, parts: parts)
        return said.allSatisfy { at in found.contains { $0.parts.contains(at) } }
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
        let mark = text.parts[parts.upperBound].mark
        guard mark == .colon || mark == .dash || mark == .bar, !text.parts[parts.upperBound].isWordOrNumber else { return false }
        let start = parts.upperBound + 1
        var end = start
        while end < text.parts.count, text.parts[end].isWordOrNumber { end += 1 }
        return start < end && isNo(start..<end, in: text)
    }

    /// Whether a heading opens a list of faults: "Cons".
    public func opensFaults(_ heading: AnalyzedText) -> Bool {
        let said = heading.parts.indices.filter { heading.parts[$0].isWordOrNumber && !lexicon.stopWords.contains(heading.parts[$0].term) }
        let found = triggers(.fault, in: heading, parts: heading.parts.indices)
        return !said.isEmpty && said.allSatisfy { at in found.contains { $0.parts.contains(at) } }
    }

    /// Whether a phrase speaks of rivals and their products: "Unlike other kettles that {rust}, ours …".
    ///
    /// - Parameter product: stems that name the product.
    public func isOfRivals(_ parts: Range<Int>, in text: AnalyzedText, product: Set<TermID>) -> Bool {
        let sentence = text.sentenceParts(around: parts)
        let rivals = triggers(.rival, in: text, parts: sentence)
        guard !rivals.isEmpty else { return false }
        let own = triggers(.own, in: text, parts: sentence)
        return rivals.contains { rival in
            guard rival.parts.lowerBound < parts.upperBound else { return false }
            if lexicon.negations[rival.row].phrase.hasSuffix(" X") {
                // "Cheap kettles" are rivals only where the sentence goes on to speak of one's own.
                guard rival.parts.upperBound < sentence.upperBound, isProduct(text.parts[rival.parts.upperBound], product),
                    own.contains(where: { $0.parts.lowerBound > rival.parts.upperBound })
                else { return false }
            }
            return parts.lowerBound < end(of: rival, sentence, text, own)
        }
    }

    /// Where what is said of rivals ends: at a semicolon, or where one's own begins behind a mark.
    private func end(of rival: PhraseMatch, _ sentence: Range<Int>, _ text: AnalyzedText, _ own: [PhraseMatch]) -> Int {
        for at in rival.parts.upperBound..<max(rival.parts.upperBound, sentence.upperBound) where text.parts[at].mark.separatesClauses {
            if text.parts[at].mark == .semicolon || own.contains(where: { $0.parts.lowerBound == at + 1 }) { return at }
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
