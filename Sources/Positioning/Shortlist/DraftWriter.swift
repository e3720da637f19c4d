import MarketModel

/// Writes an entry of the shortlist: its sentence, its selling points, what they need and what they must avoid.
struct DraftWriter {
    let ground: GapGround
    /// Sentences written so far, folded: none is written twice.
    private var written: Set<String> = []

    init(ground: GapGround) { self.ground = ground }

    mutating func entry(_ gap: Gap, edited: [String: String]) -> ShortlistEntry {
        var drafts: [DraftedPoint] = []
        for angle in Angle.allCases {
            guard let text = sentence(for: gap, from: angle) else { continue }
            let change = edited[Decision.normalizedQuote(text)]
            drafts.append(DraftedPoint(angle: angle, text: change ?? text, generated: change == nil ? nil : text))
        }
        let flags = RegulatedGround.flags(
            drafts.map(\.text) + gap.concepts.map(\.label), catalogue: ground.market.catalogue, settings: ground.settings)
        return ShortlistEntry(
            gap: gap, concept: PositionSentence.of(gap), drafts: drafts, proofNeeded: ProofNeeded.of(gap), stayAway: stayAway(gap),
            regulated: flags)
    }

    /// The first template that gives a new, clean sentence; `nil` when none does.
    private mutating func sentence(for gap: Gap, from angle: Angle) -> String? {
        let templates = ground.market.catalogue.templates + BuiltInTemplates.all
        let ordered = gap.concepts.sorted { ($0.angle == angle ? 0 : 1, $0.id) < ($1.angle == angle ? 0 : 1, $1.id) }
        for concept in ordered {
            for template in templates
            where template.draftAngle == angle && template.conceptAngle == concept.angle && template.polarity == concept.polarity {
                guard let text = DraftFill.fill(template.text, concept: concept, gap: gap), isClean(text, gap: gap) else { continue }
                if written.insert(Decision.normalizedQuote(text)).inserted { return text }
            }
        }
        return nil
    }

    /// Few enough words, no number without a source, no raw id.
    private func isClean(_ text: String, gap: Gap) -> Bool {
        let words = text.split(separator: " ")
        guard words.count <= Int(ground.settings.draftWords), words.count >= 2, !text.contains("{"), !text.contains("/") else {
            return false
        }
        let numbers = ContentWords.raw(text).filter { $0.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
        guard !numbers.isEmpty else { return true }
        let sources =
            gap.concepts.compactMap { ground.capabilities[$0.id]?.text } + gap.concepts.map(\.label) + gap.evidence.support.map(\.text)
        let known = Set(sources.flatMap(ContentWords.raw))
        return numbers.allSatisfy { known.contains($0) }
    }

    /// Rivals' loudest claims near the gap, then the hardest ground of the market.
    private func stayAway(_ gap: Gap) -> [ShortlistEntry.StayAway] {
        let ids = Set(gap.concepts.map(\.id))
        let words = gap.concepts.flatMap { ContentWords.of($0.label) }
        let scored = ground.matrix.concepts.filter { $0.rivals >= 2 && !ids.contains($0.concept.id) }.map { row in
            (row, row.share * row.strength + ContentWords.overlap(words, ContentWords.of(row.concept.label)))
        }.sorted { ($1.1, $0.0.concept.id) < ($0.1, $1.0.concept.id) }
        return scored.prefix(3).compactMap { row, _ in
            guard
                let cell = row.cells.filter({ ground.rivalIDs.contains($0.brand) }).max(by: {
                    ($0.holding.strength, $1.brand) < ($1.holding.strength, $0.brand)
                }), let brand = ground.matrix.brand(cell.brand)
            else { return nil }
            return ShortlistEntry.StayAway(concept: row.concept, brand: cell.brand, brandName: brand.name, quote: cell.holding.quotes.first)
        }
    }
}

/// Puts a concept into a template's slots.
enum DraftFill {
    /// - Returns: `nil` when a slot is not known or nothing fills it.
    static func fill(_ template: String, concept: Concept, gap: Gap) -> String? {
        var result = ""
        var slot: String?
        for character in template {
            if character == "{" {
                slot = ""
            } else if character == "}", let name = slot {
                guard let value = value(of: name, concept: concept, gap: gap) else { return nil }
                result += value
                slot = nil
            } else if slot != nil {
                slot!.append(character)
            } else {
                result.append(character)
            }
        }
        guard slot == nil else { return nil }
        return Label.capitalised(result)
    }

    private static func value(of slot: String, concept: Concept, gap: Gap) -> String? {
        switch slot {
        case "label": return bare(concept)
        case "Label": return Label.capitalised(bare(concept))
        case "other":
            guard let other = gap.concepts.first(where: { $0.id != concept.id }) else { return nil }
            return bare(other)
        default: return nil
        }
    }

    /// The label without "for" before a user or occasion.
    private static func bare(_ concept: Concept) -> String {
        concept.label.startsWithFor ? String(concept.label.dropFirst(4)) : concept.label
    }
}
