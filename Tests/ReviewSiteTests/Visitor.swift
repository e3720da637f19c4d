import Foundation
import MarketModel
import MarketStore
import Testing

@testable import ReviewSite

/// A browser without a socket: keeps the cookie, sends forms as pages hold them.
struct Visitor {
    let site: ReviewSite
    let market: MarketFile
    var host: String { "127.0.0.1:\(site.gate.port)" }
    var cookie: String { "\(site.gate.cookieName)=\(site.gate.token)" }

    init(_ pages: [AnalyzedPage] = SampleMarket.pages(brands: 4, hostile: false)) throws {
        market = try SampleMarket.file(pages, at: SampleMarket.folder().appending(path: "bottles.sqlite").path)
        site = SampleMarket.site(market)
    }

    /// Waits for corrections to be worked in, then asks.
    func get(_ target: String, known: Bool = true) async throws -> (status: Int, text: String, response: SiteResponse) {
        _ = try await site.analyses.current(patience: .seconds(60))
        let response = await site.respond(
            SiteRequest(method: "GET", target: target, headers: known ? ["Host": host, "Cookie": cookie] : ["Host": host]))
        return (response.status, String(decoding: response.body, as: UTF8.self), response)
    }

    func post(_ path: String, _ fields: [String: String], headers: [String: String] = [:], known: Bool = true) async -> SiteResponse {
        var all = ["Host": host, "Origin": "http://" + host]
        if known { all["Cookie"] = cookie }
        all.merge(headers) { $1 }
        var fields = fields
        if known, fields["token"] == nil { fields["token"] = site.gate.token }
        let body = fields.sorted { $0.key < $1.key }.map { "\(Form.encoded($0.key))=\(Form.encoded($0.value))" }.joined(separator: "&")
        return await site.respond(SiteRequest(method: "POST", target: path, headers: all, body: Array(body.utf8)))
    }

    /// Decides on the first claim that fits, as its card would.
    @discardableResult
    func decide(_ what: String, to: String? = nil, on claim: ReviewedClaim, back: String = "/review") async -> SiteResponse {
        var fields = [
            "do": what, "page": claim.page.rawValue, "concept": claim.concept.id.rawValue, "polarity": claim.concept.polarity.rawValue,
            "quote": claim.quoteKey, "back": back,
        ]
        if let to { fields["to"] = to }
        return await post("/decide", fields)
    }

    func claims(_ filter: ReviewFilter = ReviewFilter(), limit: Int = 1000) throws -> [ReviewedClaim] {
        try market.read { try $0.claimsToReview(filter, limit: limit) }
    }
}

/// Sites that tests only read from: a market is analysed once for all of them.
actor Shared {
    static let plain = Shared(SampleMarket.pages(hostile: false))
    static let hostile = Shared(SampleMarket.pages())

    private let pages: [AnalyzedPage]
    private var visitor: Visitor?

    init(_ pages: [AnalyzedPage]) { self.pages = pages }

    func get() throws -> Visitor {
        if let visitor { return visitor }
        let made = try Visitor(pages)
        visitor = made
        return made
    }
}

let everyPage = [
    "/", "/?angle=user", "/?segment=user%2Fkids", "/?state=contested&q=l", "/?brand=brand1", "/review", "/review?all=1&angle=benefit",
    "/concepts", "/concepts?q=clean", "/concept?id=feature%2Fbpa-free", "/gaps", "/gap?id=scene%3Auser%2Fcommuters", "/shortlist",
    "/brands", "/pages", "/page?id=https%3A%2F%2Fshop.example%2Fbrand-1%2Fbottle-0", "/search?q=hiking", "/decisions",
    "/cell?brand=brand0&concept=feature%2Fsteel", "/cell?brand=brand1&concept=feature%2Fsteel",
]

/// Pages that show what the hostile page holds.
let hostilePages = [
    "/", "/review", "/review?all=1&from=5", "/concepts", "/concept?id=feature%2Fevil-0", "/concept?id=benefit%2Flong", "/brands", "/pages",
    "/page?id=" + Form.encoded(SampleMarket.hostilePage().page.id.rawValue), "/search?q=pwned",
    "/search?q=" + Form.encoded(SampleMarket.hostile[0]),
    "/?q=" + Form.encoded(SampleMarket.hostile[2]), "/decisions", "/gaps", "/shortlist",
    "/cell?concept=feature%2Fevil-1&brand=" + Form.encoded(SampleMarket.hostilePage().page.brand!.rawValue),
]
