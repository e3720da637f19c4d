import MarketModel
import MarketStore
import Positioning

/// The market's concepts, and pairs that may be one.
enum ConceptsPage {
    static let conceptsAPage = 150
    static let suggestionsAPage = 12

    static func show(_ visit: Visit) throws -> SiteResponse {
        let apart = try visit.site.market.read { market in
            Set(try market.decisions().filter(Sentence.isKeepApart).map { [$0.concept!.rawValue, $0.before!].sorted() })
        }
        let suggestions = visit.analysis.mergeSuggestions.filter { !apart.contains([$0.keep.id.rawValue, $0.merge.id.rawValue].sorted()) }
        let words = visit.request.asked("q")?.lowercased(), angle = visit.request.asked("angle")
        let rows = visit.analysis.matrix.concepts.filter { row in
            (angle == nil || row.concept.angle.rawValue == angle)
                && (words.map { row.concept.label.lowercased().contains($0) || row.concept.id.rawValue.contains($0) } ?? true)
        }
        let pages = Pages.parts(rows.count, of: conceptsAPage), page = visit.request.number("p", in: 1...pages)
        let more = suggestions.count - suggestionsAPage
        return visit.page(
            "concepts", title: "Concepts",
            given([
                "suggestions": suggestions.isEmpty ? nil : suggestions.prefix(suggestionsAPage).map { pair($0, visit) },
                "moreSuggestions": more > 0 ? "\(count(more, "more pair")) to follow when these are decided." : nil,
                "angleOptions": Pages.angles(chosen: angle), "words": visit.request.asked("q"),
                "rows": rows.dropFirst((page - 1) * conceptsAPage).prefix(conceptsAPage).map(row),
                "some": rows.isEmpty ? nil : true, "none": rows.isEmpty ? true : nil, "total": count(rows.count, "concept"),
                "pager": Pages.pager(visit, "p", page: page, of: pages, what: "Concepts"),
            ]))
    }

    private static func pair(_ pair: MergeSuggestion, _ visit: Visit) -> Fields {
        func quotes(_ id: ConceptID) -> String? {
            let cells = visit.analysis.matrix.concept(id)?.cells ?? []
            let found = cells.compactMap { $0.holding.quotes.first?.text }.prefix(3).map { "“\(Escaping.clipped($0, to: 60))”" }
            return found.isEmpty ? nil : found.joined(separator: ", ")
        }
        return given([
            "keepLabel": pair.keep.label, "keepID": pair.keep.id.rawValue,
            "keepLink": Form.link("/concept", ["id": pair.keep.id.rawValue]), "keepQuotes": quotes(pair.keep.id),
            "keepAngle": pair.keep.angle.rawValue, "mergeAngle": pair.merge.angle.rawValue,
            "mergeLabel": pair.merge.label, "mergeID": pair.merge.id.rawValue,
            "mergeLink": Form.link("/concept", ["id": pair.merge.id.rawValue]), "mergeQuotes": quotes(pair.merge.id),
            "alike": pair.similarity.percent, "counts": counts(pair, visit),
        ])
    }

    /// "11 + 6 → 13 brands": what the matrix will count.
    private static func counts(_ pair: MergeSuggestion, _ visit: Visit) -> String {
        func holders(_ id: ConceptID) -> Set<BrandID> { Set(visit.analysis.matrix.concept(id)?.cells.map(\.brand) ?? []) }
        let keep = holders(pair.keep.id), merge = holders(pair.merge.id)
        return "\(keep.count) + \(merge.count) → \(count(keep.union(merge).count, "brand"))"
    }

    private static func row(_ row: ConceptRow) -> Fields {
        given([
            "label": Escaping.clipped(row.concept.label, to: 80), "link": Form.link("/concept", ["id": row.concept.id.rawValue]),
            "angleName": row.concept.angle.rawValue, "isAbsent": row.concept.polarity == .absent,
            "standing": row.standing.rawValue, "rivals": row.rivals, "mentions": row.mentions, "strength": row.strength.hundredths,
        ])
    }
}
