import MarketModel

/// What many claim and none backs: no test, number or certificate stands beside it, while customers doubt it.
enum ProofGaps {
    /// Words, folded, that back a claim.
    static let backing: Set<String> = Set(
        [
            "tested", "test", "certified", "certificate", "certification", "clinically", "clinical",
            "proven", "proved", "lab", "laboratory",
            "independent", "independently", "study", "studies", "trial", "measured", "verified",
            "accredited", "approved", "patented",
            "awarded", "research", "dermatologist", "iso", "tuv",
        ].map(ContentWords.stem))

    /// Words, folded, with which customers doubt.
    private static let doubt: Set<String> = Set(
        [
            "proof", "prove", "evidence", "study", "studies", "myth", "hype", "gimmick", "claim",
            "claims", "claimed", "advertised", "promised", "mentioned", "lie", "false", "fake",
            "misleading",
        ]
        .map(ContentWords.stem))

    /// Words, folded, of what is a promise or a fact and no effect: a test of it means nothing.
    private static let untestable: Set<String> = Set(
        [
            "warranty", "guarantee", "included", "quality", "compatibility", "compatible", "microphone", "remote", "control", "app", "wall",
            "mounted", "button", "price", "affordable", "value", "made", "support", "gift", "brand", "vegan", "vegetarian",
            "free",
            "packaging", "natural", "ingredients", "organic", "design", "colour", "color", "refund", "service", "delivery", "trial",
            "flavour", "taste", "style", "stylish",
        ].map(ContentWords.stem))

    static func find(_ ground: GapGround) -> [GapDraft] { ground.matrix.concepts.compactMap { draft($0, ground) } }

    private static func draft(_ row: ConceptRow, _ ground: GapGround) -> GapDraft? {
        guard row.rivals >= 3, row.share >= 0.8 * ground.settings.contestedShare,
            row.concept.angle == .feature || row.concept.angle == .benefit,
            !ground.excluded.contains(row.concept.id), ground.belongs(row.concept.id), Label.isMeaningful(row.concept.label),
            Set(ContentWords.of(row.concept.label)).isDisjoint(with: untestable), !Label.isPart(row.concept.label),
            !backing.contains(where: { ContentWords.of(row.concept.label).contains($0) })
        else { return nil }
        let rivals = row.cells.filter { ground.rivalIDs.contains($0.brand) }
        guard !rivals.contains(where: { cell in cell.holding.quotes.contains { ground.tables.isTested($0) } }) else { return nil }
        let numbered = rivals.filter { $0.holding.quantity != nil }.count
        guard Double(numbered) <= 0.2 * Double(rivals.count) else { return nil }
        let demand = ground.demand.row(row.concept.id)
        let doubts = ground.voices.speaking(of: row.concept).filter { sentence in
            ground.voices.words(sentence).contains { doubt.contains($0) }
        }
        let doubting = ground.voices.reviews(doubts)
        let complaining = ground.voices.complaints(row.concept.id)
        let against = doubting.union(complaining)
        // Pages that make the claim and are contradicted by their own buyers.
        let claiming = ground.voices.claiming(row.concept.id), contradicted = claiming.intersection(ground.voices.pages(against))
        let praises = demand?.praises ?? 0
        var components = Components()
        if ground.demand.reviews > 0 {
            let asked = demand?.requests ?? 0
            guard against.count + asked > Int(ground.settings.minimumMentions), 2 * (against.count + asked) >= praises,
                doubting.count >= 2 || contradicted.count >= 2 && 3 * contradicted.count >= claiming.count
            else { return nil }
            components.demand = min(1, (demand?.opportunity ?? 2) / 20 + 0.05 * Double(doubting.count))
        }
        components.vacancy =
            1 - Absence.wilsonUpperAtZero(n: row.rivals, z: ground.settings.confidenceZ)
        if ground.demand.reviews == 0 {
            components.plausibility = 0.5
        } else {
            let onPages = Double(contradicted.count) / Double(max(1, claiming.count))
            let inReviews = Double(against.count) / Double(max(1, against.count + praises))
            components.plausibility = min(1, 0.5 * onPages + 0.5 * inReviews + 0.05 * Double(doubting.count))
        }
        components.distance = 1 - 0.7 * row.share
        if ground.hasCapabilities {
            components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3
        }
        let brands = ground.voices.brands(against)
        return GapDraft(
            kind: .proof, label: "\(Label.capitalised(row.concept.label)), proven by a published test", concepts: [row.concept],
            components: components,
            evidence: {
                evidence(row, doubts: doubts, against: against, contradicted: contradicted.count, numbered: numbered, ground)
            }, trust: ground.demand.reviews == 0 ? 0.8 : GapGround.breadth(brands.count))
    }

    private static func evidence(
        _ row: ConceptRow, doubts: Set<Int>, against: Set<Int>, contradicted: Int, numbered: Int, _ ground: GapGround
    ) -> GapEvidence {
        let rivals = row.cells.filter { ground.rivalIDs.contains($0.brand) }
        var reason = "\(row.rivals) of \(ground.rivals.count) brands claim it, none gives a test or a certificate"
        if ground.demand.reviews > 0 {
            reason +=
                "; \(Count.of(against.count, "customer contradicts", "customers contradict")) it, on \(Count.of(contradicted, "page", "pages")) that \(contradicted == 1 ? "claims" : "claim") it"
        }
        var evidence = GapEvidence(search: ground.search(ground.forms(of: row.concept)), reason: reason + ".")
        evidence.support =
            rivals.prefix(3).compactMap(\.holding.quotes.first)
            + ground.voices.quotes(against, about: [doubts, ground.voices.complaining(row.concept.id)], limit: 5)
        evidence.demand = ground.demandSummary([row.concept.id])
        evidence.origins = ["The matrix: claimed by many, backed by none."]
        evidence.whyEmpty = ["An honest test may disappoint, and a published figure can be attacked."]
        evidence.overturnedBy = ["One rival page that gives a test, number or certificate for it."]
        evidence.rivalStrength =
            "Uses the doubt about “\(row.concept.label)”, which \(row.rivals) brands claim."
        evidence.statistics = [
            "holders with a number": Double(numbered), "doubting reviews": Double(ground.voices.reviews(doubts).count),
            "claiming pages that buyers contradict": Double(contradicted),
            "pages with the claim": Double(ground.voices.claiming(row.concept.id).count),
        ]
        return evidence
    }
}
