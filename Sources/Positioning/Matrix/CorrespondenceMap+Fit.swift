import MarketModel

/// Principal coordinates of a table of counts.
struct Correspondence: Sendable {
    /// For each row, and each column, its coordinates on the axes.
    let rows: [[Double]]
    let columns: [[Double]]
    /// Share of the total inertia of each axis, 0 to 1.
    let inertia: [Double]
    /// Sum of the squared singular values.
    let total: Double

    /// - Returns: `nil` when the table has fewer than two rows or columns that are not empty, or no inertia.
    /// - Complexity: O(r³ + r²c) for the smaller side `r`.
    static func fit(_ table: [[Double]], axes: Int) -> Correspondence? {
        let r = table.count
        let c = table.first?.count ?? 0
        let sum = table.joined().reduce(0, +)
        guard r > 1, c > 1, sum > 0 else { return nil }
        let rowMass = table.map { $0.reduce(0, +) / sum }
        let columnMass = (0..<c).map { j in table.reduce(0) { $0 + $1[j] } / sum }
        guard rowMass.allSatisfy({ $0 > 0 }), columnMass.allSatisfy({ $0 > 0 }) else { return nil }
        let residual = (0..<r).map { i in
            (0..<c).map { j in
                (table[i][j] / sum - rowMass[i] * columnMass[j]) / (rowMass[i] * columnMass[j]).squareRoot()
            }
        }
        let wide = r <= c
        let n = wide ? r : c
        var gram = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in i..<n {
                var s = 0.0
                if wide {
                    for k in 0..<c { s += residual[i][k] * residual[j][k] }
                } else {
                    for k in 0..<r { s += residual[k][i] * residual[k][j] }
                }
                gram[i * n + j] = s
                gram[j * n + i] = s
            }
        }
        let total = (0..<n).reduce(0) { $0 + gram[$1 * n + $1] }
        guard total > 1e-12 else { return nil }
        let eigen = SymmetricEigen.solve(gram, size: n).prefix(min(axes, n - 1)).filter {
            $0.value > 1e-14
        }
        guard !eigen.isEmpty else { return nil }
        var rows = [[Double]](repeating: [], count: r)
        var columns = [[Double]](repeating: [], count: c)
        for (value, vector) in eigen {
            let singular = value.squareRoot()
            if wide {
                for i in 0..<r { rows[i].append(vector[i] * singular / rowMass[i].squareRoot()) }
                for j in 0..<c {
                    columns[j].append(
                        (0..<r).reduce(0) { $0 + residual[$1][j] * vector[$1] } / columnMass[j].squareRoot())
                }
            } else {
                for j in 0..<c { columns[j].append(vector[j] * singular / columnMass[j].squareRoot()) }
                for i in 0..<r {
                    rows[i].append(
                        (0..<c).reduce(0) { $0 + residual[i][$1] * vector[$1] } / rowMass[i].squareRoot())
                }
            }
        }
        return Correspondence(
            rows: rows, columns: columns, inertia: eigen.map { $0.value / total }, total: total)
    }
}

extension CorrespondenceMap {
    /// The map of the brands and the 60 concepts that most of them hold.
    ///
    /// - Returns: `nil` with fewer than three brands or concepts that any two share.
    init?(_ matrix: Matrix) {
        let concepts = matrix.concepts.filter { $0.cells.count >= 2 }.prefix(60)
        var mentions: [BrandID: Int] = [:]
        for row in concepts {
            for cell in row.cells { mentions[cell.brand, default: 0] += cell.holding.mentions }
        }
        let brands = mentions.keys.sorted { (mentions[$1]!, $0) < (mentions[$0]!, $1) }.prefix(80)
            .sorted()
        let kept = concepts.filter { row in row.cells.contains { brands.contains($0.brand) } }
        guard brands.count >= 3, kept.count >= 3 else { return nil }
        let place = Dictionary(uniqueKeysWithValues: brands.enumerated().map { ($1, $0) })
        var table = [[Double]](
            repeating: [Double](repeating: 0, count: kept.count), count: brands.count)
        for (j, row) in kept.enumerated() {
            for cell in row.cells {
                if let i = place[cell.brand] { table[i][j] = Double(cell.holding.mentions) }
            }
        }
        guard let fit = Correspondence.fit(table, axes: 2) else { return nil }
        func coordinate(_ point: [Double], _ axis: Int) -> Double {
            point.count > axis ? point[axis] : 0
        }
        self.init(
            brands: brands.enumerated().map {
                BrandPoint(brand: $1, x: coordinate(fit.rows[$0], 0), y: coordinate(fit.rows[$0], 1))
            },
            concepts: kept.enumerated().map {
                ConceptPoint(
                    concept: $1.concept.id, x: coordinate(fit.columns[$0], 0),
                    y: coordinate(fit.columns[$0], 1))
            }, inertia: fit.inertia)
    }
}
