import Learning
import MarketModel

/// A phrase that may be a claim, with what the tagger thinks of it.
struct Candidate: Sendable {
    /// Index in the read page's blocks.
    let block: Int
    let tokens: Range<Int>
    let words: WordBag
    /// Posterior that exactly this phrase is a claim, by angle.
    let posteriors: SIMD4<Float>
    /// Mean chance of its tokens to be in a claim of each angle.
    let shares: SIMD4<Float>
    /// Least chance of one of its tokens to be in a claim.
    let weakest: Float
    /// Chance that a claim begins at its first token, ends at its last.
    let begins: Float
    let ends: Float
    /// Chance that the token before it, after it, is in a claim.
    let before: Float
    let after: Float
    /// Sum of the posteriors of all phrases that overlap it, itself among them.
    var overlap: Float = 0

    var posterior: Float { posteriors.sum() }
    var support: Float { shares.sum() }
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
