import MarketModel

/// Pairs of selling points that rivals make apart and none together, for markets where no customer speaks.
///
/// A pair is proposed when both halves are sold by at least two brands, so that chance alone would rarely keep them apart, and the halves are of
/// different sides: what it does beside what it is or whom it is for.
enum PairGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        guard ground.demand.reviews == 0 else { return [] }
        let rows = ground.matrix.concepts.filter { row in
            row.rivals >= 2 && 2 * row.rivals <= ground.rivals.count && !ground.excluded.contains(row.concept.id)
                && ground.catalogue[row.concept.id] != nil && ground.belongs(row.concept.id) && Label.isMeaningful(row.concept.label)
                && !Label.isService(row.concept.label)
        }.prefix(80)
        let firsts = rows.filter { $0.concept.angle == .benefit }
        let seconds = rows.filter { isSide($0.concept) }
        var pairs: [(first: ConceptRow, second: ConceptRow, chance: Double)] = []
        for first in firsts {
            for second in seconds {
                let a = ground.holders[first.concept.id, default: []], b = ground.holders[second.concept.id, default: []]
                guard a.count >= 2, b.count >= 2, a.isDisjoint(with: b), isNew(first.concept, second.concept, ground) else { continue }
                let chance = Absence.chanceOfEmptyPair(n: ground.rivals.count, a: a.count, b: b.count)
                pairs.append((first, second, chance))
            }
        }
        let rates = Absence.benjaminiHochberg(pairs.map(\.chance))
        var drafts = zip(pairs, rates).map { (chance: $0.chance, draft: draft($0.first, $0.second, chance: $0.chance, rate: $1, ground)) }
        drafts.sort { ($0.chance, $0.draft.label) < ($1.chance, $1.draft.label) }
        // Each half once: ten pairs around one benefit are one idea.
        var used: Set<ConceptID> = []
        return drafts.filter { entry in
            let ids = entry.draft.concepts.map(\.id)
            guard used.isDisjoint(with: ids) else { return false }
            used.formUnion(ids)
            return true
        }.prefix(8).map(\.draft)
    }

    /// What stands beside a benefit in one phrase: an absence, a user, an occasion.
    private static func isSide(_ concept: Concept) -> Bool {
        concept.angle == .user || concept.angle == .occasion || (concept.angle == .feature && concept.polarity == .absent)
            || (concept.angle == .feature && LabelShape(concept) == .adjective)
    }

    /// Whether no brand says both, in claims or copy, and the halves are no two words for one thing.
    private static func isNew(_ a: Concept, _ b: Concept, _ ground: GapGround) -> Bool {
        let words = Set(ground.tables.words(ofLabel: a.label))
        guard words.isDisjoint(with: ground.tables.words(ofLabel: b.label)) else { return false }
        return ground.occupancy.find(a).brands.isDisjoint(with: ground.occupancy.find(b).brands)
    }

    private static func draft(_ first: ConceptRow, _ second: ConceptRow, chance: Double, rate: Double, _ ground: GapGround) -> GapDraft {
        let concepts = [first.concept, second.concept]
        var components = Components()
        let bound = Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ)
        components.vacancy = (1 - bound) * (0.5 + 0.5 * (1 - chance))
        let affinity = ground.plausibility.affinity(first.concept.id, second.concept.id)
        let donors = ground.donors.joint(concepts.map(\.id))
        components.plausibility = min(1, 0.5 + 0.15 * Double(min(donors, 3)) + max(-0.2, min(0.2, 2 * (affinity ?? 0))))
        components.distance = 1 - 0.5 * max(first.share, second.share)
        if ground.hasCapabilities {
            let can = concepts.filter { ground.capabilities[$0.id] != nil }.count
            components.fit = can == 2 ? 1 : can == 1 ? 0.5 : 0.2
        }
        return GapDraft(
            kind: .combination, label: Label.ofPair(first.concept, second.concept), concepts: concepts.sorted { $0.id < $1.id },
            components: components,
            evidence: {
                var evidence = GapEvidence(
                    search: ground.search(concepts.map(\.label)),
                    reason:
                        "\(Count.of(first.rivals, "brand claims", "brands claim")) “\(first.concept.label)”, \(Count.of(second.rivals, "brand claims", "brands claim")) “\(second.concept.label)”, none claims both; demand is unknown here."
                )
                evidence.path = [first, second].sorted { ($1.rivals, $0.concept.id) < ($0.rivals, $1.concept.id) }.map(\.concept.label)
                evidence.nearestMisses = [first, second].compactMap { row in
                    row.cells.first { ground.rivalIDs.contains($0.brand) }?.holding.quotes.first
                }
                evidence.origins = ["The matrix: each part is claimed, the whole is not."]
                if donors > 0 { evidence.origins.append("Other markets: \(Count.of(donors, "brand joins", "brands join")) them.") }
                evidence.statistics = ["chance of an empty pair": chance, "false discovery rate": rate]
                evidence.whyEmpty = EmptyGround.reasons(for: concepts, ground: ground)
                evidence.rivalStrength = Distance.avoided(concepts, ground)
                evidence.overturnedBy = [
                    "One rival that claims both.",
                    "Chance: claims as common as these miss each other in \(Decimal.text(100 * chance, digits: 0)) % of such markets.",
                    "Customers who see no use in the two together: nobody was asked.",
                ]
                return evidence
            }, trust: 0.75)
    }
}
