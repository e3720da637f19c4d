import MarketModel
import Positioning

extension HTMLReport {
    /// Lines of a change that the report shows; `creneau history` prints all.
    private static let mostMoves = 12

    /// What changed since the last capture, and the own pages over time; nothing in a single capture.
    func changes() -> ReportSection? {
        guard let history, let last = history.changes.last else { return nil }
        return ReportSection(
            id: "history", short: "Changes", heading: heading(last),
            lead: "From \(last.from) to \(last.to), on pages that were seen both times.",
            body: trend(history) + alerts(history.fresh) + moves(last))
    }

    private func heading(_ change: MarketChange) -> String {
        let entered = change.ground.filter { $0.kind == .entered }
        if let own = entered.first(where: \.isPosition) { return "\(own.brandName ?? "A rival") entered your position" }
        if let first = entered.first { return "\(first.brandName ?? "A rival") entered open ground: \(first.label)" }
        return change.moves.isEmpty
            ? "Nothing that anybody claims has changed" : "\(Wording.count(change.moves.count, "claim")) changed since the last capture"
    }

    private func trend(_ history: MarketHistory) -> HTML {
        let points = history.points.compactMap { point in point.own.map { (name: point.name, own: $0) } }
        guard points.count > 1 else { return HTML() }
        let chart = TrendChart(
            captures: points.map(\.name),
            lines: [
                .init(name: "accurate", values: points.map(\.own.accuracy.value)),
                .init(name: "continuous", values: points.map(\.own.continuity.value)),
                .init(name: "saturated", values: points.map(\.own.saturation)),
            ])
        return Tag.h3 { "Your pages against “\(history.position ?? "")”" } + chart.svg(id: "trend", title: "Own pages over time")
    }

    private func alerts(_ alerts: [MarketHistory.Alert]) -> HTML {
        guard !alerts.isEmpty else { return HTML() }
        return Tag.h3 { "To look at" } + Tag.ul { for alert in alerts { Tag.li { alert.text } } }
    }

    private func moves(_ change: MarketChange) -> HTML {
        guard !change.moves.isEmpty else { return HTML() }
        return Tag.h3 { "Claims" }
            + Tag.ul {
                for move in change.moves.prefix(Self.mostMoves) {
                    Tag.li {
                        Tag.b { "\(move.brandName), \(move.kind.rawValue)" }
                        ": \(move.concept.label), \(move.what); "
                        Tag.q { Wording.clipped(move.quote.text, to: 90) }
                        " "
                        page(move.quote.page)
                    }
                }
            }
    }
}
