public import MarketModel

/// What a community around the product can be about: a pain that no seller ends, a value that is not the product, ground to stand on, and
/// what ties people by interaction. Every line counts customers and opens their words.
public struct CommunityBrief: Hashable, Sendable, Codable {
    public enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        case pain, value, ground, interaction, ritual
    }

    public struct Line: Hashable, Sendable, Codable {
        public let part: Part
        /// What the line is about, as it is headed: "low noise", "Looking after parents".
        public let title: String
        /// Distinct customers, and the products under which they write.
        public let customers: Int
        public let products: Int
        /// What the figures say beyond that, as clauses.
        public let facts: [String]
        /// Customers' own sentences, at most three.
        public let quotes: [PageQuote]
        /// What the words do not tell and somebody has to decide, as a question.
        public let open: String?
        /// The concept of a pain or ground; a theme has none.
        public let concept: Concept?
        /// How sure a reader may be that it is no chance.
        public let isThin: Bool

        public init(
            part: Part, title: String, customers: Int, products: Int, facts: [String] = [], quotes: [PageQuote], open: String? = nil,
            concept: Concept? = nil, isThin: Bool = false
        ) {
            self.part = part
            self.title = title
            self.customers = customers
            self.products = products
            self.facts = facts
            self.quotes = quotes
            self.open = open
            self.concept = concept
            self.isThin = isThin
        }
    }

    /// Customers' texts, statements in them, and product pages with any.
    public let texts: Int
    public let statements: Int
    public let products: Int
    /// The community in one sentence, by its strongest theme and rhythm; `nil` when one of them has not been found.
    public let position: String?
    /// What is missing before the community can be positioned, as a question.
    public let open: String?
    /// By part, strongest first.
    public let lines: [Line]
    /// What a reader must know, as sentences; by part where it belongs to one.
    public let notes: [Note]

    public struct Note: Hashable, Sendable, Codable {
        public let part: Part?
        public let text: String

        public init(part: Part? = nil, text: String) {
            self.part = part
            self.text = text
        }
    }

    public init(texts: Int, statements: Int, products: Int, position: String?, open: String?, lines: [Line], notes: [Note]) {
        self.texts = texts
        self.statements = statements
        self.products = products
        self.position = position
        self.open = open
        self.lines = lines
        self.notes = notes
    }

    public func lines(_ part: Part) -> [Line] { lines.filter { $0.part == part } }
}

extension MarketAnalyzer {
    /// What a community around the product can be about.
    public static func community(_ input: MarketInput) -> CommunityBrief {
        CommunityWriter(Ground(of: input, reader: PhraseReader(input.lexicon))).brief()
    }
}
