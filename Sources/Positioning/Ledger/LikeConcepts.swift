internal import Concepts
internal import MarketModel

/// Concepts of a market that say the same by the judge of sameness: they keep their ids, and are one row wherever the market is counted.
struct LikeConcepts {
    /// Concepts that are compared; those behind them, by brands and mentions, stand alone.
    private static let most = 2000

    /// Groups of two and more ids, each ascending, by their first.
    let groups: [[ConceptID]]

    init(_ market: Market, matrix: Matrix, judge: RowJudge?) {
        guard let judge else {
            groups = []
            return
        }
        var wordings: [ConceptID: [String: Int]] = [:]
        for member in market.observable {
            for claim in member.analyzed.claims where matrix.concept(claim.concept.id) != nil {
                wordings[claim.concept.id, default: [:]][member.page.quote(claim.evidence), default: 0] += 1
            }
        }
        let claimed = matrix.concepts.prefix(Self.most).map {
            RowJudge.Member(concept: $0.concept, wordings: wordings[$0.concept.id] ?? [:])
        }
        var said: [ConceptID: (concept: Concept, count: Int)] = [:]
        for statement in market.voices.lazy.flatMap(\.demand) where matrix.concept(statement.concept.id) == nil {
            said[statement.concept.id, default: (statement.concept, 0)].count += 1
        }
        let customers = said.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.most)
            .map { RowJudge.Member(concept: $0.value.concept, wordings: [:]) }
        let products = Set(market.members.compactMap(\.page.product.name)).sorted()
        groups = judge.rows(claimed + customers, products: products).rows.map(\.ids).filter { $0.count > 1 }
    }

    /// The groups as far as sellers claim their concepts, the one that most rivals hold first.
    func groups(in matrix: Matrix) -> [[ConceptID]] {
        let rank = Dictionary(matrix.concepts.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        return groups.map { group in group.filter { rank[$0] != nil }.sorted { rank[$0]! < rank[$1]! } }.filter { $0.count > 1 }
    }
}
