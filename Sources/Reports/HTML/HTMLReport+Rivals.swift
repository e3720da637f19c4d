import MarketModel
import Positioning

extension HTMLReport {
    /// Cards of rivals that the report holds; `creneau rival` prints any.
    private static let mostRivals = 8
    /// Lines of each part of a card.
    private static let most = 4

    /// A card a rival: where it wins, where it is weak, what it leaves unsaid, its words, its figures.
    func rivalCards() -> ReportSection? {
        guard let first = rivals.first else { return nil }
        let others = rivals.dropFirst().prefix(Self.mostRivals - 1)
        return ReportSection(
            id: "rival", short: "Rivals", heading: heading(first), lead: first.lead(of: rivals),
            body: battle(first)
                + others.map { brand in
                    Tag.details(.class("rival")) {
                        Tag.summary {
                            Tag.b { brand.name }
                            Tag.span(.class("one")) { brand.lead(of: rivals) }
                        }
                        battle(brand)
                    }
                }.joined())
    }

    private func heading(_ first: BrandRow) -> String {
        guard let reach = first.reach, reach > 0 else { return "The rival to know: \(first.name), with the most pages" }
        return "The rival to know: \(first.name), with \(Wording.percent(reach)) of all ratings"
    }

    private func battle(_ brand: BrandRow) -> HTML {
        guard let card = battlecards.first(where: { $0.brand == brand.id }) else { return HTML() }
        return Tag.div(.class("battle")) {
            Tag.div(.class("w")) {
                Tag.h3 { "What they say loudest" }
                if card.loudest.isEmpty {
                    Tag.p { "No claim stands on a third of their pages." }
                } else {
                    Tag.ul { for loud in card.loudest.prefix(Self.most) { Tag.li { said(loud, card) } } }
                }
                Tag.h3 { "Where they win" }
                if card.wins.isEmpty {
                    Tag.p { "Nothing that their customers praise more than others praise theirs." }
                } else {
                    Tag.ul { for win in card.wins.prefix(Self.most) { item(win) } }
                }
            }
            Tag.div(.class("l")) {
                Tag.h3 { "Where they are weak" }
                if card.weak.isEmpty {
                    Tag.p { "Their customers complain of nothing more than others do." }
                } else {
                    Tag.ul { for weak in card.weak.prefix(Self.most) { item(weak) } }
                }
                if let silent = card.silent, !silent.isEmpty {
                    Tag.h3 { "What they never say" }
                    Tag.ul {
                        for silence in silent.prefix(Self.most) {
                            Tag.li {
                                Tag.b { Wording.capitalised(silence.concept.label) }
                                ": \(BattlecardView.silence(silence, of: card))"
                            }
                        }
                    }
                }
            }
            if !card.words.isEmpty {
                Tag.div(.class("a")) {
                    Tag.h3 { "Words to avoid: theirs" }
                    Tag.p(.class("words")) { for word in card.words { Tag.span { word.text } } }
                }
            }
            figures(brand)
        }
    }

    private func said(_ loud: Battlecard.Loud, _ card: Battlecard) -> HTML {
        Tag.span {
            if let quote = loud.quote {
                Tag.q { Wording.clipped(quote.text, to: 80) }
            } else {
                Tag.b { Wording.capitalised(loud.concept.label) }
            }
            " on \(loud.pages) of \(Wording.count(card.seen, "page")), \(loud.others) of \(card.othersSeen) others"
        }
    }

    private func item(_ point: Battlecard.Point) -> HTML {
        Tag.li {
            Tag.b { Wording.capitalised(point.concept.label) }
            point.grade == .thin ? ", thin: " : ": "
            BattlecardView.shares(point)
            if let inside = point.inside { ", inside “\(Wording.clipped(inside.text, to: 60))”" }
            if let quote = point.quotes.first {
                "; "
                Tag.q { Wording.clipped(quote.text, to: 110) }
                " "
                page(quote.page)
            }
        }
    }

    /// Figures that the rival states on what several brands claim.
    private func figures(_ brand: BrandRow) -> HTML {
        let stated = analysis.matrix.concepts.compactMap { row -> (label: String, quantity: Quantity, isBest: Bool)? in
            guard row.rivals > 1, let quantity = row.held(by: brand.id)?.holding.quantity, !quantity.unit.isEmpty else { return nil }
            return (
                row.concept.label, quantity, row.numbers?.leader == brand.id && (row.numbers?.entries.count ?? 0) > 1
            )
        }.prefix(6)
        guard !stated.isEmpty else { return HTML() }
        return Tag.div(.class("q")) {
            Tag.h3 { "Their figures" }
            Tag.ul {
                for figure in stated {
                    Tag.li {
                        Tag.b { Wording.capitalised(figure.label) }
                        ": \(Wording.quantity(figure.quantity))\(figure.isBest ? ", the best of the market" : "")"
                    }
                }
            }
        }
    }
}

extension BrandRow {
    /// "8 pages, 154k ratings, more than the other 15 brands together; 4.2 stars; ₹13,999–46,999."
    func lead(of rivals: [BrandRow]) -> String {
        var text = Wording.count(pages.count, "page")
        if let ratings {
            text += ", \(Wording.short(ratings)) ratings"
            let others = rivals.filter { $0.id != id }.reduce(0) { $0 + ($1.ratings ?? 0) }
            if others > 0, ratings > others { text += ", more than the other \(rivals.count - 1) brands together" }
        }
        if let rating { text += "; \(Table.fixed(rating, 1)) stars" }
        let prices = Wording.prices(prices)
        return text + (prices.isEmpty ? "" : "; \(prices)") + "."
    }
}
