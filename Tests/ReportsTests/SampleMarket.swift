import MarketModel
import Positioning

/// A small market whose every text is hostile.
enum SampleMarket {
    static let hostile = "<script>alert(1)</script>\"'&\u{202E}"

    static func page(_ brand: String, _ claims: [(ConceptID, String)], reviews: [String] = []) -> AnalyzedPage {
        var record = ProductRecord()
        record.brand = brand
        record.name = brand + " paste"
        record.rating = Rating(value: 4.2, count: 10)
        let blocks = claims.map { Block(zone: .bullet, text: $0.1) } + reviews.map { Block(zone: .review, text: $0, rating: 2) }
        let page = ProductPage(
            source: brand + ".html",
            id: PageID("https://" + brand.lowercased().filter(\.isASCII).filter(\.isLetter) + ".example/p?a=1&b=\"2\""),
            product: record, blocks: blocks)
        let found = claims.enumerated().map { index, claim in
            Claim(
                concept: Concept(id: claim.0, label: claim.1), evidence: Evidence(block: index, range: 0..<claim.1.utf8.count),
                strength: 0.7,
                confidence: 0.9)
        }
        let demand = reviews.indices.map { index in
            Statement(
                concept: Concept(id: ConceptID(.feature, "cap"), label: "Flip-top cap"), sense: .complaint,
                evidence: Evidence(block: claims.count + index, range: 0..<3))
        }
        return AnalyzedPage(page: page, claims: found, demand: demand)
    }

    static func analysis(target: String? = nil, catalogue: Catalogue = Catalogue()) -> MarketAnalysis {
        let mint = ConceptID(.feature, "mint"), white = ConceptID(.benefit, "whitening"), kids = ConceptID(.user, "kids")
        let pages = [
            page("Alvane", [(mint, "Mint"), (white, "Whitening " + hostile)], reviews: ["cap breaks", "cap lost " + hostile]),
            page("Bor\(hostile)", [(white, "Whitening"), (kids, "For kids")], reviews: ["cap clogs"]),
            page("Coolquay", [(mint, "Mint"), (kids, "For kids")], reviews: ["cap is bad", "cap leaks"]),
            page("Dent", [(white, "=1+1"), (mint, "Mint")]), page("Eul", [(white, "Whitening")]),
        ]
        let failures = [PageFailure(source: "x\(hostile).html", code: .notHTML, message: "not HTML \(hostile)")]
        let input = MarketInput(pages: pages, failures: failures, ownBrand: "Eul", target: target, catalogue: catalogue)
        return MarketAnalyzer.analyze(input)
    }
}
