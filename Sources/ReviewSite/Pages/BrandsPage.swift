import MarketModel
import Positioning

/// The brands of the market.
enum BrandsPage {
    static func show(_ visit: Visit) -> SiteResponse {
        let matrix = visit.analysis.matrix
        var held: [BrandID: Int] = [:], alone: [BrandID: Int] = [:]
        for row in matrix.concepts {
            for cell in row.cells { held[cell.brand, default: 0] += 1 }
            if row.cells.count == 1 { alone[row.cells[0].brand, default: 0] += 1 }
        }
        let brands = matrix.brands.sorted {
            ($0.isOwn ? 0 : 1, -(held[$0.id] ?? 0), $0.id) < ($1.isOwn ? 0 : 1, -(held[$1.id] ?? 0), $1.id)
        }
        let unknown = visit.analysis.summary.brandUnknown.count
        return visit.page(
            "brands", title: "Brands",
            given([
                "brands": brands.map { brand in
                    given([
                        "name": Escaping.clipped(brand.name, to: 60), "link": Form.link("/", ["brand": brand.id.rawValue]),
                        "reviewLink": Form.link("/review", ["brand": brand.id.rawValue]), "own": brand.isOwn ? true : nil,
                        "pageCount": brand.pages.count, "observable": brand.pagesObservable, "unseen": brand.notObservable,
                        "held": held[brand.id] ?? 0, "alone": alone[brand.id] ?? 0, "ratings": brand.ratings, "reach": brand.reach?.percent,
                        "rating": brand.rating?.short, "prices": prices(brand.prices),
                    ])
                },
                "unknown": unknown == 0 ? nil : count(unknown, "product page"),
            ]))
    }

    private static func prices(_ prices: [Money]) -> String? {
        guard let low = prices.first, let high = prices.last else { return nil }
        let unit = low.currency == high.currency ? low.currency ?? "" : ""
        return (low.amount == high.amount ? low.amount : "\(low.amount) to \(high.amount)") + (unit.isEmpty ? "" : " " + unit)
    }
}
