internal import MarketModel

extension Board {
    /// Cells of each angle: what fits on a page.
    private static let rows: [Angle: Int] = [.feature: 8, .occasion: 6, .benefit: 6, .user: 5]
    /// Worth below which a want is one passing remark.
    private static let least = 0.7
    /// Praise that makes "praised, unsaid", the share of it that may complain, and what praise weighs beside wanting.
    private static let praise = 3, complaining = 0.2, praiseWeight = 0.1

    /// - Parameter gaps: the cards, which cells lead to.
    init(_ ground: Ground, gaps: [Gap]) {
        let all = ground.ledger.rows
        let cardOf = Dictionary(gaps.map { ($0.concepts[0].id, $0.id) }, uniquingKeysWith: { first, _ in first })
        var cells: [Angle: [(worth: Double, cell: Cell)]] = [:]
        func add(_ at: Int, _ also: [Int], _ reason: Reason, worth: Double, senses: Set<Statement.Sense>) {
            let row = all[at], said = row.quotes(senses)
            cells[row.concept.angle, default: []].append(
                (
                    worth,
                    Cell(
                        concept: row.concept, also: also.map { all[$0].concept }, reason: reason, voices: Set(said.map(\.voice)).count,
                        holders: row.holders.count, gap: cardOf[row.concept.id], quote: said.first)
                ))
        }
        for placed in Ranking.wants(ground, limit: 40) where placed.value >= Self.least {
            add(placed.candidate.row, placed.folded, .wanted, worth: placed.value, senses: [.complaint, .request, .context])
        }
        for scene in LeftOutScene.find(ground, voices: 1) {
            let fails = all[scene.row].wanting > 0
            add(
                scene.row, scene.beside, fails ? .failsThere : .usedThereUnsaid, worth: scene.worth.value,
                senses: Set(Statement.Sense.allCases))
        }
        for (at, row) in all.enumerated()
        where row.holders.isEmpty && row.praise >= Self.praise && Double(row.wanting) <= Self.complaining * Double(row.praise)
            && !ground.isScene[at] && ground.isNamed(row) && ground.particular(row) >= 0.5
            && !row.ids.contains(where: ground.excluded.contains)
        {
            add(at, [], .praisedUnsaid, worth: Self.praiseWeight * Double(row.praise), senses: [.praise])
        }
        columns = Angle.allCases.map { angle in
            let sorted = (cells[angle] ?? []).sorted { ($1.worth, $0.cell.concept.id) < ($0.worth, $1.cell.concept.id) }
            let kept = sorted.prefix(Self.rows[angle]!).map(\.cell)
            return Column(angle: angle, cells: kept, note: kept.isEmpty ? Self.emptiness(angle, ground) : nil)
        }
    }

    private static func emptiness(_ angle: Angle, _ ground: Ground) -> String {
        if ground.ledger.reviews == 0 { return "No review was read, so nobody can be heard." }
        switch angle {
        case .user: return "Customers rarely say who they are, and those who do are addressed already."
        case .occasion: return "Customers name no time or place here that sellers leave out."
        case .feature: return "Customers miss nothing that a product could have and that sellers do not offer."
        case .benefit: return "Customers miss no result that sellers do not promise and give."
        }
    }
}
