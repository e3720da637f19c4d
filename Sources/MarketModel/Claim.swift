/// A verbatim quote on a page: block and byte range of its UTF-8 text.
public struct Evidence: Hashable, Comparable, Sendable, Codable {
    /// Index in the page's blocks.
    public let block: Int
    public let range: Range<Int>

    public init(block: Int, range: Range<Int>) {
        self.block = block
        self.range = range
    }

    public static func < (a: Evidence, b: Evidence) -> Bool {
        (a.block, a.range.lowerBound, a.range.upperBound) < (b.block, b.range.lowerBound, b.range.upperBound)
    }
}

/// What two brands share when they claim the same thing in other words.
public struct Concept: Hashable, Sendable, Codable {
    public let id: ConceptID
    /// What a person would call it.
    public let label: String
    public let polarity: Polarity

    public var angle: Angle { id.angle }

    public init(id: ConceptID, label: String, polarity: Polarity = .present) {
        self.id = id
        self.label = label
        self.polarity = polarity
    }
}

/// A number with unit that a claim carries.
public struct Quantity: Hashable, Sendable, Codable {
    /// How the number limits what is promised.
    public enum Bound: String, Hashable, Sendable, Codable {
        case exactly, upTo = "up to", over, range
    }

    /// The number as stated; the lower end of a range.
    public let value: Double
    /// The unit's canonical name such as `hour`; empty for a bare rating such as SPF.
    public let unit: String
    public let bound: Bound
    /// The upper end of a range.
    public let upper: Double?
    /// The value in the dimension's base unit (`second`, `millilitre`, `gram`, …), so that two claims compare.
    public let baseValue: Double
    public let baseUnit: String

    public init(
        value: Double, unit: String, bound: Bound = .exactly, upper: Double? = nil, baseValue: Double? = nil, baseUnit: String? = nil
    ) {
        self.value = value
        self.unit = unit
        self.bound = bound
        self.upper = upper
        self.baseValue = baseValue ?? value
        self.baseUnit = baseUnit ?? unit
    }
}

/// A reason to buy that the seller states on a page; it cannot exist without evidence.
public struct Claim: Hashable, Sendable, Codable {
    public let concept: Concept
    public let quantity: Quantity?
    /// Where the claim stands best; repeats are in `also`.
    public let evidence: Evidence
    public let also: [Evidence]
    /// How prominently the claim is made on the page, 0 to 1.
    public let strength: Double
    /// How sure the extraction is, 0 to 1.
    public let confidence: Double

    public var angle: Angle { concept.angle }
    public var polarity: Polarity { concept.polarity }

    public init(
        concept: Concept, quantity: Quantity? = nil, evidence: Evidence, also: [Evidence] = [], strength: Double, confidence: Double
    ) {
        self.concept = concept
        self.quantity = quantity
        self.evidence = evidence
        self.also = also
        self.strength = strength.isNaN ? 0 : min(1, max(0, strength))
        self.confidence = confidence.isNaN ? 0 : min(1, max(0, confidence))
    }
}

/// A page with all that was found on it: the unit that a market is made of.
public struct AnalyzedPage: Hashable, Sendable, Codable {
    public var page: ProductPage
    public var claims: [Claim]
    public var demand: [Statement]

    public init(page: ProductPage, claims: [Claim] = [], demand: [Statement] = []) {
        self.page = page
        self.claims = claims
        self.demand = demand
    }
}
