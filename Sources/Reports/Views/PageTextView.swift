public import MarketModel

/// One page for a reader: what it is, its text by zone, its claims and the customers' words.
public struct PageTextView: Sendable {
    private let analyzed: AnalyzedPage

    public init(_ analyzed: AnalyzedPage) { self.analyzed = analyzed }

    public func text(withClaims: Bool) -> String {
        let page = analyzed.page, product = page.product
        var lines = ["== \(DisplayWidth.oneLine(page.source))"]
        func add(_ name: String, _ value: String?) { if let value { lines.append("\(name): \(DisplayWidth.oneLine(value))") } }
        add("id", page.id.rawValue)
        add("kind", page.kind.rawValue + (page.kindReason.isEmpty ? "" : " (\(page.kindReason))"))
        add("language", page.language)
        add("not observable", page.observability.reason)
        add("name", product.name)
        add("brand", product.brand)
        add("seller", product.seller)
        add("price", product.price.map { $0.amount + ($0.currency.map { " " + $0 } ?? "") })
        add("rating", product.rating.map { Table.fixed($0.value, 1) + ($0.count.map { " by \($0)" } ?? "") })
        lines.append("")
        for block in page.blocks { lines.append("[\(block.zone.rawValue)] \(DisplayWidth.oneLine(block.text))") }
        if withClaims {
            lines.append("")
            for claim in analyzed.claims {
                let number = claim.quantity.map { " {\(Wording.quantity($0))}" } ?? ""
                lines.append(
                    "claim \(claim.concept.id.rawValue)\(claim.polarity == .absent ? " (absent)" : "")\(number): “\(DisplayWidth.oneLine(page.quote(claim.evidence)))”"
                )
            }
            for mention in analyzed.demand {
                lines.append(
                    "\(mention.sense.rawValue) \(mention.concept.id.rawValue): “\(DisplayWidth.oneLine(page.quote(mention.evidence)))”")
            }
        }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
