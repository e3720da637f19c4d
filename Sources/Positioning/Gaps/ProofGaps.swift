import MarketModel

/// What many claim and none backs: no test, number or certificate stands beside it, and customers may say the contrary.
enum ProofGaps {
    /// Words, folded, that back a claim.
    static let backing: Set<String> = Set(
        [
            "tested", "test", "tests", "certified", "certificate", "certification", "clinically", "clinical", "proven", "proved", "lab",
            "laboratory", "independent", "independently", "study", "studies", "trial", "measured", "verified", "accredited", "approved",
            "rated", "guaranteed", "guarantee", "iso", "patented", "awarded", "research", "percent",
        ].map(ContentWords.stem))

    static func find(_ ground: GapGround) -> [GapDraft] {
        ground.matrix.concepts.compactMap { row -> GapDraft? in
            guard row.rivals >= 2, row.share >= ground.settings.contestedShare,
                row.concept.angle == .feature || row.concept.angle == .benefit,
                !ground.excluded.contains(row.concept.id), Label.isMeaningful(row.concept.label)
            else { return nil }
            let rivals = row.cells.filter { ground.rivalIDs.contains($0.brand) }
            let backed = rivals.filter { isBacked($0, ground) }
            guard backed.isEmpty else { return nil }
            guard let demand = ground.demand.row(row.concept.id), demand.complaints >= Int(ground.settings.minimumMentions) else {
                return nil
            }
            var components = Components()
            components.demand = demand.opportunity / 20
            components.vacancy = 1 - Absence.wilsonUpperAtZero(n: row.rivals, z: ground.settings.confidenceZ)
            components.plausibility = Double(demand.complaints) / Double(max(1, demand.complaints + demand.praises))
            components.distance = 0.5
            if ground.hasCapabilities { components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3 }
            var evidence = GapEvidence(
                search: ground.search(ground.forms(of: row.concept)),
                reason:
                    "\(row.rivals) of \(ground.rivals.count) brands claim it, none gives a test or a number, and \(demand.complaints) customers complain of it."
            )
            evidence.support = rivals.prefix(4).compactMap(\.holding.quotes.first)
            evidence.demand = ground.demandSummary([row.concept.id])
            evidence.origins = ["The matrix: claimed by many, backed by none."]
            evidence.whyEmpty = ["An honest test may disappoint, and a published figure can be attacked."]
            evidence.overturnedBy = ["One rival page that gives a test, number or certificate for it."]
            evidence.rivalStrength = "Uses the doubt about “\(row.concept.label)”, which \(row.rivals) brands claim."
            return GapDraft(
                kind: .proof, label: "\(Label.capitalised(row.concept.label)), with a published test", concepts: [row.concept],
                components: components, evidence: evidence)
        }
    }

    /// Whether a number or a word of proof stands with the claim.
    static func isBacked(_ cell: HeldCell, _ ground: GapGround) -> Bool {
        if cell.holding.quantity != nil { return true }
        return cell.holding.quotes.contains { quote in ContentWords.of(quote.text).contains { backing.contains($0) } }
    }
}
