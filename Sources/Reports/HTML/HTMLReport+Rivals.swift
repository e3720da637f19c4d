import MarketModel
public import Positioning

extension HTMLReport {
    /// Cards of rivals that the report holds; the files hold one a rival.
    private static let mostRivals = 8

    /// A card a rival: where it wins, where it is weak, its words, its figures.
    func rivalCards() -> ReportSection? {
        guard let first = rivals.first else { return nil }
        let others = rivals.dropFirst().prefix(Self.mostRivals - 1)
        return ReportSection(
            id: "rival", short: "Rivals", heading: heading(first), lead: RivalCard(first, analysis).lead(of: rivals),
            body: battle(RivalCard(first, analysis))
                + others.map { brand in
                    let card = RivalCard(brand, analysis)
                    return Tag.details(.class("rival")) {
                        Tag.summary {
                            Tag.b { brand.name }
                            Tag.span(.class("one")) { card.lead(of: rivals) }
                        }
                        battle(card)
                    }
                }.joined())
    }

    private func heading(_ first: BrandRow) -> String {
        guard let reach = first.reach, reach > 0 else { return "The rival to know: \(first.name), with the most pages" }
        return "The rival to know: \(first.name), with \(Wording.percent(reach)) of all ratings"
    }

    private func battle(_ card: RivalCard) -> HTML {
        Tag.div(.class("battle")) {
            Tag.div(.class("w")) {
                Tag.h3 { "Where they win" }
                if card.wins.isEmpty {
                    Tag.p { "Nothing that they say more than others do." }
                } else {
                    Tag.ul {
                        for win in card.wins {
                            Tag.li {
                                Tag.b { Wording.capitalised(win.label) }
                                ": "
                                if let quote = win.quote { Tag.q { Wording.clipped(quote.text, to: 110) } }
                                " on \(win.pages) of \(Wording.count(card.brand.pages.count, "page"))"
                                if win.praise > 0 { "; \(win.praise) of their customers praise it" }
                            }
                        }
                    }
                }
            }
            Tag.div(.class("l")) {
                Tag.h3 { "Where they are weak" }
                if card.weak.isEmpty && card.silent.isEmpty {
                    Tag.p { "Their customers complain of nothing on these pages." }
                } else {
                    Tag.ul {
                        for weak in card.weak {
                            Tag.li {
                                Tag.b { Wording.capitalised(weak.label) }
                                ": \(weak.voices) \(weak.voices == 1 ? "misses" : "miss") it; "
                                Tag.q { Wording.clipped(weak.quote.text, to: 110) }
                                " "
                                page(weak.quote.page)
                            }
                        }
                        if !card.silent.isEmpty {
                            Tag.li {
                                Tag.b { "Silent on" }
                                ": \(Wording.joined(card.silent))"
                            }
                        }
                    }
                }
            }
            if !card.words.isEmpty {
                Tag.div(.class("a")) {
                    Tag.h3 { "Words to avoid: theirs" }
                    Tag.p(.class("words")) { for word in card.words { Tag.span { word } } }
                }
            }
            figures(card)
        }
    }

    private func figures(_ card: RivalCard) -> HTML {
        guard !card.figures.isEmpty else { return HTML() }
        return Tag.div(.class("q")) {
            Tag.h3 { "Their figures" }
            Tag.ul {
                for figure in card.figures {
                    Tag.li {
                        Tag.b { Wording.capitalised(figure.label) }
                        ": \(Wording.quantity(figure.quantity))\(figure.isBest ? ", the best of the market" : "")"
                    }
                }
            }
        }
    }
}

/// What to know of a rival, from its pages and its customers.
public struct RivalCard: Sendable {
    struct Win: Sendable {
        let label: String
        let pages: Int
        let praise: Int
        let quote: PageQuote?
    }

    struct Weak: Sendable {
        let label: String
        let voices: Int
        let quote: VoiceQuote
    }

    struct Figure: Sendable {
        let label: String
        let quantity: Quantity
        let isBest: Bool
    }

    let brand: BrandRow
    let wins: [Win]
    let weak: [Weak]
    /// What customers of the market want and the rival does not claim.
    let silent: [String]
    /// Wordings that it has made its own.
    let words: [String]
    let figures: [Figure]

    /// z of the log-odds from which a brand speaks of something more than others do.
    private static let ownTune = 1.0
    /// A wording that a marketer could take for a name of the rival's: few words, on no other rival's page.
    private static let longestWording = 4

    public init(_ brand: BrandRow, _ analysis: MarketAnalysis) {
        self.brand = brand
        let rivals = Set(analysis.matrix.rivals.map(\.id))
        let held = analysis.matrix.concepts.compactMap { row in row.held(by: brand.id).map { (row: row, cell: $0) } }
        func praise(_ id: ConceptID) -> Int {
            let said = analysis.ledger.row(id)?.said ?? []
            return Set(said.filter { $0.sense == .praise && $0.brand == brand.id }.map(\.voice)).count
        }
        let tunes = held.filter { $0.cell.distinctiveness >= Self.ownTune }.sorted {
            ($1.cell.distinctiveness * Double($1.cell.holding.pages), $0.row.concept.id)
                < ($0.cell.distinctiveness * Double($0.cell.holding.pages), $1.row.concept.id)
        }
        let loud =
            tunes.isEmpty
            ? held.sorted { ($1.cell.holding.strength, $0.row.concept.id) < ($0.cell.holding.strength, $1.row.concept.id) } : tunes
        wins = loud.prefix(4).map { item in
            Win(
                label: item.row.concept.label, pages: item.cell.holding.pages, praise: praise(item.row.concept.id),
                quote: item.cell.holding.quotes.first)
        }
        weak = analysis.ledger.rows.filter(\.isNamed).compactMap { row -> Weak? in
            let own = row.said.filter { $0.brand == brand.id && ($0.sense == .complaint || $0.sense == .request) }
            guard let quote = own.first else { return nil }
            return Weak(label: row.concept.label, voices: Set(own.map(\.voice)).count, quote: quote)
        }.enumerated().sorted { ($1.element.voices, $0.offset) < ($0.element.voices, $1.offset) }.prefix(4).map(\.element)
        silent = analysis.ledger.rows.filter { row in
            row.wanting >= 3 && row.isNamed && !row.holders.contains { $0.brand == brand.id } && !row.holders.isEmpty
        }.prefix(3).map(\.concept.label)
        var seen: Set<String> = []
        words = held.filter { $0.row.cells.count { rivals.contains($0.brand) } == 1 }.sorted {
            ($1.cell.holding.mentions, $0.row.concept.id) < ($0.cell.holding.mentions, $1.row.concept.id)
        }.compactMap { item in
            guard let text = item.cell.holding.quotes.first?.text, text.split(separator: " ").count <= Self.longestWording,
                seen.insert(text.lowercased()).inserted
            else { return nil }
            return text
        }.prefix(8).map { $0 }
        figures = held.filter { $0.row.rivals > 1 && $0.cell.holding.quantity.map { !$0.unit.isEmpty } ?? false }.prefix(6).map { item in
            Figure(
                label: item.row.concept.label, quantity: item.cell.holding.quantity!,
                isBest: item.row.numbers?.leader == brand.id && (item.row.numbers?.entries.count ?? 0) > 1)
        }
    }

    /// "8 pages, 154k ratings, more than the other 15 brands together; 4.2 stars; ₹13,999–46,999."
    func lead(of rivals: [BrandRow]) -> String {
        var text = Wording.count(brand.pages.count, "page")
        if let ratings = brand.ratings {
            text += ", \(Wording.short(ratings)) ratings"
            let others = rivals.filter { $0.id != brand.id }.reduce(0) { $0 + ($1.ratings ?? 0) }
            if others > 0, ratings > others { text += ", more than the other \(rivals.count - 1) brands together" }
        }
        if let rating = brand.rating { text += "; \(Table.fixed(rating, 1)) stars" }
        let prices = Wording.prices(brand.prices)
        return text + (prices.isEmpty ? "" : "; \(prices)") + "."
    }
}
