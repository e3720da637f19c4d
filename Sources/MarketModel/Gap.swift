/// Unoccupied ground: a concept or combination that no rival (or nearly none) holds, with the reasons to believe in it.
public struct Gap: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case single, combination, weakness, weakVoice = "weak-voice", proof, number
    }

    /// Made of kind and sorted concept ids, never of the rank.
    public let id: String
    /// 1 is best.
    public var rank: Int
    public let kind: Kind
    public let label: String
    public let concepts: [Concept]
    /// Weighted geometric mean of the known components, 0 to 1.
    public let score: Double
    /// Component name to value on (0, 1]; one that is unknown is not there.
    public let components: [String: Double]
    /// Best and worst rank when each weight moves by 20 %.
    public var rankRange: ClosedRange<Int>
    public let evidence: GapEvidence

    public init(
        kind: Kind, label: String, concepts: [Concept], score: Double, components: [String: Double], evidence: GapEvidence, rank: Int = 0,
        rankRange: ClosedRange<Int> = 0...0
    ) {
        self.id = Gap.id(kind, concepts)
        self.kind = kind
        self.label = label
        self.concepts = concepts
        self.score = score
        self.components = components
        self.evidence = evidence
        self.rank = rank
        self.rankRange = rankRange
    }

    /// The id of a gap of a kind over concepts, in whatever order they come: `combination:feature/a+user/b`.
    public static func id(_ kind: Kind, _ concepts: [Concept]) -> String {
        kind.rawValue + ":" + concepts.map(\.id.rawValue).sorted().joined(separator: "+")
    }
}

/// The evidence card of a gap.
public struct GapEvidence: Hashable, Sendable, Codable {
    /// What was searched for, and where.
    public struct Search: Hashable, Sendable, Codable {
        public var forms: [String]
        public var brandsSeen: Int
        public var pagesSeen: Int
        public var pagesFailed: Int
        public var brandsNotObservable: [String]

        public init(
            forms: [String] = [], brandsSeen: Int = 0, pagesSeen: Int = 0, pagesFailed: Int = 0, brandsNotObservable: [String] = []
        ) {
            self.forms = forms
            self.brandsSeen = brandsSeen
            self.pagesSeen = pagesSeen
            self.pagesFailed = pagesFailed
            self.brandsNotObservable = brandsNotObservable
        }
    }

    /// What customers say, with how many of how many reviews say it.
    public struct DemandSummary: Hashable, Sendable, Codable {
        public var requests: Int
        public var praises: Int
        public var complaints: Int
        public var reviews: Int
        public var quotes: [PageQuote]

        public init(requests: Int = 0, praises: Int = 0, complaints: Int = 0, reviews: Int = 0, quotes: [PageQuote] = []) {
            self.requests = requests
            self.praises = praises
            self.complaints = complaints
            self.reviews = reviews
            self.quotes = quotes
        }
    }

    public var search: Search
    /// The nearest that rivals come, quoted.
    public var nearestMisses: [PageQuote]
    public var demand: DemandSummary?
    /// Quotes that support the gap otherwise: the weak voice, the unproven claims, the rival's strength.
    public var support: [PageQuote]
    /// Where the idea came from, as sentences: demand, donor market, catalogue, capability.
    public var origins: [String]
    /// One line that tells a marketer why this is a gap.
    public var reason: String
    public var whyEmpty: [String]
    /// The rival's strength that it avoids or uses.
    public var rivalStrength: String?
    /// What would overturn it.
    public var overturnedBy: [String]
    /// Facets of a combination in the order they were joined.
    public var path: [String]
    /// Named statistics, such as the Wilson upper bound.
    public var statistics: [String: Double]

    public init(search: Search = Search(), reason: String) {
        self.search = search
        self.reason = reason
        nearestMisses = []
        support = []
        origins = []
        whyEmpty = []
        overturnedBy = []
        path = []
        statistics = [:]
    }
}
