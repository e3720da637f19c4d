internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// A phrase of the lexicon in a clause, and the point that it names.
struct PointHit: Hashable {
    enum Kind: Int, CaseIterable {
        /// A phrase of the catalogue, a customer's complaint or praise, the name of an aspect.
        case concept, complaint, praise, aspect
    }

    /// Number of the point in the catalogue.
    let point: Int
    let kind: Kind
    let parts: Range<Int>
}

/// What a point is called, as words with weights and as a place in the space of meanings.
struct PointProfile: Sendable {
    let concept: Concept
    /// Stems of the label with their weights, ascending by stem.
    let label: WordBag
    let labelVector: SIMD32<Float>
    /// Places of the label's words.
    let labelWords: [SIMD32<Float>]
    /// Stem of the label's last word.
    let head: TermID
    /// Wordings that lead to the point.
    let forms: [WordBag]
    let formVector: SIMD32<Float>
    let isCatalogued: Bool
}

/// All points that the lexicon of a language names: the catalogue of concepts, and what customers' phrases lead to.
struct PointCatalogue: Sendable {
    let profiles: [PointProfile]
    let weigher: WordWeigher
    private let lexicon: LanguageLexicon
    private let demandPoints: [Int], aspectPoints: [Int]
    private let neighbourhood: PointNeighbourhood
    private let numbers: [ConceptID: Int]

    init(_ lexicon: LanguageLexicon, tables: WordTables) {
        self.lexicon = lexicon
        weigher = WordWeigher(tables)
        let analyzer = lexicon.analyzer(), facts = WordFacts(tables, analyzer: analyzer)
        var concepts: [(Concept, [String], Bool)] = lexicon.concepts.map { ($0.concept, $0.forms, true) }
        var numbers = Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1.0.id, $0) })
        func number(_ concept: Concept) -> Int {
            if let known = numbers[concept.id] { return known }
            numbers[concept.id] = concepts.count
            concepts.append((concept, [], false))
            return concepts.count - 1
        }
        demandPoints = lexicon.demand.map { number($0.concept) }
        aspectPoints = lexicon.demandAspects.map { number($0.concept) }
        for (n, entry) in lexicon.demandAspects.enumerated() { concepts[aspectPoints[n]].1 += entry.forms }
        let weigher = self.weigher
        profiles = concepts.map { concept, forms, isCatalogued in
            weigher.profile(concept, wordings: forms.prefix(24).map(Self.plain), facts: facts, isCatalogued: isCatalogued)
        }
        self.numbers = numbers
        neighbourhood = PointNeighbourhood(profiles)
    }

    func number(of id: ConceptID) -> Int? { numbers[id] }

    /// Whether a stem names a kind of product, which is no point of one.
    func isProduct(_ stem: TermID) -> Bool { lexicon.roles.products.contains(stem) }

    /// A lexicon's form as plain words: "keep/stay ... cold" → "keep cold", "[the] lid" → "lid".
    private static func plain(_ form: String) -> String {
        var words: [Substring] = [], depth = 0
        for word in form.split(separator: " ") {
            if word.hasPrefix("[") { depth += 1 }
            if depth == 0, word != "...", word != "#" {
                let first = word.split(separator: "/").first ?? word
                words.append(first.hasPrefix("=") ? first.dropFirst() : first)
            }
            if word.hasSuffix("]") { depth -= 1 }
        }
        return words.joined(separator: " ")
    }

    /// Calls `body` with every phrase of the lexicon in a text.
    func forEachHit(in text: AnalyzedText, _ body: (PointHit) -> Void) {
        for match in lexicon.conceptMatcher.allMatches(in: text) {
            body(PointHit(point: match.row, kind: .concept, parts: match.parts))
        }
        for match in lexicon.demandMatcher.allMatches(in: text) {
            let kind: PointHit.Kind = lexicon.demand[match.row].sense == .praise ? .praise : .complaint
            body(PointHit(point: demandPoints[match.row], kind: kind, parts: match.parts))
        }
        for match in lexicon.demandAspectMatcher.allMatches(in: text) {
            body(PointHit(point: aspectPoints[match.row], kind: .aspect, parts: match.parts))
        }
    }

    /// Whether a joining word begins a clause: one that is a degree too ("so good") does before a pronoun or an article alone.
    func opensPlainly(_ text: AnalyzedText, _ at: Int, _ facts: [WordFact]) -> Bool {
        guard facts[at].roles.contains(.degree) else { return true }
        guard at + 1 < text.parts.count else { return true }
        return facts[at + 1].roles.contains(.stop) && !facts[at + 1].roles.contains(.degree)
    }

    /// The points nearest to a clause, by shared words and by meaning, best first.
    ///
    /// - Complexity: O(points).
    func nearest(_ bag: WordBag, _ place: SIMD32<Float>, count: Int, _ scratch: PointNeighbourhood.Scratch) -> [Int] {
        neighbourhood.nearest(bag, place, count: count, scratch)
    }
}
