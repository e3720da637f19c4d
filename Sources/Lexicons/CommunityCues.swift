internal import TextAnalysis

/// What a phrase tells of the life that customers share, and of what they do for each other (`community.tsv`).
public struct CommunityCue: Hashable, Sendable {
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// A tie or a feeling, with the people who share it.
        case value
        /// An interest that people follow, with the people who share it: none where the product is what it is followed with.
        case pursuit
        /// When something comes round, with how often.
        case rhythm
        /// Says that people do something with each other.
        case together
        /// Opens a question that somebody wants answered.
        case ask
        /// Hands on how something is best done.
        case advice
        /// Does so where a sentence opens with it.
        case imperative
        /// Shows something.
        case show
        /// Tells how old the thing is.
        case age
        /// Beside it, advice is about buying, or a wish to the maker.
        case aside
        /// A question that asks nothing.
        case idle
        /// Speaks of oneself and one's own people: "i", "my".
        case oneself
        /// Turns from oneself to the thing, the reader or a case that is none: "it is", "if you".
        case another
        /// Opens a clause that leaves "I" out: "bought".
        case opener
        /// Denies what stands behind it.
        case denial
        /// Stands before a phrase that tells what the product is for: "for", "to".
        case purpose
        /// Tells the age of a person, and not of the thing.
        case person
        /// Says how much of something a thing has: "too", "a bit".
        case degree
        /// Speaks of a photograph of the thing, and not of the thing: "as pictured".
        case photo
    }

    public let part: Part
    /// What a theme or rhythm is called; the same for all its lines.
    public let name: String
    /// Of a value or pursuit, the people who share it: "people who train"; of a rhythm, how often: "every night".
    public let words: String

    /// Whether it is a theme that a community can share.
    public var isTheme: Bool { part == .value || part == .pursuit }
}

extension LexiconCompiler {
    /// `community.tsv`: part, name, phrases, words; a phrase may stand in several parts.
    mutating func communityCues() -> (entries: [CommunityCue], matcher: PhraseMatcher) {
        var entries: [CommunityCue] = [], matcher = PhraseMatcher()
        for row in rows("community.tsv", ["part", "name", "phrases", "[words]"]) {
            guard let part: CommunityCue.Part = choice(row, 0, "part of a community") else { continue }
            let words = row[3]
            if words.isEmpty, part == .value || part == .pursuit || part == .rhythm {
                report(row, "\"\(row[1])\" has no words. Write who shares it, or how often it comes.")
                continue
            }
            for form in row.list(2) { add(form, of: row, as: entries.count, to: &matcher) { _, _ in } }
            entries.append(CommunityCue(part: part, name: row[1], words: words))
        }
        return (entries, matcher)
    }
}
