internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The points that the statements of a page may be about: the catalogue's, and behind them what the page's seller claims beyond it.
struct PagePoints {
    let catalogue: PointCatalogue
    /// Profiles of the seller's own concepts.
    private let own: [PointProfile]
    /// Numbers of the points that the seller claims.
    let claimed: [Int]
    private let isClaimed: Set<Int>

    /// - Parameter brand: stems of the brand's name; a concept of the seller's that names it is no point that customers speak of.
    init(_ claims: [Claim], on page: ProductPage, catalogue: PointCatalogue, facts: WordFacts, brand: Set<TermID>) {
        self.catalogue = catalogue
        var own: [PointProfile] = [], claimed: [Int] = [], seen: Set<ConceptID> = []
        for claim in claims where seen.insert(claim.concept.id).inserted {
            if let known = catalogue.number(of: claim.concept.id) {
                claimed.append(known)
            } else {
                let wordings = ([claim.evidence] + claim.also).prefix(4).map { page.quote($0) }
                if facts.analyzer.analyze(claim.concept.label).parts.contains(where: { brand.contains($0.stem) }) { continue }
                own.append(catalogue.weigher.profile(claim.concept, wordings: wordings, facts: facts, isCatalogued: false))
                claimed.append(catalogue.profiles.count + own.count - 1)
            }
        }
        self.own = own
        self.claimed = claimed
        isClaimed = Set(claimed)
    }

    subscript(_ point: Int) -> PointProfile {
        point < catalogue.profiles.count ? catalogue.profiles[point] : own[point - catalogue.profiles.count]
    }

    func isClaimed(_ point: Int) -> Bool { isClaimed.contains(point) }
}
