import MarketModel

/// Minimal vacant combinations: no rival claims the set, every smaller part of it is claimed.
///
/// A combination is what (a feature or benefit) for whom or when (a user or occasion), one facet at a time ("segment further"). It is
/// proposed only when customers speak of its parts in one breath or brands of a donor market join them.
/// - Complexity: O(w·u) set intersections for pairs and O(w·u·o) for triples, on at most `list.combination-concepts` facets.
enum CombinationGaps {
    /// A concept that combines, with who holds it and which reviews speak of it.
    private struct Facet {
        let concept: Concept
        let rivals: Int
        let holders: BrandSet
        let sentences: Set<Int>
        let wanting: Set<Int>
        let quote: PageQuote?
    }

    static func find(_ ground: GapGround) -> [GapDraft] {
        let what = things(ground), lived = lived(ground)
        var empty: [(parts: [Facet], chance: Double)] = []
        for facet in what {
            for other in lived where !facet.holders.meets(other.holders) {
                let chance = Absence.chanceOfEmptyPair(n: ground.rivals.count, a: facet.holders.count, b: other.holders.count)
                empty.append(([facet, other], chance))
            }
        }
        let rates = Absence.benjaminiHochberg(empty.map(\.chance))
        var drafts = zip(empty, rates).compactMap { draft($0.parts, chance: $0.chance, rate: $1, ground) }
        let users = lived.filter { $0.concept.angle == .user }, occasions = lived.filter { $0.concept.angle == .occasion }
        for user in users {
            for occasion in occasions where user.holders.meets(occasion.holders) {
                let both = user.holders.intersection(occasion.holders)
                for facet in what
                where facet.holders.meets(user.holders) && facet.holders.meets(occasion.holders) && !facet.holders.meets(both) {
                    let chance = Absence.chanceOfEmptyPair(n: ground.rivals.count, a: facet.holders.count, b: both.count)
                    if let draft = draft([facet, user, occasion], chance: chance, rate: nil, ground) { drafts.append(draft) }
                }
            }
        }
        return drafts
    }

    private static func places(_ ground: GapGround) -> [BrandID: Int] {
        Dictionary(uniqueKeysWithValues: ground.rivals.enumerated().map { ($1.id, $0) })
    }

    /// Known features and benefits that a rival holds, the most wanted and held first; not what the whole category is about.
    private static func things(_ ground: GapGround) -> [Facet] {
        let place = places(ground)
        func weight(_ row: ConceptRow) -> Double {
            Double(row.rivals) + (ground.demand.row(row.concept.id)?.opportunity ?? 0) / 2
        }
        let core = max(40, ground.voices.count / 4)
        return ground.matrix.concepts.filter { row in
            (row.concept.angle == .feature || row.concept.angle == .benefit)
                && !ground.holders[row.concept.id, default: []].isEmpty && !ground.excluded.contains(row.concept.id)
                && Label.isMeaningful(row.concept.label) && !Label.isService(row.concept.label)
                && (row.rivals >= 2 || ground.isKnown(row.concept.id)) && ground.belongs(row.concept.id)
        }.sorted { (weight($1), $0.concept.id) < (weight($0), $1.concept.id) }.prefix(Int(ground.settings.combinationConcepts)).compactMap {
            row in
            let sentences = ground.voices.speaking(of: row.concept)
            guard ground.voices.reviews(sentences).count <= core else { return nil }
            return Facet(
                concept: row.concept, rivals: row.rivals,
                holders: BrandSet(ground.holders[row.concept.id, default: []], at: place), sentences: sentences,
                wanting: ground.voices.wanting(row.concept.id),
                quote: row.cells.first { ground.rivalIDs.contains($0.brand) }?.holding.quotes.first)
        }
    }

    /// Users and occasions that a rival names, in a claim or anywhere in its copy, and customers name now and then.
    ///
    /// What every twenty-fifth customer speaks of is what the product is for, and no facet.
    private static func lived(_ ground: GapGround) -> [Facet] {
        let place = places(ground)
        let common = max(20, ground.voices.count / 25)
        let known = ground.market.catalogue.concepts.map(\.concept).filter {
            ($0.angle == .user || $0.angle == .occasion) && ground.belongs($0.id)
        }
        let claimed = ground.matrix.concepts.map(\.concept).filter {
            ($0.angle == .user || $0.angle == .occasion) && ground.catalogue[$0.id] == nil && ground.isKnown($0.id)
        }
        let facets = (known + claimed).sorted { $0.id < $1.id }.compactMap { concept -> Facet? in
            guard !ground.excluded.contains(concept.id), Label.isMeaningful(concept.label) else { return nil }
            let finding = ground.occupancy.find(concept)
            let claimed = ground.holders[concept.id] ?? []
            let held = claimed.isEmpty ? finding.brands : claimed
            guard !held.isEmpty, 2 * held.count <= max(2, ground.rivals.count) else { return nil }
            guard ground.voices.reviews(ground.voices.speaking(of: concept)).count <= common, !ground.isPurpose(concept) else { return nil }
            let row = ground.matrix.concept(concept.id), named = ground.voices.naming(concept)
            return Facet(
                concept: concept, rivals: held.count, holders: BrandSet(held, at: place), sentences: named,
                wanting: named.intersection(ground.voices.wanting(concept.id)),
                quote: row?.cells.first { ground.rivalIDs.contains($0.brand) }?.holding.quotes.first
                    ?? ground.occupancy.quotes(finding, limit: 1).first)
        }
        return Array(
            facets.sorted { ($1.rivals, $1.sentences.count, $0.concept.id) < ($0.rivals, $0.sentences.count, $1.concept.id) }.prefix(
                Int(ground.settings.combinationConcepts)))
    }

    private static func draft(_ parts: [Facet], chance: Double, rate: Double?, _ ground: GapGround)
        -> GapDraft?
    {
        let concepts = parts.map(\.concept)
        let words = concepts.map { Set(ground.tables.words(ofLabel: $0.label)) }
        guard words[1...].allSatisfy({ words[0].isDisjoint(with: $0) }) else { return nil }
        let together = parts.dropFirst().reduce(parts[0].sentences) { $0.intersection($1.sentences) }
        let donors = ground.donors.joint(concepts.map(\.id))
        guard !together.isEmpty || donors >= 2 else { return nil }
        let spoken = ground.voices.reviews(together)
        let wanted = ground.voices.reviews(
            together.filter { sentence in ground.voices.isQuestion(sentence) || parts.contains { $0.wanting.contains(sentence) } })
        guard wanted.count >= 2 || (wanted.count == 1 && (donors >= 1 || spoken.count >= 3)) || (ground.demand.reviews == 0 && donors >= 2)
        else { return nil }
        let affinity = ground.plausibility.affinity(concepts[0].id, concepts[1].id)
        var components = Components()
        if ground.demand.reviews > 0 {
            let part = ground.demand.row(concepts[0].id).map { $0.opportunity / 20 } ?? 0.05
            components.demand =
                wanted.isEmpty
                ? min(part, 0.3) : min(1, max(part * 0.8, 0.25) + 0.12 * Double(wanted.count))
        }
        let bound = Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ)
        components.vacancy = (1 - bound) * (0.6 + 0.4 * (1 - chance))
        components.plausibility = min(
            1,
            0.35 + 0.15 * Double(spoken.count) + 0.15 * Double(min(donors, 3))
                + max(0, min(0.2, 2 * (affinity ?? 0))))
        components.distance = 1 - 0.5 * (parts.map { Double($0.rivals) / Double(ground.rivals.count) }.max() ?? 0)
        if ground.hasCapabilities {
            let can = concepts.filter { ground.capabilities[$0.id] != nil }.count
            components.fit = can == concepts.count ? 1 : can > 0 ? 0.5 : 0.2
        }
        let card = {
            evidence(parts, together: together, wanted: wanted, donors: donors, chance: chance, rate: rate, ground)
        }
        return GapDraft(
            kind: .combination, label: Label.ofCombination(concepts),
            concepts: concepts.sorted { $0.id < $1.id }, components: components,
            evidence: card, trust: GapGround.breadth(max(1, ground.voices.brands(spoken).count)))
    }

    private static func evidence(
        _ parts: [Facet], together: Set<Int>, wanted: Set<Int>, donors: Int, chance: Double, rate: Double?, _ ground: GapGround
    ) -> GapEvidence {
        let concepts = parts.map(\.concept), spoken = ground.voices.reviews(together)
        let claims = parts.map { "\(Count.of($0.rivals, "brand says", "brands say")) “\($0.concept.label)”" }
        var evidence = GapEvidence(
            search: ground.search(concepts.map(\.label)),
            reason: "\(claims.joined(separator: ", ")), none says \(parts.count == 2 ? "both" : "all of it")"
                + (wanted.isEmpty ? "." : "; \(Count.of(wanted.count, "customer misses", "customers miss")) the one in the other."))
        evidence.path = parts.sorted { ($1.rivals, $0.concept.id) < ($0.rivals, $1.concept.id) }.map(\.concept.label)
        evidence.support = ground.voices.quotes(wanted, about: [together], limit: 4)
        evidence.nearestMisses = parts.compactMap(\.quote)
        evidence.demand = ground.demandSummary(concepts.map(\.id))
        evidence.statistics["chance of an empty pair"] = chance
        if let rate { evidence.statistics["false discovery rate"] = rate }
        evidence.statistics["reviews with all parts"] = Double(spoken.count)
        if donors > 0 { evidence.statistics["donor brands with all parts"] = Double(donors) }
        evidence.origins = ["The matrix: each part is claimed, the whole is not."]
        if !spoken.isEmpty {
            evidence.origins.append(
                "Customers: \(Count.of(spoken.count, "review or question speaks", "reviews and questions speak")) of the parts together.")
        }
        if donors > 0 {
            evidence.origins.append(
                "Other markets: \(Count.of(donors, "brand joins", "brands join")) them.")
        }
        evidence.whyEmpty = EmptyGround.reasons(for: concepts, ground: ground)
        evidence.rivalStrength = Distance.avoided(concepts, ground)
        evidence.overturnedBy = [
            "One rival that claims \(parts.count == 2 ? "both" : "all of it").",
            "Chance: claims as common as these miss each other in \(Decimal.text(100 * chance, digits: 0)) % of such markets.",
        ]
        return evidence
    }
}

/// A set of brands as bits.
struct BrandSet: Hashable, Sendable {
    private var words: [UInt64]

    init(_ capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

    init(_ brands: Set<BrandID>, at place: [BrandID: Int]) {
        self.init(place.count)
        for brand in brands { if let n = place[brand] { insert(n) } }
    }

    mutating func insert(_ n: Int) { words[n / 64] |= 1 << UInt64(n % 64) }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func meets(_ other: BrandSet) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }

    func intersection(_ other: BrandSet) -> BrandSet {
        var result = self
        for i in words.indices { result.words[i] &= other.words[i] }
        return result
    }
}
