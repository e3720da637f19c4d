import MarketModel

/// The weakness inside a strength: what customers of those who are loud in one thing complain of.
///
/// Each complaint is put to the one strength that it belongs to most: by reviews that praise the one and complain of the other, by the
/// log-odds of the complaint on pages that claim the strength, by a known trade-off.
enum WeaknessGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let strengths = strengths(ground)
        let weaknesses = ground.demand.rows.filter { row in
            row.complaints >= Int(ground.settings.minimumMentions) && row.complaints >= row.praises / 2
                && (row.concept.angle == .feature || row.concept.angle == .benefit)
                && !ground.excluded.contains(row.concept.id) && !Label.isService(row.concept.label)
                && ground.isKnown(row.concept.id) && ground.belongs(row.concept.id) && Label.isMeaningful(row.concept.label)
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

    /// What several rivals sell, or one sells loudly.
    private struct Strength {
        let concept: Concept
        let holders: Set<BrandID>
        /// How many customers hear it, 0 to 1.
        let reach: Double
        let quotes: [PageQuote]
    }

    private static func strengths(_ ground: GapGround) -> [Strength] {
        let things = ground.matrix.concepts.filter {
            ($0.rivals >= 2 || ($0.reach ?? 0) >= 0.3) && !ground.excluded.contains($0.concept.id)
                && ($0.concept.angle == .feature || $0.concept.angle == .benefit)
                && ground.belongs($0.concept.id) && Label.isMeaningful($0.concept.label)
                && ($0.share >= ground.settings.contestedShare || ($0.reach ?? 0) >= 0.3 || $0.strength >= 0.75)
        }.prefix(80).map { row in
            let holders = ground.holders[row.concept.id, default: []]
            return Strength(
                concept: row.concept, holders: holders, reach: row.reach ?? row.share,
                quotes: row.cells.filter { holders.contains($0.brand) }.compactMap(\.holding.quotes.first))
        }
        // An occasion is sold by naming it, in whatever claim.
        let occasions = ground.market.catalogue.concepts.map(\.concept).filter {
            $0.angle == .occasion && ground.belongs($0.id) && !ground.excluded.contains($0.id) && Label.isMeaningful($0.label)
        }.compactMap { concept -> Strength? in
            let finding = ground.occupancy.find(concept)
            // What half of the market names is what the product is for.
            guard finding.brands.count >= 2, 2 * finding.brands.count <= ground.rivals.count else { return nil }
            return Strength(
                concept: concept, holders: finding.brands, reach: Double(finding.brands.count) / Double(ground.rivals.count),
                quotes: ground.occupancy.quotes(finding, limit: 4))
        }
        return things + occasions
    }

    /// How much a complaint belongs to a strength.
    private struct Link {
        let strength: Strength
        let grades: [String]
        let value: Double
        let observed: Set<Int>
        let z: Double
        let prior: String?
    }

    /// A complaint lies inside a strength when a known trade-off says so and customers show it, when the complaint is made about the very
    /// occasion that is sold, or when it keeps to the pages that sell the strength; standing in the same review is not enough.
    private static func link(_ strength: Strength, _ weakness: DemandTable.Row, prior: String?, _ ground: GapGround) -> Link? {
        let s = strength.concept
        let w = weakness.concept
        guard s.id != w.id, WordTable.overlap(ground.tables.words(ofLabel: s.label), ground.tables.words(ofLabel: w.label)) < 0.5
        else { return nil }
        let answered = ground.holders[w.id, default: []]
        // A quality that any product may have and that no seller here speaks of is often another thing's.
        let isAtHome = !answered.isEmpty || !(ground.catalogue[w.id]?.families.isEmpty ?? false)
        guard isAtHome || prior != nil && ground.voices.observed(s.id, w.id).count >= 3 else { return nil }
        guard !strength.holders.isSubset(of: answered), Double(answered.count) <= 0.34 * Double(ground.rivals.count) else { return nil }
        if s.angle == .occasion {
            let complaining = ground.voices.reviews(ground.voices.complaining(w.id).intersection(ground.voices.naming(s)))
            guard complaining.count >= 2 else { return nil }
            let said = Count.of(complaining.count, "review complains", "reviews complain")
            return Link(
                strength: strength, grades: ["observed: \(said) of it for this very use"],
                value: min(1, 0.5 + 0.15 * Double(complaining.count)), observed: complaining, z: 0, prior: prior)
        }
        let observed = ground.voices.observed(s.id, w.id)
        let association = ground.voices.association(claim: s.id, complaint: w.id)
        var grades: [String] = []
        var value = 0.0
        if !observed.isEmpty {
            grades.append("observed in \(Count.of(observed.count, "review", "reviews"))")
            value += min(0.4, 0.2 + 0.1 * Double(observed.count))
        }
        if association.z >= 1.28, association.pages >= 3 {
            grades.append("associated on \(association.pages) pages")
            value += min(0.4, 0.15 * association.z)
        }
        let isKept = association.z >= 2 && association.pages >= 4 && observed.count >= 2
        guard prior != nil && (!observed.isEmpty || association.z >= 1.64 && association.pages >= 3) || isKept else { return nil }
        if let prior {
            grades.append("a known trade-off: \(prior)")
            value += 0.35
        }
        guard value >= 0.5 else { return nil }
        if !answered.isEmpty {
            grades.append("\(answered.count) quieter \(answered.count == 1 ? "rival answers" : "rivals answer") it")
        }
        return Link(
            strength: strength, grades: grades, value: value * (0.6 + 0.4 * strength.reach), observed: observed,
            z: association.z, prior: prior)
    }

    private static func draft(_ link: Link, _ weakness: DemandTable.Row, _ ground: GapGround)
        -> GapDraft
    {
        let strength = link.strength.concept
        let answered = ground.holders[weakness.concept.id, default: []]
        let finding = ground.occupancy.find(weakness.concept, inCopy: false)
        // Who answers it beside the strength stands on the ground; who answers it elsewhere only shows that it can be done.
        let taken =
            strength.angle == .occasion
            ? finding.brands.union(answered).intersection(link.strength.holders) : answered.union(finding.brands)
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
        return GapDraft(
            kind: .weakness, label: Label.ofWeakness(strength: strength, weakness: weakness.concept),
            concepts: [strength, weakness.concept], components: components,
            evidence: { evidence(link, weakness, taken, finding, ground) },
            trust: GapGround.breadth(weakness.brandsWanting), absorbs: link.observed.count >= 2 ? weakness.concept.id : nil)
    }

    private static func evidence(
        _ link: Link, _ weakness: DemandTable.Row, _ taken: Set<BrandID>, _ finding: Occupancy.Finding, _ ground: GapGround
    ) -> GapEvidence {
        let strength = link.strength.concept
        let answered = ground.holders[weakness.concept.id, default: []]
        let who = "\(link.strength.holders.count) of \(ground.rivals.count) brands sell “\(strength.label)”"
        let together =
            link.observed.isEmpty
            ? ""
            : strength.angle == .occasion
                ? ", \(link.observed.count) of them for this very use" : ", \(link.observed.count) in a review that praises the strength"
        var evidence = GapEvidence(
            search: ground.search(ground.forms(of: weakness.concept)),
            reason:
                "\(who); \(Count.of(weakness.complaints, "customer complains", "customers complain")) of missing “\(weakness.concept.label)”\(together)."
        )
        evidence.support =
            ground.voices.quotes(
                link.observed, about: [ground.voices.complaining(weakness.concept.id), ground.sentences(of: strength)], limit: 3)
            + link.strength.quotes.filter { quote in quote.brand.map { !answered.contains($0) } ?? true }.prefix(3)
        evidence.nearestMisses = ground.occupancy.quotes(finding, limit: 3)
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
        return evidence
    }
}
