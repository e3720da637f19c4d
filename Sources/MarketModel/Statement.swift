/// One customer saying one thing about one point; never a seller's claim.
public struct Statement: Hashable, Sendable, Codable {
    public enum Sense: String, CaseIterable, Hashable, Sendable, Codable {
        case complaint, praise, request
        /// Who uses it, where, when or for what, without a judgement.
        case context

        /// Whether the customer misses the concept or asks for it.
        public var isWanting: Bool { self == .complaint || self == .request }
    }

    /// What the customer speaks of, as a seller would claim it: a complaint carries the wish.
    public let concept: Concept
    public let sense: Sense
    /// The customer's words.
    public let evidence: Evidence
    /// How sure it is that the words say this, on this side and of this point, 0 to 1.
    public let confidence: Double

    /// Confidence of a statement that nobody weighed.
    public static let unweighed = 0.5

    public init(concept: Concept, sense: Sense, evidence: Evidence, confidence: Double = unweighed) {
        self.concept = concept
        self.sense = sense
        self.evidence = evidence
        self.confidence = confidence
    }

    /// Files of before statements were weighed tell no confidence.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            concept: try container.decode(Concept.self, forKey: .concept), sense: try container.decode(Sense.self, forKey: .sense),
            evidence: try container.decode(Evidence.self, forKey: .evidence),
            confidence: try container.decodeIfPresent(Double.self, forKey: .confidence) ?? Self.unweighed)
    }
}
