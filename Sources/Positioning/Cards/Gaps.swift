internal import MarketModel

/// Searches a ground for gaps of all kinds and writes their cards.
enum Gaps {
    /// - Returns: cards, best first, and why there are none if there are none.
    static func find(_ ground: Ground, trust: BacktestReport?) -> (gaps: [Gap], note: String?) {
        if let reason = gate(ground) { return ([], reason) }
        let limit = Int(ground.settings.maximumGaps)
        let placed = Ranking.order(ground, limit: limit)
        let ranges = Ranking.ranges(placed, ground, limit: limit), writer = CardWriter(ground)
        let cards = placed.enumerated().map { rank, entry in
            var card = writer.card(entry, rank: rank + 1, range: ranges[rank])
            card.grades = Grading.grades(of: card, placed, at: rank, ground, trust: trust)
            return card
        }
        return (cards, cards.isEmpty ? emptiness(ground) : nil)
    }

    /// Why absence means nothing in this market; `nil` when it does.
    static func gate(_ ground: Ground) -> String? {
        let seen = ground.rivals, settings = ground.settings
        if seen < Int(settings.minimumBrands) {
            return
                "Only \(seen) rival \(seen == 1 ? "brand" : "brands") could be observed; below \(Int(settings.minimumBrands)) the silence of all says too little, so no gap is proposed."
        }
        let all = ground.matrix.brands.filter { !$0.isOwn }.count
        if Double(seen) < settings.minimumCoverage * Double(all) {
            return "Only \(seen) of \(all) rival brands could be observed, which is too few to conclude anything from silence."
        }
        if ground.matrix.concepts.isEmpty { return "No claim was found on any page, so there is no ground to compare." }
        return nil
    }

    private static func emptiness(_ ground: Ground) -> String {
        ground.ledger.reviews == 0
            ? "No reviews or questions were found, so nothing is known of what customers want: ideas without a voice stand apart."
            : "No customer wants anything here that sellers do not give."
    }
}
