import Foundation
import MarketModel
import Testing

@testable import Positioning

/// Values computed by scipy and numpy; `Fixtures/statistics.py` made them.
private struct Reference: Decodable {
    struct Adjusted: Decodable {
        let p: [Double]
        let adjusted: [Double]
    }

    struct Linear: Decodable {
        struct Model: Decodable {
            let lambda: Double
            let weights: [Double]
        }

        let rows: [[Int]]
        let items: Int
        let models: [Model]
    }

    struct Odds: Decodable {
        let counts: [[Int]]
        let prior: Double
        let z: [[Double]]
    }

    struct Axes: Decodable {
        let table: [[Double]]
        let total: Double
        let inertia: [Double]
        let rows: [[Double]]
        let columns: [[Double]]
        let chi2: Double
    }

    let wilson: [[Double]]
    let hypergeometric: [[Double]]
    let benjaminiHochberg: Adjusted
    let ease: Linear
    let logOdds: Odds
    let correspondence: [Axes]
    let oddsRatio: [[Double]]

    static func load() throws -> Reference {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/statistics.json")
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
}

private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(b))
}

@Suite struct StatisticsTests {
    private let reference: Reference
    private let z95 = 1.959963984540054

    init() throws { reference = try Reference.load() }

    @Test func wilsonAgreesWithSciPy() {
        for line in reference.wilson {
            #expect(near(Absence.wilsonUpper(hits: Int(line[0]), n: Int(line[1]), z: z95), line[2]))
            if line[0] == 0 { #expect(near(Absence.wilsonUpperAtZero(n: Int(line[1]), z: z95), line[2])) }
        }
        #expect(Absence.wilsonUpperAtZero(n: 0, z: z95) == 1)
    }

    @Test func theChanceOfAnEmptyPairAgreesWithSciPy() {
        for line in reference.hypergeometric {
            #expect(
                near(Absence.chanceOfEmptyPair(n: Int(line[0]), a: Int(line[1]), b: Int(line[2])), line[3]))
            #expect(
                near(Absence.chanceOfEmptyPair(n: Int(line[0]), a: Int(line[2]), b: Int(line[1])), line[3]))
        }
    }

    @Test func falseDiscoveryRatesAgreeWithSciPy() {
        let found = Absence.benjaminiHochberg(reference.benjaminiHochberg.p)
        for (a, b) in zip(found, reference.benjaminiHochberg.adjusted) { #expect(near(a, b)) }
        #expect(Absence.benjaminiHochberg([]).isEmpty)
    }

    @Test func logOddsAgreeWithNumPy() {
        var counts: [ConceptID: [BrandID: Int]] = [:]
        for (b, row) in reference.logOdds.counts.enumerated() {
            for (c, n) in row.enumerated() {
                counts[ConceptID(.feature, "c\(c)"), default: [:]][BrandID(rawValue: "b\(b)")] = n
            }
        }
        let odds = LogOdds(counts: counts, priorMentions: reference.logOdds.prior)
        for (b, row) in reference.logOdds.z.enumerated() {
            for (c, z) in row.enumerated() {
                #expect(
                    near(odds.z(concept: ConceptID(.feature, "c\(c)"), brand: BrandID(rawValue: "b\(b)")), z))
            }
        }
    }

    @Test func correspondenceAnalysisAgreesWithNumPy() throws {
        for axes in reference.correspondence {
            let fit = try #require(Correspondence.fit(axes.table, axes: 2))
            #expect(near(fit.total, axes.total))
            #expect(near(fit.total * axes.table.joined().reduce(0, +), axes.chi2))
            for (a, b) in zip(fit.inertia, axes.inertia) { #expect(near(a, b)) }
            for axis in 0..<2 {
                // The sign of an axis means nothing.
                let sign = fit.rows[0][axis] * axes.rows[0][axis] < 0 ? -1.0 : 1.0
                for (a, b) in zip(fit.rows, axes.rows) { #expect(near(sign * a[axis], b[axis], 1e-7)) }
                for (a, b) in zip(fit.columns, axes.columns) {
                    #expect(near(sign * a[axis], b[axis], 1e-7))
                }
            }
        }
    }

    @Test func aMapNeedsThreeBrandsAndConcepts() {
        #expect(Correspondence.fit([[1, 2]], axes: 2) == nil)
        #expect(Correspondence.fit([[1, 2], [2, 4]], axes: 2) == nil)
        #expect(Correspondence.fit([[0, 0], [2, 4]], axes: 2) == nil)
    }
}
