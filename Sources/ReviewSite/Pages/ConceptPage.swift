import MarketModel
import MarketStore
import Positioning

/// One concept: who holds it, in which words, and the forms to rename, merge, split and exclude it.
enum ConceptPage {
    static let claimsAPage = 25

    static func show(_ visit: Visit) throws -> SiteResponse? {
        guard let id = visit.request.asked("id").flatMap({ ConceptID(rawValue: $0) }) else { return nil }
        let row = visit.analysis.matrix.concept(id), start = visit.request.number("from", in: 0...1_000_000)
        let (cards, more, excluded) = try visit.site.market.read { market in
            let verdicts = try Verdicts(market)
            let claims = try market.claimsToReview(ReviewFilter(concept: id, undecidedOnly: false), limit: claimsAPage + 1, offset: start)
            return (
                try ClaimCard.fields(Array(claims.prefix(claimsAPage)), verdicts: verdicts, market: market, visit: visit),
                claims.count > claimsAPage,
                try market.countingDecisions().first { $0.decision?.action == .excludeConcept && $0.decision?.concept == id }
            )
        }
        guard row != nil || !cards.isEmpty else { return nil }
        let label = row?.concept.label ?? id.slug.split(separator: "-").joined(separator: " ")
        let holders = (row?.cells ?? []).sorted { ($1.holding.strength, $0.brand) < ($0.holding.strength, $1.brand) }
        var wordings: [String] = []
        for card in cards { if let quote = card["quote"] as? String, !wordings.contains(quote) { wordings.append(quote) } }
        return visit.page(
            "concept", title: label,
            given([
                "label": label, "id": id.rawValue, "angleName": id.angle.rawValue,
                "isAbsent": row?.concept.polarity == .absent,
                "standing": row?.standing.rawValue, "rivalCount": row.map { count($0.rivals, "rival claims it", "rivals claim it") },
                "gone": row == nil ? true : nil, "excludedKey": excluded?.key, "isIncluded": excluded == nil ? true : nil,
                "holders": holders.isEmpty ? nil : holders.prefix(60).map { holder($0, of: id, visit) },
                "canSplit": wordings.count > 1, "wordings": wordings.map { ["wording": $0] as Fields },
                "cards": cards.isEmpty ? nil : cards,
                "next": more ? LocalPath.adding("from", "\(start + claimsAPage)", to: visit.here) : nil,
                "choices": ClaimCard.choices(visit.analysis),
            ]))
    }

    private static func holder(_ cell: HeldCell, of id: ConceptID, _ visit: Visit) -> Fields {
        given([
            "name": visit.brandName(cell.brand), "strength": cell.holding.strength.hundredths, "mentions": cell.holding.mentions,
            "theirWords": cell.holding.quotes.first.map { Escaping.clipped($0.text, to: 120) },
            "link": Form.link("/cell", ["brand": cell.brand.rawValue, "concept": id.rawValue]),
        ])
    }
}
