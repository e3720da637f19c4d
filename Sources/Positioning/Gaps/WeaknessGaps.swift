import MarketModel

/// The weakness inside a strength: what customers of those who are loud in one thing complain of.
enum WeaknessGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let strengths = ground.matrix.concepts.filter {
            $0.rivals >= 2 && !ground.excluded.contains($0.concept.id) && Label.isMeaningful($0.concept.label)
        }.prefix(80)
        let weaknesses = ground.demand.rows.filter {
            $0.complaints >= Int(ground.settings.minimumMentions) && !ground.excluded.contains($0.concept.id)
                && Label.isMeaningful($0.concept.label)
        }.prefix(60)
        guard !strengths.isEmpty, !weaknesses.isEmpty else { return [] }
        let reviews = ReviewLinks(ground)
        let priors = Dictionary(
            ground.market.catalogue.tradeOffs.map { (Pair($0.strength, $0.weakness), $0.reason) }, uniquingKeysWith: { first, _ in first })
        var drafts: [GapDraft] = []
        for strength in strengths {
            for weakness in weaknesses where weakness.concept.id != strength.concept.id {
                if let draft = draft(
                    strength, weakness, reviews: reviews, prior: priors[Pair(strength.concept.id, weakness.concept.id)], ground)
                {
                    drafts.append(draft)
                }
            }
        }
        return drafts
    }

    private struct Pair: Hashable {
        let strength: ConceptID
        let weakness: ConceptID

        init(_ strength: ConceptID, _ weakness: ConceptID) {
            self.strength = strength
            self.weakness = weakness
        }
    }

    private static func draft(
        _ strength: ConceptRow, _ weakness: DemandTable.Row, reviews: ReviewLinks, prior: String?, _ ground: GapGround
    ) -> GapDraft? {
        let holders = ground.holders[strength.concept.id, default: []]
        let answered = ground.holders[weakness.concept.id, default: []]
        let loud = strength.cells.filter { holders.contains($0.brand) && !answered.contains($0.brand) }
        guard !loud.isEmpty else { return nil }
        let observed = reviews.observed(strength.concept.id, weakness.concept.id)
        let association = reviews.association(claim: strength.concept.id, complaint: weakness.concept.id)
        let silent = !answered.isEmpty && answered.count * 2 < ground.rivals.count
        var grades: [(String, Double)] = []
        if observed >= 2 { grades.append(("observed", 1)) }
        if observed == 1 { grades.append(("observed once", 0.75)) }
        if association.z >= 1.64, association.pages >= 2 { grades.append(("associated", 0.7)) }
        if prior != nil { grades.append(("prior", 0.6)) }
        guard let best = grades.map(\.1).max() else { return nil }
        if silent { grades.append(("silent", 0.4)) }
        var components = Components()
        components.demand = weakness.opportunity / 20
        let unanswered = 1 - Double(answered.count) / Double(max(1, ground.rivals.count))
        components.vacancy = unanswered * unanswered
        components.plausibility = min(1, best + 0.1 * Double(grades.count - 1))
        components.distance = 0.6
        if ground.hasCapabilities { components.fit = ground.capabilities[weakness.concept.id] != nil ? 1 : 0.3 }
        let who = "\(holders.count) of \(ground.rivals.count) brands sell “\(strength.concept.label)”"
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: weakness.concept)),
            reason: "\(who), and \(weakness.complaints) customers complain of \(Label.problem(weakness.concept)).")
        evidence.support = loud.prefix(3).compactMap(\.holding.quotes.first)
        evidence.demand = ground.demandSummary([weakness.concept.id])
        evidence.origins =
            ["Grades of evidence: \(grades.map(\.0).joined(separator: ", "))."] + (prior.map { ["Known trade-off: \($0)."] } ?? [])
        evidence.statistics = [
            "reviews with both": Double(observed), "log-odds z": association.z, "brands that answer": Double(answered.count),
        ]
        evidence.whyEmpty = EmptyGround.reasons(for: [weakness.concept], ground: ground)
        evidence.rivalStrength = "Uses “\(strength.concept.label)”: \(who)."
        evidence.overturnedBy = ["A rival that sells “\(strength.concept.label)” and answers “\(weakness.concept.label)”."]
        return GapDraft(
            kind: .weakness, label: Label.ofWeakness(strength: strength.concept, weakness: weakness.concept),
            concepts: [strength.concept, weakness.concept].sorted { $0.id < $1.id }, components: components, evidence: evidence)
    }
}

/// Which complaints stand beside which praise and which claims.
struct ReviewLinks: Sendable {
    private var together: [ConceptID: [ConceptID: Int]] = [:]
    private var claimPages: [ConceptID: Set<Int>] = [:]
    private var complaintPages: [ConceptID: Set<Int>] = [:]
    private var pages = 0

    init(_ ground: GapGround) {
        for member in ground.market.members where ground.rivalIDs.contains(member.brand) && !member.analyzed.demand.isEmpty {
            let number = pages
            pages += 1
            for claim in member.analyzed.claims { claimPages[claim.concept.id, default: []].insert(number) }
            for (_, mentions) in Dictionary(grouping: member.analyzed.demand, by: \.evidence.block) {
                let praised = Set(mentions.filter { $0.sense == .praise }.map(\.concept.id))
                let blamed = Set(mentions.filter { $0.sense == .complaint }.map(\.concept.id))
                for weakness in blamed {
                    complaintPages[weakness, default: []].insert(number)
                    for strength in praised where strength != weakness { together[strength, default: [:]][weakness, default: 0] += 1 }
                }
            }
        }
    }

    /// Reviews that praise the strength and complain of the weakness.
    func observed(_ strength: ConceptID, _ weakness: ConceptID) -> Int { together[strength]?[weakness] ?? 0 }

    /// z of the log-odds of the complaint on pages with the claim against pages without, by pages, with half a page added to each cell.
    func association(claim: ConceptID, complaint: ConceptID) -> (z: Double, pages: Int) {
        let with = claimPages[claim] ?? [], blamed = complaintPages[complaint] ?? []
        let both = with.intersection(blamed).count
        let a = Double(both) + 0.5, b = Double(with.count - both) + 0.5
        let c = Double(blamed.count - both) + 0.5, d = Double(pages - with.count - blamed.count + both) + 0.5
        return ((log(a / b) - log(c / d)) / (1 / a + 1 / b + 1 / c + 1 / d).squareRoot(), both)
    }
}

extension Label {
    /// A complaint, named by the thing that customers miss.
    static func problem(_ concept: Concept) -> String { "“\(concept.label)”" }

    static func ofWeakness(strength: Concept, weakness: Concept) -> String {
        "\(capitalised(weakness.label)), where others only offer \(strength.label)"
    }
}
