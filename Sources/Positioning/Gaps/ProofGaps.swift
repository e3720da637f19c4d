import MarketModel

/// What many claim and none backs: no test, number or certificate stands beside it, while customers doubt it.
enum ProofGaps {
    /// Words, folded, that back a claim.
    private static let backing: Set<String> = Set(
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
            "packaging", "design", "colour", "color", "refund", "service", "delivery", "trial", "flavour", "taste", "style", "stylish",
        ].map(ContentWords.stem))

    static func find(_ ground: GapGround) -> [GapDraft] {
        ground.matrix.concepts.compactMap { draft($0, ground) }
    }

    private static func draft(_ row: ConceptRow, _ ground: GapGround) -> GapDraft? {
        guard row.rivals >= 3, row.share >= ground.settings.contestedShare,
            row.concept.angle == .feature || row.concept.angle == .benefit,
            !ground.excluded.contains(row.concept.id), Label.isMeaningful(row.concept.label),
            Set(ContentWords.of(row.concept.label)).isDisjoint(with: untestable),
            !backing.contains(where: { ContentWords.of(row.concept.label).contains($0) })
        else { return nil }
        let rivals = row.cells.filter { ground.rivalIDs.contains($0.brand) }
        guard !rivals.contains(where: { isTested($0, ground) }) else { return nil }
        let numbered = rivals.filter { $0.holding.quantity != nil }.count
        guard Double(numbered) <= 0.2 * Double(rivals.count) else { return nil }
        let demand = ground.demand.row(row.concept.id)
        let spoken = ground.voices.speaking(of: row.concept.id, phrases: ground.phrases(of: row.concept))
        let doubting = ground.voices.reviews(spoken.filter { sentence in ground.voices.words(sentence).contains { doubt.contains($0) } })
        let complaints = demand?.complaints ?? 0, asked = demand?.requests ?? 0
        let praises = demand?.praises ?? 0
        var components = Components()
        if ground.demand.reviews > 0 {
            guard complaints + asked + doubting.count > Int(ground.settings.minimumMentions),
                2 * (complaints + asked + doubting.count) >= praises,
                ground.belongs(row.concept.id)
            else { return nil }
            components.demand = min(1, (demand?.opportunity ?? 2) / 20 + 0.05 * Double(doubting.count))
        }
        components.vacancy =
            1 - Absence.wilsonUpperAtZero(n: row.rivals, z: ground.settings.confidenceZ)
        components.plausibility =
            ground.demand.reviews == 0
            ? 0.5
            : min(
                1,
                Double(complaints + doubting.count) / Double(max(1, complaints + praises)) + 0.1
                    * Double(doubting.count))
        components.distance = 1 - 0.7 * row.share
        if ground.hasCapabilities {
            components.fit = ground.capabilities[row.concept.id] != nil ? 1 : 0.3
        }
        let doubted =
            doubting.isEmpty ? "" : ", \(doubting.count) \(doubting.count == 1 ? "doubts" : "doubt") it"
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: row.concept)),
            reason:
                "\(row.rivals) of \(ground.rivals.count) brands claim it, none gives a test or a certificate\(ground.demand.reviews == 0 ? "" : "; " + Count.of(complaints, "customer complains", "customers complain"))\(doubted)."
        )
        evidence.support =
            rivals.prefix(4).compactMap(\.holding.quotes.first)
            + ground.voices.quotes(doubting, limit: 3)
        evidence.demand = ground.demandSummary([row.concept.id])
        evidence.origins = ["The matrix: claimed by many, backed by none."]
        evidence.whyEmpty = ["An honest test may disappoint, and a published figure can be attacked."]
        evidence.overturnedBy = ["One rival page that gives a test, number or certificate for it."]
        evidence.rivalStrength =
            "Uses the doubt about “\(row.concept.label)”, which \(row.rivals) brands claim."
        evidence.statistics = [
            "holders with a number": Double(numbered), "doubting reviews": Double(doubting.count),
        ]
        let brands = ground.voices.brands(doubting.union(ground.voices.complaints(row.concept.id)))
        return GapDraft(
            kind: .proof, label: "\(Label.capitalised(row.concept.label)) with a published test",
            concepts: [row.concept],
            components: components, evidence: evidence, trust: GapGround.breadth(brands.count))
    }

    /// Whether a word of proof stands in the sentence of the claim.
    private static func isTested(_ cell: HeldCell, _ ground: GapGround) -> Bool {
        cell.holding.quotes.contains { quote in
            ContentWords.of(ground.sentence(of: quote)).contains { backing.contains($0) }
        }
    }
}
