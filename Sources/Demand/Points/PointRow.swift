internal import Concepts
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The words of a clause as points are compared with them.
struct PointQuery {
    let bag: WordBag
    let place: SIMD32<Float>
    let wordPlaces: [SIMD32<Float>]
    /// Words with content.
    let content: Int
    let hits: [PointHit]
    /// Points of which a phrase stands behind a negation.
    let turned: Set<Int>
    /// For each point with a phrase in the clause the sum of the opinion words in it.
    let signs: [Int: Int]
    /// Points of which the clause has no more than a word of measure, plainly said: a complaint with it is of too much, never of too little.
    let excess: Set<Int>
    /// Whether the clause denies, says too much or less of something; and the sign of its opinion words.
    let tone: [Float]
    /// The concept that the resolver of sellers' phrases makes of the clause, and how likely its words are meant, 0 to 1.
    let resolved: (point: Int, likeness: Float)?
    /// How much the clause's words are those of a point's statements in other markets, and how often points are spoken of there.
    let learned: [Int: Float]
    let priors: [Int32: Float]

    init(_ view: ClauseView, _ reviews: ReadReviews, resolver: ConceptResolver, words learnedWords: PointWords) {
        let read = reviews.texts[view.text], weigher = reviews.points.catalogue.weigher
        let words = view.words.map { (part: read.text.parts[$0], fact: read.facts[$0]) }
        learned = learnedWords.likeness(PointWords.vector(view, read))
        priors = learnedWords.priors
        bag = weigher.bag(words)
        place = weigher.place(words)
        wordPlaces = words.filter { $0.fact.isContent && !$0.fact.roles.contains(.general) }
            .compactMap { weigher.place($0.fact).map(WordWeigher.unit) }
        content = view.content.count
        hits = read.hits[view.clause]
        var turned: Set<Int> = [], signs: [Int: Int] = [:]
        for hit in hits {
            let first = view.words.firstIndex { $0 >= hit.parts.lowerBound } ?? 0
            if ClauseView.isTurned(first, view.words, read) { turned.insert(hit.point) }
            signs[hit.point, default: 0] += hit.parts.reduce(0) { $0 + Int(read.facts[$1].sign) }
        }
        self.turned = turned
        self.signs = signs
        excess = Self.excess(view, read, hits, turned)
        func flag(_ value: Bool) -> Float { value ? 1 : 0 }
        tone = [
            flag(view.hasNegation), flag(ClauseCue.has(view.cues, .too)), flag(ClauseCue.has(view.cues, .less)),
            Float(ClauseView.plainSign(read, view.words).signum()),
        ]
        let telling = view.content.filter { !read.facts[$0].roles.contains(.general) && read.facts[$0].opinion == 0 }
        if let first = telling.first, let last = telling.last {
            let found = resolver.resolution(of: first..<last + 1, in: read.text, angle: nil, analyzer: reviews.analyzer)
            let likeness: Float? =
                switch found.route {
                case .phrase, .words: 1
                case .likeness(let value), .judged(let value), .inside(let value): Float(value)
                case .own: nil
                }
            resolved = likeness.flatMap { value in
                found.entry.flatMap { reviews.points.catalogue.number(of: $0) }.map { ($0, value) }
            }
        } else {
            resolved = nil
        }
    }

    private static func excess(_ view: ClauseView, _ read: ReadText, _ hits: [PointHit], _ turned: Set<Int>) -> Set<Int> {
        let isWished = [.less, .should, .wish, .lack, .cannot].contains { ClauseCue.has(view.cues, $0) }
        guard !isWished else { return [] }
        func isMeasure(_ hit: PointHit) -> Bool {
            (hit.kind == .concept || hit.kind == .praise)
                && hit.parts.allSatisfy { !read.facts[$0].isContent || read.facts[$0].roles.contains(.measure) }
        }
        let measured = Set(hits.lazy.filter(isMeasure).map(\.point)), others = Set(hits.lazy.filter { !isMeasure($0) }.map(\.point))
        return measured.subtracting(others).subtracting(turned)
    }

    /// Whether a complaint may be of missing a point: not one of which it has too much; and beside that, what the lexicon knows the complaint by.
    func mayMiss(_ point: Int) -> Bool {
        guard !excess.isEmpty else { return true }
        let known = hits.filter { $0.kind == .complaint }
        return known.isEmpty ? !excess.contains(point) : known.contains { $0.point == point }
    }

    /// Numbers of points that the clause may be about.
    func candidates(_ points: PagePoints, _ scratch: PointNeighbourhood.Scratch) -> [Int] {
        var out: [Int] = [], seen: Set<Int> = []
        func add(_ point: Int) { if seen.insert(point).inserted { out.append(point) } }
        for hit in hits { add(hit.point) }
        if let resolved { add(resolved.point) }
        let learned = learned.filter { $0.value >= PointWords.least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for entry in learned.prefix(PointWords.most) { add(entry.key) }
        for point in points.catalogue.nearest(bag, place, count: Self.nearest, scratch) { add(point) }
        let claimed = points.claimed.compactMap { point -> (score: Float, point: Int)? in
            let profile = points[point]
            let words = profile.forms.reduce(bag.overlap(profile.label).cosine) { max($0, bag.overlap($1).cosine) }
            // What only this seller says is named by its own words, or not at all.
            guard profile.isCatalogued || words > 0 else { return nil }
            return (words + 0.5 * max((place * profile.labelVector).sum(), (place * profile.formVector).sum()), point)
        }
        for entry in claimed.sorted(by: { ($1.score, $0.point) < ($0.score, $1.point) }).prefix(Self.nearestClaimed) { add(entry.point) }
        return out
    }

    /// Points of the catalogue, and of the seller's, that are looked at beside those whose phrases the clause holds.
    private static let nearest = 12, nearestClaimed = 4
}

/// A clause and a point that it may be about, in numbers.
enum PointRow {
    private static let own = [
        "hit-concept", "hit-complaint", "hit-praise", "hit-aspect", "is-hit", "hit-share", "label-cosine", "said-share", "label-share",
        "form-cosine", "form-mean", "label-near", "form-near", "word-least", "word-mean", "word-most", "head", "claimed", "clauses",
        "occasion", "user", "benefit", "absent", "label-words", "content", "catalogued", "resolved", "want", "learned",
        "prior", "turned", "hit-sign", "negation", "too", "less", "sign",
    ]
    /// Columns of which the distance to the best candidate is told too.
    private static let compared = [
        "hit-concept", "hit-aspect", "hit-share", "label-cosine", "label-share", "form-cosine", "label-near", "form-near", "word-mean",
        "clauses", "resolved", "learned",
    ]
    private static let comparedPlaces = compared.map { own.firstIndex(of: $0)! }

    static let columns = own + compared.map { "best-" + $0 } + ["points"]

    /// The rows of all candidates.
    ///
    /// - Parameters:
    ///   - said: clauses of the page whose words name a point, by its number.
    ///   - want: chance that the statement is a want, 0 to 1.
    static func rows(_ candidates: [Int], _ query: PointQuery, _ points: PagePoints, said: [Int: Int], want: Float) -> [[Float]] {
        var rows = candidates.map { row($0, query, points, said: said, want: want) }
        let hits = Float(Set(query.hits.map(\.point)).count)
        let best = comparedPlaces.map { column in rows.reduce(-Float.infinity) { max($0, $1[column]) } }
        for n in rows.indices {
            for (k, column) in comparedPlaces.enumerated() { rows[n].append(rows[n][column] - best[k]) }
            rows[n].append(hits)
        }
        return rows
    }

    private static func row(_ point: Int, _ query: PointQuery, _ points: PagePoints, said: [Int: Int], want: Float) -> [Float] {
        let profile = points[point]
        func flag(_ value: Bool) -> Float { value ? 1 : 0 }
        var lengths = [Float](repeating: 0, count: PointHit.Kind.allCases.count)
        for hit in query.hits where hit.point == point {
            lengths[hit.kind.rawValue] = max(lengths[hit.kind.rawValue], Float(hit.parts.count))
        }
        let longest = lengths.max() ?? 0, label = query.bag.overlap(profile.label)
        let forms = profile.forms.map { query.bag.overlap($0).cosine }.sorted(by: >)
        let near = profile.labelWords.map { word in query.wordPlaces.reduce(Float(0)) { max($0, (word * $1).sum()) } }
        let angle = profile.concept.angle
        return lengths + [
            flag(longest > 0), longest / Float(max(1, query.content)), label.cosine, label.share, label.covered, forms.first ?? 0,
            forms.isEmpty ? 0 : forms.prefix(3).reduce(0, +) / Float(min(3, forms.count)), (query.place * profile.labelVector).sum(),
            (query.place * profile.formVector).sum(), near.min() ?? 0, near.isEmpty ? 0 : near.reduce(0, +) / Float(near.count),
            near.max() ?? 0, flag(query.bag.weight(of: profile.head) > 0), flag(points.isClaimed(point)),
            Float(Logarithm.natural(Double(1 + (said[point] ?? 0)))), flag(angle == .occasion), flag(angle == .user),
            flag(angle == .benefit), flag(profile.concept.polarity == .absent), Float(profile.label.stems.count), Float(query.content),
            flag(profile.isCatalogued), query.resolved.map { $0.point == point ? $0.likeness : 0 } ?? 0, want,
            query.learned[point] ?? 0, query.priors[Int32(point)] ?? 0,
            flag(query.turned.contains(point)), Float(query.signs[point] ?? 0),
        ] + query.tone
    }
}
