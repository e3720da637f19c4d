import MarketModel
import MarketStore
import Positioning

/// All that stands behind one cell of the matrix.
enum CellPage {
    static func show(_ visit: Visit) throws -> SiteResponse? {
        let matrix = visit.analysis.matrix
        guard let brand = visit.request.asked("brand").flatMap({ matrix.brand(BrandID(rawValue: $0)) }),
            let row = visit.request.asked("concept").flatMap({ ConceptID(rawValue: $0) }).flatMap({ matrix.concept($0) })
        else { return nil }
        let cell = row.held(by: brand.id)
        let cards = try cards(of: cell, brand: brand, concept: row.concept.id, visit)
        let facts: [(String, String?)] = [
            ("Strength", cell.map { "\($0.holding.strength.hundredths) of 100" }), ("Mentions", cell.map { "\($0.holding.mentions)" }),
            ("Pages", cell.map { "\($0.holding.pages) of \(brand.pages.count)" }),
            ("Reach", brand.reach.map { "\($0.percent) of all ratings" }),
            ("Distinctiveness", cell.map { "\($0.distinctiveness.short) (above 2: its own tune)" }),
            ("Largest number", cell?.holding.quantity.map(told)),
        ]
        return visit.page(
            "cell", title: "\(brand.name): \(row.concept.label)",
            given([
                "brandTitle": brand.name, "label": row.concept.label, "conceptLink": Form.link("/concept", ["id": row.concept.id.rawValue]),
                "brandLink": Form.link("/", ["brand": brand.id.rawValue]), "angleName": row.concept.angle.rawValue,
                "isAbsent": row.concept.polarity == .absent,
                "notFound": cell == nil && brand.notObservable == nil ? count(brand.pagesObservable, "observable page") : nil,
                "notObservable": cell == nil ? brand.notObservable : nil,
                "facts": facts.compactMap { name, value in value.map { given(["name": name, "value": $0]) } },
                "others": count(row.rivals, "rival claims it", "rivals claim it"),
                "standing": row.standing.rawValue, "cards": cards.isEmpty ? nil : cards,
                "choices": ClaimCard.choices(visit.analysis),
            ]))
    }

    /// The claims that the cell is made of; corrections may have led one here from another concept, so quotes tell too.
    private static func cards(of cell: HeldCell?, brand: BrandRow, concept: ConceptID, _ visit: Visit) throws -> [Fields] {
        let places = Set((cell?.holding.quotes ?? []).map { [$0.page.rawValue, "\($0.evidence.block)", "\($0.evidence.range)"] })
        return try visit.site.market.read { market in
            let verdicts = try Verdicts(market)
            var claims: [ReviewedClaim] = []
            for page in brand.pages.prefix(100) {
                for claim in try market.claimsToReview(ReviewFilter(page: page, undecidedOnly: false), limit: 500) {
                    let place = [claim.page.rawValue, "\(claim.evidence.block)", "\(claim.evidence.range)"]
                    guard claim.concept.id == concept || places.contains(place) else { continue }
                    claims.append(claim)
                }
                if claims.count >= 100 { break }
            }
            return try ClaimCard.fields(claims, verdicts: verdicts, market: market, visit: visit)
        }
    }

    private static func told(_ quantity: Quantity) -> String {
        let bound = quantity.bound == .upTo || quantity.bound == .over ? quantity.bound.rawValue + " " : ""
        return "\(bound)\(quantity.value.short)\(quantity.upper.map { " to \($0.short)" } ?? "") \(quantity.unit)"
    }
}
