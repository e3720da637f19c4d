import MarketModel
import Positioning

/// Who holds what, as the ledger counts it: the one count that board, canvas and heat map show.
struct HolderBook: Sendable {
    /// What a brand's pages say of a concept.
    struct Holding: Hashable, Sendable {
        let pages: Int
        /// The most prominent place.
        let zone: Zone
        let quote: PageQuote?
    }

    struct Row: Sendable {
        let concept: Concept
        let ids: [ConceptID]
        /// Rivals, and the own brand.
        let holdings: [BrandID: Holding]
        /// Rivals that hold it.
        let holders: Int
        /// Rivals that claim it as a selling point, and do not only say its words.
        let claimants: Int
        let wanting: Int
        let context: Int
    }

    /// Held by most rivals first.
    let rows: [Row]
    private let place: [ConceptID: Int]

    subscript(id: ConceptID) -> Row? { place[id].map { rows[$0] } }

    init(_ analysis: MarketAnalysis) {
        let rivals = Set(analysis.matrix.rivals.map(\.id)), own = Set(analysis.matrix.brands.filter(\.isOwn).map(\.id))
        let order = Dictionary(
            analysis.matrix.concepts.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        let found = analysis.ledger.rows.map { row -> Row in
            let cells = row.ids.compactMap { analysis.matrix.concept($0) }.flatMap(\.cells)
            var holdings: [BrandID: Holding] = [:]
            func add(_ brand: BrandID, pages: Int, quotes: [PageQuote]) {
                let best = quotes.max { (ZoneHeight.of($0.zone), $1.page) < (ZoneHeight.of($1.zone), $0.page) }
                holdings[brand] = Holding(pages: pages, zone: best?.zone ?? .paragraph, quote: best)
            }
            for holder in row.holders where rivals.contains(holder.brand) {
                let claimed = cells.filter { $0.brand == holder.brand }.flatMap(\.holding.quotes)
                add(holder.brand, pages: holder.pages.count, quotes: claimed + (holder.quote.map { [$0] } ?? []))
            }
            for cell in cells where own.contains(cell.brand) { add(cell.brand, pages: cell.holding.pages, quotes: cell.holding.quotes) }
            return Row(
                concept: row.concept, ids: row.ids, holdings: holdings, holders: holdings.keys.count(where: rivals.contains),
                claimants: Set(cells.map(\.brand)).intersection(rivals).count,
                wanting: row.wanting, context: row.context)
        }
        rows = found.sorted { a, b in
            let x = order[a.concept.id] ?? .max, y = order[b.concept.id] ?? .max
            return (b.holders, x, a.concept.id) < (a.holders, y, b.concept.id)
        }
        place = Dictionary(
            rows.enumerated().flatMap { at, row in row.ids.map { ($0, at) } }, uniquingKeysWith: { first, _ in first })
    }
}

/// How prominent a place on a page is, on a scale of 100: as the `zone-…` settings weigh them by default.
enum ZoneHeight {
    static func of(_ zone: Zone) -> Double {
        switch zone {
        case .title: 100
        case .heading: 80
        case .bullet: 70
        case .meta, .structured: 60
        case .paragraph: 50
        case .specification, .question, .answer, .review: 40
        }
    }
}
