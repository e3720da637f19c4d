public import MarketModel

/// How far to trust the list: brands hidden in turn, and whether the cards of the rest name what only they hold.
public struct BacktestReport: Hashable, Sendable, Codable {
    /// One brand hidden.
    public struct Row: Hashable, Sendable, Codable {
        public let brand: BrandID
        public let name: String
        /// Concepts that only this brand holds.
        public let unique: Int
        /// Of these, concepts that customers of other brands want.
        public let wanted: Int
        /// Of these, concepts that a card among the first ten or twenty of the rest is about.
        public let recovered10: [ConceptID]
        public let recovered20: [ConceptID]
        /// Share of them among the twenty concepts that are spoken of most and that no other brand holds.
        public let baseline20: Double
        /// Share expected from twenty concepts drawn by chance from all that no other brand holds and customers speak of.
        public let chance20: Double
        /// Of the open cards among the first ten, those whose ground a remaining brand claims in other words.
        public let falseVacancies: Int
        public let vacancies: Int
    }

    public let rows: [Row]
    /// Means over the brands that hold a wanted concept alone, 0 to 1.
    public let recall10: Double
    public let recall20: Double
    public let baseline20: Double
    public let chance20: Double
    /// Share of the concepts held by one brand alone that customers of others want, 0 to 1.
    public let wantedShare: Double
    /// Share of the open cards that are not vacant, 0 to 1.
    public let falseVacancy: Double
    /// Why there is nothing to report; `nil` when there is.
    public let note: String?

    /// Whether the trials found less than twice what chance finds, so that the order of the cards says little.
    public var isHardlyMoreThanChance: Bool { note == nil && recall20 < 2 * chance20 }
}
