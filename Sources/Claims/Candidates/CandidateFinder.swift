import Learning
import MarketModel
import TextAnalysis

/// Lists the phrases of a block that may be claims: what the tagger proposes, and the stretches between marks and joining words.
struct CandidateFinder: Sendable {
    /// Blocks less likely than this to hold a claim are not read.
    var leastChance: Float = 0.04
    /// Tagger phrases less likely than this are not candidates.
    var leastPosterior: Float = 0.03
    /// Stretches whose tokens are less likely than this, in the mean, to be in a claim are not candidates.
    var leastSupport: Float = 0.10
    /// Phrases of the lexicon whose tokens are less likely than this are not candidates.
    var leastKnownSupport: Float = 0.07
    /// Tokens of a candidate, at most.
    var longest = 10

    /// For the models of all languages, which are less sure of a word: they look at more.
    static let shared: CandidateFinder = {
        var finder = CandidateFinder()
        finder.leastChance = 0.03
        finder.leastPosterior = 0.02
        finder.leastSupport = 0.06
        finder.leastKnownSupport = 0.01
        finder.longest = 12
        return finder
    }()

    /// The candidates of a block, in order of place.
    func candidates(_ page: ReadPage, _ n: Int, _ lattice: ChainLattice) -> [Candidate] {
        let block = page.blocks[n]
        let chances = TokenChances(lattice)
        var phrases: [Range<Int>: SIMD4<Float>] = [:]
        for phrase in lattice.phrases(least: leastPosterior / 4, longest: 16) {
            phrases[phrase.range, default: .zero][phrase.kind] += phrase.probability
        }
        let likely = phrases.filter { $0.value.sum() >= leastPosterior }.sorted {
            ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound)
        }
        var ranges: Set<Range<Int>> = []
        for (range, _) in likely {
            if let trimmed = trim(range, block) { ranges.insert(trimmed) }
        }
        for range in stretches(block, chances) { ranges.insert(range) }
        for phrase in block.hints.concepts where phrase.tokens.count <= longest && support(phrase.tokens, chances) >= leastKnownSupport {
            if let trimmed = trim(phrase.tokens, block) { ranges.insert(trimmed) }
        }
        ranges = ranges.filter { range in
            !range.allSatisfy { block.hints.puffery[$0] || !block.tokens[$0].isWord || block.tokens[$0].word.isStop }
                && !crossesSentence(range, block) && !joinsItems(range, block)
        }
        var out: [Candidate] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            out.append(candidate(n, range, block, lattice, chances, known: phrases[range]))
        }
        for i in out.indices {
            let own = out[i].tokens
            var sum: Float = 0
            for (range, p) in likely where range.overlaps(own) { sum += p.sum() }
            out[i].overlap = sum
        }
        return out
    }

    private func candidate(
        _ n: Int, _ range: Range<Int>, _ block: ReadBlock, _ lattice: ChainLattice, _ chances: TokenChances, known: SIMD4<Float>?
    ) -> Candidate {
        var out = Candidate(block: n, tokens: range, in: block)
        out.posteriors = known ?? .zero
        if known == nil { for a in 0..<4 { out.posteriors[a] = lattice.posterior(range, kind: a) } }
        out.weakest = 1
        for t in range {
            out.shares += chances.inside[t]
            out.weakest = min(out.weakest, chances.inside[t].sum())
        }
        out.shares /= Float(range.count)
        out.begins = chances.begins[range.lowerBound]
        out.ends = chances.ends[range.upperBound - 1]
        out.before = range.lowerBound > 0 ? chances.inside[range.lowerBound - 1].sum() : 0
        out.after = range.upperBound < block.count ? chances.inside[range.upperBound].sum() : 0
        return out
    }

    /// What a stretch must be supported by: less when a cue of a list before it, or a cue beside it, speaks for it.
    private func leastSupport(_ range: Range<Int>, _ block: ReadBlock) -> Float {
        block.hints.carried[range.lowerBound] != 0 || block.hints.cueAngles(range) & 15 != 0 ? leastSupport / 2 : leastSupport
    }

    /// Mean chance of the tokens to be in a claim.
    private func support(_ range: Range<Int>, _ chances: TokenChances) -> Float {
        range.reduce(Float(0)) { $0 + chances.inside[$1].sum() } / Float(range.count)
    }

    /// Whether a stretch begins in one sentence and ends in another: "running. References".
    private func crossesSentence(_ range: Range<Int>, _ block: ReadBlock) -> Bool {
        block.text.sentence(ofToken: range.lowerBound) != block.text.sentence(ofToken: range.upperBound - 1)
    }

    /// Whether a comma inside a stretch parts two selling points of the lexicon: "lactose free, soy free".
    private func joinsItems(_ range: Range<Int>, _ block: ReadBlock) -> Bool {
        range.dropFirst().contains { t in
            block.tokens[t].mark == .comma
                && block.hints.concepts.contains { $0.tokens.upperBound == t && $0.tokens.lowerBound >= range.lowerBound }
                && block.hints.concepts.contains { $0.tokens.lowerBound == t + 1 && $0.tokens.upperBound <= range.upperBound }
        }
    }

    /// Cuts marks and words that a claim neither begins nor ends with; `nil` when nothing is left.
    private func trim(_ range: Range<Int>, _ block: ReadBlock) -> Range<Int>? {
        var low = range.lowerBound, high = range.upperBound
        while low < high, isOuter(block.tokens[low]) || block.tokens[low].word.uses.contains(.opener) { low += 1 }
        while high > low, isOuter(block.tokens[high - 1]) || block.tokens[high - 1].word.uses.contains(.closer) { high -= 1 }
        guard low < high, (low..<high).contains(where: { block.tokens[$0].isWord && !block.tokens[$0].word.isStop }) else { return nil }
        return low..<high
    }

    /// A mark that is no part of a word, such as `+` or `%` would be.
    private func isOuter(_ token: ReadToken) -> Bool { token.mark != .none && token.mark != .other }

    /// Stretches of up to `longest` tokens between marks and joining words, where the tagger sees a chance.
    private func stretches(_ block: ReadBlock, _ chances: TokenChances) -> [Range<Int>] {
        let tokens = block.tokens
        var out: [Range<Int>] = []
        var cuts: [Int] = []
        func flush() {
            for (a, low) in cuts.enumerated() {
                guard low < tokens.count, !tokens[low].word.uses.contains(.opener) else { continue }
                for high in cuts[(a + 1)...] {
                    if high - low > longest { break }
                    guard !tokens[high - 1].word.uses.contains(.closer) else { continue }
                    var sum: Float = 0
                    var hasContent = false
                    for t in low..<high {
                        sum += chances.inside[t].sum()
                        if tokens[t].isWord, !tokens[t].word.isStop { hasContent = true }
                    }
                    if hasContent, sum >= leastSupport(low..<high, block) * Float(high - low) { out.append(low..<high) }
                }
            }
            cuts.removeAll(keepingCapacity: true)
        }
        for t in 0..<tokens.count {
            let token = tokens[t]
            if !token.isWord, token.mark != .none {
                // A mark closes every stretch, but a slash, quote or `&` may lie inside one.
                let closes = token.mark != .other && token.mark != .quote
                if closes {
                    if cuts.last != t, !cuts.isEmpty { cuts.append(t) }
                    flush()
                    continue
                }
            }
            if cuts.isEmpty { cuts.append(t) }
            if token.word.uses.contains(.joint) || !token.isWord {
                if cuts.last != t { cuts.append(t) }
                if cuts.last != t + 1 { cuts.append(t + 1) }
            }
        }
        if !cuts.isEmpty {
            if cuts.last != tokens.count { cuts.append(tokens.count) }
            flush()
        }
        return out
    }
}
