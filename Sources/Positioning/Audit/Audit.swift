public import MarketModel

/// Compares own pages with the position that the user chose.
public enum Audit {
    /// - Parameters:
    ///   - pages: own pages, analysed.
    ///   - position: the concepts that the user stands on, with the label a person knows it by.
    ///   - matrix: the market, for what rivals are strong in.
    public static func run(
        _ pages: [AnalyzedPage], position: [Concept], label: String, matrix: Matrix,
        settings: Settings = Settings()
    )
        -> AuditReport
    {
        let ids = Set(position.map(\.id))
        let strong = Set(
            matrix.concepts.filter { $0.rivals >= 2 && $0.share >= settings.contestedShare }.map(
                \.concept.id)
        ).subtracting(
            ids)
        let rows = pages.map { page($0, ids: ids, position: position, strong: strong) }.sorted {
            ($0.captured ?? "", $0.page) < ($1.captured ?? "", $1.page)
        }
        let said = Set(
            rows.flatMap { row in
                position.map(\.id).filter { id in !row.missing.contains { $0.id == id } }
            })
        let accurate = !rows.isEmpty && said == ids && rows.allSatisfy(\.contradicts.isEmpty)
        func saturation(_ rows: [AuditReport.Page]) -> Double {
            rows.isEmpty
                ? 0
                : rows.reduce(0) { $0 + ($1.shareOfClaims + $1.shareOfProminent) / 2 } / Double(rows.count)
        }
        let byDay = Dictionary(grouping: rows.filter { $0.captured != nil }, by: { $0.captured! })
        let zones = Set(rows.flatMap(\.says).map(\.zone))
        return AuditReport(
            position: position, label: label, pages: rows, isAccurate: accurate,
            continuity: rows.isEmpty
                ? 0 : Double(rows.filter { !$0.says.isEmpty }.count) / Double(rows.count),
            zones: Zone.allCases.filter(zones.contains), saturation: saturation(rows),
            trend: byDay.count < 2
                ? []
                : byDay.keys.sorted().map {
                    AuditReport.TrendPoint(day: $0, saturation: saturation(byDay[$0]!))
                },
            advice: advice(rows, position: position, said: said, zones: zones))
    }

    /// Overlap of the words of two labels of unlike polarity from which one denies the other: "BPA-free" and "BPA".
    private static let opposed = 0.6

    private static func page(
        _ analyzed: AnalyzedPage, ids: Set<ConceptID>, position: [Concept], strong: Set<ConceptID>
    ) -> AuditReport.Page {
        let page = analyzed.page
        func quote(_ claim: Claim, _ evidence: Evidence) -> PageQuote {
            PageQuote(
                page: page.id, brand: page.brand, zone: page.blocks[evidence.block].zone,
                evidence: evidence, text: page.quote(evidence))
        }
        let prominent: Set<Zone> = [.title, .heading, .bullet]
        let words = position.map { (concept: $0, words: FoldedWords.of($0.label)) }
        func serves(_ claim: Claim) -> Concept? {
            position.first { $0.id == claim.concept.id }
                ?? words.first {
                    $0.concept.polarity == claim.polarity
                        && FoldedWords.overlap($0.words, FoldedWords.of(claim.concept.label)) >= 0.8
                }?.concept
        }
        func contradicts(_ claim: Claim) -> Bool {
            words.contains { entry in
                entry.concept.polarity != claim.polarity
                    && FoldedWords.overlap(
                        entry.words, FoldedWords.of(claim.concept.label)) >= opposed
            }
        }
        let claims = analyzed.claims.filter { claim in
            ([claim.evidence] + claim.also).allSatisfy { page.blocks.indices.contains($0.block) }
        }
        let serving = claims.filter { serves($0) != nil }
        let said = Set(serving.compactMap { serves($0)?.id })
        let places = claims.flatMap { claim in ([claim.evidence] + claim.also).map { (claim, $0) } }
            .filter {
                prominent.contains(page.blocks[$0.1.block].zone)
            }
        return AuditReport.Page(
            page: page.id, source: page.source, captured: page.captured,
            says: serving.flatMap { claim in ([claim.evidence] + claim.also).map { quote(claim, $0) } },
            missing: position.filter { !said.contains($0.id) },
            contradicts: claims.filter(contradicts).map { quote($0, $0.evidence) },
            shareOfClaims: claims.isEmpty ? 0 : Double(serving.count) / Double(claims.count),
            shareOfProminent: places.isEmpty
                ? 0 : Double(places.filter { serves($0.0) != nil }.count) / Double(places.count),
            servesRivals: claims.filter { strong.contains($0.concept.id) }.map { quote($0, $0.evidence) })
    }

    private static func advice(
        _ rows: [AuditReport.Page], position: [Concept], said: Set<ConceptID>, zones: Set<Zone>
    ) -> [String] {
        guard !rows.isEmpty else { return ["No own page was read: name one to audit it."] }
        var advice: [String] = []
        for row in rows where !row.contradicts.isEmpty {
            advice.append("\(row.source) contradicts the position: “\(row.contradicts[0].text)”.")
        }
        for concept in position where !said.contains(concept.id) {
            advice.append("No own page says “\(concept.label)”.")
        }
        for row in rows where row.says.isEmpty {
            advice.append("\(row.source) says nothing of the position.")
        }
        if !said.isEmpty, !zones.contains(.title) { advice.append("The position stands in no title.") }
        if !said.isEmpty, !zones.contains(.bullet), !zones.contains(.heading) {
            advice.append("The position stands in no heading or bullet.")
        }
        for row in rows where Double(row.servesRivals.count) > Double(max(1, row.says.count)) * 2 {
            advice.append(
                "\(row.source) speaks more of what rivals are strong in than of the position: “\(row.servesRivals[0].text)”."
            )
        }
        return advice
    }
}
