/// A linear model of which items go together, with a closed solution.
///
/// B = −P ÷ diag(P), diagonal 0, P = (XᵀX + λI)⁻¹. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019.
///
/// - Complexity: O(m³) for `m` items.
struct EASE: Sendable {
    let items: Int
    /// Row-major: the weight with which item `i` speaks for item `j` at `i * items + j`.
    let weights: [Double]

    /// - Parameter rows: the items that each row holds, each once and below `items`.
    static func fit(rows: [[Int]], items: Int, lambda: Double) -> EASE {
        var gram = [Double](repeating: 0, count: items * items)
        for row in rows { for i in row { for j in row { gram[i * items + j] += 1 } } }
        for i in 0..<items { gram[i * items + i] += lambda }
        let inverse = EASE.inverse(gram, size: items)
        var weights = [Double](repeating: 0, count: items * items)
        for i in 0..<items {
            for j in 0..<items where i != j {
                weights[i * items + j] = -inverse[i * items + j] / inverse[j * items + j]
            }
        }
        return EASE(items: items, weights: weights)
    }

    /// How strongly a holder of `held` is expected to hold `item`.
    func score(_ item: Int, held: [Int]) -> Double {
        held.reduce(0) { $0 + weights[$1 * items + item] }
    }

    /// The inverse of a symmetric positive definite matrix, by Cholesky's factor.
    static func inverse(_ matrix: [Double], size n: Int) -> [Double] {
        var l = matrix
        for j in 0..<n {
            var d = l[j * n + j]
            for k in 0..<j { d -= l[j * n + k] * l[j * n + k] }
            let root = max(d, 1e-300).squareRoot()
            l[j * n + j] = root
            for i in (j + 1)..<max(n, j + 1) {
                var s = l[i * n + j]
                for k in 0..<j { s -= l[i * n + k] * l[j * n + k] }
                l[i * n + j] = s / root
            }
        }
        var result = [Double](repeating: 0, count: n * n)
        var column = [Double](repeating: 0, count: n)
        for c in 0..<n {
            for i in 0..<n { column[i] = 0 }
            column[c] = 1
            for i in c..<n {
                var s = column[i]
                for k in c..<max(i, c) { s -= l[i * n + k] * column[k] }
                column[i] = s / l[i * n + i]
            }
            for i in stride(from: n - 1, through: 0, by: -1) {
                var s = column[i]
                for k in (i + 1)..<max(n, i + 1) { s -= l[k * n + i] * column[k] }
                column[i] = s / l[i * n + i]
            }
            for i in 0..<n { result[i * n + c] = column[i] }
        }
        return result
    }
}
