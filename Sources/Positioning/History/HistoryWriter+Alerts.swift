internal import MarketModel

extension HistoryWriter {
    /// What somebody should look at, by change: a rival on the position, an own page against it, own figures that fall, wants nobody answers.
    func alerts(_ points: [MarketHistory.Point], _ changes: [MarketChange]) -> [MarketHistory.Alert] {
        changes.enumerated().flatMap { at, change -> [MarketHistory.Alert] in
            var alerts: [MarketHistory.Alert] = []
            func add(_ kind: MarketHistory.Alert.Kind, _ text: String) { alerts.append(.init(kind: kind, day: change.to, text: text)) }
            for ground in change.ground where ground.kind == .entered {
                let whose = ground.isPosition ? "your position" : "open ground"
                add(.entered, "\(ground.brandName ?? "A rival") entered \(whose), “\(ground.label)”: it \(ground.why).")
            }
            let before = points[at].own, after = points[at + 1].own
            let known = Set((before?.contradictions ?? []).map { "\($0.page)\($0.kind)\($0.text)" })
            for item in after?.contradictions ?? [] where !known.contains("\(item.page)\(item.kind)\(item.text)") {
                add(.contradiction, "\(PageName.short(item.page)) is against the position now: “\(item.text)” (\(item.against)).")
            }
            if let before, let after {
                func fall(_ name: String, _ was: AuditReport.Figure, _ now: AuditReport.Figure) {
                    if now.value < was.value { add(.own, "\(name) fell: \(now.n) of \(now.of), was \(was.n) of \(was.of).") }
                }
                fall("Accuracy", before.accuracy, after.accuracy)
                fall("Continuity", before.continuity, after.continuity)
            }
            for move in change.moves where move.isOwn && (move.kind == .dropped || move.kind == .weaker) {
                add(.own, "\(move.brandName) \(move.kind == .dropped ? "dropped" : "weakened") “\(move.quote.text)”: \(move.what).")
            }
            for want in change.wants where want.isRising {
                if eras[at + 1].ground.ledger.row(want.concept.id)?.holders.isEmpty ?? false {
                    add(.want, "\(want.after) customers want “\(want.concept.label)”, \(want.before) before, and no brand claims it.")
                }
            }
            return alerts
        }
    }
}
