public import MarketStore
public import Positioning
import Synchronization

/// The analysts' local web page: the matrix with its evidence, the review of claims, concepts, gaps, shortlist and decisions.
///
/// Pages are rendered on the server and work without a script; a small script of our own makes the review queue quick. What must be
/// recomputed after a decision is handed in as a function, so the site knows no stage but the store.
///
/// ```swift
/// let site = ReviewSite(market: file, author: "ada", now: { clock() }) { try await pipeline.analysis(of: $0) }
/// try await site.serve(port: 8642) { print("Open \($0)") }
/// ```
public final class ReviewSite: Sendable {
    /// Makes the analysis of the market as its file stands now.
    public typealias Recompute = @Sendable (MarketFile) async throws -> MarketAnalysis

    let market: MarketFile
    let author: String
    /// ISO 8601 in UTC, with milliseconds.
    let now: @Sendable () -> String
    let analyses: Analyses
    let checkpoint: RestingCheckpoint
    let renderer: Renderer
    private let gateState: Mutex<Gate>

    /// - Parameters:
    ///   - author: who is written beside each decision.
    ///   - now: gives the time of a decision, ISO 8601 in UTC; the caller reads the clock.
    ///   - port: where requests will come from; `serve` sets it anew.
    ///   - token: the secret for changes; `nil` for a new random one.
    public init(
        market: MarketFile, author: String, port: UInt16 = 0, token: String? = nil, now: @escaping @Sendable () -> String,
        recompute: @escaping Recompute
    ) {
        self.market = market
        self.author = author
        self.now = now
        analyses = Analyses(market: market, recompute: recompute)
        checkpoint = RestingCheckpoint(market)
        renderer = Renderer()
        gateState = Mutex(Gate(token: token ?? Gate.randomToken(), port: port))
    }

    var gate: Gate { gateState.withLock { $0 } }

    func listen(on port: UInt16) {
        gateState.withLock { $0 = Gate(token: $0.token, port: port) }
    }

    /// The address to open, with the token that allows changes.
    public var address: String { "http://127.0.0.1:\(gate.port)/?token=\(gate.token)" }

    /// Answers one request; every answer carries the safety headers.
    public func respond(_ request: SiteRequest) async -> SiteResponse {
        var response: SiteResponse
        if let refusal = gate.refusal(request) {
            response = SiteResponse(
                status: 403, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array((refusal + "\n").utf8))
        } else {
            do {
                response = try await routed(request)
            } catch {
                response = failure("\(error)", status: 500, request)
            }
        }
        response.headers += Gate.headers
        if request.method == .head {
            response.headers.append(("Content-Length", "\(response.body.count)"))
            response.body = []
        }
        return response
    }

    private func routed(_ request: SiteRequest) async throws -> SiteResponse {
        switch request.method {
        case .get, .head:
            if let token = request.asked("token") { return enter(token, request) }
            if let asset = Asset.named(request.path) { return .asset(asset.text, type: asset.type) }
            let visit = try await Visit(request, site: self)
            guard let page = try Pages.page(visit) else {
                return failure("There is nothing at \(Escaping.clipped(request.path, to: 80)).", status: 404, request)
            }
            return page
        case .post:
            guard request.body.count <= 1 << 20 else { return failure("The form is too large.", status: 413, request) }
            let fields = Form.fields(request.body)
            guard gate.allowsChange(request, fields) else {
                return failure(
                    "Changes need the address that was printed when the site was started: open that one, then try again.", status: 403,
                    request)
            }
            return try await change(request, fields)
        case nil:
            var response = failure("The site knows GET, HEAD and POST.", status: 405, request)
            response.headers.append(("Allow", "GET, HEAD, POST"))
            return response
        }
    }

    /// Trades the token of the printed address for a cookie, so that it stays out of links, history and screenshots.
    private func enter(_ token: String, _ request: SiteRequest) -> SiteResponse {
        guard gate.isToken(token) else {
            return failure("This address is of an earlier start of the site. Open the one that was printed last.", status: 403, request)
        }
        var response = SiteResponse.seeOther(
            request.path.hasPrefix("/") && !request.path.hasPrefix("//") ? LocalPath.safe(request.path) : "/")
        response.headers.append(("Set-Cookie", "\(gate.cookieName)=\(gate.token); HttpOnly; SameSite=Strict; Path=/"))
        return response
    }

    func failure(_ message: String, status: Int, _ request: SiteRequest) -> SiteResponse {
        if request.wantsJSON { return .json([("error", withoutPaths(message))], status: status) }
        return .html(
            renderer.render("failure", ["title": "That did not work", "message": withoutPaths(message), "style": Asset.style.path]),
            status: status)
    }
}
