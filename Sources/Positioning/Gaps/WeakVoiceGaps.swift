import MarketModel

/// Ground that one rival holds quietly: its claim is no headline, and few customers hear that brand.
enum WeakVoiceGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let quiet = 0.72
        return ground.matrix.concepts.compactMap { row -> GapDraft? in
            guard ground.holders[row.concept.id, default: []].count == 1, !ground.excluded.contains(row.concept.id),
                Label.isMeaningful(row.concept.label),
                let held = row.cells.first(where: { ground.holders[row.concept.id]!.contains($0.brand) }),
                held.holding.strength <= quiet
            else { return nil }
            let demand = ground.demand.row(row.concept.id)
            let wanted =
                demand.map { $0.complaints + $0.requests >= Int(ground.settings.minimumMentions) } ?? false
            guard wanted || ground.capabilities[row.concept.id] != nil else { return nil }
            let finding = ground.occupancy.find(ground.phrases(of: row.concept), polarity: row.concept.polarity, inCopy: false)
            guard finding.brands.subtracting([held.brand]).isEmpty else { return nil }
            let brand = ground.matrix.brand(held.brand)!
            var components = Components()
            if ground.demand.reviews > 0 {
                components.demand = demand.map { $0.opportunity / 20 } ?? 0.05
            }
            components.vacancy = (1 - held.holding.strength) * (1 - (brand.reach ?? 0.2))
            components.plausibility = max(0.6, ground.plausibility.fit(row.concept.id) ?? 0)
            components.distance = 1 - 0.7 * Distance.toStrongPoints(of: row.concept, ground)
            if ground.hasCapabilities {
                components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3
            }
            var evidence = GapEvidence(
                search: ground.search(ground.forms(of: row.concept)),
                reason:
                    "Only \(brand.name) of \(ground.rivals.count) brands says it, and quietly\(rated(brand))."
            )
            evidence.support = Array(held.holding.quotes.prefix(3))
            evidence.demand = ground.demandSummary([row.concept.id])
            evidence.origins = [
                "The matrix: held by one brand, strength \(Decimal.text(held.holding.strength))."
            ]
            evidence.whyEmpty = EmptyGround.reasons(for: [row.concept], ground: ground)
            evidence.overturnedBy = [
                "\(brand.name) making it a headline.", "A second brand that says it.",
            ]
            evidence.rivalStrength = Distance.avoided([row.concept], ground)
            return GapDraft(
                kind: .weakVoice, label: "\(Label.ofSingle(row.concept)), said loudly",
                concepts: [row.concept], components: components,
                evidence: evidence, trust: GapGround.breadth(demand?.brandsWanting ?? 4))
        }
    }

    private static func rated(_ brand: BrandRow) -> String {
        brand.rating.map { "; its customers give it \(Decimal.text($0, digits: 1)) of 5" } ?? ""
    }
}
