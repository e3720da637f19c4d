/// A linear model of which items go together, with a closed solution.
///
/// B = −P ÷ diag(P), diagonal 0, P = (XᵀX + λI)⁻¹. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019.
struct EASE: Sendable {
    let items: Int
    /// P, row-major and symmetric.
    private let inverse: [Double]

    /// Row-major: the weight with which item `i` speaks for item `j` at `i * items + j`.
    var weights: [Double] { (0..<items * items).map { weight($0 / items, $0 % items) } }

    func weight(_ i: Int, _ j: Int) -> Double { i == j ? 0 : -inverse[i * items + j] / inverse[j * items + j] }

    /// - Parameter rows: the items that each row holds, each once and below `items`.
    /// - Complexity: O(m³) for `m` items.
    static func fit(rows: [[Int]], items: Int, lambda: Double) -> EASE {
        var gram = [Double](repeating: 0, count: items * items)
        for row in rows { for i in row { for j in row { gram[i * items + j] += 1 } } }
        for i in 0..<items { gram[i * items + i] += lambda }
        return EASE(items: items, inverse: EASE.inverse(gram, size: items))
    }

    /// The model without one of its rows: (A − xxᵀ)⁻¹ = P + Pxxᵀ P ÷ (1 − xᵀPx). Sherman and Morrison 1950.
    ///
    /// - Complexity: O(m²).
    func without(_ row: [Int]) -> EASE {
        var moved = [Double](repeating: 0, count: items)
        for i in 0..<items { for j in row { moved[i] += inverse[i * items + j] } }
        let scale = 1 - row.reduce(0) { $0 + moved[$1] }
        var result = inverse
        for i in 0..<items where moved[i] != 0 {
            let factor = moved[i] / scale
            for j in 0..<items { result[i * items + j] += factor * moved[j] }
        }
        return EASE(items: items, inverse: result)
    }

    /// How strongly a holder of `held` is expected to hold `item`.
    func score(_ item: Int, held: [Int]) -> Double { held.reduce(0) { $0 + weight($1, item) } }

    /// The mean score of each item over rows, its own place in a row left out.
    func means(over rows: [[Int]]) -> [Double] {
        guard !rows.isEmpty else { return [Double](repeating: 0, count: items) }
        var holding = [Double](repeating: 0, count: items)
        for row in rows { for item in row { holding[item] += 1 } }
        var sums = [Double](repeating: 0, count: items)
        for i in 0..<items where holding[i] > 0 {
            for j in 0..<items where i != j { sums[j] -= holding[i] * inverse[i * items + j] }
        }
        return (0..<items).map { sums[$0] / inverse[$0 * items + $0] / Double(rows.count) }
    }

    /// The inverse of a symmetric positive definite matrix, by Cholesky's factor.
    static func inverse(_ matrix: [Double], size n: Int) -> [Double] {
        var l = matrix
        // L⁻¹ in the lower triangle, then A⁻¹ = L⁻ᵀL⁻¹.
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
        var low = [Double](repeating: 0, count: n * n)
        for c in 0..<n {
            low[c * n + c] = 1 / l[c * n + c]
            for i in (c + 1)..<max(n, c + 1) {
                var s = 0.0
                for k in c..<i { s -= l[i * n + k] * low[k * n + c] }
                low[i * n + c] = s / l[i * n + i]
            }
        }
        var result = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for k in i..<n {
                let factor = low[k * n + i]
                guard factor != 0 else { continue }
                for j in 0...i { result[i * n + j] += factor * low[k * n + j] }
            }
            for j in 0..<i { result[j * n + i] = result[i * n + j] }
        }
        return result
    }
}
