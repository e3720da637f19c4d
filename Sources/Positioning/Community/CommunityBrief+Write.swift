import MarketModel

extension CommunityBrief {
    /// Reads a community brief from an analysis.
    public init(_ analysis: MarketAnalysis) {
        let product = Set(
            analysis.segments.filter { $0.kind == .productType }.flatMap { FoldedWords.of($0.label) }
                + analysis.matrix.concepts.filter { $0.concept.angle == .feature }.prefix(40).flatMap {
                    FoldedWords.of($0.concept.label)
                })
        func quotes(_ id: ConceptID) -> [PageQuote] {
            Array(
                (analysis.ledger.row(id).flatMap { $0.said.isEmpty ? nil : $0.said.map(\.quote) } ?? analysis.matrix.concept(id)?.cells
                    .first?.holding.quotes
                    ?? []).prefix(3))
        }
        let pains = analysis.ledger.rows.filter { $0.wanting >= 2 && $0.isNamed }.prefix(5).map {
            row in
            Line(
                text:
                    "\(row.wanting) customers miss “\(row.concept.label)”: open with how others cope.",
                concept: row.concept,
                quotes: row.said.prefix(3).map(\.quote))
        }
        let lived = analysis.segments.filter { segment in
            (segment.kind == .user || segment.kind == .occasion)
                && Set(FoldedWords.of(segment.label)).isDisjoint(with: product)
        }.sorted { ($1.demand, $1.pages.count, $0.id) < ($0.demand, $0.pages.count, $1.id) }
        let values = lived.prefix(3).map { segment in
            let id = ConceptID(rawValue: segment.id)
            return Line(
                text: segment.kind == .user
                    ? "A place for \(segment.label): what they care about, not what they bought."
                    : "What \(segment.label) feels like, told by those who live it.",
                concept: id.flatMap {
                    analysis.matrix.concept($0)?.concept ?? analysis.ledger.row($0)?.concept
                },
                quotes: id.map(quotes) ?? [])
        }
        let stands = analysis.shortlist.entries.prefix(3).map { entry in
            Line(
                text: "Stand on “\(entry.gap.label)”.", concept: entry.gap.concepts.first,
                quotes: entry.gap.evidence.demand.quotes.prefix(2).map(\.quote))
        }
        var interactions = pains.prefix(2).compactMap { line in
            line.concept.map {
                Line(
                    text: "Ask: “What did you try before you gave up on \($0.label)?”", concept: $0,
                    quotes: line.quotes)
            }
        }
        interactions += lived.prefix(2).map { segment in
            let id = ConceptID(rawValue: segment.id)
            return Line(
                text: "A weekly thread: “Show us your \(segment.label).”",
                concept: id.flatMap { analysis.matrix.concept($0)?.concept },
                quotes: id.map(quotes) ?? [])
        }
        var notes: [String] = []
        if pains.isEmpty {
            notes.append("No pain is named by two customers: ask some before opening a community.")
        }
        if values.isEmpty {
            notes.append(
                "No user or occasion apart from the product itself was found, so no value theme can be proposed."
            )
        }
        self.init(
            pains: Array(pains), values: Array(values), stands: Array(stands), interactions: interactions,
            notes: notes)
    }
}
