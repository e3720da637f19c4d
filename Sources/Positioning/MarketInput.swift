public import MarketModel

/// Everything that an analysis depends on; nothing else does.
public struct MarketInput: Sendable {
    public var pages: [AnalyzedPage]
    public var failures: [PageFailure]
    /// In the order in which they were made, without those that were undone.
    public var decisions: [Decision]
    /// The user's brand, by any spelling; never counted among the rivals.
    public var ownBrand: String?
    /// What the own product can truthfully say.
    public var capabilities: [Capability]
    public var donors: [DonorMarket]
    /// The segment in which gaps are sought, by id or label; `nil`: the whole market.
    public var target: String?
    /// Groups of pages whose copy is the same text, such as resellers' pages; each page is in at most one group.
    public var copies: [[PageID]]
    public var catalogue: Catalogue
    /// What the lexicons know of words and of wants.
    public var lexicon: GroundLexicon
    public var settings: Settings

    public init(
        pages: [AnalyzedPage], lexicon: GroundLexicon, failures: [PageFailure] = [], decisions: [Decision] = [],
        ownBrand: String? = nil,
        capabilities: [Capability] = [], donors: [DonorMarket] = [], target: String? = nil,
        copies: [[PageID]] = [],
        catalogue: Catalogue = Catalogue(), settings: Settings = Settings()
    ) {
        self.pages = pages
        self.failures = failures
        self.decisions = decisions
        self.ownBrand = ownBrand
        self.capabilities = capabilities
        self.donors = donors
        self.target = target
        self.copies = copies
        self.catalogue = catalogue
        self.lexicon = lexicon
        self.settings = settings
    }
}

/// One line of what the own product can truthfully say, and the concept that it is.
public struct Capability: Hashable, Sendable, Codable {
    /// As the user wrote it; a draft may use its numbers.
    public let text: String
    public let concept: Concept
    public let quantity: Quantity?

    public init(text: String, concept: Concept, quantity: Quantity? = nil) {
        self.text = text
        self.concept = concept
        self.quantity = quantity
    }
}

/// A neighbouring category from which an idea may be borrowed: which of its brands hold which concepts.
public struct DonorMarket: Hashable, Sendable, Codable {
    public struct Row: Hashable, Sendable, Codable {
        public let brand: String
        public let concepts: [ConceptID]

        public init(brand: String, concepts: [ConceptID]) {
            self.brand = brand
            self.concepts = concepts
        }
    }

    public let name: String
    public let rows: [Row]
    /// Each concept of the rows once, sorted by id.
    public let concepts: [Concept]

    public init(name: String, rows: [Row], concepts: [Concept]) {
        self.name = name
        self.rows = rows
        self.concepts = concepts
    }

    /// Reads a donor from analysed pages: product pages with a known brand.
    public init(name: String, pages: [AnalyzedPage]) {
        var concepts: [ConceptID: Concept] = [:]
        var held: [BrandID: Set<ConceptID>] = [:]
        for page in pages where page.page.kind == .product {
            guard let brand = page.page.brand else { continue }
            for claim in page.claims {
                held[brand, default: []].insert(claim.concept.id)
                if let known = concepts[claim.concept.id], known.label <= claim.concept.label { continue }
                concepts[claim.concept.id] = claim.concept
            }
        }
        self.init(
            name: name,
            rows: held.keys.sorted().map { Row(brand: $0.rawValue, concepts: held[$0]!.sorted()) },
            concepts: concepts.keys.sorted().map { concepts[$0]! })
    }
}
