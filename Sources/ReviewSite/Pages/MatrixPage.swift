import MarketModel
import Positioning

/// Brand x concept as a grid with heat: concepts down, brands across.
enum MatrixPage {
    static let conceptsAPage = 60
    static let brandsAPage = 40

    static func show(_ visit: Visit) -> SiteResponse {
        let analysis = visit.analysis, matrix = analysis.matrix, request = visit.request
        let segment = request.asked("segment").flatMap { id in analysis.segments.first { $0.id == id } }
        let concepts = chosen(matrix.concepts, visit)
        let brands = columns(matrix, segment: segment, only: request.asked("brand"))
        let pages = Pages.parts(concepts.count, of: conceptsAPage), page = request.number("p", in: 1...pages)
        let sides = Pages.parts(brands.count, of: brandsAPage), side = request.number("b", in: 1...sides)
        let shown = Array(brands.dropFirst((side - 1) * brandsAPage).prefix(brandsAPage))
        let rows = concepts.dropFirst((page - 1) * conceptsAPage).prefix(conceptsAPage)
        let inside = segment.map { Set($0.pages) }
        return visit.page(
            "matrix", title: "Who claims what",
            given([
                "facts": facts(analysis.summary, concepts: matrix.concepts.count),
                "remarks": analysis.notes.isEmpty ? nil : analysis.notes.map { ["line": $0] as Fields },
                "angleOptions": Pages.angles(chosen: request.asked("angle")),
                "brandOptions": Pages.options(matrix.brands.map { ($0.id.rawValue, $0.name) }, chosen: request.asked("brand")),
                "segments": Pages.options(
                    analysis.segments.map { ($0.id, "\($0.label) (\(count($0.brands.count, "brand")))") }, chosen: segment?.id),
                "standings": Pages.options(Standing.allCases.map { ($0.rawValue, $0.rawValue) }, chosen: request.asked("state")),
                "words": request.asked("q"),
                "filtered": ["angle", "brand", "segment", "state", "q"].contains { request.asked($0) != nil } ? true : nil,
                "columns": shown.map { brand in
                    given([
                        "name": Escaping.clipped(brand.name, to: 28), "link": Form.link("/", ["brand": brand.id.rawValue]),
                        "own": brand.isOwn ? true : nil,
                    ])
                },
                "rows": rows.map { row(of: $0, brands: shown, rivals: matrix.rivals.count, inside: inside) },
                "some": rows.isEmpty ? nil : true, "none": rows.isEmpty ? true : nil,
                "total": count(concepts.count, "concept"), "brandTotal": count(brands.count, "brand"),
                "pager": Pages.pager(visit, "p", page: page, of: pages, what: "Concepts"),
                "sidePager": Pages.pager(visit, "b", page: side, of: sides, what: "Brands"),
            ]))
    }

    private static func facts(_ summary: MarketSummary, concepts: Int) -> [Fields] {
        let facts: [(number: Int, what: String, link: String?)] = [
            (summary.rivals, summary.rivals == 1 ? "rival brand" : "rival brands", "/brands"),
            (summary.pagesRead, summary.pagesRead == 1 ? "page read" : "pages read", "/pages"),
            (summary.failures.count, "could not be read", "/pages"), (summary.notObservable.count, "not observable", "/pages"),
            (concepts, concepts == 1 ? "concept" : "concepts", "/concepts"), (summary.claims, "claims", "/review"),
            (summary.reviews, "reviews and questions", nil),
        ]
        return facts.filter { $0.number > 0 }.map { given(["number": $0.number, "what": $0.what, "link": $0.link]) }
    }

    private static func chosen(_ concepts: [ConceptRow], _ visit: Visit) -> [ConceptRow] {
        let angle = visit.request.asked("angle"), state = visit.request.asked("state"), words = visit.request.asked("q")?.lowercased()
        let brand = visit.request.asked("brand").map { BrandID(rawValue: $0) }
        return concepts.filter { row in
            if let angle, row.concept.angle.rawValue != angle { return false }
            if let state, row.standing.rawValue != state { return false }
            if let brand, row.held(by: brand) == nil { return false }
            return words.map { row.concept.label.lowercased().contains($0) || row.concept.id.rawValue.contains($0) } ?? true
        }
    }

    /// The own brand first, then by how much each claims.
    private static func columns(_ matrix: Matrix, segment: Segment?, only: String?) -> [BrandRow] {
        var claims: [BrandID: Int] = [:]
        for row in matrix.concepts { for cell in row.cells { claims[cell.brand, default: 0] += 1 } }
        let inside = segment.map { Set($0.brands) }
        return matrix.brands.filter { brand in
            if let only { return brand.id.rawValue == only }
            return inside.map { $0.contains(brand.id) || brand.isOwn } ?? true
        }.sorted { ($0.isOwn ? 0 : 1, -(claims[$0.id] ?? 0), $0.id) < ($1.isOwn ? 0 : 1, -(claims[$1.id] ?? 0), $1.id) }
    }

    private static func row(of row: ConceptRow, brands: [BrandRow], rivals: Int, inside: Set<PageID>?) -> Fields {
        let held = Dictionary(row.cells.map { ($0.brand, $0) }, uniquingKeysWith: { first, _ in first })
        let label = Escaping.clipped(row.concept.label, to: 60)
        var cells = ""
        // Built by hand: a grid has thousands of cells, and a template looks up each of their names at run time.
        for brand in brands {
            if let cell = held[brand.id], inside.map({ pages in cell.holding.quotes.contains { pages.contains($0.page) } }) ?? true {
                let link = Form.link("/cell", ["brand": brand.id.rawValue, "concept": row.concept.id.rawValue])
                let strength = cell.holding.strength.hundredths
                let words = "\(brand.name), \(label): strength \(strength) of 100, \(count(cell.holding.mentions, "mention"))"
                cells += """
                    <td class="h\(1 + min(4, strength / 20))"><a href="\(Escaping.html(link))" \
                    aria-label="\(Escaping.html(words))">\(strength)</a></td>
                    """
            } else if brand.notObservable != nil {
                cells += "<td class=\"unseen\"><span class=\"hide\">not observable</span></td>"
            } else {
                cells += "<td></td>"
            }
        }
        return given([
            "label": label, "link": Form.link("/concept", ["id": row.concept.id.rawValue]), "angleName": row.concept.angle.rawValue,
            "letter": row.concept.angle.letter, "isAbsent": row.concept.polarity == .absent, "cells": cells,
            "rivals": row.rivals, "ofRivals": rivals, "standing": row.standing.rawValue,
        ])
    }
}

extension Angle {
    /// F, O, B or U.
    var letter: String { rawValue.prefix(1).uppercased() }

    /// The key of the keyboard that sets it: 1 to 4.
    var key: Int { Angle.allCases.firstIndex(of: self)! + 1 }
}
