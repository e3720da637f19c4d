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
        // One review in two hundred is the least that is more than an accident.
        let enough = max(Int(ground.settings.minimumMentions), (ground.demand.reviews + 199) / 200)
        for row in ground.demand.rows
        where row.complaints + row.requests >= enough && (row.concept.angle == .feature || row.concept.angle == .benefit) {
            // A quality that any product may have, and that no seller here speaks of, needs many voices: it is often another thing's.
            if ground.isAnyones(row.concept.id), row.complaints + row.requests < max(3 * enough, ground.demand.reviews / 50) {
                continue
            }
            offer(row.concept)
        }
        for entry in ground.donors.entries.values.sorted(by: { $0.concept.id < $1.concept.id })
        where entry.brands >= 2 && belongs(entry, ground) {
            offer(entry.concept)
        }
        for capability in ground.capabilities.values.sorted(by: { $0.concept.id < $1.concept.id }) {
            offer(capability.concept)
        }
        let known = ground.market.catalogue.concepts.filter { ground.families.fit($0.families).map { $0 >= 0.3 } ?? true }.map(\.concept)
        for concept in known + ground.demand.rows.map(\.concept).filter({ ground.catalogue[$0.id] == nil })
        where concept.angle == .user || concept.angle == .occasion {
            let named = ground.named(concept)
            if named.count >= max(Int(ground.settings.minimumMentions), ground.demand.reviews / 200),
                ground.voices.brands(named).count >= 2,
                !ground.isPurpose(concept)
            {
                offer(concept)
            }
        }
        for entry in ground.market.catalogue.concepts {
            guard let fit = ground.families.fit(entry.families), fit >= 0.8 else { continue }
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
        guard Label.isMeaningful(concept.label), ground.capabilities[concept.id] != nil || !Label.isService(concept.label) else {
            return nil
        }
        let finding = ground.occupancy.find(concept)
        guard finding.brands.isEmpty, ground.capabilities[concept.id] != nil || !ground.isSaidByRelated(concept.id) else { return nil }
        let lived = concept.angle == .user || concept.angle == .occasion
        // Who a customer is and when he uses it is told by the words of the sentence, not by a word of it.
        let row = lived ? nil : ground.demand.row(concept.id)
        let donor = ground.donors.entries[concept.id]
        let capability = ground.capabilities[concept.id]
        let catalogued = ground.catalogue[concept.id]
        let named = lived ? ground.named(concept) : []
        let namedBrands = ground.voices.brands(named).count

        var components = Components()
        if ground.demand.reviews > 0 {
            // What brands of another market sell is wanted there, if nobody speaks of it here.
            let lent = donor.map { 0.05 + 0.3 * Double($0.brands) / Double(max(1, ground.donors.brands)) } ?? 0.05
            components.demand = max(row.map { $0.opportunity / 20 } ?? lent, ground.demand.importance(named.count) * 0.05)
        }
        let bound = Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ)
        components.vacancy = 1 - bound
        let family = catalogued.flatMap { ground.families.fit($0.families) }
        components.plausibility = [
            ground.plausibility.fit(concept.id), family.map { $0 * (0.4 + 0.6 * ground.kinship(of: concept)) },
            row.map { $0.mentions >= 2 ? 1 : 0.5 }, named.count >= 2 ? 1 : nil,
        ].compactMap { $0 }
            .max()
        components.distance = 1 - 0.7 * Distance.toStrongPoints(of: concept, ground)
        if ground.hasCapabilities { components.fit = capability != nil ? 1 : 0.3 }

        var trust = 1.0
        if let row { trust = GapGround.breadth(row.brandsWanting) }
        if !named.isEmpty { trust = GapGround.breadth(namedBrands) }
        if row == nil, capability == nil, named.isEmpty { trust = donor == nil ? 0.4 : 0.8 }
        if row != nil, !ground.isKnown(concept.id) { trust *= 0.6 }
        if !lived, donor == nil, capability == nil, let catalogued, catalogued.families.isEmpty { trust *= 0.85 }
        if capability == nil { trust *= Caution.factor([concept], ground) }
        return GapDraft(
            kind: .single, label: Label.ofSingle(concept), concepts: [concept], components: components,
            evidence: { evidence(concept, row, named, finding, bound, ground) }, trust: trust)
    }

    private static func evidence(
        _ concept: Concept, _ row: DemandTable.Row?, _ named: Set<Int>, _ finding: Occupancy.Finding, _ bound: Double, _ ground: GapGround
    ) -> GapEvidence {
        let donor = ground.donors.entries[concept.id], capability = ground.capabilities[concept.id]
        let seen = ground.rivals.count
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: concept)), reason: reason(concept, row, named.count, donor, capability, ground))
        evidence.nearestMisses = ground.occupancy.quotes(finding, limit: 3)
        evidence.demand = ground.demandSummary([concept.id])
        if !named.isEmpty {
            evidence.support = ground.voices.quotes(sentences: ground.voices.naming(concept), limit: 4)
            evidence.origins.append(
                "Customers: \(named.count) of \(ground.demand.reviews) reviews and questions name it, of \(Count.of(ground.voices.brands(named).count, "brand", "brands"))."
            )
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
        evidence.whyEmpty = Caution.reasons([concept], ground) + EmptyGround.reasons(for: [concept], ground: ground)
        evidence.rivalStrength = Distance.avoided([concept], ground)
        evidence.overturnedBy = [
            "One rival page that says “\(concept.label)”.",
            "0 of \(seen) brands claim it, yet up to \(Decimal.text(100 * bound, digits: 0)) % of all brands might.",
        ]
        return evidence
    }

    private static func reason(
        _ concept: Concept, _ row: DemandTable.Row?, _ named: Int, _ donor: DonorTable.Entry?,
        _ capability: Capability?, _ ground: GapGround
    ) -> String {
        let nobody = "none of \(ground.rivals.count) brands claims it"
        if let row, row.complaints >= max(row.requests, row.praises), row.complaints > 0 {
            return
                "\(Count.of(row.complaints, "customer complains of missing it", "customers complain of missing it")) and \(nobody)."
        }
        if let row, row.requests + row.complaints > 0 {
            return
                "\(Count.of(row.requests + row.complaints, "customer asks for it or misses it", "customers ask for it or miss it")) and \(nobody)."
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
