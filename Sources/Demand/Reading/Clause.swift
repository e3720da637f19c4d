internal import Lexicons
internal import TextAnalysis

/// A piece of a customer's text between marks and joining words: what one statement is sought in.
struct Clause {
    /// Parts of the text.
    let parts: Range<Int>
    /// Whether the end of a sentence stands before it.
    let isOpening: Bool
    /// Part hash of the mark or word that it begins behind, or with.
    let joint: UInt64
    /// Whether a question mark ends it.
    let asks: Bool
}

/// Cuts texts into clauses.
enum ClauseCutter {
    /// Part hashes of joints that are no words.
    enum Joint {
        static let names = ["start", "stop", "comma", "dash", "bracket", "colon", "slash", "quote", "line"]
        static let hashes: [UInt64] = names.map { StatementHash.of($0) }
    }

    private enum Cut: Int {
        case start, stop, comma, dash, bracket, colon, slash, quote, line
        var isHard: Bool { self == .start || self == .stop || self == .line }
    }

    /// Parts of one clause at most: nobody says more in one breath.
    private static let longest = 256

    /// - Parameter opensPlainly: whether a joining word opens another clause where it stands; "so" does so before a pronoun alone.
    static func clauses(of text: AnalyzedText, facts: (Int) -> WordFact, opensPlainly: (Int) -> Bool) -> [Clause] {
        var out: [Clause] = [], start = 0, hard = true, joint = Joint.hashes[0]
        func close(_ end: Int, asks: Bool) {
            guard end > start, (start..<end).contains(where: { text.parts[$0].isWordOrNumber }) else { return }
            out.append(Clause(parts: start..<end, isOpening: hard, joint: joint, asks: asks))
        }
        for at in text.parts.indices {
            let part = text.parts[at]
            if part.shape.contains(.lineBefore), at > start {
                close(at, asks: false)
                (start, hard, joint) = (at, true, Joint.hashes[Cut.line.rawValue])
            }
            if let cut = cut(part, at, text) {
                close(at, asks: part.mark == .question)
                // A second mark ("?!", ". -") leaves the joint of the first.
                if at > start || out.isEmpty || !hard { (hard, joint) = (cut.isHard, Joint.hashes[cut.rawValue]) }
                start = at + 1
            } else if at - start >= longest {
                close(at, asks: false)
                (start, hard, joint) = (at, false, Joint.hashes[Cut.comma.rawValue])
            } else if at > start, part.term != .none {
                let fact = facts(at)
                if fact.roles.contains(.join), opensPlainly(at) {
                    close(at, asks: false)
                    (start, hard, joint) = (at, false, fact.word)
                }
            }
        }
        close(text.parts.count, asks: false)
        return out
    }

    private static func cut(_ part: Part, _ at: Int, _ text: AnalyzedText) -> Cut? {
        // "wi-fi", "16:9", "and/or" are no ends.
        let isTight =
            !part.shape.contains(.spaceBefore) && at > 0 && at + 1 < text.parts.count
            && !text.parts[at + 1].shape.contains(.spaceBefore) && text.parts[at - 1].end == part.start
            && text.parts[at + 1].start == part.end
        switch part.mark {
        case .fullStop, .exclamation, .question, .ellipsis, .semicolon, .bar: return .stop
        case .comma: return .comma
        case .dash: return isTight ? nil : .dash
        case .open, .close: return .bracket
        case .colon: return isTight ? nil : .colon
        case .slash: return isTight ? nil : .slash
        case .quote: return .quote
        case .other, .none: break
        }
        if part.kind == .bullet { return .stop }
        guard part.kind == .symbol else { return nil }
        // Emoji and stars end what stands before them; "%" and "$" do not.
        let bytes = text.bytes[part.range]
        if bytes.count >= 3 || bytes.first == UInt8(ascii: "*") || bytes.first == UInt8(ascii: "#") { return .stop }
        return bytes.first == UInt8(ascii: "-") && !isTight ? .dash : nil
    }
}
