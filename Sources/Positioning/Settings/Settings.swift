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

    // Worth of a ground. Measured against 32 positions that analysts found on four markets, from labels: all of these put 22 into the first
    // ten and 28 into the first twenty; voices × (1 − held) alone 17 and 24.
    public var contextVoice = 0.5
    /// Exponents of the parts: without unhappy the list's nDCG falls from .853 to .807, without the contradiction in free to .822, without
    /// particular to .771.
    public var unhappyPower = 1.0
    public var freePower = 1.0
    public var particularPower = 1.0
    public var loneHolder = 2.0
    public var withoutFigure = 1.5
    public var trustShare = 0.5

    // Kinds
    public var fewHolders = 0.334
    public var crowdedShare = 0.5
    public var contradictedPages = 2.0
    public var contradictedShare = 0.2

    // Scenes
    public var sceneFailing = 2.0
    public var scenePraise = 0.5
    public var sceneHolders = 0.25
    public var sceneWords = 2.0
    public var sceneVoices = 2.0
    public var sceneSure = 0.5

    // Cards. Likeness by 32 directions has the quantiles at .70 and .82 that .62 and .76 have by 64, where they were measured.
    public var alike = 0.7
    public var alikeKeeps = 0.5
    public var fold = 0.82
    public var voicedTogether = 3.0
    public var cardVoices = 3.0
    /// More quotes a card are less often right: of three .61 are wanting by labels, of five .59, of all .50.
    public var cardQuotes = 5.0
    /// Of ten unclaimed grounds below it on seven markets, nine bore the name of another category's point.
    public var cardSureness = 0.2

    // Grades
    public var gradeBrands = 10.0
    public var gradeFalseVacancy = 0.03
    public var gradeFairVoices = 5.0
    public var gradeSolidVoices = 20.0
    public var gradeReviews = 300.0

    // Gates
    public var minimumBrands = 3.0
    public var minimumCoverage = 0.5
    public var minimumConfidence = 0.3
    public var minimumMentions = 2.0

    // Statistics
    public var confidenceZ = 1.96

    // Lists
    public var maximumGaps = 40.0
    public var shortlistSize = 8.0

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
