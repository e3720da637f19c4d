/// Eigenvalues and vectors of a small symmetric matrix, by cyclic Jacobi rotations.
enum SymmetricEigen {
    /// - Returns: eigenvalues, largest first, and for each its unit vector, whose largest entry is positive.
    /// - Complexity: O(n³) a sweep, about ten sweeps.
    static func solve(_ matrix: [Double], size n: Int) -> [(value: Double, vector: [Double])] {
        var a = matrix
        var v = [Double](repeating: 0, count: n * n)
        for i in 0..<n { v[i * n + i] = 1 }
        for _ in 0..<60 {
            var off = 0.0
            for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { off += a[i * n + j] * a[i * n + j] } }
            if off < 1e-26 { break }
            for p in 0..<n {
                for q in (p + 1)..<max(n, p + 1) where abs(a[p * n + q]) > 1e-300 {
                    let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
                    let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot()
                    let s = t * c
                    for k in 0..<n {
                        let kp = a[k * n + p]
                        let kq = a[k * n + q]
                        a[k * n + p] = c * kp - s * kq
                        a[k * n + q] = s * kp + c * kq
                    }
                    for k in 0..<n {
                        let pk = a[p * n + k]
                        let qk = a[q * n + k]
                        a[p * n + k] = c * pk - s * qk
                        a[q * n + k] = s * pk + c * qk
                        let vp = v[k * n + p]
                        let vq = v[k * n + q]
                        v[k * n + p] = c * vp - s * vq
                        v[k * n + q] = s * vp + c * vq
                    }
                }
            }
        }
        let order = (0..<n).sorted { (a[$1 * n + $1], $0) < (a[$0 * n + $0], $1) }
        return order.map { i in
            var vector = (0..<n).map { v[$0 * n + i] }
            let top = vector.max { abs($0) < abs($1) - 1e-12 } ?? 0
            if top < 0 { vector = vector.map { -$0 } }
            return (a[i * n + i], vector)
        }
    }
}
