import MarketModel
import Positioning

extension HTMLReport {
    /// How prominently each brand claims the factors of the market, and where the first position would stand.
    func canvas() -> ReportSection? {
        let choice = CanvasChoice(analysis, book: book, rivals: rivals)
        guard choice.factors.count >= 4 else { return nil }
        let open = choice.factors.count(where: \.isOpen)
        let heading =
            open == 0
            ? "Strategy canvas: every factor has brands that rise on it"
            : "Strategy canvas: brands rise on \(Wording.joined(choice.factors.prefix(2).map(\.name))); next to nobody on the \(open == 1 ? "last" : "last \(Wording.number(open).lowercased())")"
        return ReportSection(
            id: "canvas", short: "Strategy canvas", heading: heading,
            lead:
                "\(Wording.number(choice.factors.count)) factors, from the most to the least claimed. Height is how prominently a brand’s pages claim it, mean over its pages.",
            body: Tag.div(.class("scroll"), Attribute("tabindex", "0"), .role("region"), .label("Strategy canvas, scrolls sideways")) {
                choice.chart(heading).html()
            } + choice.moves() + multiples(choice))
    }

    private func multiples(_ choice: CanvasChoice) -> HTML {
        let shown = choice.profiles
        let isRated = rivals.contains { $0.ratings != nil }
        let order = isRated ? "by number of ratings" : "by number of pages"
        return Tag.h3 {
            shown.count == rivals.count
                ? "All \(Wording.count(shown.count, "brand")), \(order)" : "The first \(shown.count) of \(rivals.count) brands, \(order)"
        }
            + Tag.p(.class("lead")) { "Line: the brand. Grey: mean of the market. Numbers: the factors above." }
            + Tag.ul(.class("mult")) {
                for (brand, profile) in shown {
                    Tag.li {
                        Tag.b { brand.name }
                        " "
                        Tag.span(.class("mu")) {
                            Wording.count(brand.pages.count, "page") + (brand.ratings.map { ", \(Wording.short($0)) ratings" } ?? "")
                        }
                        profile.svg()
                        Tag.span(.class("mu")) {
                            profile.best.map { "ahead in \($0 + 1), \(choice.factors[$0].name)" } ?? "ahead in nothing"
                        }
                    }
                }
            }
    }
}

/// Which factors, lines and moves a market's strategy canvas shows.
struct CanvasChoice: Sendable {
    /// Kim and Mauborgne draw five to ten factors; twelve still fit a page.
    private static let most = 12, fewest = 8, mostOpen = 4, mostMultiples = 12, allMultiples = 20

    let factors: [StrategyCanvas.Factor]
    let profiles: [(BrandRow, ProfileMultiple)]
    private let lines: [StrategyCanvas.Line]
    private let brands: Int
    private let eliminate, reduce, raise, create: [String]

    init(_ analysis: MarketAnalysis, book: HolderBook, rivals: [BrandRow]) {
        let cards = analysis.gaps.prefix(HTMLReport.mostCards), first = cards.first
        // The ground of the first cards, once each; then what most brands share: as many as their names have room below the axis.
        var open: [HolderBook.Row] = [], seen: Set<ConceptID> = []
        for row in cards.compactMap({ book[$0.concepts[0].id] }) where open.count < Self.mostOpen && seen.isDisjoint(with: row.ids) {
            seen.formUnion(row.ids)
            open.append(row)
        }
        let shared = book.rows.filter { $0.claimants > 1 && seen.isDisjoint(with: $0.ids) }
        func picked(_ n: Int) -> [HolderBook.Row] { shared.prefix(max(0, n - open.count)) + open }
        let counts = (Self.fewest...Self.most).reversed()
        let most = counts.first { StrategyCanvas.hasRoom(for: picked($0).map(\.concept.label)) } ?? Self.most
        let chosen = picked(most).enumerated().sorted { ($1.element.holders, $0.offset) < ($0.element.holders, $1.offset) }.map(\.element)
        func height(_ row: HolderBook.Row, _ brand: BrandRow) -> Double {
            guard let held = row.holdings[brand.id] else { return 0 }
            return ZoneHeight.of(held.zone) * min(1, Double(held.pages) / Double(max(1, brand.pagesObservable)))
        }
        let values = rivals.map { brand in chosen.map { height($0, brand) } }
        let means = chosen.indices.map { n in values.isEmpty ? 0 : values.reduce(0) { $0 + $1[n] } / Double(values.count) }
        factors = chosen.enumerated().map { n, factor in
            let column = values.map { $0[n] }.sorted()
            let middle =
                column.isEmpty ? 0...0 : column[column.count / 4]...column[(3 * column.count) / 4 - (column.count % 4 == 0 ? 1 : 0)]
            return StrategyCanvas.Factor(
                name: factor.concept.label, holders: factor.holders, middle: middle,
                isOpen: 8 * factor.holders <= rivals.count || factor.holders == 0)
        }
        brands = rivals.count
        let own = first.map { gap in
            let ground = Set(gap.concepts.map(\.id))
            return chosen.enumerated().map { n, factor -> Double in
                if !ground.isDisjoint(with: factor.ids) { return 100 }
                return 2 * factor.holders >= rivals.count ? means[n] : 0
            }
        }
        lines =
            zip(rivals.prefix(2), values).map { StrategyCanvas.Line(name: $0.name, values: $1) }
            + (own.map { [StrategyCanvas.Line(name: "You, on position 1", values: $0, isOwn: true)] } ?? [])
        let names = chosen.map(\.concept.label)
        let limit = rivals.count <= Self.allMultiples ? rivals.count : Self.mostMultiples
        profiles = zip(rivals.prefix(limit), values).map { brand, values in
            (brand, ProfileMultiple(name: brand.name, values: values, mean: means, factors: names))
        }
        let ground = Set(first?.concepts.map(\.id) ?? [])
        let middling = chosen.filter { $0.holders > 1 && 2 * $0.holders < rivals.count && seen.isDisjoint(with: $0.ids) }
        eliminate = middling.filter { $0.wanting == 0 }.prefix(3).map(\.concept.label)
        reduce = chosen.filter { 2 * $0.holders >= rivals.count && ground.isDisjoint(with: $0.ids) && seen.isDisjoint(with: $0.ids) }
            .prefix(3)
            .map(\.concept.label)
        raise = cards.filter { !$0.evidence.holders.isEmpty }.prefix(2).map(\.label)
        create = cards.filter { $0.evidence.holders.isEmpty }.prefix(2).map(\.label)
    }

    func chart(_ words: String) -> StrategyCanvas {
        StrategyCanvas(
            id: "canvas-chart", title: "Strategy canvas", words: words + ".", factors: factors, lines: lines, brands: brands,
            levels: [
                .init(value: 0, text: "silent"), .init(value: 50, text: "in passing"), .init(value: 70, text: "in a bullet of its own"),
                .init(value: 100, text: "in the title"),
            ])
    }

    /// Eliminate, reduce, raise, create: what the own line does, in words.
    func moves() -> HTML {
        guard lines.contains(where: \.isOwn) else { return HTML() }
        let parts = [("Eliminate", eliminate), ("Reduce", reduce), ("Raise", raise), ("Create", create)]
        return Tag.p(.class("note")) {
            "Your line: the position at 100; what half of the brands say at the market’s mean; the rest at 0."
        }
            + Tag.dl(.class("errc")) {
                for (name, labels) in parts {
                    Tag.div {
                        Tag.dt { name }
                        Tag.dd { labels.isEmpty ? "nothing here" : labels.map(Wording.capitalised).joined(separator: "; ") }
                    }
                }
            }
    }
}
