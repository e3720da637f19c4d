import GRDB
public import MarketModel

/// A block that holds the words that were searched for.
public struct SearchHit: Hashable, Sendable {
    public let page: PageID
    public let brand: String?
    public let productName: String?
    /// Index in the page's blocks.
    public let block: Int
    public let zone: Zone
    public let text: String
    /// The part of the text around the words, each found word between U+0002 and U+0003.
    public let snippet: String
}

extension MarketReader {
    /// Blocks that hold all the words, best first; a last word that is not finished matches by its beginning.
    ///
    /// - Parameters:
    ///   - words: what a user typed; nothing in it is taken as an operator.
    ///   - limit: the most hits to give, at least 1.
    public func search(_ words: String, limit: Int = 100) throws -> [SearchHit] {
        guard let pattern = FTS5Pattern(matchingAllPrefixesIn: words) else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT p.id, p.brand, p.name, b.position, b.zone, b.text,
                  snippet(block_search, 0, char(2), char(3), '…', 48) FROM block_search s
                  JOIN blocks b ON b.number = s.rowid JOIN pages p ON p.number = b.page
                WHERE block_search MATCH ? ORDER BY s.rank, p.id, b.position LIMIT ?
                """, arguments: [pattern, max(1, limit)]
        ).map {
            SearchHit(
                page: PageID($0[0] as String), brand: $0[1], productName: $0[2], block: $0[3], zone: try Zone(stored: $0[4]), text: $0[5],
                snippet: $0[6])
        }
    }
}
