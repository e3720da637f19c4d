/// Ground that customers want and rivals do not hold, or do not keep: one position, printed as a card with its evidence.
public struct Gap: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// Wanted, and no rival holds it.
        case open
        /// Wanted, and held by up to a third of the rivals.
        case underServed = "under-served"
        /// Claimed, and contradicted by buyers of those who claim it.
        case brokenPromise = "broken-promise"
        /// A figure beyond the best that anyone states.
        case number
        /// An occasion or user that customers name and sellers leave out.
        case scene
        /// Two grounds that customers want together and nobody joins.
        case combination
        /// What buyers of a strong point complain of.
        case weakness
        /// Claimed by many, shown by none.
        case proof
    }

    /// Made of kind and sorted concept ids, never of the rank.
    public let id: String
    /// 1 is best.
    public var rank: Int
    public let kind: Kind
    public let label: String
    /// The first is the card's own; the others are relatives folded in.
    public let concepts: [Concept]
    public var scene: GapScene?
    public var grades: Grades
    public var worth: Worth
    /// Best and worst rank when each weight moves by 20 %.
    public var rankRange: ClosedRange<Int>
    /// One line that tells a marketer why this is a gap.
    public let reason: String
    public var evidence: GapEvidence
    /// The rival's claim that stands nearest to this ground.
    public var avoid: Avoid?
    public var mayBeEmptyBecause: [String]
    public var overturnedBy: [String]
    /// Facets through which the search went before it found this; empty for the whole market.
    public var path: [String]

    public var angle: Angle { concepts[0].angle }

    /// - Precondition: there is at least one concept.
    public init(
        kind: Kind, label: String, concepts: [Concept], worth: Worth, reason: String, evidence: GapEvidence = GapEvidence(),
        scene: GapScene? = nil, grades: Grades = Grades(), avoid: Avoid? = nil, mayBeEmptyBecause: [String] = [],
        overturnedBy: [String] = [], rank: Int = 0, rankRange: ClosedRange<Int> = 0...0, path: [String] = []
    ) {
        precondition(!concepts.isEmpty, "a gap needs a concept of its own")
        self.id = Gap.id(kind, concepts)
        self.rank = rank
        self.kind = kind
        self.label = label
        self.concepts = concepts
        self.scene = scene
        self.grades = grades
        self.worth = worth
        self.rankRange = rankRange
        self.reason = reason
        self.evidence = evidence
        self.avoid = avoid
        self.mayBeEmptyBecause = mayBeEmptyBecause
        self.overturnedBy = overturnedBy
        self.path = path
    }

    /// The id of a gap of a kind over concepts, in whatever order they come: `open:benefit/quiet+feature/soft-close`.
    public static func id(_ kind: Kind, _ concepts: [Concept]) -> String {
        kind.rawValue + ":" + concepts.map(\.id.rawValue).sorted().joined(separator: "+")
    }

    /// How sure something is.
    public enum Grade: String, CaseIterable, Hashable, Comparable, Sendable, Codable {
        case thin, fair, solid

        public static func < (a: Grade, b: Grade) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
    }

    /// How sure it is that the ground is empty, that it is wanted, and that it comes before the next.
    public struct Grades: Hashable, Sendable, Codable {
        public var empty: Grade
        public var wanted: Grade
        public var first: Grade

        public init(empty: Grade = .thin, wanted: Grade = .thin, first: Grade = .thin) {
            self.empty = empty
            self.wanted = wanted
            self.first = first
        }
    }

    /// What a ground is worth, with the parts that are multiplied.
    public struct Worth: Hashable, Sendable, Codable {
        /// (wanting + ½ context) × sure × unhappy × free × particular × factor, in voices.
        public var value: Double
        /// Voices that complain of missing it or ask for it.
        public var wanting: Int
        /// Voices that name it as when, where or for whom they use the product.
        public var context: Int
        public var praise: Int
        /// How sure those voices were read: the share of them that is left when each counts by its confidence, 0 to 1.
        public var sure: Double
        /// How unsatisfied those are who speak of it, each by its confidence, 0 to 1.
        public var unhappy: Double
        /// Share of the observable rivals that claim it, 0 to 1.
        public var held: Double
        /// How free the ground is, 0 to 1: a promise that buyers contradict gives its ground back.
        public var free: Double
        /// How much it is this market's own want and not every market's, 0 to 1.
        public var particular: Double
        /// For a lone quiet holder, a promise without a figure, or a scene's measure; 1 for the rest.
        public var factor: Double

        public init(
            value: Double = 0, wanting: Int = 0, context: Int = 0, praise: Int = 0, sure: Double = 1, unhappy: Double = 0,
            held: Double = 0, free: Double = 0, particular: Double = 1, factor: Double = 1
        ) {
            self.value = value
            self.wanting = wanting
            self.context = context
            self.praise = praise
            self.sure = sure
            self.unhappy = unhappy
            self.held = held
            self.free = free
            self.particular = particular
            self.factor = factor
        }
    }

    /// The rival nearest to this ground.
    public struct Avoid: Hashable, Sendable, Codable {
        public var concept: Concept
        public var brand: BrandID
        public var brandName: String
        public var quote: PageQuote?

        public init(concept: Concept, brand: BrandID, brandName: String, quote: PageQuote? = nil) {
            self.concept = concept
            self.brand = brand
            self.brandName = brandName
            self.quote = quote
        }
    }
}

/// A time, place or person that customers name in the sentence that wants the card's concept.
public struct GapScene: Hashable, Sendable, Codable {
    public var concept: Concept
    public var voices: Int
    public var quote: VoiceQuote?

    public init(concept: Concept, voices: Int, quote: VoiceQuote? = nil) {
        self.concept = concept
        self.voices = voices
        self.quote = quote
    }
}
