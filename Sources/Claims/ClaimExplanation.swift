public import MarketModel

/// Why a phrase is a claim, or why it is none.
public struct ClaimExplanation: Hashable, Sendable, Codable {
    /// One thing that spoke for or against the phrase.
    public struct Reason: Hashable, Sendable, Codable {
        /// The model or list that it comes from: `place`, `words`, `angle`, `lexicon`.
        public let source: String
        /// The feature as the weights file or list names it.
        public let name: String
        /// What it added to the log-odds; 0 for what only informs.
        public let weight: Double

        public init(source: String, name: String, weight: Double = 0) {
            self.source = source
            self.name = name
            self.weight = weight
        }
    }

    public let text: String
    public let evidence: Evidence
    public let isClaim: Bool
    /// The angle that the models favour.
    public let angle: Angle
    /// Chance of being a claim by itself, 0 to 1.
    public let chance: Double
    /// Chance of being a claim that nothing better on the page already makes; `nil` when a better phrase took its place.
    public let chanceOnPage: Double?
    /// The concept that it states or would state.
    public let concept: ConceptID
    /// A sentence for a reader.
    public let verdict: String
    /// Strongest first within each source.
    public let reasons: [Reason]
}
