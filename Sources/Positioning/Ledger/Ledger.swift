public import MarketModel

/// A market's concepts with their wants, praise, context and holders: what demand, gaps, report and review read, and the one place where
/// voices are counted.
public struct Ledger: Hashable, Sendable, Codable {
    /// Most wanted first.
    public let rows: [LedgerRow]
    /// Distinct customers' texts that were read.
    public let reviews: Int
    /// Product pages with at least one of them.
    public let products: Int
    /// Observable rivals.
    public let rivals: Int

    private let place: [ConceptID: Int]

    public init(rows: [LedgerRow], reviews: Int, products: Int, rivals: Int) {
        self.rows = rows
        self.reviews = reviews
        self.products = products
        self.rivals = rivals
        place = Dictionary(
            rows.enumerated().flatMap { at, row in row.ids.map { ($0, at) } }, uniquingKeysWith: { first, _ in first })
    }

    private enum CodingKeys: CodingKey { case rows, reviews, products, rivals }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rows: try container.decode([LedgerRow].self, forKey: .rows), reviews: try container.decode(Int.self, forKey: .reviews),
            products: try container.decode(Int.self, forKey: .products), rivals: try container.decode(Int.self, forKey: .rivals))
    }

    /// The row that holds a concept, by any of its ids.
    public func row(_ id: ConceptID) -> LedgerRow? { place[id].map { rows[$0] } }

    func index(_ id: ConceptID) -> Int? { place[id] }
}

/// What customers and sellers say of one concept.
public struct LedgerRow: Hashable, Sendable, Codable {
    /// What the row is called and filed under.
    public let concept: Concept
    /// All concepts of the row, its own first.
    public let ids: [ConceptID]
    /// Every statement of it, wanting first, then context, then praise; by page.
    public let said: [VoiceQuote]
    /// Rivals that claim it, loudest first.
    public let holders: [GapEvidence.Holder]
    /// Whether the lexicons or a seller know it, and not only customers in words of their own.
    public let isNamed: Bool
    /// Holders ÷ observable rivals, 0 to 1.
    public let share: Double

    /// Distinct customers who complain of missing it, and who ask for it.
    public let complaints, requests: Int
    /// Distinct customers who do either.
    public let wanting: Int
    public let context, praise: Int
    /// Customers by how sure their words were read: who want it, who tell the context, who praise it; at most the counts.
    public let sureWanting, sureContext, surePraise: Double
    /// Product pages under which it is wanted.
    public let products: Int

    public init(
        concept: Concept, ids: [ConceptID], said: [VoiceQuote], holders: [GapEvidence.Holder], isNamed: Bool, rivals: Int
    ) {
        self.concept = concept
        self.ids = ids
        self.said = said
        self.holders = holders
        self.isNamed = isNamed
        share = rivals == 0 ? 0 : Double(holders.count) / Double(rivals)
        func voices(_ senses: Statement.Sense...) -> Int {
            var seen: Set<Int> = []
            for quote in said where senses.contains(quote.sense) { seen.insert(quote.voice) }
            return seen.count
        }
        complaints = voices(.complaint)
        requests = voices(.request)
        wanting = voices(.complaint, .request)
        context = voices(.context)
        praise = voices(.praise)
        sureWanting = Self.sure(said, [.complaint, .request])
        sureContext = Self.sure(said, [.context])
        surePraise = Self.sure(said, [.praise])
        products = Set(said.lazy.filter { $0.sense.isWanting }.map(\.page)).count
    }

    /// Distinct customers who say it in some senses, each by the surest of its quotes; at most their number.
    public func sure(_ senses: Set<Statement.Sense>) -> Double { Self.sure(said, senses) }

    private static func sure(_ said: [VoiceQuote], _ senses: Set<Statement.Sense>) -> Double {
        var best: [Int: Double] = [:]
        for quote in said where senses.contains(quote.sense) { best[quote.voice] = max(best[quote.voice] ?? 0, quote.weight) }
        // Whole hundredths add up to the same sum in any order.
        return best.values.reduce(0) { $0 + ($1 * 100).rounded() } / 100
    }

    /// The quotes of some senses.
    public func quotes(_ senses: Set<Statement.Sense>) -> [VoiceQuote] { said.filter { senses.contains($0.sense) } }

    /// Pages of rivals that claim it.
    public var claiming: Set<PageID> { Set(holders.lazy.flatMap(\.pages)) }

    /// Of these, pages with a figure.
    public var figures: Int { holders.reduce(0) { $0 + $1.figures } }

    /// Customers who say anything of it.
    public var voices: Int { Set(said.map(\.voice)).count }
}
