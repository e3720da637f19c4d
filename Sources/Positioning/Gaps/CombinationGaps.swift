import MarketModel

/// Minimal vacant combinations: no rival claims the set, every smaller part of it is claimed.
///
/// Pairs over two angles first ("segment further, one facet at a time"), then triples whose three pairs are all held.
/// - Complexity: O(c² + c³ ÷ 64) on `c` concepts, a setting.
enum CombinationGaps {
    static func find(_ ground: GapGround) -> [GapDraft] {
        let rivals = ground.rivals.map(\.id)
        let place = Dictionary(uniqueKeysWithValues: rivals.enumerated().map { ($1, $0) })
        let rows = facets(ground)
        let held = rows.map { row in
            row.cells.reduce(into: BrandSet(rivals.count)) { set, cell in if let n = place[cell.brand] { set.insert(n) } }
        }
        var pairs: [(i: Int, j: Int, chance: Double)] = []
        for i in rows.indices {
            for j in (i + 1)..<max(rows.count, i + 1) where rows[i].concept.angle != rows[j].concept.angle {
                guard !held[i].meets(held[j]) else { continue }
                pairs.append((i, j, Absence.chanceOfEmptyPair(n: rivals.count, a: held[i].count, b: held[j].count)))
            }
        }
        let rates = Absence.benjaminiHochberg(pairs.map(\.chance))
        return zip(pairs, rates).compactMap { pair, rate in
            draft([rows[pair.i], rows[pair.j]], chance: pair.chance, rate: rate, ground)
        }
    }

    /// Concepts that combine: held by at least two rivals, or by one and wanted; the most wanted and held first.
    private static func facets(_ ground: GapGround) -> [ConceptRow] {
        let usable = ground.matrix.concepts.filter { row in
            guard row.rivals >= 1, !ground.excluded.contains(row.concept.id), Label.isMeaningful(row.concept.label) else { return false }
            return row.rivals >= 2 || ground.demand.row(row.concept.id) != nil
        }
        func weight(_ row: ConceptRow) -> Double { Double(row.rivals) + (ground.demand.row(row.concept.id)?.opportunity ?? 0) / 2 }
        return Array(
            usable.sorted { (weight($1), $0.concept.id) < (weight($0), $1.concept.id) }.prefix(Int(ground.settings.combinationConcepts)))
    }

    private static func draft(_ rows: [ConceptRow], chance: Double, rate: Double, _ ground: GapGround) -> GapDraft? {
        let concepts = rows.map(\.concept)
        let wanted = rows.compactMap { ground.demand.row($0.concept.id) }.filter { $0.complaints + $0.requests > 0 }
        let affinity = ground.plausibility.affinity(concepts[0].id, concepts[1].id)
        guard !wanted.isEmpty || (affinity ?? 0) > 0 else { return nil }
        var components = Components()
        if ground.demand.reviews > 0 { components.demand = wanted.map(\.opportunity).max().map { $0 / 20 } ?? 0.05 }
        components.vacancy =
            (1 - Absence.wilsonUpperAtZero(n: ground.rivals.count, z: ground.settings.confidenceZ)) * (0.5 + 0.5 * (1 - chance))
        components.plausibility = affinity.map { min(1, max(0.05, 0.3 + 3 * $0)) } ?? 0.2
        components.distance = 1 - 0.5 * (rows.map(\.share).max() ?? 0)
        if ground.hasCapabilities {
            let can = concepts.filter { ground.capabilities[$0.id] != nil }.count
            components.fit = can == concepts.count ? 1 : can > 0 ? 0.5 : 0.2
        }
        let label = Label.ofCombination(concepts)
        var evidence = GapEvidence(
            search: ground.search(concepts.map(\.label)),
            reason:
                "\(rows.map { "\($0.rivals) \($0.rivals == 1 ? "brand claims" : "brands claim") “\($0.concept.label)”" }.joined(separator: ", ")); none claims both."
        )
        evidence.path = rows.sorted { ($1.rivals, $0.concept.id) < ($0.rivals, $1.concept.id) }.map(\.concept.label)
        evidence.support = rows.compactMap { $0.cells.first?.holding.quotes.first }
        evidence.demand = ground.demandSummary(concepts.map(\.id))
        evidence.statistics = ["chance of an empty pair": chance, "false discovery rate": rate]
        evidence.origins = ["The matrix: each part is claimed, the whole is not."]
        evidence.whyEmpty = EmptyGround.reasons(for: concepts, ground: ground)
        evidence.rivalStrength = Distance.avoided(concepts, ground)
        evidence.overturnedBy = [
            "One rival that claims both.",
            "Chance: two claims as common as these miss each other in \(Decimal.text(100 * chance, digits: 0)) % of such markets.",
        ]
        return GapDraft(
            kind: .combination, label: label, concepts: concepts.sorted { $0.id < $1.id }, components: components, evidence: evidence,
            trust: 0.8)
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
