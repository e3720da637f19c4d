internal import Concepts
internal import Learning
internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Learns which point a statement is about.
struct PointTraining {
    let trees: TreeEnsemble
    let words: PointWords
    /// Pairs of a statement and a point that were learned from.
    let examples: Int

    init(
        _ pages: [TrainingCustomers], _ labelled: [LabelledCustomers], _ statements: StatementTraining, _ language: DemandLanguage,
        _ settings: DemandTrainingSettings
    ) {
        let analyzer = language.lexicon.analyzer()
        func words(_ text: String) -> Set<TermID> {
            Set(analyzer.analyze(text).parts.filter { $0.term != .none && !language.lexicon.stopWords.contains($0.term) }.map(\.stem))
        }
        let names = PointNames(labelled, words: words)
        var whole: [PointName: Set<Int>] = [:], rightOf: [String: [Int]] = [:]
        func named(_ name: PointName) -> Set<Int> {
            if let known = whole[name] { return known }
            let found = Self.points(called: name.concept, language, analyzer)
            whole[name] = found
            return found
        }
        // The statements, with the points of the lexicon that they are about.
        var statementsOf: [String: [(vector: [(key: FeatureKey, weight: Float)], points: [Int])]] = [:]
        let ids = language.catalogue.profiles.map(\.concept.id)
        /// Which points are right: those that the market's claims call so; else those of other markets' claims; else those whose phrase
        /// is all that the name says.
        func right(_ points: [Int], _ id: (Int) -> ConceptID, _ name: PointName, _ market: String) -> Set<Int> {
            let own = points.filter { names.stands(id($0), for: name, in: market) }
            if !own.isEmpty { return Set(own) }
            let others = points.filter { names.stands(id($0), for: name, elsewhereThan: market) }
            return others.isEmpty ? named(name).intersection(points) : Set(others)
        }
        for page in pages {
            for (n, label) in page.labels.enumerated() {
                guard let label else { continue }
                let name = PointName(concept: label.concept, polarity: label.polarity)
                let key = page.market + "\t" + name.concept + "\t" + name.polarity.rawValue
                let right = rightOf[key] ?? right(Array(ids.indices), { ids[$0] }, name, page.market).sorted()
                rightOf[key] = right
                let view = page.views[n]
                statementsOf[page.market, default: []].append((PointWords.vector(view, page.reviews.texts[view.text]), right))
            }
        }
        let markets = statementsOf.keys.sorted()
        func words(without market: String?) -> PointWords {
            PointWords(markets.filter { $0 != market }.flatMap { statementsOf[$0]! }, settings: settings)
        }
        let unseen = Dictionary(uniqueKeysWithValues: markets.map { ($0, words(without: $0)) })
        self.words = words(without: nil)
        var table: [Float] = [], labels: [Double] = []
        for (p, page) in pages.enumerated() {
            let said = StatementReader.said(page.reviews)
            for (n, label) in page.labels.enumerated() {
                guard let label else { continue }
                let name = PointName(concept: label.concept, polarity: label.polarity)
                let query = PointQuery(page.views[n], page.reviews, resolver: language.resolver, words: unseen[page.market]!)
                let candidates = query.candidates(page.reviews.points, page.reviews.scratch)
                guard !candidates.isEmpty else { continue }
                let rows = PointRow.rows(candidates, query, page.reviews.points, said: said, want: statements.wants[p][n])
                let right = right(candidates, { page.reviews.points[$0].concept.id }, name, page.market)
                for (candidate, row) in zip(candidates, rows) {
                    table += row
                    labels.append(right.contains(candidate) ? 1 : 0)
                }
            }
        }
        var growth = settings.point
        growth.seed = settings.seed
        trees = growth.fit(table, width: PointRow.columns.count, labels: labels)
        examples = labels.count
    }

    /// The points of the lexicon of which a phrase is all that a name says.
    private static func points(called name: String, _ language: DemandLanguage, _ analyzer: TextAnalyzer) -> Set<Int> {
        let text = analyzer.analyze(name)
        let content = text.parts.indices.filter { !language.lexicon.stopWords.contains(text.parts[$0].term) }
        var out: Set<Int> = []
        language.catalogue.forEachHit(in: text) { hit in
            if hit.kind == .concept || hit.kind == .aspect, content.allSatisfy(hit.parts.contains) { out.insert(hit.point) }
        }
        if let resolved = language.resolver.resolution(of: name, angle: nil).entry, let point = language.catalogue.number(of: resolved) {
            out.insert(point)
        }
        return out
    }
}
