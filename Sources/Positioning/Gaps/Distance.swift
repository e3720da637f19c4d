import MarketModel

/// How near a gap lies to what rivals are strong in.
enum Distance {
    /// Share of the ground that the nearest strong point takes, 0 to 1: overlap of words times its share of brands.
    static func toStrongPoints(of concept: Concept, _ ground: GapGround) -> Double {
        let words = ground.tables.words(ofLabel: concept.label)
        return ground.matrix.concepts.prefix(200).reduce(0) { most, row in
            guard row.rivals >= 2, row.share > most, row.concept.id != concept.id else { return most }
            return max(most, WordTable.overlap(words, ground.tables.words(ofLabel: row.concept.label)) * row.share)
        }
    }

    /// The rival strength that a position on these concepts steps around, as a sentence.
    static func avoided(_ concepts: [Concept], _ ground: GapGround) -> String? {
        let ids = Set(concepts.map(\.id))
        guard
            let row = ground.matrix.concepts.filter({ !ids.contains($0.concept.id) && $0.rivals >= 2 })
                .max(by: {
                    ($0.share * $0.strength, $1.concept.id) < ($1.share * $1.strength, $0.concept.id)
                })
        else { return nil }
        let names = Dictionary(uniqueKeysWithValues: ground.matrix.brands.map { ($0.id, $0.name) })
        let loudest = row.cells.filter { ground.rivalIDs.contains($0.brand) }.max {
            ($0.holding.strength, $1.brand) < ($1.holding.strength, $0.brand)
        }
        let who = loudest.flatMap { names[$0.brand] }.map { ", loudest at \($0)" } ?? ""
        return
            "Steps around “\(row.concept.label)”, which \(row.rivals) of \(ground.rivals.count) brands claim\(who)."
    }
}

/// Why ground may be empty, so that nobody walks onto it blindly.
enum EmptyGround {
    static func reasons(for concepts: [Concept], ground: GapGround) -> [String] {
        var reasons: [String] = []
        let ids = Set(concepts.map(\.id))
        for trade in ground.market.catalogue.tradeOffs where ids.contains(trade.weakness) {
            if let row = ground.matrix.concept(trade.strength),
                row.share >= ground.settings.contestedShare
            {
                reasons.append(
                    "It may be hard to do beside “\(row.concept.label)”, which most here sell: \(trade.reason)."
                )
            }
        }
        for concept in concepts {
            let row = ground.demand.row(concept.id)
            if ground.demand.reviews > 0, row == nil {
                reasons.append(
                    "Perhaps nobody wants “\(concept.label)”: none of \(ground.demand.reviews) reviews and questions speaks of it."
                )
            }
            if let row, row.praises > 2 * (row.complaints + row.requests) {
                reasons.append(
                    "Customers praise “\(concept.label)” already, so sellers may take it for granted.")
            }
        }
        if reasons.isEmpty {
            reasons.append(
                "It may cost more than the price allows, or nobody has thought of it: ask before building on it."
            )
        }
        return reasons
    }
}
