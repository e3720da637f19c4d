/// One correction by an analyst: what was decided, by whom, when, and on what.
///
/// A decision is keyed by page, concept and normalised quote, so that it survives a new run.
public struct Decision: Hashable, Sendable, Codable {
    public enum Action: String, CaseIterable, Hashable, Sendable, Codable {
        case accept, reject
        case setAngle = "set-angle", setPolarity = "set-polarity", setConcept = "set-concept"
        case mergeConcept = "merge-concept", splitConcept = "split-concept", renameConcept = "rename-concept"
        case addClaim = "add-claim", mergeBrand = "merge-brand"
        case setBrand = "set-brand", setKind = "set-kind"
        case excludeConcept = "exclude-concept", choosePosition = "choose-position", editDraft = "edit-draft", keepLine = "keep-line", note
    }

    public let action: Action
    public let page: PageID?
    public let concept: ConceptID?
    public let polarity: Polarity?
    /// Quote in lower case with white space collapsed and outer punctuation cut.
    public let quote: String?
    public let before: String?
    public let after: String?
    public let author: String
    /// ISO 8601 time in UTC, as the store recorded it.
    public let time: String

    public init(
        action: Action, page: PageID? = nil, concept: ConceptID? = nil, polarity: Polarity? = nil, quote: String? = nil,
        before: String? = nil,
        after: String? = nil, author: String, time: String
    ) {
        self.action = action
        self.page = page
        self.concept = concept
        self.polarity = polarity
        self.quote = quote
        self.before = before
        self.after = after
        self.author = author
        self.time = time
    }
}
