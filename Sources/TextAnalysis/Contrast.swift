#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stands out in one body of text against another.
public enum Contrast {
    /// Log-odds of each term in a market against a background, with an informative Dirichlet prior, as z-scores
    /// (Monroe, Colaresi, Quinn: Fightin' Words, 2008, equations 16, 20 and 22):
    /// δ = ln((y₁+α)/(n₁+α₀−y₁−α)) − ln((y₂+α)/(n₂+α₀−y₂−α)), z = δ / √(1/(y₁+α) + 1/(y₂+α)), where α = `priorSize` · share of the
    /// term in both bodies together and α₀ = Σα.
    ///
    /// - Parameter market: counts of the body whose terms are weighed, each above 0.
    /// - Parameter background: counts of the body that it is held against.
    /// - Parameter priorSize: α₀, the weight of the prior in words; above 0.
    /// - Returns: terms of the market, the most outstanding first, then by term.
    /// - Complexity: O(n log n).
    public static func logOdds<Term: Hashable & Comparable>(
        market: [Term: Int], background: [Term: Int], priorSize: Double = 1000
    ) -> [(term: Term, z: Double)] {
        let inMarket = Double(market.values.reduce(0, +)), inBackground = Double(background.values.reduce(0, +))
        let total = inMarket + inBackground
        guard total > 0, priorSize > 0 else { return [] }
        var scores: [(term: Term, z: Double)] = []
        for (term, count) in market where count > 0 {
            let here = Double(count), there = Double(background[term] ?? 0)
            let prior = priorSize * (here + there) / total
            let rest = inMarket + priorSize - here - prior, restThere = inBackground + priorSize - there - prior
            guard rest > 0, restThere > 0 else { continue }
            let delta = log((here + prior) / rest) - log((there + prior) / restThere)
            scores.append((term, delta / (1 / (here + prior) + 1 / (there + prior)).squareRoot()))
        }
        return scores.sorted { ($1.z, $0.term) < ($0.z, $1.term) }
    }

    /// How much more of one set of documents hold a term than of another, as a z-score: log-odds with a prior of `prior` documents that hold
    /// the term as often as the second set does (Monroe et al. 2008, equation 22, on documents).
    ///
    /// - Parameters:
    ///   - count: documents of the first set that hold it, of `total`.
    ///   - background: documents of the second that hold it, of `backgroundTotal`; a part of one when it was never seen.
    public static func documentOdds(
        of count: Int, in total: Int, against background: Double, in backgroundTotal: Int, prior: Double = 10
    ) -> Double {
        let alpha = prior * (background + 0.5) / (Double(backgroundTotal) + 2)
        let here = (Double(count) + alpha) / (Double(total) + prior), there = (background + alpha) / (Double(backgroundTotal) + prior)
        guard here > 0, here < 1, there > 0, there < 1 else { return 0 }
        let delta = log(here / (1 - here)) - log(there / (1 - there))
        return delta / (1 / (Double(count) + alpha) + 1 / (background + alpha + 0.5)).squareRoot()
    }
}
