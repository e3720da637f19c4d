import MarketModel

/// Decisions told to a reader.
enum Sentence {
    static func of(_ decision: Decision) -> String {
        let quote = decision.quote.map { "“\(Escaping.clipped($0, to: 80))”" } ?? decision.concept?.rawValue ?? "it"
        let concept = decision.concept?.rawValue ?? "the concept", after = Escaping.clipped(decision.after ?? "", to: 120)
        switch decision.action {
        case .accept: return "Accepted \(quote)"
        case .reject: return "Rejected \(quote)"
        case .setAngle: return "Moved \(quote) to the angle \(after)"
        case .setPolarity: return "Set \(quote) to \(after)"
        case .setConcept: return "Gave \(quote) the concept \(after)"
        case .mergeConcept: return "Merged \(concept) into \(after)"
        case .splitConcept: return "Split \(quote) off \(concept) as \(after)"
        case .renameConcept: return "Renamed \(concept) to “\(after)”"
        case .addClaim: return "Added “\(Escaping.clipped(decision.before ?? "", to: 80))” as \(concept)"
        case .mergeBrand: return "Counted “\(decision.before ?? "")” as “\(after)”"
        case .setBrand: return after.isEmpty ? "Removed the brand of a page" : "Set the brand of a page to “\(after)”"
        case .setKind: return "Set the kind of a page to \(after)"
        case .excludeConcept: return "Excluded \(concept) from the gaps"
        case .choosePosition: return after.isEmpty ? "Gave up the position" : "Chose the position \(after)"
        case .keepLine: return "Kept the line “\(after)”"
        case .editDraft: return "Edited a draft to “\(after)”"
        case .note: return isKeepApart(decision) ? "Kept \(concept) and \(decision.before ?? "") apart" : "Noted “\(after)”"
        }
    }

    /// The note that two concepts are not one.
    static let keptApart = "kept apart"

    static func isKeepApart(_ decision: Decision) -> Bool {
        decision.action == .note && decision.after == keptApart && decision.before != nil && decision.concept != nil
    }
}
