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

    public init(concept: Concept, sense: Sense, evidence: Evidence) {
        self.concept = concept
        self.sense = sense
        self.evidence = evidence
    }
}
