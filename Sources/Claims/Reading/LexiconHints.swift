import Learning
import Lexicons
import MarketModel
import TextAnalysis

/// What the lexicon says about stretches of a block: concepts, cues of an angle, praise without content.
struct LexiconHints: Sendable {
    /// A phrase, as a range of tokens.
    struct Phrase: Sendable {
        let tokens: Range<Int>
        /// Bit a: a concept or cue of angle a.
        var angles: UInt8
        /// Row of the matcher's list.
        let row: Int
    }

    /// Concepts of the lexicon, each range once.
    let concepts: [Phrase]
    /// Cues by the side on which the claim stands.
    let cuesBefore: [Phrase]
    let cuesAfter: [Phrase]
    let cuesInside: [Phrase]
    /// Tokens that only praise.
    let puffery: [Bool]
    /// Tokens that part the items of a list: commas, `and`, `or`, `&`.
    let joins: [Bool]
    /// Angles of a cue that stands before the list in which a later item holds the token: `ideal for yoga, *Pilates* and *stretching*`.
    let carried: [UInt8]

    /// Tokens after a cue that its list may reach.
    private static let reach = 24

    /// No phrases at all.
    init(tokens: Int) {
        concepts = []
        cuesBefore = []
        cuesAfter = []
        cuesInside = []
        puffery = [Bool](repeating: false, count: tokens)
        joins = puffery
        carried = [UInt8](repeating: 0, count: tokens)
    }

    init(_ text: AnalyzedText, lexicon: LanguageLexicon) {
        func tokens(_ parts: Range<Int>) -> Range<Int> {
            Int(text.parts[parts.lowerBound].token)..<Int(text.parts[parts.upperBound - 1].token) + 1
        }
        func bit(_ angle: Angle) -> UInt8 { 1 << UInt8(Angle.allCases.firstIndex(of: angle)!) }
        var concepts: [Phrase] = []
        for match in lexicon.conceptMatcher.allMatches(in: text) {
            let range = tokens(match.parts), angle = bit(lexicon.concepts[match.row].concept.angle)
            if let last = concepts.indices.last, concepts[last].tokens == range {
                concepts[last].angles |= angle
            } else {
                concepts.append(Phrase(tokens: range, angles: angle, row: match.row))
            }
        }
        self.concepts = concepts
        var before: [Phrase] = [], after: [Phrase] = [], inside: [Phrase] = []
        for match in lexicon.cueMatcher.allMatches(in: text) {
            let cue = lexicon.cues[match.row]
            let phrase = Phrase(tokens: tokens(match.parts), angles: bit(cue.angle), row: match.row)
            switch cue.side {
            case .before: before.append(phrase)
            case .after: after.append(phrase)
            case .inside: inside.append(phrase)
            }
        }
        cuesBefore = before
        cuesAfter = after
        cuesInside = inside
        var puffery = [Bool](repeating: false, count: text.tokens.count)
        for match in lexicon.pufferyMatcher.allMatches(in: text) { for t in tokens(match.parts) { puffery[t] = true } }
        self.puffery = puffery
        let joins = text.tokens.map { token in
            token.mark == .comma || token.mark == .slash || lexicon.roles.joiners.contains(token.term)
        }
        var carried = [UInt8](repeating: 0, count: text.tokens.count)
        for cue in after {
            var isOver = false
            for t in cue.tokens.upperBound..<min(text.tokens.count, cue.tokens.upperBound + Self.reach) {
                let token = text.tokens[t]
                if token.kind == .bullet || token.shape.contains(.lineBefore)
                    || token.kind == .punctuation && !joins[t] && token.mark != .other
                {
                    break
                }
                if joins[t] { isOver = true } else if isOver { carried[t] |= cue.angles }
            }
        }
        self.joins = joins
        self.carried = carried
    }

    /// Whether a stretch is an item of a list: joined to others on both sides, or to one at the beginning or end of its clause.
    func isItem(_ range: Range<Int>) -> Bool {
        let before = range.lowerBound > 0 && joins[range.lowerBound - 1], after = range.upperBound < joins.count && joins[range.upperBound]
        return before || after
    }

    /// Angles of the cues that point at a stretch: a bit each.
    func cueAngles(_ range: Range<Int>) -> UInt8 {
        var bits: UInt8 = 0
        for cue in cuesAfter where cue.tokens.upperBound <= range.lowerBound && range.lowerBound - cue.tokens.upperBound <= 1 {
            bits |= cue.angles
        }
        for cue in cuesBefore where cue.tokens.lowerBound >= range.upperBound && cue.tokens.lowerBound - range.upperBound <= 1 {
            bits |= cue.angles
        }
        for cue in cuesInside where range.lowerBound <= cue.tokens.lowerBound && cue.tokens.upperBound <= range.upperBound {
            bits |= cue.angles
        }
        for cue in cuesAfter where range.lowerBound <= cue.tokens.lowerBound && cue.tokens.upperBound < range.upperBound {
            bits |= cue.angles << 4
        }
        return bits
    }

    /// Row of the concept that a stretch names exactly, -1 when there is none.
    func known(_ range: Range<Int>) -> Int { concepts.first { $0.tokens == range }?.row ?? -1 }

    /// Tokens of a stretch that concepts of the lexicon cover, the angles of the longest, and whether one is the stretch exactly.
    func concept(_ range: Range<Int>) -> (covered: Int, angles: UInt8, isExact: Bool) {
        var longest = 0, angles: UInt8 = 0, exact = false
        for phrase in concepts where phrase.tokens.lowerBound >= range.lowerBound && phrase.tokens.upperBound <= range.upperBound {
            if phrase.tokens.count > longest {
                longest = phrase.tokens.count
                angles = phrase.angles
            } else if phrase.tokens.count == longest {
                angles |= phrase.angles
            }
            if phrase.tokens == range { exact = true }
        }
        return (longest, angles, exact)
    }
}
