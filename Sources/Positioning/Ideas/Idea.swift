public import MarketModel

/// Ground that no customer here has spoken of: never in the list, shown apart.
public struct Idea: Hashable, Sendable, Codable {
    public enum Source: String, CaseIterable, Hashable, Sendable, Codable {
        /// What the own product can do.
        case capability
        /// What brands of another category hold.
        case donor
        /// What products of this family are known to be sold by.
        case catalogue
    }

    public let concept: Concept
    public let source: Source
    /// Where it comes from, as a sentence.
    public let reason: String
}

extension Idea {
    /// Ideas of a kind that are worth reading.
    private static let most = 8
    /// Concepts of a family that a market must hold before the family's others are ideas for it.
    private static let familiar = 3

    /// Concepts that no rival holds and no customer names: from capabilities, donors and the catalogue, in this order.
    static func find(_ ground: Ground, input: MarketInput) -> [Idea] {
        var ideas: [Idea] = [], seen: Set<ConceptID> = []
        func isFree(_ concept: Concept) -> Bool {
            let row = ground.ledger.row(concept.id)
            return row.map { $0.holders.isEmpty && $0.said.isEmpty } ?? true && !ground.excluded.contains(concept.id)
                && ground.shared.said(concept).isEmpty
        }
        func add(_ concept: Concept, _ source: Source, _ reason: String) {
            if isFree(concept), seen.insert(concept.id).inserted { ideas.append(Idea(concept: concept, source: source, reason: reason)) }
        }
        for capability in input.capabilities {
            add(capability.concept, .capability, "Your product can say it: “\(capability.text)”.")
        }
        for donor in input.donors {
            var holders: [ConceptID: Int] = [:]
            for row in donor.rows { for id in Set(row.concepts) { holders[id, default: 0] += 1 } }
            let concepts = Dictionary(donor.concepts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let known = holders.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            for (id, n) in known.prefix(4 * most) {
                guard let concept = concepts[id] else { continue }
                add(concept, .donor, "\(n) of \(donor.rows.count) brands of \(donor.name) hold it.")
            }
        }
        let held = Set(ground.matrix.concepts.filter { $0.rivals > 0 }.map(\.concept.id))
        var families: [String: Int] = [:]
        for entry in input.catalogue.concepts where held.contains(entry.concept.id) {
            for family in entry.families { families[family, default: 0] += 1 }
        }
        let wellKnown = families.filter { $0.value >= familiar }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        if let family = wellKnown.first {
            for entry in input.catalogue.concepts where entry.families.contains(family) && !held.contains(entry.concept.id) {
                add(entry.concept, .catalogue, "Products of the family “\(family)” are known to be sold by it.")
            }
        }
        var count: [Source: Int] = [:]
        return ideas.filter { idea in
            count[idea.source, default: 0] += 1
            return count[idea.source]! <= most
        }
    }
}
