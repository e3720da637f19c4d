public import MarketModel

/// A document with what a person said of it, to learn from.
public struct LabelledDocument: Sendable {
    /// Base name without endings.
    public let id: String
    public let bytes: [UInt8]
    public let hints: PageHints
    /// The page's main content as a person copied it; `nil` when nobody did.
    public let mainContent: String?
    public let kind: PageKind?
    /// Spans that a person marked as claims: they lie in main content, even where nobody copied all of it.
    public let quotes: [String]

    public init(
        id: String, bytes: [UInt8], hints: PageHints = .init(), mainContent: String? = nil, kind: PageKind? = nil,
        quotes: [String] = []
    ) {
        self.id = id
        self.bytes = bytes
        self.hints = hints
        self.mainContent = mainContent
        self.kind = kind
        self.quotes = quotes
    }
}
