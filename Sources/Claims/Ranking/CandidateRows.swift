import Learning
import MarketModel

/// The rows of all candidates of a page, each made when it is asked for: of a large page they would take hundreds of megabytes.
struct CandidateRows {
    /// What the page makes of a candidate.
    struct OnPage {
        /// Best posterior of the phrases of its block that overlap it.
        let rival: Float
        /// Chance of its block, and candidates in it.
        let chance: Float
        let sameBlock: Int
        /// Linear score of its bag.
        let bag: Float
        let echo: Echoes.Echo
        /// From the column `rank` to `block-index`.
        let standing: [Float]
    }

    private let page: ReadPage
    private let candidates: [Candidate]
    private let chances: [Float], bags: [Float]
    private let echoes: [Echoes.Echo]
    /// Sum of all posteriors.
    private let total: Float
    private let rank: [Int]
    private let inBlock: [Int: Range<Int>]

    /// - Parameters:
    ///   - chances: the chance of each block.
    ///   - bags: the linear score of each candidate's bag.
    init(_ page: ReadPage, _ candidates: [Candidate], chances: [Float], bags: [Float]) {
        self.page = page
        self.candidates = candidates
        self.chances = chances
        self.bags = bags
        total = candidates.reduce(Float(0)) { $0 + $1.posterior }
        let order = candidates.indices.sorted { (-candidates[$0].posterior, $0) < (-candidates[$1].posterior, $1) }
        var rank = [Int](repeating: 0, count: candidates.count)
        for (place, k) in order.enumerated() { rank[k] = place }
        self.rank = rank
        var inBlock: [Int: Range<Int>] = [:]
        for (k, candidate) in candidates.enumerated() {
            inBlock[candidate.block] = (inBlock[candidate.block]?.lowerBound ?? k)..<k + 1
        }
        self.inBlock = inBlock
        var echoes = Echoes(candidates)
        self.echoes = candidates.indices.map { echoes.of($0) }
    }

    subscript(_ k: Int) -> [Float] {
        let c = candidates[k], inSame = inBlock[c.block]!
        var rival: Float = 0
        for other in inSame where other != k && candidates[other].tokens.overlaps(c.tokens) {
            rival = max(rival, candidates[other].posterior)
        }
        return CandidateRow.row(
            c, page.blocks[c.block],
            OnPage(
                rival: rival, chance: chances[c.block], sameBlock: inSame.count, bag: bags[k], echo: echoes[k],
                standing: [
                    Float(rank[k]), Float(rank[k]) / Float(candidates.count), total, Float(page.tokenCount),
                    total / Float(max(1, page.tokenCount)), Float(c.block) / Float(page.blocks.count),
                ]))
    }
}

/// How often the words of a candidate come back in other blocks of the page.
struct Echoes {
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
