import MarketModel

@testable import Positioning

/// Builds small markets from words.
enum Synthetic {
    static func concept(_ id: String, _ label: String? = nil, _ polarity: Polarity = .present)
        -> Concept
    {
        let id = ConceptID(rawValue: id)!
        return Concept(
            id: id, label: label ?? String(id.slug.map { $0 == "-" ? " " : $0 }), polarity: polarity)
    }

    /// A page whose bullets are its claims and whose reviews are its demand; each mention's text is a review of its own.
    static func page(
        _ name: String, brand: String?, claims: [String] = [],
        reviews: [(text: String, concept: String, sense: Statement.Sense)] = [],
        observability: Observability = .observable, kind: PageKind = .product,
        quantities: [String: Quantity] = [:], confidence: Double = Statement.unweighed,
        change: (inout ProductPage) -> Void = { _ in }
    ) -> AnalyzedPage {
        var page = ProductPage(
            source: "\(name).html", id: PageID(name), kind: kind, language: "en",
            observability: observability)
        page.product.brand = brand
        page.product.name = name
        var found: [Claim] = []
        for id in claims {
            let concept = concept(id)
            page.blocks.append(Block(zone: .bullet, text: concept.label))
            found.append(
                Claim(
                    concept: concept, quantity: quantities[id],
                    evidence: Evidence(block: page.blocks.count - 1, range: 0..<concept.label.utf8.count),
                    strength: 0.7, confidence: 0.9))
        }
        var demand: [Statement] = []
        for review in reviews {
            page.blocks.append(Block(zone: .review, text: review.text))
            demand.append(
                Statement(
                    concept: concept(review.concept), sense: review.sense,
                    evidence: Evidence(block: page.blocks.count - 1, range: 0..<review.text.utf8.count), confidence: confidence))
        }
        change(&page)
        return AnalyzedPage(page: page, claims: found, demand: demand)
    }

    /// Six brands that sell bottles: all keep cold, none is quiet on leaks, and customers of three complain of them.
    static var bottles: [AnalyzedPage] {
        let leaks = "feature/leak-proof"
        return [
            page(
                "a", brand: "Alp",
                claims: ["benefit/keeps-drinks-cold", "feature/stainless-steel", "user/kids"],
                reviews: [
                    ("It leaks in my bag", leaks, .complaint),
                    ("Keeps water cold", "benefit/keeps-drinks-cold", .praise),
                ]),
            page(
                "b", brand: "Bay",
                claims: ["benefit/keeps-drinks-cold", "feature/bpa-free", "occasion/camping"],
                reviews: [("Leaked on day two", leaks, .complaint)]),
            page(
                "c", brand: "Cove", claims: ["benefit/keeps-drinks-cold", "feature/stainless-steel"],
                reviews: [
                    ("The lid leaks badly", leaks, .complaint),
                    ("Too heavy for a walk", "feature/lightweight", .complaint),
                ]),
            page(
                "d", brand: "Dune",
                claims: ["benefit/keeps-drinks-cold", "feature/powder-coating", "occasion/camping"],
                reviews: [("A brick in my rucksack", "feature/lightweight", .complaint)]),
            page(
                "e", brand: "Elm",
                claims: ["benefit/keeps-drinks-cold", "feature/stainless-steel", "occasion/office"]),
            page("f", brand: "Fen", claims: ["benefit/keeps-drinks-cold", "feature/lightweight"]),
        ]
    }
}
