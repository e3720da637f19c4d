import Learning
import MarketModel

/// The second look: candidates in order of their first score, each judged against the better ones of the page.
enum SecondLook {
    static let columns = [
        "first-score", "place", "place-share", "better-sum", "likeness", "meaning", "meaning-second", "inside-better", "holds-better",
        "better-in-block", "better-nearby", "listed", "listed-sum", "angle-chance", "posterior", "overlap", "elsewhere", "block-chance",
        "feature-share", "tokens", "content-words", "block-tokens", "start", "begins-stretch", "ends-stretch", "in-title", "page-density",
        "same-first", "same-last", "gap-in-sum", "feature", "occasion", "benefit", "user", "zone-title", "zone-heading", "zone-bullet",
        "zone-paragraph", "bag", "from-title", "relevance",
    ]
    /// Columns of the first row that the second look repeats, by name.
    private static let repeated = [
        "posterior", "overlap", "elsewhere", "block-chance", "feature-share", "tokens", "content-words", "block-tokens", "start",
        "begins-stretch", "ends-stretch", "in-title", "page-density",
    ]
    .map { CandidateRow.columns.firstIndex(of: $0)! }
    private static let tail = ["zone-title", "zone-heading", "zone-bullet", "zone-paragraph", "bag", "from-title", "relevance"]
        .map { CandidateRow.columns.firstIndex(of: $0)! }

    /// Candidates of a page that are looked at twice: each is compared with all better ones. Pages of shops have some dozens.
    private static let mostListed = 500

    /// The candidates worth a second look, best first: none overlaps a better one, none has nearly the words of a better one.
    static func listed(_ candidates: [Candidate], _ scores: [Float], least: Float, likeness: Double) -> [Int] {
        let order = candidates.indices.filter { scores[$0] >= least }.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
        var kept: [Int] = []
        var taken: [Int: [Range<Int>]] = [:]
        for k in order {
            let candidate = candidates[k]
            if taken[candidate.block]?.contains(where: { $0.overlaps(candidate.tokens) }) ?? false { continue }
            taken[candidate.block, default: []].append(candidate.tokens)
            if kept.contains(where: { candidates[$0].likeness(candidate) >= likeness }) { continue }
            kept.append(k)
            if kept.count == mostListed { break }
        }
        return kept
    }

    /// The chance that a candidate is a claim and new on its page: the mean of the log-odds that both looks give it.
    ///
    /// The second look alone leans on how many claims its training pages had; the first does not.
    static func chance(_ row: [Float], _ trees: TreeEnsemble) -> Float {
        Float(Logistic.probability(Double((row[0] + trees.score(row)) / 2)))
    }

    /// One row for each listed candidate.
    ///
    /// - Parameter first: the rows of the first look, of the listed ones.
    static func rows(
        _ page: ReadPage, _ candidates: [Candidate], first: [[Float]], scores: [Float], angles: [[Double]], listed: [Int]
    ) -> [[Float]] {
        let sum = listed.reduce(Float(0)) { $0 + scores[$1] }
        let meanings = listed.map { meaning(page.blocks[candidates[$0].block], candidates[$0].tokens) }
        var better: Float = 0
        var out: [[Float]] = []
        for (place, k) in listed.enumerated() {
            let c = candidates[k]
            var likeness = 0.0, near = 0.0, nearSecond = 0.0, inside = false, holds = false, inBlock = 0, nearby = 0
            var sameFirst = 0, sameLast = 0
            let tokens = page.blocks[c.block].tokens
            for (earlier, j) in listed[..<place].enumerated() {
                let d = candidates[j]
                likeness = max(likeness, d.likeness(c))
                let close = meanings[earlier].similarity(meanings[place])
                if close > near {
                    nearSecond = near
                    near = close
                } else {
                    nearSecond = max(nearSecond, close)
                }
                if c.words.isContained(in: d.words) { inside = true }
                if d.words.isContained(in: c.words) { holds = true }
                if d.block == c.block { inBlock += 1 }
                if abs(d.block - c.block) <= 3 { nearby += 1 }
                let other = page.blocks[d.block].tokens
                if other[d.tokens.lowerBound].word.identity == tokens[c.tokens.lowerBound].word.identity { sameFirst += 1 }
                if other[d.tokens.upperBound - 1].word.identity == tokens[c.tokens.upperBound - 1].word.identity { sameLast += 1 }
            }
            var row: [Float] = []
            row.reserveCapacity(columns.count)
            row.append(CandidateRow.logit(scores[k]))
            row.append(Float(place))
            row.append(Float(place) / Float(listed.count))
            row.append(better)
            row.append(Float(likeness))
            row.append(Float(near))
            row.append(Float(nearSecond))
            row.append(inside ? 1 : 0)
            row.append(holds ? 1 : 0)
            row.append(Float(inBlock))
            row.append(Float(nearby))
            row.append(Float(listed.count))
            row.append(sum)
            row.append(Float(angles[k].max()!))
            for column in repeated { row.append(first[place][column]) }
            row.append(Float(sameFirst))
            row.append(Float(sameLast))
            row.append(sum - better)
            for chance in angles[k] { row.append(Float(chance)) }
            for column in tail { row.append(first[place][column]) }
            out.append(row)
            better += scores[k]
        }
        return out
    }

    /// The fine clusters of a phrase's words, each word without cluster standing for itself.
    static func meaning(_ block: ReadBlock, _ range: Range<Int>) -> WordBag {
        WordBag(
            range.lazy.map { block.tokens[$0] }.filter { $0.isWord && !$0.word.isStop }.map {
                $0.word.fine != 0 ? $0.word.fine : $0.word.identity
            })
    }
}
