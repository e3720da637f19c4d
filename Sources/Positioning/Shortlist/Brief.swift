public import MarketModel

/// A creative brief for one gap: what a copywriter or designer needs on a page.
public struct Brief: Hashable, Sendable, Codable {
    public let gap: Gap
    public let entry: ShortlistEntry
    /// Whom to speak to, as sentences.
    public let audience: [String]
    /// What the audience must believe after reading.
    public let promise: String
    /// Facts that support the promise: own capabilities that fit.
    public let reasonsToBelieve: [String]
    /// Titles and bullets cut to a marketplace's lengths; `nil` unless asked for.
    public let listing: Listing?

    /// Text for a marketplace's page.
    public struct Listing: Hashable, Sendable, Codable {
        public let title: String
        public let bullets: [String]
    }

    /// How long a marketplace lets texts be, in characters.
    public struct Lengths: Hashable, Sendable, Codable {
        public let title: Int
        public let bullet: Int

        public init(title: Int, bullet: Int) {
            self.title = title
            self.bullet = bullet
        }
    }
}

extension Brief {
    /// The brief of a gap.
    ///
    /// - Parameters:
    ///   - id: the gap's id or its rank as digits.
    ///   - input: what the analysis was made of.
    /// - Returns: `nil` when there is no such gap.
    public static func of(
        _ id: String, analysis: MarketAnalysis, input: MarketInput, lengths: Lengths? = nil
    ) -> Brief? {
        guard
            let gap = analysis.gaps.first(where: { $0.id == id })
                ?? Int(id).flatMap({ rank in analysis.gaps.first { $0.rank == rank } })
        else { return nil }
        let entry =
            analysis.shortlist.entries.first { $0.gap.id == gap.id }
            ?? MarketAnalyzer.entry(for: gap, input: input)
        let audience = gap.concepts.filter { $0.angle == .user || $0.angle == .occasion }.map(\.label)
        let demand = gap.evidence.demand
        var whom = audience.map { "People this is for: \($0)." }
        if let demand, demand.complaints + demand.requests > 0 {
            whom.append(
                "Buyers who were let down: \(demand.complaints) complaints and \(demand.requests) requests in \(demand.reviews) reviews and questions."
            )
        }
        if whom.isEmpty {
            whom.append("Buyers of this category; no review or claim names a narrower group.")
        }
        let facts = input.capabilities.filter { capability in
            gap.concepts.contains { $0.id == capability.concept.id }
        }.map(\.text)
        var listing: Listing?
        if let lengths {
            let what = gap.concepts.map(\.label).joined(separator: ", ")
            listing = Listing(
                title: cut("\(input.ownBrand ?? "") \(Label.capitalised(what))".trimmed, to: lengths.title),
                bullets: entry.drafts.map { cut($0.text, to: lengths.bullet) })
        }
        return Brief(
            gap: gap, entry: entry, audience: whom, promise: entry.concept, reasonsToBelieve: facts,
            listing: listing)
    }

    /// Cuts at a word's end.
    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        var kept = ""
        for word in text.split(separator: " ") {
            let longer = kept.isEmpty ? String(word) : kept + " " + word
            if longer.count > limit { break }
            kept = longer
        }
        return kept.isEmpty ? String(text.prefix(limit)) : kept
    }
}
