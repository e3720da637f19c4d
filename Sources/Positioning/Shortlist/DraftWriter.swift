import MarketModel

/// Writes an entry of the shortlist: its sentence, its selling points, what they need and what they must avoid.
struct DraftWriter {
    let ground: GapGround
    private let templates: [DraftTemplate]
    /// Sentences written so far, folded: none is written twice.
    private var written: Set<String> = []
    /// How often each template was used, so that entries do not all sound alike.
    private var used: [String: Int] = [:]

    init(ground: GapGround) {
        self.ground = ground
        templates = ground.market.catalogue.templates
    }

    mutating func entry(_ gap: Gap, edited: [String: String]) -> ShortlistEntry {
        var drafts: [DraftedPoint] = []
        for angle in Angle.allCases {
            guard let text = sentence(for: gap, from: angle) else { continue }
            let change = edited[Decision.normalizedQuote(text)]
            drafts.append(
                DraftedPoint(angle: angle, text: change ?? text, generated: change == nil ? nil : text))
        }
        let flags = RegulatedGround.flags(
            drafts.map(\.text) + gap.concepts.map(\.label), catalogue: ground.market.catalogue,
            settings: ground.settings)
        return ShortlistEntry(
            gap: gap, concept: PositionSentence.of(gap), drafts: drafts, proofNeeded: ProofNeeded.of(gap),
            stayAway: stayAway(gap),
            regulated: flags)
    }

    /// The best template that gives a new, clean sentence; `nil` when none does.
    ///
    /// Best is the one that says most of the gap; among equals the one used least so far, then the first in the file.
    private mutating func sentence(for gap: Gap, from angle: Angle) -> String? {
        var candidates: [(said: Int, used: Int, order: Int, text: String, template: String)] = []
        for (order, template) in templates.enumerated() where template.draftAngle == angle {
            for concept in DraftFill.subjects(of: gap)
            where template.conceptAngles.contains(concept.angle) {
                guard let filled = DraftFill.fill(template.text, concept: concept, gap: gap),
                    isClean(filled.text, gap: gap)
                else { continue }
                candidates.append(
                    (filled.said, used[template.text] ?? 0, order, filled.text, template.text))
            }
        }
        candidates.sort {
            (-$0.said, $0.used, $0.order, $0.text) < (-$1.said, $1.used, $1.order, $1.text)
        }
        for candidate in candidates
        where written.insert(Decision.normalizedQuote(candidate.text)).inserted {
            used[candidate.template, default: 0] += 1
            return candidate.text
        }
        return nil
    }

    /// Few enough words, no number without a source, no raw id.
    private func isClean(_ text: String, gap: Gap) -> Bool {
        let words = text.split(separator: " ")
        guard words.count <= Int(ground.settings.draftWords), words.count >= 2, !text.contains("{"),
            !text.contains("/")
        else { return false }
        let numbers = ContentWords.raw(text).filter { $0.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
        guard !numbers.isEmpty else { return true }
        let sources =
            gap.concepts.compactMap { ground.capabilities[$0.id]?.text } + gap.concepts.map(\.label)
            + gap.evidence.support.map(\.text)
        let known = Set(sources.flatMap(ContentWords.raw))
        return numbers.allSatisfy { known.contains($0) }
    }

    /// Rivals' loudest claims near the gap, then the hardest ground of the market.
    private func stayAway(_ gap: Gap) -> [ShortlistEntry.StayAway] {
        let ids = Set(gap.concepts.map(\.id))
        let words = gap.concepts.flatMap { ContentWords.of($0.label) }
        let scored = ground.matrix.concepts.filter { $0.rivals >= 2 && !ids.contains($0.concept.id) }
            .map { row in
                (
                    row,
                    row.share * row.strength + ContentWords.overlap(words, ContentWords.of(row.concept.label))
                )
            }.sorted { ($1.1, $0.0.concept.id) < ($0.1, $1.0.concept.id) }
        return scored.prefix(3).compactMap { row, _ in
            guard
                let cell = row.cells.filter({ ground.rivalIDs.contains($0.brand) }).max(by: {
                    ($0.holding.strength, $1.brand) < ($1.holding.strength, $0.brand)
                }), let brand = ground.matrix.brand(cell.brand)
            else { return nil }
            return ShortlistEntry.StayAway(
                concept: row.concept, brand: cell.brand, brandName: brand.name,
                quote: cell.holding.quotes.first)
        }
    }
}
