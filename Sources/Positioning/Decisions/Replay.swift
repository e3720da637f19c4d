public import MarketModel

/// Pages and settings after the analysts' decisions.
public struct Replay: Sendable {
    public private(set) var pages: [AnalyzedPage]
    public private(set) var excluded: [ConceptID]
    /// Original draft text, folded, to the text that replaces it.
    private(set) var drafts: [String: String] = [:]
    /// Lines that were brought in and kept, by gap id.
    private(set) var lines: [String: [DraftedPoint]] = [:]
    /// The gap that the user chose to stand on, by id.
    public private(set) var position: String?
    public private(set) var inapplicable: [InapplicableDecision] = []
    private var place: [PageID: Int]

    /// Applies decisions in the order in which they were made.
    public init(_ decisions: [Decision], to pages: [AnalyzedPage], excluded: [ConceptID] = []) {
        self.pages = pages
        self.excluded = excluded
        place = Dictionary(
            pages.enumerated().map { ($1.page.id, $0) }, uniquingKeysWith: { first, _ in first })
        for decision in decisions {
            if let reason = apply(decision) {
                inapplicable.append(InapplicableDecision(decision: decision, reason: reason))
            }
        }
        self.excluded.sort()
    }

    /// - Returns: why the decision does not apply; `nil` when it does.
    private mutating func apply(_ decision: Decision) -> String? {
        switch decision.action {
        case .accept, .reject, .setAngle, .setPolarity, .setConcept: return applyToClaim(decision)
        case .mergeConcept, .renameConcept, .splitConcept: return applyToConcept(decision)
        case .setBrand, .setKind: return applyToPage(decision)
        case .excludeConcept:
            guard let concept = decision.concept else { return "it names no concept" }
            if !excluded.contains(concept) { excluded.append(concept) }
        case .choosePosition:
            guard let id = decision.after ?? decision.concept?.rawValue else { return "it names no gap" }
            position = id
        case .editDraft:
            guard let before = decision.before, let after = decision.after else {
                return "it names no draft"
            }
            drafts[Decision.normalizedQuote(before)] = after
        case .keepLine:
            guard let gap = decision.before, let text = decision.after, let angle = decision.quote.flatMap(Angle.init(rawValue:)) else {
                return "it names no gap, angle or line"
            }
            if !lines[gap, default: []].contains(where: { $0.text == text }) {
                lines[gap, default: []].append(DraftedPoint(angle: angle, text: text))
            }
        case .addClaim: return addClaim(decision)
        case .mergeBrand: return mergeBrand(decision)
        case .note: break
        }
        return nil
    }

    /// A claim that the reading missed: words of the page and the concept that an analyst gave them.
    private mutating func addClaim(_ decision: Decision) -> String? {
        guard let at = decision.page.flatMap({ place[$0] }) else { return "the page is not in this run" }
        guard let id = decision.concept, let words = decision.before else { return "it names no concept or no words" }
        let blocks = pages[at].page.blocks
        let found = blocks.indices.lazy.filter { blocks[$0].zone.isSellerCopy }.compactMap { block in
            blocks[block].range(ofWords: words).map { Evidence(block: block, range: $0) }
        }.first
        guard let found else { return "the words are not on the page any more" }
        let label = decision.after ?? String(id.slug.map { $0 == "-" ? " " : $0 })
        var concept = known(id, like: Concept(id: id, label: label, polarity: decision.polarity ?? .present))
        if !pages.contains(where: { $0.claims.contains { $0.concept.id == id } }) {
            concept = Concept(id: id, label: label, polarity: decision.polarity ?? .present)
        }
        pages[at].claims.append(Claim(concept: concept, evidence: found, strength: Self.addedStrength, confidence: 1))
        join(at)
        return nil
    }

    /// As loud as a bullet: an analyst adds what a page says, not how loudly it says it.
    private static let addedStrength = 0.7

    /// Counts all pages of one brand for another.
    private mutating func mergeBrand(_ decision: Decision) -> String? {
        guard let from = decision.before.map(BrandID.init(folding:)), let to = decision.after, !to.isEmpty else {
            return "it names no two brands"
        }
        var hits = 0
        for at in pages.indices where pages[at].page.brand == from {
            pages[at].page.product.brand = to
            pages[at].page.product.from["brand"] = "decision"
            hits += 1
        }
        return hits == 0 ? "no page is of the brand “\(decision.before ?? "")” any more" : nil
    }

    private mutating func applyToPage(_ decision: Decision) -> String? {
        guard let at = decision.page.flatMap({ place[$0] }) else {
            return "the page is not in this run"
        }
        if decision.action == .setBrand {
            pages[at].page.product.brand = decision.after.flatMap { $0.isEmpty ? nil : $0 }
            pages[at].page.product.from["brand"] = "decision"
            return nil
        }
        guard let kind = decision.after.flatMap(PageKind.init(rawValue:)) else {
            return "“\(decision.after ?? "")” is no kind of page"
        }
        pages[at].page.kind = kind
        pages[at].page.kindReason = "an analyst said so"
        return nil
    }

    private mutating func applyToClaim(_ decision: Decision) -> String? {
        guard let at = decision.page.flatMap({ place[$0] }) else {
            return "the page is not in this run"
        }
        guard let index = ClaimMatch.find(decision, in: pages[at]) else {
            return "no claim on the page has this wording any more"
        }
        let claim = pages[at].claims[index]
        switch decision.action {
        case .reject:
            pages[at].claims.remove(at: index)
        case .accept:
            pages[at].claims[index] = claim.changed(concept: claim.concept, confidence: 1)
        case .setAngle:
            guard let angle = decision.after.flatMap(Angle.init(rawValue:)) else {
                return "“\(decision.after ?? "")” is no angle"
            }
            pages[at].claims[index] = claim.changed(
                concept: claim.concept.with(angle: angle), confidence: 1)
        case .setPolarity:
            guard let polarity = decision.after.flatMap(Polarity.init(rawValue:)) ?? decision.polarity
            else {
                return "“\(decision.after ?? "")” is no polarity"
            }
            pages[at].claims[index] = claim.changed(
                concept: claim.concept.with(polarity: polarity), confidence: 1)
        default:
            guard let id = decision.after.flatMap(ConceptID.init(rawValue:)) else {
                return "“\(decision.after ?? "")” is no concept id"
            }
            pages[at].claims[index] = claim.changed(
                concept: known(id, like: claim.concept), confidence: 1)
        }
        join(at)
        return nil
    }

    private mutating func applyToConcept(_ decision: Decision) -> String? {
        guard let concept = decision.concept else { return "it names no concept" }
        if decision.action == .renameConcept {
            guard let label = decision.after, !label.isEmpty else { return "it gives no name" }
            return change(decision) {
                $0.concept.id == concept
                    ? Concept(id: concept, label: label, polarity: $0.concept.polarity) : nil
            }
        }
        guard let id = decision.after.flatMap(ConceptID.init(rawValue:)) else {
            return "“\(decision.after ?? "")” is no concept id"
        }
        let wanted = decision.quote.map(FoldedWords.of)
        let old = pages.lazy.flatMap(\.claims).first { $0.concept.id == concept }?.concept
        let new = known(
            id, like: old ?? Concept(id: concept, label: "", polarity: decision.polarity ?? .present))
        return change(decision) { claim, page in
            guard claim.concept.id == concept else { return nil }
            if decision.action == .splitConcept {
                if let only = decision.page, only != page.page.id { return nil }
                if let wanted {
                    let quotes = ([claim.evidence] + claim.also).filter {
                        page.page.blocks.indices.contains($0.block)
                    }
                    guard
                        quotes.contains(where: {
                            FoldedWords.overlap(wanted, FoldedWords.of(page.page.quote($0))) >= 0.6
                        })
                    else {
                        return nil
                    }
                }
            }
            return new
        }
    }

    private mutating func change(_ decision: Decision, _ concept: (Claim) -> Concept?) -> String? {
        change(decision) { claim, _ in concept(claim) }
    }

    /// Gives claims and mentions a new concept where `concept` says so.
    private mutating func change(_ decision: Decision, _ concept: (Claim, AnalyzedPage) -> Concept?)
        -> String?
    {
        var hits = 0
        for at in pages.indices {
            var touched = false
            for index in pages[at].claims.indices {
                let claim = pages[at].claims[index]
                guard let new = concept(claim, pages[at]) else { continue }
                pages[at].claims[index] = claim.changed(concept: new, confidence: claim.confidence)
                hits += 1
                touched = true
            }
            if decision.action != .splitConcept, let from = decision.concept {
                for index in pages[at].demand.indices where pages[at].demand[index].concept.id == from {
                    let mention = pages[at].demand[index]
                    let claim = Claim(
                        concept: mention.concept, evidence: mention.evidence, strength: 0, confidence: 0)
                    guard let new = concept(claim, pages[at]) else { continue }
                    pages[at].demand[index] = Statement(
                        concept: new, sense: mention.sense, evidence: mention.evidence, confidence: mention.confidence)
                    hits += 1
                }
            }
            if touched { join(at) }
        }
        return hits == 0
            ? "no page of this run has the concept \(decision.concept?.rawValue ?? "")" : nil
    }

    /// The concept of an id as the market knows it, else one with a readable label.
    private func known(_ id: ConceptID, like old: Concept) -> Concept {
        for page in pages {
            for claim in page.claims where claim.concept.id == id { return claim.concept }
        }
        let label = String(id.slug.map { $0 == "-" ? " " : $0 })
        return Concept(id: id, label: label, polarity: id.angle == old.angle ? old.polarity : .present)
    }

    /// Joins claims of one concept on a page into one: the stronger keeps its place, the other goes to `also`.
    private mutating func join(_ at: Int) {
        var kept: [Claim] = []
        var seen: [ConceptID: Int] = [:]
        for claim in pages[at].claims {
            guard let old = seen[claim.concept.id] else {
                seen[claim.concept.id] = kept.count
                kept.append(claim)
                continue
            }
            let (best, other) =
                kept[old].strength >= claim.strength ? (kept[old], claim) : (claim, kept[old])
            kept[old] = Claim(
                concept: best.concept, quantity: best.quantity ?? other.quantity, evidence: best.evidence,
                also: Set(best.also + [other.evidence] + other.also).subtracting([best.evidence]).sorted(),
                strength: best.strength,
                confidence: max(best.confidence, other.confidence))
        }
        pages[at].claims = kept
    }
}

extension Claim {
    fileprivate func changed(concept: Concept, confidence: Double) -> Claim {
        Claim(
            concept: concept, quantity: quantity, evidence: evidence, also: also, strength: strength,
            confidence: confidence)
    }
}

extension Concept {
    fileprivate func with(angle: Angle) -> Concept {
        Concept(id: ConceptID(angle, String(id.slug)), label: label, polarity: polarity)
    }

    /// The same thing sold by the opposite: "BPA" and "BPA-free" are two concepts.
    fileprivate func with(polarity new: Polarity) -> Concept {
        guard new != polarity else { return self }
        let slug = String(id.slug)
        switch new {
        case .absent:
            return Concept(id: ConceptID(id.angle, slug + "-free"), label: label + "-free", polarity: new)
        case .present:
            let bare =
                slug.hasSuffix("-free") && slug.utf8.count > 5
                ? String(slug.dropLast(5)) : slug + "-present"
            let name = label.lowercased().hasSuffix("free") ? String(label.dropLast(4)).trimmed : label
            return Concept(
                id: ConceptID(id.angle, bare), label: name.isEmpty ? label : name, polarity: new)
        }
    }
}

extension String {
    /// Without spaces and hyphens at its ends.
    var trimmed: String {
        var view = self[...]
        while let last = view.last, last == " " || last == "-" { view.removeLast() }
        while let first = view.first, first == " " || first == "-" { view.removeFirst() }
        return String(view)
    }
}
