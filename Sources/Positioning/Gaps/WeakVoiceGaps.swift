import MarketModel

/// Ground that one rival holds quietly: its claim is no headline, few customers hear that brand, or they rate the product badly.
enum WeakVoiceGaps {
    /// Strength up to which a claim is quiet.
    private static let quiet = 0.72

    static func find(_ ground: GapGround) -> [GapDraft] {
        let drafts = ground.matrix.concepts.compactMap { draft($0, ground) }
        guard ground.demand.reviews == 0 else { return drafts }
        // Where no customer speaks, every lone claim would be one: only the likeliest are shown.
        return Array(
            drafts.sorted {
                (($1.components.plausibility ?? 0) * ($1.components.vacancy ?? 0), $0.label)
                    < (($0.components.plausibility ?? 0) * ($0.components.vacancy ?? 0), $1.label)
            }.prefix(5))
    }

    private static func draft(_ row: ConceptRow, _ ground: GapGround) -> GapDraft? {
        let id = row.concept.id
        guard ground.holders[id, default: []].count == 1, !ground.excluded.contains(id), Label.isMeaningful(row.concept.label),
            !Label.isService(row.concept.label), ground.isKnown(id), ground.belongs(id), !ground.isSaidByRelated(id),
            let held = row.cells.first(where: { ground.holders[id]!.contains($0.brand) }), let brand = ground.matrix.brand(held.brand)
        else { return nil }
        let demand = ground.demand.row(id)
        let isRatedBadly = rating(held, ground).map { $0 <= ground.tables.lowRating } ?? false
        guard held.holding.strength <= quiet || isRatedBadly else { return nil }
        let lived = row.concept.angle == .user || row.concept.angle == .occasion
        let wanted =
            lived
            ? ground.named(row.concept).count >= Int(ground.settings.minimumMentions)
            : demand.map { $0.complaints + $0.requests >= Int(ground.settings.minimumMentions) && $0.brandsWanting >= 2 } ?? false
        let isUnknown = ground.demand.reviews == 0 && !(ground.catalogue[id]?.families.isEmpty ?? true)
        guard wanted || isUnknown || ground.capabilities[id] != nil else { return nil }
        let finding = ground.occupancy.find(row.concept, inCopy: isUnknown)
        guard finding.brands.subtracting([held.brand]).isEmpty else { return nil }
        var components = Components()
        if ground.demand.reviews > 0 {
            components.demand = max(
                demand.map { $0.opportunity / 20 } ?? 0.05, lived ? ground.demand.importance(ground.named(row.concept).count) * 0.05 : 0)
        }
        let loudness = isRatedBadly ? min(held.holding.strength, 0.5) : held.holding.strength
        components.vacancy = (1 - loudness) * (1 - (brand.reach ?? 0.2))
        components.plausibility = max(isUnknown ? 0.4 + 0.4 * ground.kinship(of: row.concept) : 0.6, ground.plausibility.fit(id) ?? 0)
        components.distance = 1 - 0.7 * Distance.toStrongPoints(of: row.concept, ground)
        if ground.hasCapabilities { components.fit = ground.capabilities[id] != nil ? 1 : 0.3 }
        return GapDraft(
            kind: .weakVoice, label: "\(Label.ofSingle(row.concept)), as a headline", concepts: [row.concept], components: components,
            evidence: { evidence(row, held, brand, isRatedBadly: isRatedBadly, ground) },
            trust: ground.demand.reviews == 0 ? 0.75 : GapGround.breadth(demand?.brandsWanting ?? 4))
    }

    /// The mean rating of the pages that make the claim; `nil` when none is rated.
    private static func rating(_ held: HeldCell, _ ground: GapGround) -> Double? {
        let ratings = held.holding.quotes.compactMap { ground.tables.rating($0.page) }
        return ratings.isEmpty ? nil : ratings.reduce(0, +) / Double(ratings.count)
    }

    private static func evidence(_ row: ConceptRow, _ held: HeldCell, _ brand: BrandRow, isRatedBadly: Bool, _ ground: GapGround)
        -> GapEvidence
    {
        let how = held.holding.strength <= quiet ? ", and quietly" : ""
        let rated = rating(held, ground).map { "; its customers give it \(Decimal.text($0, digits: 1)) of 5" } ?? ""
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: row.concept)),
            reason:
                "Only \(brand.name) of \(ground.rivals.count) brands says it\(how)\(rated)\(isRatedBadly ? ", less than most here" : "").")
        evidence.support = Array(held.holding.quotes.prefix(3))
        evidence.demand = ground.demandSummary([row.concept.id])
        evidence.origins = ["The matrix: held by one brand, strength \(Decimal.text(held.holding.strength))."]
        evidence.whyEmpty = EmptyGround.reasons(for: [row.concept], ground: ground)
        evidence.overturnedBy = ["\(brand.name) making it a headline.", "A second brand that says it."]
        evidence.rivalStrength = Distance.avoided([row.concept], ground)
        return evidence
    }
}
