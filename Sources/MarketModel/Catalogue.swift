/// A concept that the lexicons know, with what is known of it beyond its name.
public struct CatalogueConcept: Hashable, Sendable, Codable {
    public let concept: Concept
    /// Surface patterns that lead to it, for the evidence card's "searched for".
    public let forms: [String]
    /// Product families in which the concept makes sense, by catalogue name; empty: any.
    public let families: [String]
    /// Ids of concepts of which this one is the opposite complaint or near neighbour, if any.
    public let related: [ConceptID]

    public init(concept: Concept, forms: [String], families: [String] = [], related: [ConceptID] = []) {
        self.concept = concept
        self.forms = forms
        self.families = families
        self.related = related
    }
}

/// Strength in one concept that usually costs another: capacity → low weight.
public struct TradeOff: Hashable, Sendable, Codable {
    public let strength: ConceptID
    public let weakness: ConceptID
    /// Why, as a clause.
    public let reason: String

    public init(strength: ConceptID, weakness: ConceptID, reason: String) {
        self.strength = strength
        self.weakness = weakness
        self.reason = reason
    }
}

/// A wording that the law watches, by target country.
public struct RegulatedTerm: Hashable, Sendable, Codable {
    public let pattern: String
    /// ISO 3166 codes or `EU`; empty: everywhere.
    public let countries: [String]
    /// What a drafter must check, as a sentence.
    public let note: String

    public init(pattern: String, countries: [String], note: String) {
        self.pattern = pattern
        self.countries = countries
        self.note = note
    }
}

/// What the lexicons know of positioning: concepts, trade-offs, regulated ground.
public struct Catalogue: Hashable, Sendable, Codable {
    public var concepts: [CatalogueConcept]
    public var tradeOffs: [TradeOff]
    public var regulated: [RegulatedTerm]

    public init(concepts: [CatalogueConcept] = [], tradeOffs: [TradeOff] = [], regulated: [RegulatedTerm] = []) {
        self.concepts = concepts
        self.tradeOffs = tradeOffs
        self.regulated = regulated
    }
}
