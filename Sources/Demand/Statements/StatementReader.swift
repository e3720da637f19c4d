internal import Concepts
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// A statement with all that led to it.
struct FoundStatement {
    let statement: Statement
    /// Place in the page's clauses.
    let view: Int
    /// Chance to be a statement, and of one to be a want.
    let chance: Float
    let want: Float
    /// The chosen point with its chance; `nil` when no point of the lexicon or the page fits, and the words name it.
    let point: (number: Int, chance: Float, row: [Float])?
}

/// Reads the customers of pages in one language.
struct StatementReader: Sendable {
    let language: DemandLanguage
    let models: StatementModels

    /// Chance from which a clause holds a statement; from which one that tells of use alone is context, and below which.
    private static let leastChance: Float = 0.32, leastContext: Float = 0.12, mostContext: Float = 0.62
    /// A clause that leans to neither side by less than this is left out below this chance.
    private static let leastLean: Float = 0.15, leastDecided: Float = 0.6
    /// Between these chances of a want, asking makes a request of it.
    private static let requestWant: ClosedRange<Float> = 0.35...0.9
    /// Chance from which a point of the lexicon or the page is taken. On twelve markets left out .16 groups statements better than .08 does
    /// (B³ .629 against .619) and brings two more positions into the first twenty cards, for .008 of links to sellers' concepts.
    private static let leastPoint: Float = 0.16
    /// Chance that the words name a point which neither has.
    private static let ownPoint: Float = 0.3

    /// A page, read and judged.
    struct Judged {
        let reviews: ReadReviews
        let views: [ClauseView]
        let numbers: [[Float]]
        let chances: [Float]
        let wants: [Float]
    }

    func judged(_ page: ProductPage, claims: [Claim]) -> Judged {
        let reviews = ReadReviews(page, claims: claims, language: language)
        let views = Self.views(reviews)
        let numbers = Self.numbers(views, reviews, language)
        let (chances, wants) = models.judge(views, numbers, reviews)
        return Judged(
            reviews: reviews, views: views, numbers: numbers, chances: chances, wants: Self.coloured(wants, chances, views, reviews))
    }

    /// Stars up to which a review complains.
    private static let mostBadStars = 2.0

    /// The chances of a want, turned where a clause of a bad review goes on from a complaint with words whose sense hangs on the product:
    /// "the base scratches the counter and it is loud".
    private static func coloured(_ wants: [Float], _ chances: [Float], _ views: [ClauseView], _ reviews: ReadReviews) -> [Float] {
        var wants = wants
        for n in views.indices.dropFirst() where wants[n] < 0.5 && wants[n - 1] >= 0.5 && chances[n - 1] >= leastChance {
            let view = views[n], read = reviews.texts[view.text]
            guard let rating = read.rating, rating <= mostBadStars, views[n - 1].text == view.text,
                !read.clauses[view.clause].isOpening, view.opinions == 0, !view.hasNegation
            else { continue }
            wants[n] = 1 - wants[n]
        }
        return wants
    }

    static func views(_ reviews: ReadReviews) -> [ClauseView] {
        reviews.texts.indices.flatMap { ClauseView.all(reviews, text: $0) }
    }

    static func numbers(_ views: [ClauseView], _ reviews: ReadReviews, _ language: DemandLanguage) -> [[Float]] {
        let weigher = language.catalogue.weigher
        return views.map { view in
            let read = reviews.texts[view.text]
            let place = weigher.place(view.words.map { (part: read.text.parts[$0], fact: read.facts[$0]) })
            return ClauseRow.row(view, reviews, place: place, web: language.tables.background.total)
        }
    }

    /// How many clauses of the page name each point.
    static func said(_ reviews: ReadReviews) -> [Int: Int] {
        var said: [Int: Int] = [:]
        for text in reviews.texts { for hits in text.hits { for point in Set(hits.map(\.point)) { said[point, default: 0] += 1 } } }
        return said
    }

    func statements(in page: ProductPage, claims: [Claim]) -> [FoundStatement] { statements(judged(page, claims: claims)) }

    func statements(_ judged: Judged) -> [FoundStatement] {
        let reviews = judged.reviews
        var chosen: [(view: Int, sense: Statement.Sense)] = []
        let before = FormerProduct(language.lexicon), former = reviews.texts.map { before.clauses(of: $0) }
        for (n, view) in judged.views.enumerated() {
            let chance = judged.chances[n]
            guard chance >= Self.leastContext, !former[view.text].contains(view.clause) else { continue }
            let isContext = chance < Self.mostContext && ContextReader.isContext(view, reviews)
            guard isContext || chance >= Self.leastDecided || abs(judged.wants[n] - 0.5) >= Self.leastLean else { continue }
            if chance >= Self.leastChance || isContext { chosen.append((n, isContext ? .context : sense(n, judged))) }
        }
        chosen = withoutRepeatedTitles(chosen, judged)
        let said = Self.said(reviews)
        return chosen.compactMap { found($0.view, $0.sense, judged, said) }
            .sorted { ($0.statement.evidence, $0.statement.concept.id) < ($1.statement.evidence, $1.statement.concept.id) }
    }

    private func sense(_ n: Int, _ judged: Judged) -> Statement.Sense {
        let view = judged.views[n], want = judged.wants[n]
        let asks = ClauseCue.has(view.cues, .ask) || view.cues & ClauseCue.question != 0 || judged.reviews.texts[view.text].isQuestion
        if asks, Self.requestWant.contains(want) { return .request }
        return want >= 0.5 ? .complaint : .praise
    }

    /// Leaves out what a title says and the body of the same customer says too, with a word in common.
    private func withoutRepeatedTitles(
        _ chosen: [(view: Int, sense: Statement.Sense)], _ judged: Judged
    ) -> [(view: Int, sense: Statement.Sense)] {
        var bodies: [Int: Set<TermID>] = [:]
        for (n, _) in chosen {
            let view = judged.views[n], read = judged.reviews.texts[view.text]
            if !read.isTitle { bodies[read.voice, default: []].formUnion(view.content.map { read.text.parts[$0].stem }) }
        }
        return chosen.filter { n, _ in
            let view = judged.views[n], read = judged.reviews.texts[view.text]
            guard read.isTitle, let body = bodies[read.voice] else { return true }
            return !view.content.contains { body.contains(read.text.parts[$0].stem) }
        }
    }

    private func found(_ n: Int, _ sense: Statement.Sense, _ judged: Judged, _ said: [Int: Int]) -> FoundStatement? {
        let view = judged.views[n], reviews = judged.reviews, read = reviews.texts[view.text]
        let point = point(view, sense, want: judged.wants[n], reviews, said)
        let own = point == nil ? OwnPoint.concept(view, reviews, situation: sense == .context, web: language.tables.background.total) : nil
        guard let concept = point.map({ reviews.points[$0.number].concept }) ?? own else { return nil }
        let side = sense == .context ? 1 : max(judged.wants[n], 1 - judged.wants[n])
        return FoundStatement(
            statement: Statement(
                concept: concept, sense: sense, evidence: Evidence(block: read.block, range: read.source(trimmed(view, read))),
                confidence: Self.hundredths(judged.chances[n] * side * (point?.chance ?? Self.ownPoint))),
            view: n, chance: judged.chances[n], want: judged.wants[n], point: point)
    }

    /// Two digits, so that what is written and read again is the same.
    private static func hundredths(_ chance: Float) -> Double { (Double(chance) * 100).rounded() / 100 }

    /// The clause without the joining word that it begins with and the marks at its ends.
    private func trimmed(_ view: ClauseView, _ read: ReadText) -> Range<Int> {
        var words = view.words[...]
        if words.count > 1, read.facts[words.first!].roles.contains(.join) { words = words.dropFirst() }
        return words.first!..<words.last! + 1
    }

    /// The point that a statement is about; of a context, one that tells of somebody or an occasion.
    private func point(
        _ view: ClauseView, _ sense: Statement.Sense, want: Float, _ reviews: ReadReviews, _ said: [Int: Int]
    ) -> (number: Int, chance: Float, row: [Float])? {
        let query = PointQuery(view, reviews, resolver: language.resolver, words: models.pointWords)
        let candidates = query.candidates(reviews.points, reviews.scratch).filter { point in
            switch sense {
            case .context: reviews.points[point].concept.angle.isSituation
            case .complaint: query.mayMiss(point)
            case .praise, .request: true
            }
        }
        guard !candidates.isEmpty else { return nil }
        let rows = PointRow.rows(candidates, query, reviews.points, said: said, want: want)
        let chances = rows.map { StatementModels.chance(models.point, $0) }
        let best = chances.indices.max { (chances[$0], -$0) < (chances[$1], -$1) }!
        guard chances[best] >= Self.leastPoint else { return nil }
        return (candidates[best], chances[best], rows[best])
    }
}
