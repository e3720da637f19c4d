public import Lexicons
public import MarketModel
import TextAnalysis

/// Finds what the seller claims on a page, by the phrases of the lexicon.
///
/// A pure function of the page and the lexicons; safe to use from many threads at once. Pages in a language without lexicon have no claims.
public struct ClaimExtractor: Sendable {
    private let lexicon: LanguageLexicon?
    private let numbers: QuantityReader?
    private let polarities: PolarityReader?

    /// - Throws: when a line of the lexicons is wrong.
    public init(lexicons: Lexicons) throws {
        lexicon = try lexicons.language("en")
        numbers = lexicon.map(QuantityReader.init)
        polarities = lexicon.map(PolarityReader.init)
    }

    /// The claims of a page, in the order in which they stand on it: one for each angle, concept and polarity, repeats in `also`.
    public func claims(in page: ProductPage) -> [Claim] {
        guard let lexicon, let numbers, let polarities, page.language == nil || page.language == lexicon.language else { return [] }
        let analyzer = lexicon.analyzer()
        var order: [Concept] = [], found: [ConceptID: [(evidence: Evidence, weight: Double, quantity: Quantity?)]] = [:]
        for (index, block) in page.blocks.enumerated() {
            let weight = Self.prominence(block.zone)
            guard weight > 0 else { continue }
            let text = analyzer.analyze(block.text)
            for match in lexicon.conceptMatcher.matches(in: text) {
                let concept = lexicon.concepts[match.row].concept
                let assertion = polarities.assertion(of: match.parts, in: text)
                if assertion == .denied || (concept.polarity == .present && assertion == .absent) { continue }
                if found[concept.id] == nil { order.append(concept) }
                let evidence = Evidence(block: index, range: text.bytes(ofParts: match.parts))
                found[concept.id, default: []].append((evidence, weight, numbers.quantity(in: text, parts: match.parts)))
            }
        }
        return order.map { concept in
            let places = found[concept.id]!
            let best = places.indices.max { (places[$0].weight, -$0) < (places[$1].weight, -$1) }!
            return Claim(
                concept: concept, quantity: places[best].quantity ?? places.lazy.compactMap(\.quantity).first,
                evidence: places[best].evidence,
                also: places.indices.filter { $0 != best }.map { places[$0].evidence }, strength: places[best].weight, confidence: 0.6)
        }
    }

    /// Why phrases of a page are claims: the line of the lexicon that each matched.
    public func explanation(of page: ProductPage) -> [ClaimExplanation] {
        claims(in: page).map { claim in
            ClaimExplanation(
                text: page.quote(claim.evidence), evidence: claim.evidence, isClaim: true, angle: claim.angle, chance: claim.confidence,
                chanceOnPage: claim.confidence, concept: claim.concept.id, verdict: "a claim: the lexicon lists it",
                reasons: [.init(source: "lexicon", name: claim.concept.id.rawValue)])
        }
    }

    /// How prominent a place is, 0 to 1; 0 where sellers do not speak of what is sold.
    private static func prominence(_ zone: Zone) -> Double {
        switch zone {
        case .title: 1
        case .heading: 0.8
        case .bullet: 0.7
        case .meta, .structured: 0.6
        case .paragraph: 0.5
        case .specification, .answer: 0.4
        case .question, .review: 0
        }
    }
}
