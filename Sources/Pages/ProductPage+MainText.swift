public import MarketModel

extension ProductPage {
    /// The page's main content as plain text, one block a line: what a reader would copy from it.
    ///
    /// Blocks that were kept only because a claim or a customer's word may stand in them are not part of it.
    public var mainText: String {
        blocks.filter { $0.isMainContent }.map(\.text).joined(separator: "\n")
    }
}

extension Block {
    /// Whether the block is part of the page's main content: what it shows, or, where its script has yet to show it, what its data say.
    public var isMainContent: Bool { layout.relevance >= 0.5 && zone != .meta }
}
