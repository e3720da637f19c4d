public import MarketModel

/// One row of the log of decisions: a decision, or the undoing or redoing of one.
public struct DecisionEntry: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case decision(Decision)
        /// The key of the row that no longer counts.
        case undo(String)
        /// The key of the row that counts again.
        case redo(String)
    }

    /// Order of recording in this file, from 1.
    public let number: Int
    /// Made of the content, so that the same row has the same key in two analysts' files.
    public let key: String
    public let content: Content
    public let author: String
    /// ISO 8601 in UTC.
    public let time: String
    /// Whether the decision counts: it is not undone. Undo and redo rows never stand themselves.
    public let stands: Bool

    public var decision: Decision? {
        if case .decision(let decision) = content { decision } else { nil }
    }
}

extension Decision {
    /// What the decision is about: of two standing decisions on the same subject the later one counts.
    var subject: [String] {
        let family =
            switch action {
            case .accept, .reject: "verdict"
            case .mergeConcept, .splitConcept: "identity"
            default: action.rawValue
            }
        switch action {
        // One position for all of the market.
        case .choosePosition: return [family]
        // A draft is known by its text as generated.
        case .editDraft: return [family, before ?? ""]
        case .mergeBrand: return [family, before ?? ""]
        case .keepLine: return [family, before ?? "", after ?? ""]
        default: return [family, page?.rawValue ?? "", concept?.rawValue ?? "", polarity?.rawValue ?? "", quote ?? ""]
        }
    }

    /// What was decided about the subject.
    var result: [String] { [action.rawValue, after ?? ""] }
}

/// What an import of another analyst's decisions did.
public struct DecisionImport: Hashable, Sendable {
    /// Two standing decisions on the same subject that say different things; the later one counts.
    public struct Conflict: Hashable, Sendable {
        public let ours: Decision
        public let theirs: Decision
        public var theirsCounts: Bool { (theirs.time, theirs.author) > (ours.time, ours.author) }
    }

    /// Rows added to the log.
    public internal(set) var added = 0
    /// Rows that the log already held.
    public internal(set) var known = 0
    public internal(set) var conflicts: [Conflict] = []
}
