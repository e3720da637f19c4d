import MarketModel
import MarketStore
import Positioning

/// The log of decisions: what counts, what was undone, and what no longer applies.
enum DecisionsPage {
    static let rowsAPage = 200

    static func show(_ visit: Visit) throws -> SiteResponse {
        let (log, counting) = try visit.site.market.read { (try $0.decisionLog(), try $0.countingDecisions()) }
        let counts = Set(counting.map(\.key)), byKey = Dictionary(log.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let parts = Pages.parts(log.count, of: rowsAPage), part = visit.request.number("p", in: 1...parts)
        let inapplicable = visit.analysis.inapplicable
        return visit.page(
            "decisions", title: "Decisions",
            given([
                "inapplicable": inapplicable.isEmpty
                    ? nil
                    : [
                        "rows": inapplicable.map {
                            given(["what": Sentence.of($0.decision), "reason": $0.reason, "by": $0.decision.author])
                        }
                    ] as Fields,
                "rows": log.reversed().dropFirst((part - 1) * rowsAPage).prefix(rowsAPage).map { row($0, counts: counts, byKey: byKey) },
                "some": log.isEmpty ? nil : true, "none": log.isEmpty ? true : nil,
                "total": count(log.count, "row"), "standing": counts.count,
                "pager": Pages.pager(visit, "p", page: part, of: parts, what: "Decisions"),
            ]))
    }

    private static func row(_ entry: DecisionEntry, counts: Set<String>, byKey: [String: DecisionEntry]) -> Fields {
        let what: String
        switch entry.content {
        case .decision(let decision): what = Sentence.of(decision)
        case .undo(let key): what = "Undid: " + (byKey[key]?.decision.map(Sentence.of) ?? "a decision")
        case .redo(let key): what = "Redid: " + (byKey[key]?.decision.map(Sentence.of) ?? "a decision")
        }
        let isDecision = entry.decision != nil, page = entry.decision?.page
        let state = !isDecision ? "" : counts.contains(entry.key) ? "counts" : entry.stands ? "overruled by a later one" : "undone"
        return given([
            "time": entry.time.prefix(19).split(separator: "T").joined(separator: " "), "by": entry.author, "what": what,
            "standing": state, "key": entry.key, "place": page.map { Form.link("/page", ["id": $0.rawValue]) },
            "placeName": page.map { Escaping.clipped($0.rawValue, to: 70) },
            "canUndo": isDecision && entry.stands ? true : nil, "canRedo": isDecision && !entry.stands ? true : nil,
        ])
    }

    /// The whole log as a table to be joined with another analyst's.
    static func table(_ visit: Visit) throws -> SiteResponse {
        let text = DecisionCSV.text(try visit.site.market.read { try $0.decisionLog() })
        return SiteResponse(
            status: 200,
            headers: [
                ("Content-Type", "text/csv; charset=utf-8"), ("Content-Disposition", "attachment; filename=\"decisions.csv\""),
                ("Cache-Control", "no-store"),
            ], body: Array(text.utf8))
    }
}
