import MarketModel

/// Users and occasions that are two names of one thing: people by what they do, and the doing by its people ("gamers", "gaming").
struct SisterConcepts {
    private var byRoot: [[String]: [Concept]] = [:]

    init(_ catalogue: Catalogue) {
        for concept in catalogue.concepts.map(\.concept).sorted(by: { $0.id < $1.id }) {
            if let root = SisterConcepts.root(concept) { byRoot[root, default: []].append(concept) }
        }
    }

    /// The concepts of the other angle, sorted by id.
    func of(_ concept: Concept) -> [Concept] {
        SisterConcepts.root(concept).map { byRoot[$0, default: []].filter { $0.id.angle != concept.id.angle } } ?? []
    }

    /// The words of a label without the ending of a doer; `nil` for what is neither user nor occasion.
    private static func root(_ concept: Concept) -> [String]? {
        guard concept.angle == .user || concept.angle == .occasion else { return nil }
        return ContentWords.of(concept.label).map(withoutDoer)
    }

    private static func withoutDoer(_ word: String) -> String {
        for ending in ["er", "or", "ist"] where word.hasSuffix(ending) && word.utf8.count >= ending.utf8.count + 3 {
            let root = word.dropLast(ending.count)
            let last = root.suffix(2)
            return String(last.first == last.last ? root.dropLast() : root)
        }
        return word
    }
}
