/// A text with its tokens, parts, sentences and clauses; all of them are ranges into its bytes.
public struct AnalyzedText: Sendable {
    /// UTF-8 of the source, unchanged.
    public let bytes: [UInt8]
    public let tokens: [Token]
    /// The tokens once more, compounds cut in their parts.
    public let parts: [Part]
    /// Ranges of token indices that cover all tokens, in order.
    public let sentences: [Range<Int>]
    public let clauses: [Clause]

    /// The parts of a token.
    public func parts(of token: Int) -> Range<Int> {
        let end = token + 1 < tokens.count ? Int(tokens[token + 1].firstPart) : parts.count
        return Int(tokens[token].firstPart)..<end
    }

    /// The parts of a range of tokens.
    public func parts(of range: Range<Int>) -> Range<Int> {
        guard let last = range.last else {
            let at = range.lowerBound < tokens.count ? Int(tokens[range.lowerBound].firstPart) : parts.count
            return at..<at
        }
        return Int(tokens[range.lowerBound].firstPart)..<parts(of: last).upperBound
    }

    /// From the first byte of the first token to the last byte of the last.
    ///
    /// - Precondition: the range is not empty.
    public func bytes(ofTokens range: Range<Int>) -> Range<Int> {
        Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// From the first byte of the first part to the last byte of the last.
    ///
    /// - Precondition: the range is not empty.
    public func bytes(ofParts range: Range<Int>) -> Range<Int> {
        Int(parts[range.lowerBound].start)..<Int(parts[range.upperBound - 1].end)
    }

    /// Index of the sentence that holds a token.
    ///
    /// - Complexity: O(log sentences).
    public func sentence(ofToken token: Int) -> Int {
        var low = 0, high = sentences.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Parts on each side of a phrase that its sentence is looked at: a sentence of more is a list without stops, or an attack.
    private static let nearParts = 256

    /// The parts of the sentence in which a phrase begins, as far as they are near the phrase.
    public func sentenceParts(around phrase: Range<Int>) -> Range<Int> {
        let whole = parts(of: sentences[sentence(ofToken: Int(parts[phrase.lowerBound].token))])
        return max(whole.lowerBound, phrase.lowerBound - Self.nearParts)..<min(whole.upperBound, phrase.upperBound + Self.nearParts)
    }

    /// Whether a part begins a word that lists of words may hold: in text without spaces the first character of a token, else any part.
    public func beginsWord(_ part: Int) -> Bool {
        !parts[part].shape.contains(.segmented) || part == 0 || parts[part - 1].token != parts[part].token
    }

    /// The term of the word that a part belongs to: in text without spaces its token's, else its own.
    public func term(ofWord part: Int) -> TermID {
        parts[part].shape.contains(.segmented) ? tokens[Int(parts[part].token)].term : parts[part].term
    }

    /// The stem of the word that a part belongs to.
    public func stem(ofWord part: Int) -> TermID {
        parts[part].shape.contains(.segmented) ? tokens[Int(parts[part].token)].stem : parts[part].stem
    }

    /// The verbatim text of a byte range.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Calls `body` with the token range of every n-gram of words and numbers that lies within a clause, has no mark inside, and neither
    /// begins nor ends with a stop word.
    public func forEachNGram(_ lengths: ClosedRange<Int>, stopWords: TermSet = TermSet(), _ body: (Range<Int>) -> Void) {
        for clause in clauses {
            for start in clause.tokens where tokens[start].isWordOrNumber && !stopWords.contains(tokens[start].term) {
                var end = start + 1
                while end - start <= lengths.upperBound {
                    let last = tokens[end - 1]
                    if !last.isWordOrNumber { break }
                    if end - start >= lengths.lowerBound, !stopWords.contains(last.term) { body(start..<end) }
                    if end == clause.tokens.upperBound { break }
                    end += 1
                }
            }
        }
    }
}
