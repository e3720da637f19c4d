public import MarketModel

/// How to position a community around the product: solve a pain, reflect a value, stand on the product, tie people by interaction.
public struct CommunityBrief: Hashable, Sendable, Codable {
    /// One line with what it rests on.
    public struct Line: Hashable, Sendable, Codable {
        public let text: String
        public let concept: Concept?
        public let quotes: [PageQuote]
    }

    public let pains: [Line]
    /// An interest or a feeling, never the product itself.
    public let values: [Line]
    public let stands: [Line]
    /// Questions and rituals that make people talk.
    public let interactions: [Line]
    /// What is missing, as sentences.
    public let notes: [String]
}
