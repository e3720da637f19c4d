import MarketModel
import MarketStore
import Positioning

/// A claim with its quote in context, what was decided on it, and the forms to decide.
enum ClaimCard {
    /// Cards of some claims, in their order.
    static func fields(
        _ claims: [ReviewedClaim], verdicts: Verdicts, market: MarketReader, visit: Visit, effect: Effect? = nil
    ) throws -> [Fields] {
        zip(claims, try verdicts.on(claims, market)).map { fields($0, decisions: $1, visit: visit, effect: effect) }
    }

    private static func fields(_ claim: ReviewedClaim, decisions: [DecisionEntry], visit: Visit, effect: Effect?) -> Fields {
        let actions = Set(decisions.compactMap { $0.decision?.action })
        var concept = claim.concept
        for decision in decisions.compactMap(\.decision) { concept = corrected(concept, decision, visit.analysis.matrix) }
        let state =
            decisions.isEmpty ? nil : actions.contains(.reject) ? "rejected" : actions == [.accept] ? "accepted" : "corrected"
        let other: Polarity = concept.polarity == .present ? .absent : .present
        let place = Form.link("/page", ["id": claim.page.rawValue, "block": "\(claim.evidence.block)"])
        return given([
            "anchor": anchor(claim), "label": Escaping.clipped(concept.label, to: 80),
            "conceptLink": Form.link("/concept", ["id": concept.id.rawValue]), "angleName": concept.angle.rawValue,
            "isAbsent": concept.polarity == .absent, "sure": claim.confidence.hundredths,
            "brandName": Escaping.clipped(claim.brand ?? "brand unknown", to: 60),
            "product": Escaping.clipped(claim.productName ?? claim.page.rawValue, to: 90), "zone": claim.zone.rawValue,
            "pageLink": place + "#b\(claim.evidence.block)",
            "stretches": stretches(Excerpt.stretches(claim.text, marking: [claim.evidence.range])),
            "effect": effect?.said(claim), "state": state ?? "open", "isDecided": decisions.isEmpty ? nil : true,
            "said": decisions.isEmpty
                ? nil : decisions.compactMap { $0.decision.map { "\(Sentence.of($0)), by \($0.author)" } }.joined(separator: "; "),
            "page": claim.page.rawValue, "concept": claim.concept.id.rawValue, "polarity": claim.concept.polarity.rawValue,
            "quote": claim.quoteKey, "otherPolarity": other.rawValue,
            "angles": Angle.allCases.map {
                given(["name": $0.rawValue, "key": $0.key, "current": $0 == concept.angle ? "true" : "false"])
            },
        ])
    }

    private static func corrected(_ concept: Concept, _ decision: Decision, _ matrix: Matrix) -> Concept {
        let after = decision.after ?? ""
        switch decision.action {
        case .setAngle:
            return Angle(rawValue: after).map {
                Concept(id: ConceptID($0, String(concept.id.slug)), label: concept.label, polarity: concept.polarity)
            } ?? concept
        case .setPolarity:
            return Polarity(rawValue: after).map { Concept(id: concept.id, label: concept.label, polarity: $0) } ?? concept
        case .setConcept:
            guard let id = ConceptID(rawValue: after) else { return concept }
            return matrix.concept(id)?.concept
                ?? Concept(id: id, label: id.slug.split(separator: "-").joined(separator: " "), polarity: concept.polarity)
        default: return concept
        }
    }

    static func stretches(_ all: [Stretch]) -> [Fields] {
        all.map { given(["plain": $0.isMarked ? nil : $0.text, "marked": $0.isMarked ? $0.text : nil]) }
    }

    /// An id for the card that stays when the list around it changes. FNV-1a, 64 bits.
    static func anchor(_ claim: ReviewedClaim) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(claim.page.rawValue)#\(claim.position)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "c" + String(hash, radix: 16)
    }

    /// Concepts to choose from while typing: those that most brands hold.
    static func choices(_ analysis: MarketAnalysis) -> [Fields] {
        analysis.matrix.concepts.prefix(400).map {
            given(["choiceID": $0.concept.id.rawValue, "choiceLabel": Escaping.clipped($0.concept.label, to: 60)])
        }
    }
}
