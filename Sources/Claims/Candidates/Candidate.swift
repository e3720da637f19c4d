import Learning
import MarketModel

/// A phrase that may be a claim, with what the tagger thinks of it.
struct Candidate: Sendable {
    /// Index in the read page's blocks.
    let block: Int
    let tokens: Range<Int>
    let words: WordBag
    /// Its words without those that only make an absence of the others.
    let core: WordBag
    /// Row of the lexicon's concept that it names exactly, -1 when there is none.
    let known: Int
    /// Posterior that exactly this phrase is a claim, by angle.
    var posteriors = SIMD4<Float>.zero
    /// Mean chance of its tokens to be in a claim of each angle.
    var shares = SIMD4<Float>.zero
    /// Least chance of one of its tokens to be in a claim.
    var weakest: Float = 0
    /// Chance that a claim begins at its first token, ends at its last.
    var begins: Float = 0
    var ends: Float = 0
    /// Chance that the token before it, after it, is in a claim.
    var before: Float = 0
    var after: Float = 0
    /// Sum of the posteriors of all phrases that overlap it, itself among them.
    var overlap: Float = 0

    /// A phrase of which the tagger has not been asked yet.
    init(block: Int, tokens: Range<Int>, in read: ReadBlock) {
        self.block = block
        self.tokens = tokens
        words = read.words(tokens)
        core = read.core(tokens)
        known = read.hints.known(tokens)
    }

    var posterior: Float { posteriors.sum() }
    var support: Float { shares.sum() }

    /// How much of their words two phrases have in common, 0 to 1; none when the lexicon knows them as two selling points: "gluten free"
    /// and "soy free".
    func likeness(_ other: Candidate) -> Double {
        known >= 0 && other.known >= 0 && known != other.known ? 0 : core.similarity(other.core)
    }
}

/// What the tagger says about each token of a block.
struct TokenChances: Sendable {
    /// Chance of being in a claim of each angle.
    let inside: [SIMD4<Float>]
    /// Chance that a claim begins here.
    let begins: [Float]
    /// Chance that a claim ends here.
    let ends: [Float]

    init(_ lattice: ChainLattice) {
        var inside: [SIMD4<Float>] = [], begins: [Float] = [], ends: [Float] = []
        let n = lattice.count
        for t in 0..<n {
            var row = SIMD4<Float>.zero
            var begin: Float = 0
            for a in 0..<4 {
                let b = lattice.marginal(t, 1 + 2 * a)
                begin += b
                row[a] = b + lattice.marginal(t, 2 + 2 * a)
            }
            inside.append(row)
            begins.append(begin)
        }
        for t in 0..<n {
            var goesOn: Float = 0
            if t + 1 < n { for a in 0..<4 { goesOn += lattice.marginal(t + 1, 2 + 2 * a) } }
            ends.append(max(0, inside[t].sum() - goesOn))
        }
        self.inside = inside
        self.begins = begins
        self.ends = ends
    }
}
