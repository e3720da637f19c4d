public import Concepts
import MarketModel

/// Telling terms as one table: of the market, without a concept, and of each brand; with brands chosen, of these and of their claims.
public struct TermsView: Sendable {
    private let terms: MarketTerms
    private let filter: ViewFilter
    /// Terms of each brand that are shown beside the market's, when no brand is chosen.
    private static let brief = 5

    public init(_ terms: MarketTerms, filter: ViewFilter = ViewFilter()) {
        self.terms = terms
        self.filter = filter
    }

    public func table() -> Table {
        var table = Table(
            title: "Telling terms",
            columns: [
                .init("kind", "Kind"), .init("brand", "Brand", narrowest: 10), .init("term", "Term", narrowest: 16),
                .init("pages", "Pages"),
                .init("brands", "Brands"), .init("weight", "Weight"), .init("quote", "Quote", narrowest: 24),
                .init("page", "Page", narrowest: 16),
            ])
        func add(_ kind: String, _ brand: String?, _ found: [MarketTerms.Term]) {
            for term in filter.cut(found) {
                table.add([
                    .text(kind), .text(brand), .text(term.text), .count(term.pages), .count(term.brands), .number(term.weight, decimals: 2),
                    .text(term.quote.sentence), .text(term.quote.page.rawValue),
                ])
            }
        }
        if filter.brands.isEmpty {
            add("market", nil, terms.market)
            add("no concept", nil, terms.uncovered)
        }
        for brand in terms.brands where filter.brands.isEmpty || filter.brands.contains(brand.brand) {
            add("brand", brand.name, filter.brands.isEmpty ? Array(brand.terms.prefix(Self.brief)) : brand.terms)
            guard !filter.brands.isEmpty else { continue }
            for stressed in filter.cut(brand.claims) {
                table.add([
                    .text("claim"), .text(brand.name), .text(stressed.claim.concept.label), .none, .none,
                    .number(stressed.rank, decimals: 2),
                    .none, .text(stressed.page.rawValue),
                ])
            }
        }
        table.notes = [
            "market: what the copy says more than the web does; no concept: of that, what concepts.tsv does not cover, to name in the review; "
                + "brand: what it says more than its rivals; claim: by strength and contrast"
        ]
        return table
    }
}
