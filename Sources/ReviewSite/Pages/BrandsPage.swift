import MarketModel
import Positioning
import Reports

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
                "joining": joining(visit).markup,
                "unknown": unknown == 0 ? nil : count(unknown, "product page"),
            ]))
    }

    /// Two brands as one, with the new counts before anybody says yes; undone in the log.
    private static func joining(_ visit: Visit) -> HTML {
        let brands = visit.analysis.matrix.brands.sorted { $0.name < $1.name }
        func choice(_ name: StaticString, _ title: String, _ chosen: String?) -> HTML {
            Tag.label {
                "\(title) "
                Tag.select(Attribute("name", name.description)) {
                    Tag.option(Attribute("value", "")) { "choose" }
                    for brand in brands {
                        Tag.option(Attribute("value", brand.id.rawValue), .flag("selected", brand.id.rawValue == chosen)) { brand.name }
                    }
                }
            }
        }
        let from = visit.request.asked("same"), to = visit.request.asked("as")
        return Tag.form(.class("filters"), Attribute("method", "get"), Attribute("action", "/brands")) {
            choice("same", "Same brand?", from)
            choice("as", "count as", to)
            Tag.button(Attribute("type", "submit")) { "See the new count" }
        } + preview(visit, from: brands.first { $0.id.rawValue == from }, to: brands.first { $0.id.rawValue == to })
    }

    private static func preview(_ visit: Visit, from: BrandRow?, to: BrandRow?) -> HTML {
        guard let from, let to, from.id != to.id else { return HTML() }
        let rows = visit.analysis.matrix.concepts
        let a = rows.count { $0.held(by: from.id) != nil }, b = rows.count { $0.held(by: to.id) != nil }
        let both = rows.count { $0.held(by: from.id) != nil || $0.held(by: to.id) != nil }
        let rivals = visit.analysis.matrix.rivals.count
        return Tag.div(.class("notice")) {
            Tag.p {
                "“\(from.name)” counted as “\(to.name)”: \(a) + \(b) → \(both) concepts, \(from.pages.count) + \(to.pages.count) → \(from.pages.count + to.pages.count) pages, \(rivals) → \(rivals - 1) brands in the market."
            }
            if visit.isKnown {
                Tag.form(Attribute("method", "post"), Attribute("action", "/decide")) {
                    AlikePage.hidden("token", visit.site.gate.token)
                    AlikePage.hidden("back", "/brands")
                    AlikePage.hidden("before", from.name)
                    AlikePage.hidden("to", to.name)
                    Tag.button(Attribute("type", "submit"), Attribute("name", "do"), Attribute("value", "merge-brand"), .class("yes")) {
                        "Merge"
                    }
                    " "
                    Tag.a(.href("/brands")) { "Keep apart" }
                }
            }
        }
    }

    private static func prices(_ prices: [Money]) -> String? {
        guard let low = prices.first, let high = prices.last else { return nil }
        let unit = low.currency == high.currency ? low.currency ?? "" : ""
        return (low.amount == high.amount ? low.amount : "\(low.amount) to \(high.amount)") + (unit.isEmpty ? "" : " " + unit)
    }
}
