import GRDB
public import MarketModel

/// A claim as a reviewer meets it: the best quote with the text around it.
public struct ReviewedClaim: Hashable, Sendable {
    public let page: PageID
    /// Index in the page's claims, as extracted.
    public let position: Int
    public let brand: String?
    public let productName: String?
    public let concept: Concept
    /// The best quote as decisions key it.
    public let quoteKey: String
    public let zone: Zone
    /// The block that holds the best quote.
    public let text: String
    public let evidence: Evidence
    public let strength: Double
    public let confidence: Double
}

/// How much of a market's claims was decided on.
public struct ReviewProgress: Hashable, Sendable {
    public let decided: Int
    public let claims: Int
}

/// Which claims a reviewer wants to see.
public struct ReviewFilter: Hashable, Sendable {
    public var angle: Angle?
    public var brand: BrandID?
    public var page: PageID?
    public var concept: ConceptID?
    /// Only claims of these concepts; `nil`: of any.
    public var concepts: Set<ConceptID>?
    /// Only claims that nobody decided on.
    public var undecidedOnly: Bool
    /// Claims that were decided on under another wording, by page and position; they count as decided.
    public var decidedElsewhere: [(page: PageID, position: Int)]

    public init(
        angle: Angle? = nil, brand: BrandID? = nil, page: PageID? = nil, concept: ConceptID? = nil, concepts: Set<ConceptID>? = nil,
        undecidedOnly: Bool = true,
        decidedElsewhere: [(page: PageID, position: Int)] = []
    ) {
        self.angle = angle
        self.brand = brand
        self.page = page
        self.concept = concept
        self.concepts = concepts
        self.undecidedOnly = undecidedOnly
        self.decidedElsewhere = decidedElsewhere
    }

    public static func == (a: ReviewFilter, b: ReviewFilter) -> Bool { a.fields == b.fields }

    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }

    private var fields: [String] {
        [angle?.rawValue ?? "", brand?.rawValue ?? "", page?.rawValue ?? "", concept?.rawValue ?? "", "\(undecidedOnly)"]
            + (concepts.map { $0.map(\.rawValue).sorted() } ?? ["any"])
            + decidedElsewhere.map { "\($0.position) \($0.page)" }
    }
}

extension MarketReader {
    /// Claims of product pages, the least certain first.
    ///
    /// - Complexity: follows the claims by confidence until there are enough, with a look at the decisions of each.
    public func claimsToReview(_ filter: ReviewFilter = ReviewFilter(), limit: Int, offset: Int = 0) throws -> [ReviewedClaim] {
        var conditions: [String] = [], arguments: StatementArguments = []
        func require(_ condition: String, _ value: String?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        require("c.angle = ?", filter.angle?.rawValue)
        require("p.brand_id = ?", filter.brand?.rawValue)
        require("p.id = ?", filter.page?.rawValue)
        require("c.concept = ?", filter.concept?.rawValue)
        if let concepts = filter.concepts {
            conditions.append("c.concept IN (\(concepts.isEmpty ? "NULL" : concepts.map { _ in "?" }.joined(separator: ",")))")
            for concept in concepts.sorted() { arguments += [concept.rawValue] }
        }
        if filter.undecidedOnly {
            conditions.append("NOT \(Self.isDecided)")
            for claim in filter.decidedElsewhere {
                conditions.append("NOT (p.id = ? AND c.position = ?)")
                arguments += [claim.page.rawValue, claim.position]
            }
        }
        arguments += [max(0, limit), max(0, offset)]
        return try Row.fetchAll(
            db,
            sql: """
                WITH \(Self.products), chosen AS MATERIALIZED (
                  SELECT c.number, c.confidence, p.id AS page_id FROM page_claims c CROSS JOIN products p ON p.number = c.page
                  \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
                  ORDER BY c.confidence, p.id, c.position LIMIT ? OFFSET ?)
                SELECT p.id, c.position, p.brand, p.name, c.concept, c.label, c.polarity, c.quote_key, b.zone, b.text, q.block, q.start,
                  q."end", c.strength, c.confidence
                FROM chosen x JOIN page_claims c ON c.number = x.number JOIN pages p ON p.number = c.page
                  JOIN claim_quotes q ON q.claim = c.number AND q.position = 0 JOIN blocks b ON b.page = c.page AND b.position = q.block
                ORDER BY c.confidence, p.id, c.position
                """, arguments: arguments
        ).map { row in
            let text: String = row[9], page: String = row[0]
            let evidence = try Evidence(block: row[10], start: row[11], end: row[12], table: "claim_quotes", row: "of \(page)")
            guard evidence.range.upperBound <= text.utf8.count else {
                throw BrokenRow(table: "claim_quotes", row: "of \(page)", problem: "the quote ends beyond its text")
            }
            return ReviewedClaim(
                page: PageID(page), position: row[1], brand: row[2], productName: row[3],
                concept: Concept(id: try ConceptID(stored: row[4]), label: row[5], polarity: try Polarity(stored: row[6])),
                quoteKey: row[7], zone: try Zone(stored: row[8]), text: text, evidence: evidence, strength: row[13], confidence: row[14])
        }
    }

    /// How many claims are left to decide, by angle and by brand.
    public struct ReviewCounts: Hashable, Sendable {
        public var angles: [Angle: Int] = [:]
        public var brands: [BrandID: Int] = [:]
        public var all = 0
    }

    /// Undecided claims of product pages by what they can be filtered by.
    ///
    /// - Parameter concepts: only claims of these; `nil`: of any.
    public func reviewCounts(concepts: Set<ConceptID>? = nil) throws -> ReviewCounts {
        var counts = ReviewCounts()
        let rows = try Row.fetchCursor(
            db,
            sql: """
                WITH \(Self.products) SELECT c.angle, p.brand_id, c.concept, count(*)
                  FROM products p CROSS JOIN page_claims c ON c.page = p.number WHERE NOT \(Self.isDecided) GROUP BY 1, 2, 3
                """)
        while let row = try rows.next() {
            let concept = try ConceptID(stored: row[2]), n: Int = row[3]
            guard concepts?.contains(concept) ?? true else { continue }
            counts.all += n
            counts.angles[concept.angle, default: 0] += n
            if let brand: String = row[1] { counts.brands[BrandID(rawValue: brand), default: 0] += n }
        }
        return counts
    }

    /// How many claims of product pages were decided on, of how many.
    public func reviewProgress(_ filter: ReviewFilter = ReviewFilter()) throws -> ReviewProgress {
        let row = try Row.fetchOne(
            db,
            sql: """
                WITH \(Self.products) SELECT count(*), coalesce(sum(\(Self.isDecided)), 0)
                  FROM products p CROSS JOIN page_claims c ON c.page = p.number
                """)!
        let claims: Int = row[0], decided: Int = row[1]
        return ReviewProgress(decided: min(claims, decided + filter.decidedElsewhere.count), claims: claims)
    }

    /// Standing decisions on claims whose wording no claim of their page has: the page was read anew, or is gone.
    public func decisionsWithoutExactClaim() throws -> [DecisionEntry] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT d.*, 1 AS stands FROM standing_decisions d WHERE d.page IS NOT NULL AND d.action IN (\(Self.claimActions)) AND NOT EXISTS (
                  SELECT 1 FROM page_claims c JOIN pages p ON p.number = c.page
                  WHERE p.id = d.page AND c.concept = d.concept AND (d.quote IS NULL OR c.quote_key = d.quote))
                ORDER BY d.time, d.author, d.number
                """
        ).map(DecisionEntry.init)
    }

    private static let claimActions = "'accept', 'reject', 'set-angle', 'set-polarity', 'set-concept'"

    private static let isDecided = """
        EXISTS (SELECT 1 FROM standing_decisions d WHERE d.page = p.id AND d.concept = c.concept
          AND (d.quote IS NULL OR d.quote = c.quote_key) AND d.action IN (\(claimActions)))
        """

    /// The pages that are products: by what an analyst said, else by what was read.
    private static let products = """
        products AS MATERIALIZED (SELECT p.number, p.id, p.brand_id FROM pages p WHERE
          coalesce((SELECT k.after FROM standing_decisions k WHERE k.page = p.id AND k.concept IS NULL AND k.action = 'set-kind'
            ORDER BY k.time DESC, k.number DESC LIMIT 1), p.kind) = 'product')
        """
}
