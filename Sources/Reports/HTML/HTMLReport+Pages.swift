import MarketModel
import Positioning

extension HTMLReport {
    func trust() -> HTML {
        let words: HTML = """
            <div class="fact-list"><h4>How it was made</h4><p>Claims were read from titles, bullets, headings and text of each page; reviews and \
            questions count as demand only. Brands are counted, not pages. A gap needs enough brands that could be observed; its score is the \
            weighted geometric mean of the components that are known. Absence on saved pages is no proof of absence in the world: with none of \
            \(analysis.summary.rivals) brands saying a thing, up to \(Table.fixed(upperBound() * 100, 0)) % of brands like these may still \
            say it (Wilson bound at 95 %).</p></div>
            """
        guard let test = analysis.backtest else {
            return section(
                "trust", "How far to trust this", "No backtest was made for this market.",
                words)
        }
        if let note = test.note { return section("trust", "How far to trust this", note, words) }
        let rows = test.rows.map { row -> [HTML] in
            [
                "\(row.name)", "\(row.unique)", "\(row.recovered10.count)", "\(row.recovered20.count)",
                .text(Table.fixed(row.baseline20, 2)), .text(Table.fixed(row.chance20, 2)), "\(row.falseVacancies) of \(row.singles)",
            ]
        }
        return section(
            "trust", "How far to trust this",
            "Each brand was hidden in turn; then we asked whether the gaps of the rest name what only that brand holds.",
            """
            <dl class="facts small"><div><dd>\(Wording.percent(test.recall10))</dd><dt>found in the first 10</dt></div>\
            <div><dd>\(Wording.percent(test.recall20))</dd><dt>found in the first 20</dt></div>\
            <div><dd>\(Wording.percent(test.baseline20))</dd><dt>by popularity alone</dt></div>\
            <div><dd>\(Wording.percent(test.chance20))</dd><dt>by chance</dt></div>\
            <div><dd>\(Wording.percent(test.falseVacancy))</dd><dt>called vacant but taken</dt></div></dl>
            <details class="plain"><summary>Brand by brand</summary>
            \(table(
                [
                    ("Hidden brand", false), ("Held alone", true), ("Found in 10", true), ("Found in 20", true), ("Popularity", true),
                    ("Chance", true), ("Called vacant, taken", true),
                ], rows, caption: "Backtest"))</details>
            \(words)
            """)
    }

    /// z² ÷ (N + z²) with z = 1.96: the Wilson upper bound at zero hits.
    private func upperBound() -> Double { 3.8416 / (Double(max(analysis.summary.rivals, 1)) + 3.8416) }

    func pages() -> HTML {
        let summary = analysis.summary
        let rows = analysis.matrix.brands.map { brand -> [HTML] in
            [
                "\(brand.name)\(brand.isOwn ? " (you)" : "")", "\(brand.pages.count)", "\(brand.pagesObservable)",
                brand.ratings.map { "\($0)" } ?? "–", .text(brand.rating.map { Table.fixed($0, 1) } ?? "–"), .text(prices(brand.prices)),
                "<details class=\"plain\"><summary>show</summary><ul>\(brand.pages.map { "<li>\(page($0))</li>" as HTML })</ul></details>",
            ]
        }
        return section(
            "pages", "Pages read, and what could not be seen",
            "\(Wording.count(summary.pagesRead, "page")) read, \(summary.pagesObservable) of them observable product pages of a known brand.",
            """
            \(table(
                [
                    ("Brand", false), ("Pages", true), ("Observable", true), ("Ratings", true), ("Stars", true), ("Prices", false),
                    ("Which", false),
                ], rows, caption: "Pages by brand"))
            \(failed(summary.failures))
            \(leftOut("Not observable", summary.notObservable))
            \(leftOut("Not product pages", summary.otherKinds))
            \(leftOut("Brand unknown", summary.brandUnknown))
            \(leftOut("Repeated copy, counted once", summary.repeatedCopy))
            \(inapplicable())
            """)
    }

    private func prices(_ prices: [Money]) -> String {
        guard let low = prices.first, let high = prices.last else { return "–" }
        let currency = low.currency.map { " " + $0 } ?? ""
        return low.amount == high.amount ? low.amount + currency : "\(low.amount)–\(high.amount)\(currency)"
    }

    private func failed(_ failures: [PageFailure]) -> HTML {
        guard !failures.isEmpty else { return "" }
        return """
            <div class="fact-list"><h3>Failed</h3><ul>\
            \(failures.map { "<li><span class=\"page\">\($0.source)</span> <span class=\"where\">\($0.message)</span></li>" as HTML })</ul></div>
            """
    }

    private func leftOut(_ title: String, _ pages: [MarketSummary.LeftOut]) -> HTML {
        guard !pages.isEmpty else { return "" }
        return """
            <div class="fact-list"><h3>\(title)</h3><ul>\
            \(pages.map { "<li>\(page($0.page)) <span class=\"where\">\($0.reason)</span></li>" as HTML })</ul></div>
            """
    }

    private func inapplicable() -> HTML {
        guard !analysis.inapplicable.isEmpty else { return "" }
        let items = analysis.inapplicable.map { item -> HTML in
            "<li>\(item.decision.action.rawValue) \(item.decision.quote ?? item.decision.concept?.rawValue ?? "") <span class=\"where\">\(item.reason)</span></li>"
        }
        return "<div class=\"fact-list\"><h3>Decisions that no longer apply</h3><ul>\(items)</ul></div>"
    }
}
