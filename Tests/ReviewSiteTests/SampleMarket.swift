import Foundation
import MarketModel
import MarketStore
import Positioning
import Synchronization

@testable import ReviewSite

/// A market of invented bottles, written to a file, for the site to show.
enum SampleMarket {
    static let phrases: [(angle: Angle, slug: String, label: String, polarity: Polarity, words: String)] = [
        (.feature, "double-wall", "double wall", .present, "Double-wall vacuum insulation"),
        (.feature, "bpa-free", "BPA-free", .absent, "BPA-free"), (.feature, "steel", "stainless steel", .present, "18/8 stainless steel"),
        (.feature, "wide-mouth", "wide mouth", .present, "wide mouth opening"),
        (.feature, "leak-proof", "leak-proof", .present, "leak-proof lid"),
        (.benefit, "keeps-cold", "keeps drinks cold", .present, "keeps drinks cold for 24 hours"),
        (.benefit, "easy-to-clean", "easy to clean", .present, "easy to clean"),
        (.benefit, "simple-cleaning", "simple cleaning", .present, "cleaning made simple"),
        (.benefit, "no-sweat", "no condensation", .absent, "never sweats"), (.occasion, "hiking", "hiking", .present, "made for hiking"),
        (.occasion, "office", "office", .present, "at the office"), (.occasion, "gym", "gym", .present, "for the gym"),
        (.user, "kids", "kids", .present, "for kids"), (.user, "runners", "runners", .present, "for runners"),
        (.user, "commuters", "commuters", .present, "for commuters"),
    ]

    static let hostile = [
        "<script>window.pwned = 1</script>", "<img src=x onerror=\"window.pwned = 1\">", "\"\u{301} onfocus=window.pwned=1 autofocus x=\"",
        "<a href=\"javascript:window.pwned=1\">click</a>", "\u{202E}drowssap\u{202C} and \u{2066}isolated", "{{token}} {{{content}}}",
        "</textarea></style><svg onload=window.pwned=1>", "'; DROP TABLE pages; --",
    ]

    /// Product pages of brands that each claim some of the phrases; the same arguments give the same pages.
    static func pages(brands: Int = 8, hostile: Bool = true) -> [AnalyzedPage] {
        var pages: [AnalyzedPage] = []
        for brand in 0..<brands {
            for number in 0..<2 {
                let id = "https://shop.example/brand-\(brand)/bottle-\(number)"
                var page = ProductPage(source: "pages/\(brand)-\(number).html", id: PageID(id))
                page.kindReason = "one price near the h1"
                page.language = "en"
                page.url = id
                page.captured = "2026-11-02"
                page.product.name = "Bottle \(number + 1) by Brand \(brand)"
                page.product.brand = "Brand \(brand)"
                page.product.price = Money(amount: "\(19 + brand).90", currency: "EUR")
                page.product.rating = Rating(value: 4.2, count: 100 * (brand + 1))
                var blocks = [Block(zone: .title, text: "Bottle \(number + 1) by Brand \(brand)")]
                var claims: [Claim] = []
                for (index, phrase) in phrases.enumerated() where (index * 7 + brand * 3 + number) % 5 < 2 && index < 13 {
                    let text = "This bottle: \(phrase.words), every single day."
                    let start = "This bottle: ".utf8.count
                    blocks.append(Block(zone: index % 3 == 0 ? .heading : .bullet, text: text))
                    claims.append(
                        Claim(
                            concept: Concept(id: ConceptID(phrase.angle, phrase.slug), label: phrase.label, polarity: phrase.polarity),
                            evidence: Evidence(block: blocks.count - 1, range: start..<(start + phrase.words.utf8.count)),
                            strength: 0.3 + Double((index + brand) % 7) / 10, confidence: 0.35 + Double((index * 5 + brand * 11) % 60) / 100
                        ))
                }
                blocks.append(
                    Block(
                        zone: .review,
                        text: "It leaks in my bag and I wish it were for commuters like me, says customer \(brand * 2 + number).",
                        rating: 2, date: "2026-05-0\(number + 1)"))
                let demand = [
                    Statement(
                        concept: Concept(id: ConceptID(.feature, "leak-proof"), label: "leak-proof"), sense: .complaint,
                        evidence: Evidence(block: blocks.count - 1, range: 3..<8)),
                    Statement(
                        concept: Concept(id: ConceptID(.user, "commuters"), label: "commuters"), sense: .request,
                        evidence: Evidence(block: blocks.count - 1, range: 36..<49)),
                ]
                page.blocks = blocks
                pages.append(AnalyzedPage(page: page, claims: claims, demand: demand))
            }
        }
        return hostile ? pages + [hostilePage()] : pages
    }

    /// A page whose every field attacks.
    static func hostilePage() -> AnalyzedPage {
        let all = hostile.joined(separator: " ")
        var page = ProductPage(source: "pages/<script>\(hostile[2]).html", id: PageID("javascript:window.pwned=1//\(hostile[2])"))
        page.kindReason = hostile[0]
        page.url = "javascript:window.pwned=1"
        page.language = "en"
        page.product.name = hostile[1] + hostile[2]
        page.product.brand = "Evil <b>\(hostile[2])"
        page.product.seller = hostile[6]
        page.product.category = hostile
        page.blocks = hostile.map { Block(zone: .bullet, text: $0 + " is a claim") }
        page.blocks.append(Block(zone: .paragraph, text: String(repeating: "W", count: 1_000_000)))
        page.blocks.append(Block(zone: .review, text: all, rating: 1))
        let claims = hostile.enumerated().map { index, text in
            Claim(
                concept: Concept(id: ConceptID(.feature, "evil-\(index)"), label: text),
                evidence: Evidence(block: index, range: 0..<text.utf8.count),
                strength: 0.5, confidence: 0.4)
        }
        let long = Claim(
            concept: Concept(id: ConceptID(.benefit, "long"), label: String(repeating: "L", count: 100_000)),
            evidence: Evidence(block: hostile.count, range: 10..<999_990), strength: 0.5, confidence: 0.31)
        return AnalyzedPage(page: page, claims: claims + [long])
    }

    /// Many brands and concepts, for the weight of pages.
    static func wide(brands: Int, concepts: Int, perBrand: Int) -> [AnalyzedPage] {
        (0..<brands).map { brand in
            var page = ProductPage(source: "wide/\(brand).html", id: PageID("https://wide.example/\(brand)"))
            page.product.brand = "Brand number \(brand)"
            page.product.name = "Product \(brand)"
            page.language = "en"
            let chosen = (0..<perBrand).map { (brand * 37 + $0 * $0 * 3 + $0) % concepts }
            page.blocks = chosen.map { Block(zone: .bullet, text: "It has the remarkable quality number \($0).") }
            let claims = chosen.enumerated().map { place, number in
                Claim(
                    concept: Concept(id: ConceptID(Angle.allCases[number % 4], "quality-\(number)"), label: "quality number \(number)"),
                    evidence: Evidence(block: place, range: 7..<25), strength: 0.5, confidence: 0.7)
            }
            var seen: Set<ConceptID> = []
            return AnalyzedPage(page: page, claims: claims.filter { seen.insert($0.concept.id).inserted })
        }
    }

    static func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "review-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    static func file(_ pages: [AnalyzedPage], at path: String) throws -> MarketFile {
        let market = try MarketFile(path: path)
        try market.write { writer in
            var run = try writer.begin(Run(started: "2026-11-02T10:00:00.000Z", version: "test", lexiconsHash: "l", inputs: ["pages"]))
            try writer.replace(
                pages.map {
                    StoredPage(content: $0, fingerprint: PageFingerprint(source: $0.page.source, bytesHash: "b", lexiconsHash: "l"))
                }, in: run)
            try writer.record(
                [PageFailure(source: "pages/<b>broken.html", code: .empty, message: "The file is empty: save it again.")], in: run)
            run.pagesRead = pages.count
            run.pagesFailed = 1
            try writer.finish(run, time: "2026-11-02T10:01:00.000Z")
        }
        return market
    }

    /// Analyses a market as its file stands.
    static func analysis(of market: MarketFile) throws -> MarketAnalysis {
        let (pages, decisions, failures) = try market.read { (try $0.pages(), try $0.decisions(), try $0.failures()) }
        return MarketAnalyzer.analyze(MarketInput(pages: pages, failures: failures, decisions: decisions))
    }

    /// A site over a market, with a clock that ticks once a decision.
    static func site(_ market: MarketFile, port: UInt16 = 8642, token: String = "0123456789abcdef0123456789abcdef") -> ReviewSite {
        let ticks = Mutex(0)
        return ReviewSite(
            market: market, author: "ada", port: port, token: token,
            now: {
                let tick = ticks.withLock {
                    $0 += 1; return $0
                }
                return "2026-11-02T11:\(String(100 + tick / 60 % 60).dropFirst()):\(String(100 + tick % 60).dropFirst()).000Z"
            }, recompute: { try analysis(of: $0) })
    }
}
