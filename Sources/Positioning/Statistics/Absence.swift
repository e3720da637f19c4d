/// What an empty cell or an empty pair is worth as evidence.
enum Absence {
    /// Upper end of the Wilson score interval at zero hits of `n`: z² ÷ (n + z²); 1 when nothing was seen.
    ///
    /// Wilson 1927. 0 of 12 brands still allows 24 % at z = 1.96.
    static func wilsonUpperAtZero(n: Int, z: Double) -> Double {
        n <= 0 ? 1 : z * z / (Double(n) + z * z)
    }

    /// Upper end of the Wilson score interval for `hits` of `n`.
    static func wilsonUpper(hits: Int, n: Int, z: Double) -> Double {
        guard n > 0 else { return 1 }
        let count = Double(n)
        let p = Double(hits) / count
        let zz = z * z
        let centre = p + zz / (2 * count)
        let spread = z * (p * (1 - p) / count + zz / (4 * count * count)).squareRoot()
        return (centre + spread) / (1 + zz / count)
    }

    /// Chance that two sets of `a` and `b` of `n` brands share none when they fall independently: C(n−a, b) ÷ C(n, b).
    ///
    /// The hypergeometric probability of zero.
    static func chanceOfEmptyPair(n: Int, a: Int, b: Int) -> Double {
        guard a >= 0, b >= 0, a <= n, b <= n else { return 0 }
        if a + b > n { return 0 }
        var chance = 1.0
        for i in 0..<b { chance *= Double(n - a - i) / Double(n - i) }
        return chance
    }

    /// Benjamini and Hochberg 1995: each p-value's smallest false discovery rate at which it is still found, in the order given.
    static func benjaminiHochberg(_ p: [Double]) -> [Double] {
        let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
        var adjusted = p
        var least = 1.0
        for (rank, index) in order.enumerated().reversed() {
            least = min(least, p[index] * Double(p.count) / Double(rank + 1))
            adjusted[index] = least
        }
        return adjusted
    }
}
