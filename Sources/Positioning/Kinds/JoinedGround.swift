internal import MarketModel

/// A want and a scene that at least three customers, half of those who want it, speak of in one breath and no rival's page joins, though
/// each is claimed.
enum JoinedGround: GapKind {
    static let kind = Gap.Kind.combination

    static func find(_ ground: Ground, left: Set<Int>) -> [Candidate] {
        let rows = ground.ledger.rows
        var scenes: [Int: [(row: Int, quote: VoiceQuote)]] = [:]
        for (at, row) in rows.enumerated()
        where ground.isScene[at] && !row.holders.isEmpty && !ground.isEveryday(row) && !row.ids.contains(where: ground.excluded.contains) {
            for quote in row.said where quote.sense != .praise { scenes[quote.voice, default: []].append((at, quote)) }
        }
        return left.sorted().compactMap { at in
            let row = rows[at]
            guard !row.holders.isEmpty else { return nil }
            var voices: [Int: Set<Int>] = [:]
            for quote in row.said where quote.sense != .praise {
                for scene in scenes[quote.voice] ?? [] where ground.shared.sentences.isOne(quote, scene.quote) {
                    voices[scene.row, default: []].insert(quote.voice)
                }
            }
            guard let best = voices.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
                Double(best.value.count) >= ground.settings.cardVoices, 2 * best.value.count >= row.wanting,
                row.claiming.isDisjoint(with: rows[best.key].claiming)
            else { return nil }
            var worth = ground.worths[at]
            // Nobody joins the two, so the ground is free; those who want both are the voices.
            worth.value = Double(best.value.count) * power(worth.unhappy, ground.settings.unhappyPower) * worth.particular
            worth.free = 1
            worth.wanting = best.value.count
            worth.context = 0
            worth.sure = 1
            worth.factor = 1
            return Candidate(kind: Self.self, row: at, beside: [best.key], worth: worth)
        }
    }

    static func label(_ candidate: Candidate, _ ground: Ground) -> String {
        let other = ground.ledger.rows[candidate.beside[0]].concept
        return "\(Wording.capitalised(ground.ledger.rows[candidate.row].concept.label)) for \(other.label)"
    }

    static func reason(_ candidate: Candidate, _ ground: Ground) -> String {
        let a = ground.ledger.rows[candidate.row], b = ground.ledger.rows[candidate.beside[0]]
        return
            "\(Count.of(candidate.worth.wanting, "customer wants", "customers want")) both at once; \(Count.of(a.holders.count, "brand says", "brands say")) “\(a.concept.label)”, \(Count.of(b.holders.count, "brand says", "brands say")) “\(b.concept.label)”, no page says both."
    }

    static func cautions(_ candidate: Candidate, _ ground: Ground) -> [String] { ["One may exclude the other: ask whoever makes it."] }

    static func overturned(_ candidate: Candidate, _ ground: Ground) -> [String] { ["One page of a rival that claims both."] }
}
