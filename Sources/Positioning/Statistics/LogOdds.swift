import MarketModel

/// Which concepts a brand speaks of more than the rest of the market: log-odds ratio with an informative Dirichlet prior.
///
/// δ = ln((y₁+α)/(n₁+α₀−y₁−α)) − ln((y₂+α)/(n₂+α₀−y₂−α)), variance 1/(y₁+α)+1/(y₂+α), z = δ/√variance; the prior α is the market's own
/// share of mentions times `priorMentions`. Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 2008.
struct LogOdds: Sendable {
    private let counts: [ConceptID: [BrandID: Int]]
    private let conceptTotal: [ConceptID: Int]
    private let brandTotal: [BrandID: Int]
    private let total: Int
    private let priorMentions: Double

    init(counts: [ConceptID: [BrandID: Int]], priorMentions: Double) {
        self.counts = counts
        self.priorMentions = priorMentions
        conceptTotal = counts.mapValues { $0.values.reduce(0, +) }
        var byBrand: [BrandID: Int] = [:]
        for row in counts.values { for (brand, n) in row { byBrand[brand, default: 0] += n } }
        brandTotal = byBrand
        total = byBrand.values.reduce(0, +)
    }

    /// z of one brand and one concept; 0 when there is nothing to compare with.
    func z(concept: ConceptID, brand: BrandID) -> Double {
        let all = conceptTotal[concept] ?? 0
        let own = counts[concept]?[brand] ?? 0
        let brandAll = brandTotal[brand] ?? 0
        return LogOdds.z(
            own: own, ownTotal: brandAll, other: all - own, otherTotal: total - brandAll,
            prior: total == 0 ? 0 : priorMentions * Double(all) / Double(total), priorTotal: priorMentions
        )
    }

    /// - Parameters:
    ///   - own: mentions of the concept by the brand, of `ownTotal`.
    ///   - other: mentions of the concept by the others, of `otherTotal`.
    ///   - prior: α of the concept, of `priorTotal`.
    static func z(
        own: Int, ownTotal: Int, other: Int, otherTotal: Int, prior: Double, priorTotal: Double
    ) -> Double {
        let y1 = Double(own) + prior
        let y2 = Double(other) + prior
        let rest1 = Double(ownTotal) + priorTotal - y1
        let rest2 = Double(otherTotal) + priorTotal - y2
        guard y1 > 0, y2 > 0, rest1 > 0, rest2 > 0 else { return 0 }
        return (log(y1 / rest1) - log(y2 / rest2)) / (1 / y1 + 1 / y2).squareRoot()
    }
}
