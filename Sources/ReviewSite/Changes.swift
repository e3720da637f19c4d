import MarketModel
import MarketStore
import Positioning

extension ReviewSite {
    /// Takes in a form: records what was decided, then sends the browser back or answers the script.
    func change(_ request: SiteRequest, _ fields: [String: String]) async throws -> SiteResponse {
        let back = LocalPath.safe(fields["back"] ?? "/"), time = now()
        let entry: DecisionEntry?
        switch request.path {
        case "/decide":
            do {
                let change = try Change(fields), concepts = try await knownConcepts(for: change)
                entry = try market.write { try change.record($0, concepts: concepts, author: author, time: time) }
            } catch let problem as Change.Problem {
                return failure(problem.message, status: 400, request)
            }
        case "/decide-many": return try await changeMany(request, fields, back: back)
        case "/undo": entry = try market.write { try $0.undo(fields["key"], author: author, time: time) }
        case "/redo": entry = try market.write { try $0.redo(fields["key"], author: author, time: time) }
        default: return failure("There is nothing to change at this address.", status: 404, request)
        }
        guard let entry else {
            return failure(nothing(to: request.path, fields["key"]), status: 409, request)
        }
        checkpoint.touch()
        await analyses.start()
        guard request.wantsJSON else { return .seeOther(LocalPath.adding("did", entry.key, to: back)) }
        let progress = try market.read { try $0.reviewProgress(Verdicts($0).filter()) }
        return .json([
            ("key", entry.key), ("said", entry.decision.map(Sentence.of)), ("stands", entry.stands ? "yes" : nil),
            ("decided", "\(progress.decided)"), ("claims", "\(progress.claims)"),
        ])
    }

    /// Why there was nothing to undo or redo.
    private func nothing(to path: String, _ key: String?) -> String {
        switch (path, key) {
        case ("/redo", nil):
            "There is nothing to redo: you (\(author)) have decided something since you last undid, or undid nothing. The decisions page can redo any."
        case ("/redo", _): "This decision counts already, or is not in this market any more."
        case (_, nil): "There is nothing to undo: no decision of yours (\(author)) counts. The decisions page can undo those of others."
        default: "This decision was undone already, or is not in this market any more."
        }
    }

    /// Labels of the market's concepts, for changes that name one in words.
    private func knownConcepts(for change: Change) async throws -> [Concept] {
        change.namesConcept ? try await analyses.current().analysis.matrix.concepts.map(\.concept) : []
    }
}

/// A change that a form asks for, checked.
struct Change {
    struct Problem: Error { let message: String }

    /// Longer than any label, note or draft that a person types.
    static let longest = 2000

    private let action: Decision.Action
    private let page: PageID?
    private let concept: ConceptID?
    private let polarity: Polarity?
    private let quote: String?
    private let before: String?
    /// The angle of a claim that is added.
    private let addedAngle: Angle
    private let after: String?

    /// Reads the form of one button: `do` is the action, with its value after a colon when the button itself says it.
    init(_ fields: [String: String]) throws(Problem) {
        func field(_ name: String) -> String? {
            guard let text = fields[name]?.trimmed, !text.isEmpty else { return nil }
            return text
        }
        let parts = (field("do") ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        guard let word = parts.first, let action = Decision.Action(rawValue: word) else {
            throw Problem(message: "The form does not say what to do.")
        }
        self.action = action
        let value = parts.count > 1 ? parts[1] : field("to")
        guard (value?.utf8.count ?? 0) <= Self.longest else {
            throw Problem(message: "The text is longer than \(Self.longest) characters.")
        }
        page = field("page").map { PageID($0) }
        concept = field("concept").flatMap { ConceptID(rawValue: $0) }
        polarity = field("polarity").flatMap { Polarity(rawValue: $0) }
        addedAngle = field("angle").flatMap { Angle(rawValue: $0) } ?? .feature
        quote = fields[action == .addClaim ? "words" : "quote"].flatMap { $0.isEmpty ? nil : Decision.normalizedQuote($0) }
        before = action == .addClaim ? field("words") : field("before")
        after = value
        if let missing = missing() { throw Problem(message: missing) }
    }

    private func missing() -> String? {
        let isOnClaim = [.accept, .reject, .setAngle, .setPolarity, .setConcept].contains(action)
        if isOnClaim && (page == nil || concept == nil || quote == nil) { return "The form does not name the claim." }
        switch action {
        case .accept, .reject: return nil
        case .setAngle: return after.flatMap { Angle(rawValue: $0) } == nil ? "Choose one of the four angles." : nil
        case .setPolarity: return after.flatMap { Polarity(rawValue: $0) } == nil ? "Choose present or absent." : nil
        case .setConcept: return after == nil ? "Name the concept." : nil
        case .mergeConcept, .renameConcept, .excludeConcept, .splitConcept:
            if concept == nil { return "The form does not name the concept." }
            if action == .splitConcept && quote == nil { return "Choose the wording to split off." }
            return action != .excludeConcept && after == nil ? "Name the other concept." : nil
        case .addClaim:
            if page == nil { return "The form does not name the page." }
            if before == nil || quote == nil { return "Choose the words on the page that make the claim." }
            return after == nil ? "Name the concept." : nil
        case .mergeBrand: return before == nil || after == nil ? "Name the two brands." : nil
        case .setBrand: return page == nil ? "The form does not name the page." : nil
        case .setKind:
            return page == nil || after.flatMap { PageKind(rawValue: $0) } == nil ? "Choose the kind of the page." : nil
        case .choosePosition: return nil
        case .editDraft, .keepLine: return before == nil || after == nil ? "Write the line before saving it." : nil
        case .note: return after == nil ? "Write the note before saving it." : nil
        }
    }

    /// Whether the change names a concept by words that must be looked up.
    var namesConcept: Bool { [.setConcept, .mergeConcept, .splitConcept, .addClaim].contains(action) }

    /// Adds the decision to the log.
    ///
    /// A correction of a rejected claim accepts it again: nobody corrects what they do not believe in.
    func record(_ market: MarketWriter, concepts: [Concept], author: String, time: String) throws -> DecisionEntry {
        func decision(_ action: Decision.Action, before: String? = nil, after: String? = nil) -> Decision {
            Decision(
                action: action, page: page, concept: concept, polarity: polarity, quote: quote, before: before, after: after,
                author: author, time: time)
        }
        if [.setAngle, .setPolarity, .setConcept].contains(action) {
            let isRejected =
                try page.map(market.reader.countingDecisions(on:))?.contains { entry in
                    entry.decision.map { $0.action == .reject && $0.concept == concept && $0.quote == quote } ?? false
                } ?? false
            if isRejected { try market.append(decision(.accept)) }
        }
        if action == .addClaim, let after {
            let id = Self.conceptID(after, angle: addedAngle, concepts: concepts)
            let label = concepts.first { $0.id == id }?.label ?? after
            return try market.append(
                Decision(
                    action: .addClaim, page: page, concept: id, polarity: polarity ?? .present, quote: quote, before: before, after: label,
                    author: author, time: time))
        }
        var result = after ?? (action == .setBrand || action == .choosePosition ? "" : nil)
        if namesConcept, let after, let concept {
            let known = Self.conceptID(after, angle: concept.angle, concepts: concepts)
            guard known != concept || action == .setConcept else { throw Problem(message: "A concept cannot be merged with itself.") }
            result = known.rawValue
        }
        return try market.append(decision(action, before: before, after: result))
    }

    /// The concept that a person named: by id, by its label, or a new one of the same angle.
    static func conceptID(_ text: String, angle: Angle, concepts: [Concept]) -> ConceptID {
        if let id = ConceptID(rawValue: text), id.slug == slug(String(id.slug))[...] { return id }
        let folded = text.lowercased()
        let sameLabel = concepts.filter { $0.label.lowercased() == folded }
        if let known = sameLabel.first(where: { $0.angle == angle }) ?? sameLabel.first { return known.id }
        let words = slug(text)
        return ConceptID(angle, words.isEmpty ? "unnamed" : words)
    }

    /// Lower-case ASCII words with hyphens; letters that have none keep their code, so that two labels stay apart.
    static func slug(_ text: String) -> String {
        var words: [String] = [], word = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if !scalar.isASCII, scalar.properties.isAlphabetic {
                word += "u" + String(scalar.value, radix: 16)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.joined(separator: "-")
    }
}

extension Change.Problem: CustomStringConvertible {
    var description: String { message }
}

extension String {
    /// Without white space at its ends; control characters become spaces.
    var trimmed: String {
        let clean = String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
        guard let first = clean.firstIndex(where: { !$0.isWhitespace }), let last = clean.lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(clean[first...last])
    }
}
