public import MarketModel

/// What a copywriter or designer needs for one card: people's own words from the four angles, never invented copy.
public struct Brief: Hashable, Sendable, Codable {
    /// What there is for one angle.
    public struct Material: Hashable, Sendable, Codable {
        public let angle: Angle
        /// What the angle asks for, as a phrase: "what it is".
        public let asks: String
        /// Customers' words that fill it.
        public let words: [VoiceQuote]
        /// A line whose parts are all in the evidence.
        public let draft: String?
        /// What must be found out before a line can be written.
        public let question: String?
        /// How the line would be shown to be true.
        public let proof: String
    }

    public let gap: Gap
    /// The position in one sentence.
    public let position: String
    /// Feature, occasion, benefit, user.
    public let materials: [Material]
    /// The three most concrete complaints or requests.
    public let complaints: [VoiceQuote]
    /// Praise of the same ground: it can be done.
    public let praise: [VoiceQuote]
    /// The best figure, or that nobody states one, as a sentence.
    public let figure: String?
    /// Wordings that rivals have made their own; a line must not repeat them.
    public let rivalWords: [String]
    /// What the own product can truthfully say on this ground.
    public let capabilities: [String]
    public let proofNeeded: [String]
    public let regulated: [ShortlistEntry.RegulatedFlag]
    /// Lines that were brought in and kept.
    public let lines: [DraftedPoint]
    /// Characters that a line may have.
    public let length: Int
}
