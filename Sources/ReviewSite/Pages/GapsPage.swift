import MarketModel
import MarketStore
import Positioning
import Reports

/// Unoccupied ground: the ranked list, and the evidence card of each.
enum GapsPage {
    static func list(_ visit: Visit) -> SiteResponse {
        let kind = visit.request.asked("kind").flatMap { Gap.Kind(rawValue: $0) }
        let angle = visit.request.asked("angle").flatMap { Angle(rawValue: $0) }
        let shown = visit.analysis.gaps.filter { gap in
            (kind == nil || gap.kind == kind) && (angle == nil || gap.angle == angle)
        }
        return visit.page(
            "gaps", title: "Gaps",
            given([
                "kinds": Pages.options(Gap.Kind.allCases.map { ($0.rawValue, Wording.kind($0)) }, chosen: kind?.rawValue),
                "angleOptions": Pages.angles(chosen: angle?.rawValue),
                "gaps": shown.isEmpty ? nil : shown.prefix(100).map { brief($0, visit) }, "none": shown.isEmpty ? true : nil,
                "target": visit.analysis.summary.target,
            ]))
    }

    static func card(_ visit: Visit) throws -> SiteResponse? {
        guard let asked = visit.request.asked("id"), let gap = GapAliases.gap(asked, in: visit.analysis.gaps, ledger: visit.analysis.ledger)
        else { return nil }
        let id = gap.id
        let (notes, chosen) = try visit.site.market.read { market in
            let decisions = try market.countingDecisions()
            return (
                decisions.compactMap(\.decision).filter { $0.action == .note && $0.before == id },
                decisions.last { $0.decision?.action == .choosePosition && $0.decision?.after == id }
            )
        }
        let own = given([
            "id": gap.id, "chosenKey": chosen?.key, "notChosen": chosen == nil ? true : nil,
            "wanting": gap.worth.wanting, "context": gap.worth.context, "pleased": gap.worth.praise,
            "components": [
                ("surely read", gap.worth.sure), ("unhappy", gap.worth.unhappy), ("free", gap.worth.free),
                ("particular to this market", gap.worth.particular),
            ].map { given(["name": $0.0, "value": $0.1.hundredths]) },
            "remarks": notes.isEmpty
                ? nil : notes.map { given(["text": $0.after ?? "", "by": $0.author, "day": String($0.time.prefix(10))]) },
        ])
        return visit.page("gap", title: gap.label, brief(gap, visit).merging(evidence(gap, visit)) { $1 }.merging(own) { $1 })
    }

    private static func evidence(_ gap: Gap, _ visit: Visit) -> Fields {
        let evidence = gap.evidence, search = evidence.searched, demand = evidence.demand
        let searched = [
            count(search.brandsSeen, "brand"), count(search.pagesSeen, "page"),
            search.pagesFailed > 0 ? "\(count(search.pagesFailed, "page")) could not be read" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        return given([
            "searched": searched, "forms": search.words.isEmpty ? nil : search.words.prefix(40).joined(separator: ", "),
            "notSeen": search.brandsNotObservable.isEmpty ? nil : search.brandsNotObservable.prefix(60).joined(separator: ", "),
            "misses": quotes(evidence.misses, visit), "holders": quotes(evidence.holders.compactMap(\.quote), visit),
            "voices": demand.voices, "products": demand.products, "reviews": demand.reviews,
            "customers": quotes(demand.all.map(\.quote), visit), "praised": quotes(demand.praised.map(\.quote), visit),
            "strengthens": lines(evidence.lines), "whyEmpty": lines(gap.mayBeEmptyBecause), "overturnedBy": lines(gap.overturnedBy),
            "path": gap.path.isEmpty ? nil : gap.path.joined(separator: " → "), "figure": evidence.figure.map(Wording.figure),
            "avoid": gap.avoid.map { "\($0.concept.label) (\($0.brandName))" },
        ])
    }

    /// What the list, the card and the shortlist all say of a gap.
    static func brief(_ gap: Gap, _ visit: Visit) -> Fields {
        let range = gap.rankRange
        return given([
            "rank": gap.rank, "kind": Wording.kind(gap.kind), "label": gap.label, "link": Form.link("/gap", ["id": gap.id]),
            "reason": gap.reason, "grades": Wording.grades(gap.grades),
            "rankRange": range.lowerBound == range.upperBound
                ? "rank \(gap.rank) whatever the weights" : "rank \(range.lowerBound) to \(range.upperBound) when weights move",
            "parts": gap.concepts.map { concept in
                given([
                    "name": concept.label, "angleName": concept.angle.rawValue, "isAbsent": concept.polarity == .absent,
                    "conceptID": concept.id.rawValue,
                    "conceptLink": visit.analysis.matrix.concept(concept.id).map { _ in Form.link("/concept", ["id": concept.id.rawValue])
                    },
                ])
            },
            "isPosition": visit.analysis.position == gap.id ? true : nil,
        ])
    }

    private static func quotes(_ all: [PageQuote], _ visit: Visit) -> [String: Any]? {
        all.isEmpty ? nil : ["quotes": all.prefix(12).map(visit.quote)]
    }

    private static func lines(_ all: [String]) -> Fields? { all.isEmpty ? nil : ["lines": all.map { ["line": $0] as Fields }] }
}
