internal import Concepts
internal import Learning
public import MarketModel
internal import TextAnalysis

/// Why a customer's words are a statement.
public struct StatementExplanation: Hashable, Sendable, Codable {
    /// One thing that spoke for or against it.
    public struct Reason: Hashable, Sendable, Codable {
        /// What it is about: `statement`, `side`, `point`.
        public let source: String
        /// The feature as the weights file names it.
        public let name: String
        /// What it added to the log-odds.
        public let weight: Double
    }

    public let statement: Statement
    public let text: String
    /// Chance to be a statement, 0 to 1.
    public let chance: Double
    /// Chance of a statement to be a want and no praise, 0 to 1.
    public let want: Double
    /// Chance that the point is meant, 0 to 1; `nil` when its own words name it.
    public let point: Double?
    /// A sentence for a reader.
    public let verdict: String
    /// Strongest first within each source.
    public let reasons: [Reason]
}

extension StatementReader {
    /// Why each statement of a page is one.
    func explanations(of page: ProductPage, claims: [Claim]) -> [StatementExplanation] {
        let judged = judged(page, claims: claims), names = FeatureNames()
        ClauseFeatures.tell(names)
        for text in judged.reviews.texts { ClauseFeatures.tell(names, text, judged.reviews.analyzer) }
        return statements(judged).map { explain($0, judged, page, names) }
    }

    private func explain(_ found: FoundStatement, _ judged: Judged, _ page: ProductPage, _ names: FeatureNames) -> StatementExplanation {
        var sink = FeatureSink(names: names)
        ClauseFeatures.bag(judged.views, found.view, judged.reviews, withWords: true, into: &sink)
        var reasons = Self.reasons("statement", models.statement, sink.keys, names) + Self.reasons("side", models.side, sink.keys, names)
        if let point = found.point {
            let parts = models.point.contributions(point.row)
            reasons += Self.strongest(
                parts.columns.map { .init(source: "point", name: PointRow.columns[$0.key], weight: Double($0.value)) })
        }
        return StatementExplanation(
            statement: found.statement, text: page.quote(found.statement.evidence), chance: Double(found.chance), want: Double(found.want),
            point: found.point.map { Double($0.chance) }, verdict: verdict(found, judged), reasons: reasons)
    }

    private func verdict(_ found: FoundStatement, _ judged: Judged) -> String {
        func percent(_ p: Float) -> String { "\(Int((p * 100).rounded())) %" }
        let sense =
            switch found.statement.sense {
            case .context: "it tells of use and judges nothing"
            case .request: "it asks, with a chance of \(percent(found.want)) to want"
            case .complaint: "its chance to want is \(percent(found.want))"
            case .praise: "its chance to want is only \(percent(found.want))"
            }
        let point =
            found.point.map { point in
                judged.reviews.points.isClaimed(point.number)
                    ? "the page claims the point, which fits with \(percent(point.chance))"
                    : "the point fits with \(percent(point.chance))"
            } ?? "no known point fits, so its most telling word names it"
        return "a statement with \(percent(found.chance)); \(sense); \(point)"
    }

    private static func reasons(_ source: String, _ table: WeightTable, _ keys: [FeatureKey], _ names: FeatureNames)
        -> [StatementExplanation.Reason]
    {
        strongest(
            Set(keys).compactMap { key in
                let weight = table.weight(key)
                return weight == 0 ? nil : names.name(of: key).map { .init(source: source, name: $0, weight: Double(weight)) }
            })
    }

    private static func strongest(_ reasons: [StatementExplanation.Reason]) -> [StatementExplanation.Reason] {
        Array(reasons.sorted { (-abs($0.weight), $0.name) < (-abs($1.weight), $1.name) }.prefix(5))
    }
}
