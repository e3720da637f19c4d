public import MarketModel

/// The cards that stand first, each with what a marketer needs to act on it.
public struct Shortlist: Hashable, Sendable, Codable {
    public let entries: [ShortlistEntry]
    /// Why there are fewer than five; `nil` when there are enough.
    public let note: String?

    public init(entries: [ShortlistEntry], note: String? = nil) {
        self.entries = entries
        self.note = note
    }
}

/// One position that the user could take.
public struct ShortlistEntry: Hashable, Sendable, Codable {
    public let gap: Gap
    /// The position in one sentence.
    public let concept: String
    /// Lines that were brought in and kept, then those whose parts are in the evidence.
    public var drafts: [DraftedPoint]
    /// What must be shown before the claim is made, as sentences.
    public let proofNeeded: [String]
    public let regulated: [RegulatedFlag]

    /// Wording that the law watches, in this entry's lines.
    public struct RegulatedFlag: Hashable, Sendable, Codable {
        public let pattern: String
        public let countries: [String]
        public let note: String
    }
}

/// A selling point written from one of the four angles.
public struct DraftedPoint: Hashable, Sendable, Codable {
    public let angle: Angle
    public var text: String
    /// As it was first, when an analyst changed it.
    public var generated: String?

    public init(angle: Angle, text: String, generated: String? = nil) {
        self.angle = angle
        self.text = text
        self.generated = generated
    }
}

extension Shortlist {
    /// The first cards; they are unlike each other already.
    init(_ gaps: [Gap], writer: BriefWriter, size: Int) {
        let entries = gaps.prefix(size).map(writer.entry)
        self.init(entries: Array(entries), note: Self.fewness(entries.count))
    }

    private static func fewness(_ n: Int) -> String? {
        switch n {
        case 0: "No position: customers want nothing here, in these pages, that sellers do not give."
        case 1..<5: "Only \(n) \(n == 1 ? "position stands" : "positions stand") on what customers say; a thin market gets a short list."
        default: nil
        }
    }
}

/// Wording that the law watches.
enum RegulatedGround {
    /// Patterns all of whose words stand in one of the texts, for the countries that are chosen.
    static func flags(_ texts: [String], reader: PhraseReader, catalogue: Catalogue, countries: [String]) -> [ShortlistEntry.RegulatedFlag]
    {
        let words = texts.map { Set(reader.phrase($0).stems) }
        var seen: Set<String> = []
        return catalogue.regulated.filter { term in
            guard countries.isEmpty || term.countries.isEmpty || !Set(countries).isDisjoint(with: term.countries) else { return false }
            let wanted = reader.phrase(term.pattern).stems
            return !wanted.isEmpty && words.contains { text in wanted.allSatisfy(text.contains) } && seen.insert(term.pattern).inserted
        }.map { ShortlistEntry.RegulatedFlag(pattern: $0.pattern, countries: $0.countries, note: $0.note) }
    }
}
