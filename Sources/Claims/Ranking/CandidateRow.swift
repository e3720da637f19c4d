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

    /// One row a candidate.
    ///
    /// - Parameters:
    ///   - chances: the chance of each block.
    ///   - bags: the linear score of each candidate's bag.
    static func rows(_ page: ReadPage, _ candidates: [Candidate], chances: [Float], bags: [Float]) -> [[Float]] {
        let n = candidates.count
        let total = candidates.reduce(Float(0)) { $0 + $1.posterior }
        let order = candidates.indices.sorted { (-candidates[$0].posterior, $0) < (-candidates[$1].posterior, $1) }
        var rank = [Int](repeating: 0, count: n)
        for (place, k) in order.enumerated() { rank[k] = place }
        var inBlock: [Int: Range<Int>] = [:]
        for (k, candidate) in candidates.enumerated() {
            inBlock[candidate.block] = (inBlock[candidate.block]?.lowerBound ?? k)..<k + 1
        }
        var echoes = Echoes(candidates)
        var out: [[Float]] = []
        out.reserveCapacity(n)
        for k in candidates.indices {
            let c = candidates[k], block = page.blocks[c.block], inSame = inBlock[c.block]!
            var rival: Float = 0
            for other in inSame where other != k && candidates[other].tokens.overlaps(c.tokens) {
                rival = max(rival, candidates[other].posterior)
            }
            var row: [Float] = []
            row.reserveCapacity(columns.count)
            tagger(c, rival: rival, chance: chances[c.block], into: &row)
            place(c, block, into: &row)
            words(c, block, into: &row)
            let echo = echoes.of(k)
            row.append(echo.sum)
            row.append(echo.best)
            row.append(Float(echo.count))
            row.append(Float(rank[k]))
            row.append(Float(rank[k]) / Float(n))
            row.append(total)
            row.append(Float(page.tokenCount))
            row.append(total / Float(max(1, page.tokenCount)))
            row.append(Float(c.block) / Float(page.blocks.count))
            surroundings(c, block, sameBlock: inSame.count, bag: bags[k], into: &row)
            out.append(row)
        }
        return out
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

/// How often the words of a candidate come back in other blocks of the page.
private struct Echoes {
    struct Echo {
        var sum: Float = 0
        var best: Float = 0
        var count = 0
    }

    private let candidates: [Candidate]
    private var holders: [UInt64: [Int]] = [:]
    /// Looks at others that are left: enough for 700 candidates that all share a word; a page has some tens. What lies beyond is not heard.
    private var looks = 500_000

    init(_ candidates: [Candidate]) {
        self.candidates = candidates
        for (k, candidate) in candidates.enumerated() {
            var last: UInt64?
            for key in candidate.words.keys where key != last {
                holders[key, default: []].append(k)
                last = key
            }
        }
    }

    mutating func of(_ k: Int) -> Echo {
        let own = candidates[k]
        var echo = Echo()
        // The rarest word names the fewest others to compare; a word in common is needed for any likeness, and .6 needs most.
        var seen: Set<Int> = []
        for key in Set(own.words.keys).sorted() {
            let others = holders[key]!
            guard others.count <= looks else { return echo }
            looks -= others.count
            for other in others where candidates[other].block != own.block && seen.insert(other).inserted {
                if candidates[other].words.similarity(own.words) >= 0.6 {
                    echo.sum += candidates[other].posterior
                    echo.best = max(echo.best, candidates[other].posterior)
                    echo.count += 1
                }
            }
        }
        return echo
    }
}
