import MarketModel

/// Minimal vacant combinations: no rival claims the set, every smaller part of it is claimed.
///
/// A combination is what (a feature or benefit) for whom or when (a user or occasion), one facet at a time ("segment further"). It is
/// proposed only when customers speak of its parts in one breath or brands of a donor market join them.
/// - Complexity: O(w·u) set intersections for pairs and O(w·u·o) for triples, on at most `list.combination-concepts` facets.
enum CombinationGaps {
    /// A concept that combines, with who holds it and which reviews speak of it.
    private struct Facet {
        let row: ConceptRow
        let holders: BrandSet
        let sentences: Set<Int>
        let wanting: Set<Int>
    }

    static func find(_ ground: GapGround) -> [GapDraft] {
        let facets = facets(ground)
        let what = facets.filter {
            $0.row.concept.angle == .feature || $0.row.concept.angle == .benefit
        }
        // An occasion or user that every eighth customer names is what the product is for, and no facet.
        let common = max(20, ground.voices.count / 8)
        let rare = facets.filter { ground.voices.reviews($0.sentences).count <= common }
        let users = rare.filter { $0.row.concept.angle == .user }, occasions = rare.filter { $0.row.concept.angle == .occasion }
        var empty: [(parts: [Facet], chance: Double)] = []
        for facet in what {
            for other in users + occasions where !facet.holders.meets(other.holders) {
                empty.append(
                    (
                        [facet, other],
                        Absence.chanceOfEmptyPair(
                            n: ground.rivals.count, a: facet.holders.count, b: other.holders.count)
                    ))
            }
        }
        let rates = Absence.benjaminiHochberg(empty.map(\.chance))
        var drafts = zip(empty, rates).compactMap {
            draft($0.parts, chance: $0.chance, rate: $1, ground)
        }
        for user in users {
            for occasion in occasions where user.holders.meets(occasion.holders) {
                let both = user.holders.intersection(occasion.holders)
                for facet in what
                where facet.holders.meets(user.holders) && facet.holders.meets(occasion.holders)
                    && !facet.holders.meets(both)
                {
                    let chance = Absence.chanceOfEmptyPair(
                        n: ground.rivals.count, a: facet.holders.count, b: both.count)
                    if let draft = draft([facet, user, occasion], chance: chance, rate: nil, ground) {
                        drafts.append(draft)
                    }
                }
            }
        }
        return drafts
    }

    /// Known concepts that at least one rival holds, the most wanted and held first.
    private static func facets(_ ground: GapGround) -> [Facet] {
        let rivals = ground.rivals.map(\.id)
        let place = Dictionary(uniqueKeysWithValues: rivals.enumerated().map { ($1, $0) })
        func weight(_ row: ConceptRow) -> Double {
            Double(row.rivals) + (ground.demand.row(row.concept.id)?.opportunity ?? 0) / 2
        }
        let usable = ground.matrix.concepts.filter { row in
            !ground.holders[row.concept.id, default: []].isEmpty && !ground.excluded.contains(row.concept.id)
                && Label.isMeaningful(row.concept.label)
                && (row.rivals >= 2 || ground.isKnown(row.concept.id)) && ground.belongs(row.concept.id)
        }
        let limit = Int(ground.settings.combinationConcepts)
        let sides = [
            usable.filter { $0.concept.angle == .feature || $0.concept.angle == .benefit },
            usable.filter { $0.concept.angle > .benefit || $0.concept.angle == .occasion },
        ]
        return sides.flatMap { side in
            side.sorted { (weight($1), $0.concept.id) < (weight($0), $1.concept.id) }.prefix(limit).map {
                row in
                Facet(
                    row: row,
                    holders: ground.holders[row.concept.id, default: []].reduce(into: BrandSet(rivals.count)) { set, brand in
                        if let n = place[brand] { set.insert(n) }
                    },
                    sentences: ground.sentences(of: row.concept),
                    wanting: ground.voices.wanting(row.concept.id))
            }
        }
    }

    private static func draft(_ parts: [Facet], chance: Double, rate: Double?, _ ground: GapGround)
        -> GapDraft?
    {
        let concepts = parts.map(\.row.concept)
        let words = concepts.map { Set(ContentWords.of($0.label)) }
        guard words[1...].allSatisfy({ words[0].isDisjoint(with: $0) }) else { return nil }
        let together = parts.dropFirst().reduce(parts[0].sentences) { $0.intersection($1.sentences) }
        let spoken = ground.voices.reviews(together)
        let wanted = ground.voices.reviews(
            together.filter { sentence in ground.voices.isQuestion(sentence) || parts.contains { $0.wanting.contains(sentence) } })
        let donors = ground.donors.joint(concepts.map(\.id))
        guard
            wanted.count >= 2 || (wanted.count == 1 && (donors >= 1 || spoken.count >= 3))
                || donors >= 2
        else { return nil }
        let affinity = ground.plausibility.affinity(concepts[0].id, concepts[1].id)
        var components = Components()
        if ground.demand.reviews > 0 {
            let rows = parts.compactMap { ground.demand.row($0.row.concept.id) }
            let part = rows.map { $0.opportunity / 20 }.max() ?? 0.05
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
        components.distance = 1 - 0.5 * (parts.map(\.row.share).max() ?? 0)
        if ground.hasCapabilities {
            let can = concepts.filter { ground.capabilities[$0.id] != nil }.count
            components.fit = can == concepts.count ? 1 : can > 0 ? 0.5 : 0.2
        }
        let claims = parts.map {
            "\(Count.of($0.row.rivals, "brand claims", "brands claim")) “\($0.row.concept.label)”"
        }
        var evidence = GapEvidence(
            search: ground.search(concepts.map(\.label)),
            reason: "\(claims.joined(separator: ", ")), none \(parts.count == 2 ? "both" : "all of it")"
                + (wanted.isEmpty
                    ? "." : "; \(Count.of(wanted.count, "customer wants", "customers want")) them together."))
        evidence.path = parts.sorted {
            ($1.row.rivals, $0.row.concept.id) < ($0.row.rivals, $1.row.concept.id)
        }.map(\.row.concept.label)
        evidence.support = ground.voices.quotes(wanted, limit: 4)
        evidence.nearestMisses = parts.compactMap { part in
            part.row.cells.first { ground.rivalIDs.contains($0.brand) }?.holding.quotes.first
        }
        evidence.demand = ground.demandSummary(concepts.map(\.id))
        evidence.statistics["chance of an empty pair"] = chance
        if let rate { evidence.statistics["false discovery rate"] = rate }
        evidence.statistics["reviews with all parts"] = Double(spoken.count)
        if donors > 0 { evidence.statistics["donor brands with all parts"] = Double(donors) }
        evidence.origins = ["The matrix: each part is claimed, the whole is not."]
        if !spoken.isEmpty {
            evidence.origins.append(
                "Customers: \(spoken.count) reviews and questions speak of the parts together.")
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
        return GapDraft(
            kind: .combination, label: Label.ofCombination(concepts),
            concepts: concepts.sorted { $0.id < $1.id }, components: components,
            evidence: evidence, trust: GapGround.breadth(max(1, ground.voices.brands(spoken).count)))
    }
}

/// A set of brands as bits.
struct BrandSet: Hashable, Sendable {
    private var words: [UInt64]

    init(_ capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

    mutating func insert(_ n: Int) { words[n / 64] |= 1 << UInt64(n % 64) }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func meets(_ other: BrandSet) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }

    func intersection(_ other: BrandSet) -> BrandSet {
        var result = self
        for i in words.indices { result.words[i] &= other.words[i] }
        return result
    }
}
