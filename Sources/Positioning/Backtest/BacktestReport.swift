public import MarketModel

/// How far to trust the list: brands hidden in turn, and whether the gaps of the rest name what only they hold.
public struct BacktestReport: Hashable, Sendable, Codable {
    /// One brand hidden.
    public struct Row: Hashable, Sendable, Codable {
        public let brand: BrandID
        public let name: String
        /// Concepts that only this brand holds.
        public let unique: Int
        public let recovered10: [ConceptID]
        public let recovered20: [ConceptID]
        /// Share of its own concepts among the `k` that most donors hold and no other brand does.
        public let baseline20: Double
        /// Share expected from `k` concepts drawn by chance from all candidates.
        public let chance20: Double
        /// Of the first ten single gaps, those that a remaining brand holds after all.
        public let falseVacancies: Int
        public let singles: Int
    }

    public let rows: [Row]
    /// Means over the rows, 0 to 1.
    public let recall10: Double
    public let recall20: Double
    public let baseline20: Double
    public let chance20: Double
    /// Share of the first ten single gaps that are not vacant, 0 to 1.
    public let falseVacancy: Double
    /// Why there is nothing to report; `nil` when there is.
    public let note: String?
}
