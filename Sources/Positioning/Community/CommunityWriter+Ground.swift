internal import MarketModel

extension CommunityWriter {
    /// Praises, and the share of those who judge, from which a claim is confirmed by its own buyers.
    private static let confirmed = 10, confirming = 0.9
    /// Praises, and praises for one complaint, from which what nobody claims is confirmed.
    private static let unsaid = 20, unsaidTimes = 5

    /// Claims that the community can stand on because customers confirm them, and what they confirm though nobody says it.
    func grounds() -> (lines: [CommunityBrief.Line], notes: [CommunityBrief.Note]) {
        let rows = ground.ledger.rows.filter { row in
            row.praise >= Self.confirmed && !isBare(row) && !kind.isProduct(row.concept.label) && !ground.isForeign(row)
                && !ground.isService(row)
                && chooser.isAbout(surely.of(row).filter { $0.sense == .praise }, row.concept.label, least: Self.confirmed)
        }
        var lines: [(line: CommunityBrief.Line, praise: Int)] = []
        for row in rows where !row.holders.isEmpty {
            let pages = row.claiming
            let own = surely.of(row).filter { pages.contains($0.page) }
            let praise = voices(own) { $0 == .praise }, against = voices(own, of: \.isWanting)
            guard praise >= Self.confirmed, Double(praise) >= Self.confirming * Double(praise + against) else { continue }
            lines.append(
                (
                    line(
                        row, own, praise: praise, against: against, where: "on the \(Count.of(pages.count, "page", "pages")) that claim it"),
                    praise
                ))
        }
        var notes: [CommunityBrief.Note] = []
        if lines.isEmpty {
            for row in rows where !row.holders.isEmpty {
                let said = surely.of(row), praise = voices(said) { $0 == .praise }, against = voices(said, of: \.isWanting)
                guard praise >= Self.confirmed, Double(praise) >= Self.confirming * Double(praise + against) else { continue }
                lines.append((line(row, said, praise: praise, against: against, where: "over the whole market"), praise))
            }
            let rule = "\(Self.confirmed) praises and nine in ten from buyers of those who claim it"
            notes.append(
                .init(
                    part: .ground,
                    text: lines.isEmpty
                        ? "No claim has \(rule), nor over the whole market: there is no ground yet."
                        : "No claim has \(rule); these have them over the whole market only."))
        }
        for row in rows where row.holders.isEmpty && !ground.isScene[ground.ledger.index(row.concept.id)!] {
            let said = surely.of(row), praise = voices(said) { $0 == .praise }, against = voices(said, of: \.isWanting)
            guard row.isNamed, praise >= Self.unsaid, praise >= Self.unsaidTimes * against else { continue }
            let hits = ground.said(row).count
            guard hits == 0 else { continue }
            lines.append((line(row, said, praise: praise, against: against, where: "and no page says it"), praise))
        }
        let best = lines.enumerated().sorted { ($1.element.praise, $0.offset) < ($0.element.praise, $1.offset) }.map(\.element.line)
        return (Array(best.prefix(Self.mostLines)), notes)
    }

    private func voices(_ said: [VoiceQuote], of holds: (Statement.Sense) -> Bool) -> Int {
        Set(said.filter { holds($0.sense) }.map(\.voice)).count
    }

    private func line(_ row: LedgerRow, _ said: [VoiceQuote], praise: Int, against: Int, where place: String) -> CommunityBrief.Line {
        let pleased = said.filter { $0.sense == .praise }
        return CommunityBrief.Line(
            part: .ground, title: row.concept.label, customers: praise, products: Set(pleased.map(\.page)).count,
            facts: ["\(praise) praise it and \(against == 0 ? "none" : "\(against)") \(against == 1 ? "complains" : "complain"), \(place)"],
            quotes: chooser.best(pleased, of: row.concept.label, limit: Self.quotes), concept: row.concept)
    }
}
