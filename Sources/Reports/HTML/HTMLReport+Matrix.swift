import MarketModel
import Positioning

extension HTMLReport {
    /// Who claims what, in 25 rows that matter.
    func matrix() -> ReportSection? {
        guard !rivals.isEmpty, !analysis.matrix.concepts.isEmpty else { return nil }
        let choice = HeatChoice(analysis, book: book, rivals: rivals)
        let rows = choice.groups.flatMap(\.rows)
        let empty = rows.count { $0.holders == 0 }, full = rows.count { 2 * $0.holders >= rivals.count }
        var parts: [String] = []
        if full > 0 { parts.append("\(Wording.number(full).lowercased()) \(full == 1 ? "row is" : "rows are") held by half of the brands") }
        if empty > 0 {
            parts.append("\(Wording.number(empty).lowercased()) that customers \(empty == 1 ? "ask for is" : "ask for are") empty")
        }
        let claimed = book.rows.count { $0.claimants > 0 }, left = claimed - rows.count { $0.holders > 0 }
        return ReportSection(
            id: "who", short: "Who claims what", heading: "Who claims what" + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")),
            lead:
                "\(Wording.count(rows.count, "concept")) that matter, of \(claimed) that brands claim. \(choice.reading) Rows with an orange edge are open or held by one or two.",
            body: legend()
                + HeatMap(
                    caption: "How many pages of each brand claim each concept", columns: choice.columns, groups: choice.groups,
                    brands: rivals.count
                ).html()
                + Tag.p(.class("note")) {
                    "Chosen by: every position, what half of the brands hold, and what several hold. "
                    if left > 0 {
                        "The other \(left) are in "
                        Tag.a(.href("matrix.xlsx")) { "matrix.xlsx" }
                        ", sheet Matrix."
                    }
                })
    }

    private func legend() -> HTML {
        let unseen = analysis.matrix.brands.count { !$0.isOwn && $0.notObservable != nil }
        return Tag.p(.class("legend")) {
            Tag.span(.class("cell t")) { "3" }
            " in a title "
            Tag.span(.class("cell f")) { "2" }
            " on every page of the brand "
            Tag.span(.class("cell s")) { "1" }
            " on some pages "
            Tag.span(.class("cell e")) { "·" }
            " not found "
            Tag.span(.class("cell x")) { "?" }
            " not observable" + (unseen == 0 ? " (none here)" : "")
        }
    }
}

/// Which rows and columns the heat map of a market shows.
struct HeatChoice: Sendable {
    private static let mostRows = 25, mostCards = 10, mostStakes = 9
    /// Brands that get a column of their own; of more, the first of them and the rest as one; of far more, tiers by ratings.
    private static let mostBrands = 20, mostNamed = 60

    let columns: [HeatMap.Column]
    let groups: [HeatMap.Group]
    /// What a cell holds, as a sentence.
    let reading: String

    init(_ analysis: MarketAnalysis, book: HolderBook, rivals: [BrandRow]) {
        let matrix = analysis.matrix, unseen = matrix.brands.filter { !$0.isOwn && $0.notObservable != nil }
        let own = matrix.brands.filter(\.isOwn)
        let named = rivals.count <= Self.mostBrands ? rivals : Array(rivals.prefix(rivals.count <= Self.mostNamed ? Self.mostBrands : 1))
        let rest = Array(rivals.dropFirst(named.count))
        let tiers = Self.tiers(rest, isOne: rivals.count <= Self.mostNamed)
        let single =
            own + named + (rivals.count <= Self.mostBrands ? unseen.prefix(Self.mostBrands - min(named.count, Self.mostBrands)) : [])
        columns =
            single.map { .init(name: $0.name + ($0.isOwn ? " (you)" : ""), pages: String($0.pages.count), isOwn: $0.isOwn) }
            + tiers.map { .init(name: $0.name, pages: String($0.brands.reduce(0) { $0 + $1.pages.count })) }
        reading =
            tiers.isEmpty
            ? "A cell holds the number of pages of the brand that claim it."
            : "A cell holds the number of pages of the brand that claim it; of a group, its brands that do."
        let concepts = Self.concepts(analysis, book, brands: rivals.count), readsReviews = analysis.summary.reviews > 0
        groups = Angle.allCases.map { angle in
            HeatMap.Group(
                name: Wording.angle(angle),
                rows: concepts.filter { $0.concept.angle == angle }.map { Self.row($0, single, tiers, readsReviews: readsReviews) }
                    .enumerated().sorted { ($1.element.holders, $0.offset) < ($0.element.holders, $1.offset) }.map(\.element))
        }
    }

    /// Every position first, then table stakes, then what several hold; none that one brand alone says and nobody asks for.
    private static func concepts(_ analysis: MarketAnalysis, _ book: HolderBook, brands: Int) -> [HolderBook.Row] {
        var chosen: [HolderBook.Row] = [], seen: Set<ConceptID> = []
        func add(_ row: HolderBook.Row?) {
            guard let row, chosen.count < mostRows, seen.isDisjoint(with: row.ids) else { return }
            seen.formUnion(row.ids)
            chosen.append(row)
        }
        for gap in analysis.gaps.prefix(mostCards) {
            add(book[gap.concepts[0].id])
            if let scene = gap.scene, scene.voices > 1 { add(book[scene.concept.id]) }
        }
        let shared = book.rows.filter { $0.claimants > 1 }
        for row in shared.filter({ 2 * $0.holders >= brands }).prefix(mostStakes) { add(row) }
        // Some of each angle that has few yet, so that a column of the board can be looked up.
        for angle in Angle.allCases where chosen.count(where: { $0.concept.angle == angle }) < 3 {
            for row in shared.filter({ $0.concept.angle == angle }).prefix(3) { add(row) }
        }
        for row in shared { add(row) }
        return chosen
    }

    private struct Tier { let name: String, brands: [BrandRow] }

    /// The rest of many brands as one group, or as three of equal size by ratings.
    private static func tiers(_ rest: [BrandRow], isOne: Bool) -> [Tier] {
        guard !rest.isEmpty else { return [] }
        if isOne { return [Tier(name: "\(rest.count) others", brands: rest)] }
        let third = (rest.count + 2) / 3
        return ["most rated", "middle third", "least rated"].enumerated().compactMap { n, name in
            let brands = Array(rest.dropFirst(n * third).prefix(third))
            return brands.isEmpty ? nil : Tier(name: "\(brands.count) \(name)", brands: brands)
        }
    }

    private static func row(_ row: HolderBook.Row, _ single: [BrandRow], _ tiers: [Tier], readsReviews: Bool) -> HeatMap.Row {
        let cells = single.map { cell($0, row.holdings[$0.id]) }
        let grouped = tiers.map { tier -> HeatMap.Cell in
            let held = tier.brands.filter { row.holdings[$0.id] != nil }
            let words = held.first.map { "\(held.count) of \(tier.brands.count), \($0.name): \(row.holdings[$0.id]?.quote?.text ?? "")" }
            return .group(held.count, of: tier.brands.count, words: words ?? "none of \(tier.brands.count)")
        }
        return HeatMap.Row(
            label: Wording.capitalised(row.concept.label), cells: cells + grouped, holders: row.holders,
            wanting: readsReviews ? row.wanting : nil, isOpen: row.holders <= 2 && row.wanting + row.context > 0)
    }

    private static func cell(_ brand: BrandRow, _ held: HolderBook.Holding?) -> HeatMap.Cell {
        guard let held else { return brand.notObservable == nil ? .notFound : .notObservable }
        let inTitle = held.zone == .title
        let words =
            "\(brand.name), \(held.pages) of \(Wording.count(brand.pages.count, "page"))\(inTitle ? ", in the title" : ""): \(Wording.clipped(held.quote?.text ?? "", to: 120))"
        if inTitle { return .title(held.pages, words: words) }
        return held.pages >= brand.pagesObservable ? .all(held.pages, words: words) : .some(held.pages, words: words)
    }
}
