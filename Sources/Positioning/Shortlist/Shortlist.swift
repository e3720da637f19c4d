public import MarketModel

/// A small set of gaps that is good together, each with what a marketer needs to act on it.
public struct Shortlist: Hashable, Sendable, Codable {
    public let entries: [ShortlistEntry]
    /// Why there are fewer than five; `nil` when there are enough.
    public let note: String?

    public init(entries: [ShortlistEntry], note: String? = nil) {
        self.entries = entries
        self.note = note
    }
}

/// One position that the user could take.
public struct ShortlistEntry: Hashable, Sendable, Codable {
    public let gap: Gap
    /// The position in one sentence.
    public let concept: String
    public var drafts: [DraftedPoint]
    /// What must be shown before the claim is made, as sentences.
    public let proofNeeded: [String]
    /// Rivals' claims that the copy should not repeat, hardest first.
    public let stayAway: [StayAway]
    public let regulated: [RegulatedFlag]

    /// A rival's claim that the copy should not repeat.
    public struct StayAway: Hashable, Sendable, Codable {
        public let concept: Concept
        public let brand: BrandID
        public let brandName: String
        public let quote: PageQuote?
    }

    /// Wording that the law watches, in this entry's drafts.
    public struct RegulatedFlag: Hashable, Sendable, Codable {
        public let pattern: String
        public let countries: [String]
        public let note: String
    }
}

/// A selling point drafted from one of the four angles.
public struct DraftedPoint: Hashable, Sendable, Codable {
    public let angle: Angle
    public var text: String
    /// As generated, when an analyst changed it.
    public var generated: String?

    public init(angle: Angle, text: String, generated: String? = nil) {
        self.angle = angle
        self.text = text
        self.generated = generated
    }
}
