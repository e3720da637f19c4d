public import MarketModel

/// Weights, thresholds and exclusions of one market, kept in its file.
///
/// Every number is listed in `Settings.keys` with its meaning, default and range; the same input and settings give the same analysis.
public struct Settings: Hashable, Sendable, Codable {
    // Prominence of zones
    public var zoneTitle = 1.0
    public var zoneHeading = 0.8
    public var zoneBullet = 0.7
    public var zoneMeta = 0.6
    public var zoneStructured = 0.6
    public var zoneParagraph = 0.5
    public var zoneOther = 0.4
    public var repetition = 0.9
    public var priorMentions = 50.0

    // Standing of a concept
    public var tableStakesShare = 0.6
    public var contestedShare = 0.25

    // Components of a gap's score
    public var weightDemand = 1.0
    public var weightVacancy = 0.6
    public var weightPlausibility = 0.8
    public var weightDistance = 0.4
    public var weightFit = 0.8

    // Gates
    public var minimumBrands = 3.0
    public var minimumCoverage = 0.5
    public var minimumConfidence = 0.3
    public var minimumStrength = 0.45
    public var minimumMentions = 2.0
    public var synonymOverlap = 0.6

    // Statistics
    public var confidenceZ = 1.96
    public var easeLambda = 5.0

    // Lists
    public var maximumGaps = 100.0
    public var combinationConcepts = 60.0
    public var shortlistSize = 8.0
    public var shortlistDiversity = 0.35
    public var draftWords = 12.0

    /// Concepts that are never proposed as a gap.
    public var excludedConcepts: [ConceptID] = []
    /// Countries whose rules on wording apply: ISO 3166 codes or `EU`; empty: all that the lexicons know.
    public var countries: [String] = []

    public init() {}

    /// The prominence of a zone, 0 to 1.
    public func weight(of zone: Zone) -> Double {
        switch zone {
        case .title: zoneTitle
        case .heading: zoneHeading
        case .bullet: zoneBullet
        case .meta: zoneMeta
        case .structured: zoneStructured
        case .paragraph: zoneParagraph
        case .specification, .question, .answer, .review: zoneOther
        }
    }
}
