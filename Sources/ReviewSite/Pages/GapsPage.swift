import MarketModel
import MarketStore
import Positioning

/// Unoccupied ground: the ranked list, and the evidence card of each.
enum GapsPage {
    static func list(_ visit: Visit) -> SiteResponse {
        let kind = visit.request.asked("kind").flatMap { Gap.Kind(rawValue: $0) }
        let angle = visit.request.asked("angle").flatMap { Angle(rawValue: $0) }
        let shown = visit.analysis.gaps.filter { gap in
            (kind == nil || gap.kind == kind) && (angle == nil || gap.concepts.contains { $0.angle == angle })
        }
        return visit.page(
            "gaps", title: "Gaps",
            given([
                "kinds": Pages.options(Gap.Kind.allCases.map { ($0.rawValue, $0.name) }, chosen: kind?.rawValue),
                "angleOptions": Pages.angles(chosen: angle?.rawValue),
                "gaps": shown.isEmpty ? nil : shown.prefix(100).map { brief($0, visit) }, "none": shown.isEmpty ? true : nil,
                "target": visit.analysis.summary.target,
            ]))
    }

    static func card(_ visit: Visit) throws -> SiteResponse? {
        guard let id = visit.request.asked("id"), let gap = visit.analysis.gaps.first(where: { $0.id == id }) else { return nil }
        let (notes, chosen) = try visit.site.market.read { market in
            let decisions = try market.countingDecisions()
            return (
                decisions.compactMap(\.decision).filter { $0.action == .note && $0.before == id },
                decisions.last { $0.decision?.action == .choosePosition && $0.decision?.after == id }
            )
        }
        let own = given([
            "id": gap.id, "chosenKey": chosen?.key, "notChosen": chosen == nil ? true : nil,
            "components": gap.components.sorted { $0.key < $1.key }.map { given(["name": $0.key, "value": $0.value.hundredths]) },
            "remarks": notes.isEmpty
                ? nil : notes.map { given(["text": $0.after ?? "", "by": $0.author, "day": String($0.time.prefix(10))]) },
        ])
        return visit.page("gap", title: gap.label, brief(gap, visit).merging(evidence(gap.evidence, visit)) { $1 }.merging(own) { $1 })
    }

    private static func evidence(_ evidence: GapEvidence, _ visit: Visit) -> Fields {
        let search = evidence.search
        let searched = [
            count(search.brandsSeen, "brand"), count(search.pagesSeen, "page"),
            search.pagesFailed > 0 ? "\(count(search.pagesFailed, "page")) could not be read" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        return given([
            "searched": searched, "forms": search.forms.isEmpty ? nil : search.forms.prefix(40).joined(separator: ", "),
            "notSeen": search.brandsNotObservable.isEmpty ? nil : search.brandsNotObservable.prefix(60).joined(separator: ", "),
            "misses": quotes(evidence.nearestMisses, visit), "support": quotes(evidence.support, visit),
            "demand": evidence.demand.map { demand in
                given([
                    "asked": demand.requests, "praised": demand.praises, "complained": demand.complaints, "reviews": demand.reviews,
                    "customers": quotes(demand.quotes, visit),
                ])
            },
            "noDemand": evidence.demand == nil ? true : nil,
            "origins": lines(evidence.origins), "whyEmpty": lines(evidence.whyEmpty), "overturnedBy": lines(evidence.overturnedBy),
            "path": evidence.path.isEmpty ? nil : evidence.path.joined(separator: " → "), "rivalStrength": evidence.rivalStrength,
            "statistics": evidence.statistics.isEmpty
                ? nil : evidence.statistics.sorted { $0.key < $1.key }.map { given(["name": $0.key, "value": $0.value.short]) },
        ])
    }

    /// What the list, the card and the shortlist all say of a gap.
    static func brief(_ gap: Gap, _ visit: Visit) -> Fields {
        let range = gap.rankRange
        return given([
            "rank": gap.rank, "kind": gap.kind.name, "label": gap.label, "link": Form.link("/gap", ["id": gap.id]),
            "reason": gap.evidence.reason, "score": gap.score.hundredths,
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

extension Gap.Kind {
    /// What a person calls it.
    var name: String {
        switch self {
        case .single: "open concept"
        case .combination: "open combination"
        case .weakness: "weakness in a strength"
        case .weakVoice: "weak voice"
        case .proof: "missing proof"
        case .number: "missing number"
        }
    }
}
