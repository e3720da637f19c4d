import MarketModel

/// Concepts that no rival holds: from demand, donors, capabilities and the catalogue.
enum SingleGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        candidates(ground).compactMap { draft($0, ground) }
    }

    /// Concepts that nobody claims and something speaks for, sorted by id.
    private static func candidates(_ ground: GapGround) -> [Concept] {
        var found: [ConceptID: Concept] = [:]
        func offer(_ concept: Concept) {
            guard ground.holders[concept.id, default: []].isEmpty, !ground.excluded.contains(concept.id)
            else { return }
            found[concept.id] = ground.catalogue[concept.id]?.concept ?? found[concept.id] ?? concept
        }
        for row in ground.demand.rows
        where row.complaints + row.requests >= Int(ground.settings.minimumMentions)
            || (row.concept.angle == .user || row.concept.angle == .occasion)
                && row.mentions >= Int(ground.settings.minimumMentions)
        {
            offer(row.concept)
        }
        for entry in ground.donors.entries.values.sorted(by: { $0.concept.id < $1.concept.id })
        where entry.brands >= 2 && belongs(entry, ground) {
            offer(entry.concept)
        }
        for capability in ground.capabilities.values.sorted(by: { $0.concept.id < $1.concept.id }) {
            offer(capability.concept)
        }
        for entry in ground.market.catalogue.concepts
        where (entry.concept.angle == .user || entry.concept.angle == .occasion)
            && ground.families.fit(entry.families).map({ $0 >= 0.3 }) ?? true
        {
            let named = ground.named(entry.concept)
            if named.count >= Int(ground.settings.minimumMentions), ground.voices.brands(named).count >= 2 { offer(entry.concept) }
        }
        for entry in ground.market.catalogue.concepts {
            guard let fit = ground.families.fit(entry.families), fit >= 0.6 else { continue }
            offer(entry.concept)
        }
        return found.keys.sorted().map { found[$0]! }
    }

    /// Whether a donor's concept makes sense here: its family is this market's, or more than one donor market has it and no family says no.
    private static func belongs(_ entry: DonorTable.Entry, _ ground: GapGround) -> Bool {
        guard let known = ground.catalogue[entry.concept.id] else { return entry.markets.count >= 2 }
        return ground.families.fit(known.families).map { $0 >= 0.3 }
            ?? (entry.markets.count >= 2 || (ground.plausibility.fit(known.concept.id) ?? 0) >= 0.3)
    }

    private static func draft(_ concept: Concept, _ ground: GapGround) -> GapDraft? {
        guard Label.isMeaningful(concept.label) else { return nil }
        let forms = ground.forms(of: concept)
        let finding = ground.occupancy.find(ground.phrases(of: concept), polarity: concept.polarity)
        guard finding.brands.isEmpty else { return nil }
        let row = ground.demand.row(concept.id)
        let donor = ground.donors.entries[concept.id]
        let capability = ground.capabilities[concept.id]
        let catalogued = ground.catalogue[concept.id]
        let seen = ground.rivals.count
        let lived = concept.angle == .user || concept.angle == .occasion
        let named = lived ? ground.named(concept) : []
        let namedBrands = ground.voices.brands(named).count

        var components = Components()
        if ground.demand.reviews > 0 {
            components.demand = max(row.map { $0.opportunity / 20 } ?? 0.05, ground.demand.importance(named.count) * 0.05)
        }
        let bound = Absence.wilsonUpperAtZero(n: seen, z: ground.settings.confidenceZ)
        components.vacancy = 1 - bound
        let family = catalogued.flatMap { ground.families.fit($0.families) }
        components.plausibility = [
            ground.plausibility.fit(concept.id), family, row.map { $0.mentions >= 2 ? 1 : 0.5 }, named.count >= 2 ? 1 : nil,
        ].compactMap { $0 }
            .max()
        components.distance = 1 - 0.7 * Distance.toStrongPoints(of: concept, ground)
        if ground.hasCapabilities { components.fit = capability != nil ? 1 : 0.3 }

        var evidence = GapEvidence(
            search: ground.search(forms), reason: reason(concept, row, named.count, donor, capability, ground))
        evidence.nearestMisses = Array(finding.near.prefix(3))
        evidence.demand = ground.demandSummary([concept.id])
        if !named.isEmpty {
            evidence.support = ground.voices.quotes(named, limit: 4)
            evidence.origins.append(
                "Customers: \(named.count) of \(ground.demand.reviews) reviews and questions name it, of \(namedBrands) brands.")
        }
        if let row {
            evidence.origins.append(
                "Customers: \(row.mentions) of \(ground.demand.reviews) reviews and questions speak of it.")
        }
        if let donor {
            evidence.origins.append(
                "Other markets: \(donor.brands) of \(ground.donors.brands) brands in \(donor.markets.joined(separator: ", ")) claim it."
            )
        }
        if let capability { evidence.origins.append("Own capability: “\(capability.text)”.") }
        if row == nil, donor == nil, capability == nil, named.isEmpty {
            evidence.origins.append("Known to the lexicon as a claim of this kind of product.")
        }
        evidence.statistics["wilson upper bound"] = bound
        evidence.whyEmpty = EmptyGround.reasons(for: [concept], ground: ground)
        evidence.rivalStrength = Distance.avoided([concept], ground)
        evidence.overturnedBy = [
            "One rival page that says “\(concept.label)”.",
            "0 of \(seen) brands claim it, yet up to \(Decimal.text(100 * bound, digits: 0)) % of all brands might.",
        ]
        var trust = 1.0
        if let row {
            trust = GapGround.breadth(
                max(
                    row.brandsWanting, concept.angle == .feature || concept.angle == .benefit ? 0 : row.brands
                ))
        }
        if lived, !named.isEmpty { trust = GapGround.breadth(max(namedBrands, row?.brandsWanting ?? 0)) }
        if row == nil, capability == nil, named.isEmpty { trust = donor == nil ? 0.5 : 0.8 }
        if row != nil, !ground.isKnown(concept.id) { trust *= 0.6 }
        if !lived, donor == nil, capability == nil, let catalogued, catalogued.families.isEmpty { trust *= 0.85 }
        return GapDraft(
            kind: .single, label: Label.ofSingle(concept), concepts: [concept], components: components,
            evidence: evidence, trust: trust)
    }

    private static func reason(
        _ concept: Concept, _ row: DemandTable.Row?, _ named: Int, _ donor: DonorTable.Entry?,
        _ capability: Capability?, _ ground: GapGround
    ) -> String {
        let nobody = "none of \(ground.rivals.count) brands claims it"
        if let row, row.complaints >= max(row.requests, row.praises), row.complaints > 0 {
            return
                "\(row.complaints) \(row.complaints == 1 ? "customer complains" : "customers complain") and \(nobody)."
        }
        if let row, row.requests > 0 {
            return
                "\(row.requests) \(row.requests == 1 ? "customer asks" : "customers ask") for it and \(nobody)."
        }
        if max(named, row?.mentions ?? 0) > 0 {
            return "\(Count.of(max(named, row?.mentions ?? 0), "customer names", "customers name")) it and \(nobody)."
        }
        if capability != nil { return "You can say it truthfully and \(nobody)." }
        if let donor {
            return
                "\(donor.brands) brands of \(donor.markets.joined(separator: " and ")) claim it; here \(nobody)."
        }
        return "Products of this kind can claim it; here \(nobody)."
    }
}
