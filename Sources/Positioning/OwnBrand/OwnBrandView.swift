public import MarketModel

/// The user's brand beside its rivals.
public struct OwnBrandView: Hashable, Sendable, Codable {
    /// A concept, and how many rivals hold it.
    public struct Parity: Hashable, Sendable, Codable {
        public let concept: Concept
        public let rivals: Int
        public let share: Double
    }

    /// A claim of the own brand that a rival makes louder.
    public struct Outshouted: Hashable, Sendable, Codable {
        public let concept: Concept
        public let own: Cell.Holding
        public let rival: BrandID
        public let rivalName: String
        public let rivalHolding: Cell.Holding
    }

    /// A claim that no rival makes.
    public struct Sole: Hashable, Sendable, Codable {
        public let concept: Concept
        public let holding: Cell.Holding
    }

    public let brand: BrandID
    public let name: String
    public let pages: [PageID]
    /// Table stakes that it does not claim.
    public let parityGaps: [Parity]
    public let sole: [Sole]
    public let outshouted: [Outshouted]
    /// What the reader should know first: that no page of it was read, say.
    public let note: String?
}

extension OwnBrandView {
    /// - Returns: `nil` when no own brand is set.
    init?(_ market: Market, matrix: Matrix) {
        guard let own = market.own else { return nil }
        let row = matrix.brand(own)
        let name = row?.name ?? market.ownName ?? own.rawValue
        let rivals = Set(matrix.rivals.map(\.id))
        let names = Dictionary(uniqueKeysWithValues: matrix.brands.map { ($0.id, $0.name) })
        var parity: [Parity] = []
        var sole: [Sole] = []
        var outshouted: [Outshouted] = []
        for concept in matrix.concepts {
            guard let held = concept.held(by: own) else {
                if concept.standing == .tableStakes {
                    parity.append(
                        Parity(concept: concept.concept, rivals: concept.rivals, share: concept.share))
                }
                continue
            }
            let louder = concept.cells.filter {
                rivals.contains($0.brand) && $0.holding.strength > held.holding.strength + 0.05
            }
            .max { ($0.holding.strength, $1.brand) < ($1.holding.strength, $0.brand) }
            if concept.rivals == 0 {
                sole.append(Sole(concept: concept.concept, holding: held.holding))
            } else if let louder {
                outshouted.append(
                    Outshouted(
                        concept: concept.concept, own: held.holding, rival: louder.brand,
                        rivalName: names[louder.brand]!,
                        rivalHolding: louder.holding))
            }
        }
        let observable = row.map { $0.pagesObservable > 0 } ?? false
        self.init(
            brand: own, name: name, pages: row?.pages ?? [], parityGaps: observable ? parity : [],
            sole: sole.sorted {
                ($1.holding.strength, $0.concept.id) < ($0.holding.strength, $1.concept.id)
            },
            outshouted: outshouted.sorted {
                ($1.rivalHolding.strength - $1.own.strength, $0.concept.id) < (
                    $0.rivalHolding.strength - $0.own.strength, $1.concept.id
                )
            },
            note: observable
                ? nil
                : "No observable page of \(name) is in this market, so nothing can be said of what it claims."
        )
    }
}
