import MarketModel

/// The weakness inside a strength: what customers of those who are loud in one thing complain of.
///
/// Each complaint is put to the one strength that it belongs to most: by reviews that praise the one and complain of the other, by the
/// log-odds of the complaint on pages that claim the strength, by a known trade-off.
enum WeaknessGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let strengths = ground.matrix.concepts.filter {
            $0.rivals >= 2 && !ground.excluded.contains($0.concept.id) && $0.concept.angle != .user && ground.belongs($0.concept.id)
                && Label.isMeaningful($0.concept.label)
                && ($0.share >= ground.settings.contestedShare || ($0.reach ?? 0) >= 0.3
                    || $0.strength >= 0.75)
        }.prefix(80)
        let weaknesses = ground.demand.rows.filter { row in
            row.complaints >= Int(ground.settings.minimumMentions) && row.complaints >= row.praises / 2
                && (row.concept.angle == .feature || row.concept.angle == .benefit)
                && !ground.excluded.contains(row.concept.id)
                && ground.isKnown(row.concept.id) && ground.belongs(row.concept.id) && Label.isMeaningful(row.concept.label)
                && Double(row.brandsWanting) < max(3, 0.6 * Double(ground.rivals.count))
        }.prefix(60)
        let priors = Dictionary(
            ground.market.catalogue.tradeOffs.map {
                (Pair(strength: $0.strength, weakness: $0.weakness), $0.reason)
            },
            uniquingKeysWith: { first, _ in first })
        return weaknesses.compactMap { weakness in
            strengths.compactMap { strength in
                link(
                    strength, weakness,
                    prior: priors[Pair(strength: strength.concept.id, weakness: weakness.concept.id)], ground)
            }.max { ($0.value, $1.strength.concept.id) < ($1.value, $0.strength.concept.id) }.map {
                draft($0, weakness, ground)
            }
        }
    }

    private struct Pair: Hashable {
        let strength: ConceptID
        let weakness: ConceptID
    }

    /// How much a complaint belongs to a strength.
    private struct Link {
        let strength: ConceptRow
        let grades: [String]
        let value: Double
        let observed: Set<Int>
        let z: Double
        let prior: String?
    }

    private static func link(
        _ strength: ConceptRow, _ weakness: DemandTable.Row, prior: String?, _ ground: GapGround
    ) -> Link? {
        let s = strength.concept
        let w = weakness.concept
        guard s.id != w.id,
            ContentWords.overlap(ContentWords.of(s.label), ContentWords.of(w.label)) < 0.5
        else { return nil }
        let holders = ground.holders[s.id, default: []]
        let answered = ground.holders[w.id, default: []]
        guard !holders.isSubset(of: answered),
            Double(answered.count) <= 0.34 * Double(ground.rivals.count)
        else { return nil }
        let observed = ground.voices.observed(s.id, w.id)
        let linked = ground.voices.linked(s.id, w.id)
        let association = ground.voices.association(claim: s.id, complaint: w.id)
        let isAtHome = !(ground.catalogue[w.id]?.families.isEmpty ?? true) || !answered.isEmpty || prior != nil
        guard isAtHome || observed.count >= 4 else { return nil }
        var grades: [String] = []
        var value = 0.0
        if observed.count >= 2, linked >= 1.28, 10 * observed.count >= 3 * weakness.complaints {
            grades.append("observed in \(observed.count) reviews")
            value += min(1, 0.55 + 0.1 * Double(observed.count))
        } else if observed.count == 1 {
            grades.append("observed in a review")
            value += 0.3
        }
        if association.z >= 1.28, association.pages >= 3 {
            grades.append("associated on \(association.pages) pages")
            value += min(0.4, 0.15 * association.z)
        }
        if let prior, !grades.isEmpty {
            grades.append("a known trade-off: \(prior)")
            value += 0.35
        }
        guard
            value >= 0.5
                || (association.z >= 1.64 && association.pages >= 3 && s.angle == .occasion
                    && !ground.voices.wanting(w.id).isDisjoint(with: ground.sentences(of: s)))
        else { return nil }
        if !answered.isEmpty {
            grades.append(
                "\(answered.count) quieter \(answered.count == 1 ? "rival answers" : "rivals answer") it")
        }
        return Link(
            strength: strength, grades: grades,
            value: value * (0.6 + 0.4 * (strength.reach ?? strength.share)), observed: observed,
            z: max(linked, association.z), prior: prior)
    }

    private static func draft(_ link: Link, _ weakness: DemandTable.Row, _ ground: GapGround)
        -> GapDraft
    {
        let strength = link.strength.concept
        let holders = ground.holders[strength.id, default: []]
        let answered = ground.holders[weakness.concept.id, default: []]
        let finding = ground.occupancy.find(ground.phrases(of: weakness.concept), polarity: weakness.concept.polarity, inCopy: false)
        let taken = answered.union(finding.brands)
        var components = Components()
        components.demand = weakness.opportunity / 20
        let open = 1 - Double(taken.count) / Double(max(1, ground.rivals.count))
        components.vacancy =
            open * open
            * (1 - Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ) / 2)
        components.plausibility = min(1, link.value)
        components.distance = 1 - 0.7 * Distance.toStrongPoints(of: weakness.concept, ground)
        if ground.hasCapabilities {
            components.fit = ground.capabilities[weakness.concept.id] != nil ? 1 : 0.3
        }
        let who = "\(holders.count) of \(ground.rivals.count) brands sell “\(strength.label)”"
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: weakness.concept)),
            reason:
                "\(who); \(Count.of(weakness.complaints, "customer complains", "customers complain")) of missing “\(weakness.concept.label)”"
                + (link.observed.isEmpty
                    ? "." : ", \(link.observed.count) in a review that praises the strength."))
        evidence.support =
            Array(ground.voices.quotes(link.observed, limit: 3))
            + link.strength.cells.filter { holders.contains($0.brand) && !answered.contains($0.brand) }
            .prefix(3).compactMap(\.holding.quotes.first)
        evidence.nearestMisses = Array((finding.quotes + finding.near).prefix(3))
        evidence.demand = ground.demandSummary([weakness.concept.id])
        evidence.origins = ["Grades of evidence: \(link.grades.joined(separator: "; "))."]
        evidence.statistics = [
            "reviews with both": Double(link.observed.count), "log-odds z": link.z,
            "brands that answer": Double(taken.count),
        ]
        evidence.whyEmpty =
            (link.prior.map { ["It may be hard to do both: \($0)."] } ?? [])
            + EmptyGround.reasons(for: [weakness.concept], ground: ground)
        evidence.rivalStrength = "Uses “\(strength.label)”: \(who)."
        evidence.overturnedBy = [
            "A rival that sells “\(strength.label)” and answers “\(weakness.concept.label)”."
        ]
        return GapDraft(
            kind: .weakness, label: Label.ofWeakness(strength: strength, weakness: weakness.concept),
            concepts: [strength, weakness.concept], components: components, evidence: evidence,
            trust: GapGround.breadth(weakness.brandsWanting))
    }
}
