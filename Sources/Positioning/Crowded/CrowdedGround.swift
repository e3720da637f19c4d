public import MarketModel

/// A strong selling point of the competitors: ground that a newcomer should not attack head on.
public struct CrowdedGround: Hashable, Sendable, Codable {
    /// A brand that stands on it.
    public struct Owner: Hashable, Sendable, Codable {
        public let brand: BrandID
        public let name: String
        public let strength: Double
        /// Share of the market's rating counts; `nil` when unknown.
        public let reach: Double?
        /// Above 2: it speaks of this more than the market does.
        public let distinctiveness: Double
        public let quote: PageQuote?
    }

    public let concept: Concept
    public let standing: Standing
    public let rivals: Int
    /// Share of the rivals, 0 to 1.
    public let share: Double
    /// Mean strength of its holders, 0 to 1.
    public let loudness: Double
    /// Share of the market's rating counts that its holders have; `nil` when unknown.
    public let reach: Double?
    /// `share` and `reach` weighed by `loudness`, 0 to 1: how hard the ground is.
    public let crowding: Double
    /// Loudest first, by strength and reach.
    public let owners: [Owner]
}

extension CrowdedGround {
    /// The crowded ground of a market: concepts that at least two rivals hold, hardest first.
    static func find(_ matrix: Matrix) -> [CrowdedGround] {
        let names = Dictionary(uniqueKeysWithValues: matrix.brands.map { ($0.id, $0) })
        let rivalIDs = Set(matrix.rivals.map(\.id))
        return matrix.concepts.filter { $0.rivals >= 2 }.map { row in
            let owners = row.cells.filter { rivalIDs.contains($0.brand) }.map { cell in
                Owner(
                    brand: cell.brand, name: names[cell.brand]!.name, strength: cell.holding.strength,
                    reach: names[cell.brand]!.reach,
                    distinctiveness: cell.distinctiveness, quote: cell.holding.quotes.first)
            }.sorted {
                ($1.strength * (0.5 + ($1.reach ?? 0)), $0.brand) < (
                    $0.strength * (0.5 + ($0.reach ?? 0)), $1.brand
                )
            }
            return CrowdedGround(
                concept: row.concept, standing: row.standing, rivals: row.rivals, share: row.share,
                loudness: row.strength,
                reach: row.reach,
                crowding: (row.reach.map { ($0 + row.share) / 2 } ?? row.share) * row.strength,
                owners: owners)
        }.sorted { ($1.crowding, $0.concept.id) < ($0.crowding, $1.concept.id) }
    }
}
