public import MarketModel

/// A decision that fits nothing in this run: shown, never dropped.
public struct InapplicableDecision: Hashable, Sendable, Codable {
    public let decision: Decision
    /// As a clause: "the page is not in this run".
    public let reason: String
}
