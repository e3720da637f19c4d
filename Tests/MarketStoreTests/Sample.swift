import Foundation
import MarketModel
import MarketStore

/// Random numbers from a seed that a failing test prints.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var x = state
        x ^= x >> 33
        x = x &* 0xff51_afd7_ed55_8ccd
        return x ^ (x >> 29)
    }
}

enum Sample {
    static let run = Run(started: "2026-11-02T10:00:00.000Z", version: "test", lexiconsHash: "lex-1", inputs: ["pages"])

    static func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "market-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    /// A page of random text with claims and demand at random places; the same number and seed give the same page.
    static func page(_ number: Int, seed: UInt64 = 1, blocks: Int = 12) -> AnalyzedPage {
        var random = Seeded(seed &* 1000 &+ UInt64(number))
        let words = ["soft", "BPA-free", "Öl", "24 hours", "<b>", "children's", "日本", "quiet", "\"light\"", "travel", "naïve", "leaks"]
        var page = ProductPage(source: "pages/\(number).html", id: PageID("https://shop.example/p/\(number)"))
        page.kindReason = "one price near the h1"
        page.language = Bool.random(using: &random) ? "en" : nil
        page.url = page.id.rawValue
        page.captured = "2026-11-02"
        page.observability = number % 7 == 3 ? .notObservable(reason: "nearly no text") : .observable
        page.product.name = "Product \(number)"
        page.product.brand = number % 11 == 5 ? nil : "Brand \(number % 5)"
        page.product.price = Money(amount: "29.95", currency: "EUR")
        page.product.rating = Rating(value: 4.4, count: Bool.random(using: &random) ? 120 : nil)
        page.product.from = ["brand": "json-ld", "price": "visible"]
        page.blocks = (0..<blocks).map { _ in
            let text = (0..<Int.random(in: 1...20, using: &random)).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
            let zone = Zone.allCases.randomElement(using: &random)!
            return Block(
                zone: zone, text: text, rating: zone == .review ? 2.5 : nil, date: zone == .review ? "2026-05-01" : nil,
                layout: BlockLayout(
                    heading: Bool.random(using: &random) ? 0 : nil, linkDensity: .random(in: 0...1, using: &random),
                    relevance: .random(in: 0...1, using: &random), wordsFromTitle: .random(in: -50...500, using: &random), copies: 2))
        }
        func evidence() -> Evidence {
            let block = Int.random(in: 0..<blocks, using: &random), count = page.blocks[block].text.utf8.count
            let low = Int.random(in: 0..<count, using: &random)
            return Evidence(block: block, range: low..<Int.random(in: (low + 1)...count, using: &random))
        }
        let concepts = [("soft", Polarity.present), ("bpa-free", .absent), ("quiet", .present), ("travel", .present)]
        let claims = concepts.prefix(Int.random(in: 0...4, using: &random)).map { slug, polarity in
            Claim(
                concept: Concept(id: ConceptID(.feature, slug), label: slug, polarity: polarity),
                quantity: Bool.random(using: &random)
                    ? Quantity(value: 24, unit: "hour", bound: .upTo, upper: nil, baseValue: 86400, baseUnit: "second") : nil,
                evidence: evidence(), also: (0..<Int.random(in: 0...2, using: &random)).map { _ in evidence() }, strength: 0.7,
                confidence: .random(in: 0...1, using: &random))
        }
        let demand = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Statement(
                concept: Concept(id: ConceptID(.benefit, "no-leaks"), label: "no leaks"),
                sense: Statement.Sense.allCases.randomElement(using: &random)!, evidence: evidence())
        }
        return AnalyzedPage(page: page, claims: claims, demand: demand)
    }

    static func stored(_ page: AnalyzedPage, bytes: String = "b", lexicons: String = "lex-1") -> StoredPage {
        StoredPage(
            content: page, fingerprint: PageFingerprint(source: page.page.source, bytesHash: bytes, lexiconsHash: lexicons))
    }

    static func decision(
        _ action: Decision.Action = .accept, page: String? = "https://shop.example/p/1", concept: String = "feature/soft",
        quote: String? = "soft", before: String? = nil, after: String? = nil, author: String = "ada", second: Int = 0
    ) -> Decision {
        Decision(
            action: action, page: page.map { PageID($0) }, concept: ConceptID(rawValue: concept), polarity: .present, quote: quote,
            before: before, after: after, author: author, time: "2026-11-02T10:00:\(second < 10 ? "0" : "")\(second).000Z")
    }
}

extension MarketFile {
    /// Runs one whole `analyze` over pages, and gives the number of pages written.
    @discardableResult
    func analyze(_ pages: [StoredPage], failures: [PageFailure] = [], run: Run = Sample.run) throws -> (run: Run, written: Int) {
        try write { market in
            var run = try market.begin(run)
            let written = try market.replace(pages, in: run)
            try market.record(failures, in: run)
            run.pagesRead = written
            run.pagesUnchanged = pages.count - written
            run.pagesFailed = failures.count
            try market.finish(run, time: "2026-11-02T10:01:00.000Z")
            return (run, written)
        }
    }
}
