import Learning
import MarketModel
import TextAnalysis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The numbers that the trees see of each candidate.
enum CandidateRow {
    static let columns: [String] =
        [
            "posterior", "overlap", "posterior-of-overlap", "best-rival", "share-of-rivals", "support", "weakest", "begins", "ends",
            "before",
            "after", "feature-share", "occasion-share", "benefit-share", "user-share", "best-share", "block-chance", "tokens",
            "content-words",
            "distinct-words", "letters", "block-tokens", "start", "to-end", "share-of-block", "begins-block", "ends-block",
            "begins-stretch",
            "ends-stretch", "first-is-stop", "last-is-stop", "has-digit", "capitals", "all-capitals", "frequency-mean", "frequency-least",
            "in-title", "elsewhere", "elsewhere-best", "elsewhere-count", "rank", "rank-share", "page-total", "page-tokens",
            "page-density", "block-index", "from-title", "links", "relevance", "copies", "candidates-of-block", "sentence-tokens",
            "start-in-sentence", "mark-inside", "bag", "clause-covered", "concept-share", "is-concept", "has-cue", "puffery-share",
            "joins-inside", "is-item", "cue-of-list",
            "zone-title", "zone-meta", "zone-structured", "zone-heading",
            "zone-bullet", "zone-paragraph", "zone-specification", "zone-answer",
        ]

    private static let zones: [Zone] = [.title, .meta, .structured, .heading, .bullet, .paragraph, .specification, .answer]

    /// The row of one candidate, with what its page makes of it.
    static func row(_ c: Candidate, _ block: ReadBlock, _ onPage: CandidateRows.OnPage) -> [Float] {
        var row: [Float] = []
        row.reserveCapacity(columns.count)
        tagger(c, rival: onPage.rival, chance: onPage.chance, into: &row)
        place(c, block, into: &row)
        words(c, block, into: &row)
        row.append(onPage.echo.sum)
        row.append(onPage.echo.best)
        row.append(Float(onPage.echo.count))
        row += onPage.standing
        surroundings(c, block, sameBlock: onPage.sameBlock, bag: onPage.bag, into: &row)
        return row
    }

    /// What the tagger says.
    private static func tagger(_ c: Candidate, rival: Float, chance: Float, into row: inout [Float]) {
        let p = c.posterior, norm = max(Float(1e-6), c.support)
        row.append(logit(p))
        row.append(logit(min(0.999, c.overlap)))
        row.append(p / max(1e-4, c.overlap))
        row.append(rival)
        row.append(p / max(1e-4, p + rival))
        row.append(logit(c.support))
        row.append(c.weakest)
        row.append(logit(c.begins))
        row.append(logit(c.ends))
        row.append(c.before)
        row.append(c.after)
        for a in 0..<4 { row.append(c.shares[a] / norm) }
        row.append(c.shares.max() / norm)
        row.append(logit(chance))
    }

    /// Size and place in the block.
    private static func place(_ c: Candidate, _ block: ReadBlock, into row: inout [Float]) {
        let tokens = block.tokens, low = c.tokens.lowerBound, high = c.tokens.upperBound
        func flag(_ yes: Bool) { row.append(yes ? 1 : 0) }
        row.append(Float(high - low))
        row.append(Float(c.words.keys.count))
        row.append(Float(Set(c.words.keys).count))
        row.append(Float(block.bytes(c.tokens).count))
        row.append(Float(tokens.count))
        row.append(Float(low))
        row.append(Float(tokens.count - high))
        row.append(Float(high - low) / Float(tokens.count))
        flag(low == 0)
        flag(high == tokens.count)
        flag(low == 0 || !tokens[low - 1].isWord)
        flag(high == tokens.count || !tokens[high].isWord)
        flag(tokens[low].word.isStop)
        flag(tokens[high - 1].word.isStop)
    }

    /// How its words are written, how rare they are, and whether the title has them.
    private static func words(_ c: Candidate, _ block: ReadBlock, into row: inout [Float]) {
        var upper = 0, allUpper = 0, digits = 0, words = 0, frequencies = 0, least = 15, inTitle = 0
        for t in c.tokens where block.tokens[t].isWord {
            let token = block.tokens[t]
            words += 1
            if token.isUpper { upper += 1 }
            if token.shape == allUpperShape { allUpper += 1 }
            if token.hasDigit { digits += 1 }
            if token.isInTitle, !token.word.isStop { inTitle += 1 }
            frequencies += Int(token.word.frequency)
            least = min(least, Int(token.word.frequency))
        }
        let share = Float(max(1, words))
        row.append(Float(digits))
        row.append(Float(upper) / share)
        row.append(Float(allUpper) / share)
        row.append(Float(frequencies) / share)
        row.append(Float(least))
        row.append(Float(inTitle) / share)
    }

    private static let allUpperShape = TokenLook.upper.part

    /// The block, the sentence, the bag's score, the lexicon, the zone.
    private static func surroundings(_ c: Candidate, _ block: ReadBlock, sameBlock: Int, bag: Float, into row: inout [Float]) {
        let low = c.tokens.lowerBound, size = Float(c.tokens.count)
        let sentence = block.text.sentences[block.text.sentence(ofToken: low)]
        row.append(Float(max(-1, min(9999, block.layout.wordsFromTitle))))
        row.append(Float(block.layout.linkDensity))
        row.append(Float(block.layout.relevance))
        row.append(Float(block.layout.copies))
        row.append(Float(sameBlock))
        row.append(Float(sentence.count))
        row.append(Float(low - sentence.lowerBound))
        row.append(Float(c.tokens.count { !block.tokens[$0].isWord }))
        row.append(bag)
        row.append(size / Float(max(1, clause(block, low).count)))
        let known = block.hints.concept(c.tokens)
        row.append(Float(known.covered) / size)
        row.append(known.isExact ? 1 : 0)
        row.append(block.hints.cueAngles(c.tokens) & 15 != 0 ? 1 : 0)
        row.append(Float(c.tokens.count { block.hints.puffery[$0] }) / size)
        row.append(Float(c.tokens.count { block.hints.joins[$0] }))
        row.append(block.hints.isItem(c.tokens) ? 1 : 0)
        row.append(block.hints.carried[low] != 0 ? 1 : 0)
        for zone in zones { row.append(block.zone == zone ? 1 : 0) }
    }

    private static func clause(_ block: ReadBlock, _ t: Int) -> Range<Int> {
        var low = t, high = t
        while low > 0, block.tokens[low - 1].isWord { low -= 1 }
        while high < block.count, block.tokens[high].isWord { high += 1 }
        return low..<high
    }

    static func logit(_ p: Float) -> Float { logf(max(1e-4, p) / max(1e-4, 1 - p)) }
}
