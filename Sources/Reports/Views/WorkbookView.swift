import MarketModel
public import Positioning

/// The market as a workbook: what to take to a meeting, and behind it every claim with its quote and page.
public struct WorkbookView: Sendable {
    private let name: String
    private let analysis: MarketAnalysis
    private let context: QuoteContext
    private let battlecards: [BrandID: Battlecard]
    /// Concepts that the printed matrix holds: three or four pages of paper.
    private static let printedConcepts = 120

    public init(name: String, analysis: MarketAnalysis, context: QuoteContext = QuoteContext(), battlecards: [Battlecard] = []) {
        self.battlecards = Dictionary(battlecards.map { ($0.brand, $0) }, uniquingKeysWith: { first, _ in first })
        self.name = name
        self.analysis = analysis
        self.context = context
    }

    /// Read me, Shortlist, Matrix, Rivals, Claims.
    public var sheets: [Sheet] {
        let claims = self.claims()
        return [
            Sheet("Read me", readMe(), isFiltered: false),
            Sheet("Shortlist", ShortlistView(analysis.shortlist, context: context).wide(), fixedColumns: 2),
            Sheet("Matrix", matrix(), heat: Self.heatFrom, fixedColumns: 1, printedRows: Self.printedConcepts),
            Sheet("Rivals", rivals()),
            Sheet("Claims", claims, printedRows: 0, links: Set([claims.columns.count - 2])),
        ]
    }

    private func readMe() -> Table {
        var table = Table(title: "Read me", columns: [.init("what", "What"), .init("words", "In words")])
        let summary = analysis.summary
        func add(_ what: String, _ words: String) { table.add([.text(what), .text(words)]) }
        add("Market", name)
        add(
            "Read",
            "\(Wording.count(summary.pagesRead, "page")), \(Wording.count(summary.rivals, "competing brand")), \(Wording.count(summary.reviews, "customer’s text", "customers’ texts")); \(summary.failures.count) failed, \(summary.notObservable.count) not observable"
        )
        if let target = summary.target { add("Segment", target) }
        add("Shortlist", "Positions, best first: why, how sure, what to say, what to prove, whom to stay away from.")
        add(
            "Matrix",
            "Pages of each brand that claim a concept. Empty: not found. “?”: not observable, so nothing may be concluded. “Want it”: customers who miss it or ask for it."
        )
        add("Rivals", "One row a rival: what it says loudest, where it wins, where it is weak, what it never says, its own words.")
        add("Claims", "Every claim with the words as they stand on the page, the place on the page, the page and the saved file.")
        add("Solid, fair, thin", "How sure it is that the ground is empty, that it is wanted, that it comes before the next.")
        for note in analysis.notes { add("Note", note) }
        add("Made by", "Creneau, from saved pages, without a network or a language model.")
        return table
    }

    /// Columns of the matrix sheet before those of the brands.
    private static let heatFrom = 5

    private func matrix() -> Table {
        let brands = analysis.matrix.brands
        var columns = [
            Table.Column("label", "Concept"), .init("angle", "Angle"), .init("standing", "Standing"), .init("rivals", "Brands"),
            .init("wanting", "Want it"),
        ]
        columns += brands.map { .init($0.name, $0.name + ($0.isOwn ? " (own)" : "")) }
        var table = Table(title: "Matrix", columns: columns)
        for row in analysis.matrix.concepts {
            var values: [Table.Value] = [
                .text(row.concept.label), .text(row.concept.angle.rawValue), .text(row.standing.rawValue), .count(row.rivals),
                analysis.ledger.row(row.concept.id).map { .count($0.wanting) } ?? .none,
            ]
            values += brands.map { brand in
                switch analysis.matrix.cell(brand.id, row.concept.id) {
                case .claimed(let holding): .count(holding.pages)
                case .notFound: .none
                case .notObservable: .text("?")
                }
            }
            table.add(values)
        }
        return table
    }

    private func rivals() -> Table {
        var table = Table(
            title: "Rivals",
            columns: [
                .init("brand", "Brand"), .init("pages", "Pages"), .init("ratings", "Ratings"), .init("stars", "Stars"),
                .init("prices", "Prices"),
                .init("loudest", "What they say loudest"), .init("wins", "Where they win"), .init("weak", "Where they are weak"),
                .init("silent", "What they never say"), .init("words", "Their words"),
            ])
        for brand in analysis.matrix.rivals.sorted(by: { ($1.ratings ?? -1, $0.name) < ($0.ratings ?? -1, $1.name) }) {
            let card = battlecards[brand.id]
            func points(_ points: [Battlecard.Point]?) -> String {
                (points ?? []).map { point in
                    "\(point.concept.label): \(BattlecardView.shares(point))"
                        + (point.quotes.first.map { ", “\(Wording.clipped($0.text, to: 120))”" } ?? "")
                }.joined(separator: "; ")
            }
            table.add([
                .text(brand.name), .count(brand.pages.count), brand.ratings.map { .count($0) } ?? .none,
                brand.rating.map { .number($0, decimals: 1) } ?? .none, .text(Wording.prices(brand.prices)),
                .text(
                    (card?.loudest ?? []).map { "\($0.concept.label): \($0.pages) of \(brand.pages.count) pages" }.joined(separator: "; ")),
                .text(points(card?.wins)), .text(points(card?.weak)),
                .text((card?.silent ?? []).map(\.concept.label).joined(separator: "; ")),
                .text((card?.words ?? []).map(\.text).joined(separator: "; ")),
            ])
        }
        return table
    }

    /// One row a quote, every place of a claim among them.
    private func claims() -> Table {
        var table = Table(
            title: "Claims",
            columns: [
                .init("brand", "Brand"), .init("label", "Concept"), .init("angle", "Angle"), .init("quote", "Words on the page"),
                .init("sentence", "In their sentence"), .init("zone", "Place"), .init("page", "Page"), .init("file", "File"),
            ])
        let names = Dictionary(analysis.matrix.brands.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for row in analysis.matrix.concepts {
            for cell in row.cells {
                for quote in cell.holding.quotes {
                    table.add([
                        .text(names[cell.brand] ?? cell.brand.rawValue), .text(row.concept.label), .text(row.concept.angle.rawValue),
                        .text(quote.text), .text(context.sentence(of: quote).text), .text(Wording.zone(quote.zone)),
                        .text(quote.page.rawValue), .text(context.source(of: quote.page)),
                    ])
                }
            }
        }
        return table
    }
}
