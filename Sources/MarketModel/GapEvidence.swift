/// The evidence of a card: each count opens its quotes.
public struct GapEvidence: Hashable, Sendable, Codable {
    /// What customers say of the card's concepts.
    public struct Demand: Hashable, Sendable, Codable {
        /// Customers who want it or tell the context, each once.
        public var voices: Int
        public var praise: Int
        /// Products under which they say it.
        public var products: Int
        /// Distinct customers' texts that were read.
        public var reviews: Int
        /// The surest of their words, one quote a customer: wanting first, then context.
        public var quotes: [VoiceQuote]
        /// All that they say besides, in the same order.
        public var others: [VoiceQuote]
        /// Praise of the same ground: proof that it can be done.
        public var praised: [VoiceQuote]

        public init(
            voices: Int = 0, praise: Int = 0, products: Int = 0, reviews: Int = 0, quotes: [VoiceQuote] = [], others: [VoiceQuote] = [],
            praised: [VoiceQuote] = []
        ) {
            self.voices = voices
            self.praise = praise
            self.products = products
            self.reviews = reviews
            self.quotes = quotes
            self.others = others
            self.praised = praised
        }

        /// Every quote behind the count of voices.
        public var all: [VoiceQuote] { quotes + others }
    }

    /// A rival that claims the card's own concept.
    public struct Holder: Hashable, Sendable, Codable {
        public var brand: BrandID
        public var name: String
        /// How loudly, 0 to 1.
        public var strength: Double
        /// Its pages that claim it, sorted.
        public var pages: [PageID]
        /// Of these, pages with a figure.
        public var figures: Int
        /// The largest figure that it states.
        public var quantity: Quantity?
        public var quote: PageQuote?

        public init(
            brand: BrandID, name: String, strength: Double, pages: [PageID] = [], figures: Int = 0, quantity: Quantity? = nil,
            quote: PageQuote? = nil
        ) {
            self.brand = brand
            self.name = name
            self.strength = strength
            self.pages = pages
            self.figures = figures
            self.quantity = quantity
            self.quote = quote
        }
    }

    /// The best figure that a rival states on this ground.
    public struct Figure: Hashable, Sendable, Codable {
        /// Brands that state one.
        public var stated: Int
        /// `nil` when nobody states one.
        public var best: Quantity?
        public var brandName: String?
        public var quote: PageQuote?

        public init(stated: Int = 0, best: Quantity? = nil, brandName: String? = nil, quote: PageQuote? = nil) {
            self.stated = stated
            self.best = best
            self.brandName = brandName
            self.quote = quote
        }
    }

    /// What was searched for, and where.
    public struct Search: Hashable, Sendable, Codable {
        public var words: [String]
        public var brandsSeen: Int
        public var pagesSeen: Int
        public var pagesFailed: Int
        public var brandsNotObservable: [String]

        public init(
            words: [String] = [], brandsSeen: Int = 0, pagesSeen: Int = 0, pagesFailed: Int = 0, brandsNotObservable: [String] = []
        ) {
            self.words = words
            self.brandsSeen = brandsSeen
            self.pagesSeen = pagesSeen
            self.pagesFailed = pagesFailed
            self.brandsNotObservable = brandsNotObservable
        }
    }

    public var demand: Demand
    /// Loudest first.
    public var holders: [Holder]
    /// The nearest that rivals come, quoted.
    public var misses: [PageQuote]
    public var figure: Figure?
    public var searched: Search
    /// What strengthens the card, as sentences: weakness in a strength, lone voice, missing proof, what is wanted beside it.
    public var lines: [String]

    public init(demand: Demand = Demand(), searched: Search = Search()) {
        self.demand = demand
        self.searched = searched
        holders = []
        misses = []
        lines = []
    }
}

/// A customer's words, and what they are: complaint, request, praise or context.
public struct VoiceQuote: Hashable, Sendable, Codable {
    public let page: PageID
    public let brand: BrandID?
    public let evidence: Evidence
    public let text: String
    public let sense: Statement.Sense
    /// The customer, by number in the market: one text, wherever it is repeated.
    public let voice: Int
    /// Day of the review, `YYYY-MM-DD`.
    public let date: String?
    /// How sure it is that the words say this, 0 to 1.
    public let confidence: Double

    public init(
        page: PageID, brand: BrandID?, evidence: Evidence, text: String, sense: Statement.Sense, voice: Int, date: String? = nil,
        confidence: Double = Statement.unweighed
    ) {
        self.page = page
        self.brand = brand
        self.evidence = evidence
        self.text = text
        self.sense = sense
        self.voice = voice
        self.date = date
        self.confidence = confidence
    }

    /// What the quote weighs as a voice, 0 to 1: a statement that is as likely read right as wrong counts whole, a doubtful one in part.
    public var weight: Double { min(1, confidence / Statement.unweighed) }

    /// The words as a quote of a review.
    public var quote: PageQuote { PageQuote(page: page, brand: brand, zone: .review, evidence: evidence, text: text) }
}
