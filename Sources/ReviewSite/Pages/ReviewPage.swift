import MarketModel
import MarketStore
import Positioning

/// The review queue: first what can move a position, the least certain claims first, decided by a key each.
enum ReviewPage {
    static let claimsAPage = 25

    static func show(_ visit: Visit) throws -> SiteResponse {
        let request = visit.request, all = request.asked("all") != nil
        let effect = Effect(visit.analysis), isWhole = all || request.asked("whole") != nil || request.asked("page") != nil
        var wanted = ReviewFilter(
            angle: request.asked("angle").flatMap { Angle(rawValue: $0) }, brand: request.asked("brand").map { BrandID(rawValue: $0) },
            page: request.asked("page").map { PageID($0) }, undecidedOnly: !all)
        if !isWhole { wanted.concepts = effect.concepts }
        let start = request.number("from", in: 0...1_000_000)
        let (cards, progress, more, counts, moving) = try visit.site.market.read { market in
            let verdicts = try Verdicts(market), filter = verdicts.filter(wanted)
            let claims = try market.claimsToReview(filter, limit: claimsAPage + 1, offset: start)
            return (
                try ClaimCard.fields(Array(claims.prefix(claimsAPage)), verdicts: verdicts, market: market, visit: visit, effect: effect),
                try market.reviewProgress(filter), claims.count > claimsAPage, try market.reviewCounts(concepts: wanted.concepts),
                try market.reviewCounts(concepts: effect.concepts).all
            )
        }
        return visit.page(
            "review", title: "Review",
            given([
                "cards": cards.isEmpty ? nil : cards, "empty": cards.isEmpty ? true : nil, "all": all ? true : nil,
                "moving": isWhole
                    ? nil : moving > 0 ? "\(count(moving, "decision")) can change your shortlist" : "Nothing left changes the shortlist",
                "whole": isWhole ? true : nil, "rest": progress.claims - progress.decided - moving, "decidedCount": progress.decided,
                "claimCount": progress.claims,
                "angleOptions": Pages.options(
                    Angle.allCases.map { ($0.rawValue, "\($0.rawValue) (\(counts.angles[$0] ?? 0))") }, chosen: request.asked("angle")),
                "brandOptions": Pages.options(
                    visit.analysis.matrix.brands.map { ($0.id.rawValue, "\($0.name) (\(counts.brands[$0.id] ?? 0))") },
                    chosen: request.asked("brand")),
                "onePage": request.asked("page"), "onePageLink": request.asked("page").map { Form.link("/page", ["id": $0]) },
                "next": more && all ? LocalPath.adding("from", "\(start + claimsAPage)", to: visit.here) : nil,
                "again": more && !all ? visit.here : nil, "choices": ClaimCard.choices(visit.analysis),
            ]))
    }
}
