/// A stretch of a sentence between commas, semicolons, colons, dashes, brackets and bars; tokens without the marks that part it.
public struct Clause: Hashable, Sendable {
    /// Indices of tokens.
    public let tokens: Range<Int>
    /// Index of its sentence.
    public let sentence: Int
}

/// Finds where sentences and clauses end.
///
/// A sentence ends at `.`, `!`, `?`, at a line break and before a bullet; not after an abbreviation, and not at the full stop of a list
/// number. Customers forget capitals and spaces, so a full stop after a longer word ends a sentence also before a small letter.
struct Boundaries {
    private(set) var sentences: [Range<Int>] = []
    private(set) var clauses: [Clause] = []
    private let tokens: [Token]
    private let source: [UInt8]
    private let rules: WritingRules
    private var sentenceStart = 0
    private var clauseStart = 0

    init(tokens: [Token], source: [UInt8], rules: WritingRules) {
        self.rules = rules
        self.tokens = tokens
        self.source = source
        var at = 0
        while at < tokens.count {
            let token = tokens[at]
            if at > sentenceStart, token.shape.contains(.lineBefore) || token.kind == .bullet { endSentence(before: at, next: at) }
            if token.kind == .bullet {
                endClause(before: at, next: at + 1)
            } else if token.kind == .punctuation {
                if endsSentence(at) {
                    var next = at + 1
                    while next < tokens.count, [.close, .quote, .exclamation, .question].contains(tokens[next].mark),
                        !tokens[next].shape.contains(.spaceBefore)
                    {
                        next += 1
                    }
                    endClause(before: at, next: next)
                    endSentence(before: next, next: next)
                    at = next
                    continue
                }
                if token.mark.separatesClauses || token.mark == .slash && isSpaced(at) || token.mark == .fullStop && isListNumber(at) {
                    endClause(before: at, next: at + 1)
                }
            }
            at += 1
        }
        endSentence(before: tokens.count, next: tokens.count)
    }

    private mutating func endClause(before end: Int, next: Int) {
        if end > clauseStart { clauses.append(Clause(tokens: clauseStart..<end, sentence: sentences.count)) }
        clauseStart = next
    }

    private mutating func endSentence(before end: Int, next: Int) {
        if clauseStart < end { endClause(before: end, next: next) }
        if end > sentenceStart { sentences.append(sentenceStart..<end) }
        sentenceStart = next
        clauseStart = next
    }

    private func isSpaced(_ at: Int) -> Bool {
        tokens[at].shape.contains(.spaceBefore) && at + 1 < tokens.count && tokens[at + 1].shape.contains(.spaceBefore)
    }

    /// Whether a full stop follows the number that begins a sentence: `1. Soft tips`.
    private func isListNumber(_ at: Int) -> Bool {
        at == sentenceStart + 1 && tokens[at - 1].kind == .number && !tokens[at - 1].shape.contains(.letter)
            && tokens[at - 1].range.count <= 2
    }

    private func endsSentence(_ at: Int) -> Bool {
        switch tokens[at].mark {
        case .exclamation, .question: return true
        case .ellipsis:
            guard at + 1 < tokens.count else { return true }
            return tokens[at + 1].shape.contains(.initialUpper)
        case .fullStop:
            guard at + 1 < tokens.count, tokens[at].range.count == 1 else { return true }
            guard at > sentenceStart else { return false }
            let before = tokens[at - 1], next = tokens[at + 1]
            if isListNumber(at) { return false }
            guard before.isWordOrNumber, before.end == tokens[at].start else { return true }
            if let abbreviation = abbreviation(before) {
                return abbreviation == .mayEnd && next.shape.contains([.initialUpper, .spaceBefore])
            }
            if next.shape.contains(.spaceBefore) {
                if next.kind == .punctuation, next.mark != .quote, next.mark != .open { return false }
                return !next.shape.contains(.letter) || next.shape.contains(.initialUpper) || before.range.count > 1
            }
            return before.kind == .word && before.range.count > 2 && next.shape.contains(.letter)
        default: return false
        }
    }

    private enum Abbreviation { case neverEnds, mayEnd }

    private func abbreviation(_ token: Token) -> Abbreviation? {
        guard token.range.count <= 7 else { return nil }
        var packed: UInt64 = 0
        for byte in source[token.range] { packed = packed << 8 | UInt64(byte &- 65 < 26 ? byte | 32 : byte) }
        if rules.neverEnd.contains(packed) { return .neverEnds }
        let isLetter = token.range.count == 1 && token.kind == .word && token.shape.contains(.initialUpper)
        return isLetter || token.shape.contains([.dot, .letter]) || rules.mayEnd.contains(packed) ? .mayEnd : nil
    }
}
