import MarketModel
import MarketStore
import Positioning
import Reports

/// One visit to a page: the request, the market's analysis, and what the frame of every page shows.
struct Visit {
    let request: SiteRequest
    let site: ReviewSite
    let analysis: MarketAnalysis
    let isKnown: Bool
    let frame: Fields

    init(_ request: SiteRequest, site: ReviewSite) async throws {
        self.request = request
        self.site = site
        // The queue is read from the file itself: a reviewer who decides quickly need not wait for the conclusions.
        let current = try await site.analyses.current(patience: request.path == "/review" ? .zero : Analyses.patience)
        analysis = current.analysis
        isKnown = site.gate.isKnown(request)
        let verdicts = try site.market.read { try Verdicts($0) }
        let progress = try site.market.read { try $0.reviewProgress(verdicts.filter()) }
        let here = "/" + (request.path.split(separator: "/").first ?? "")
        let places = [
            ("/", "Matrix"), ("/review", "Review"), ("/concepts", "Concepts"), ("/gaps", "Gaps"), ("/shortlist", "Shortlist"),
            ("/brands", "Brands"), ("/pages", "Pages"), ("/decisions", "Decisions"),
        ]
        let within = ["/cell": "/", "/concept": "/concepts", "/gap": "/gaps", "/page": "/pages"][here] ?? here
        frame = given([
            "market": site.market.path.split(separator: "/").last.map(String.init) ?? "market",
            "style": Asset.style.path, "script": Asset.script.path, "icon": Asset.icon.path,
            "places": places.map { path, name in
                given([
                    "path": path, "name": name, "here": path == within ? true : nil,
                    "count": path == "/review" && progress.claims > progress.decided ? progress.claims - progress.decided : nil,
                ])
            },
            "token": isKnown ? site.gate.token : nil, "readOnly": isKnown ? nil : true, "author": site.author,
            "behind": current.isBehind ? true : nil, "problem": current.problem.map { site.withoutPaths($0) },
            "did": try request.asked("did").flatMap { key in try site.market.read { try Self.flash(key, $0) } },
            "sought": request.path == "/search" ? request.asked("q") : nil,
        ])
    }

    /// This page's own address, for forms to come back to.
    var here: String {
        let kept = request.query.filter { $0.key != "did" }.sorted { $0.key < $1.key }
        let query = kept.map { "\(Form.encoded($0.key))=\(Form.encoded($0.value))" }.joined(separator: "&")
        return LocalPath.safe(query.isEmpty ? request.path : request.path + "?" + query)
    }

    func page(_ template: String, title: String, _ fields: Fields) -> SiteResponse {
        var fields = fields
        fields["back"] = here
        return .html(site.renderer.page(template, title: title, frame: frame, fields))
    }

    /// A page whose content is built of elements.
    func page(content: HTML, title: String) -> SiteResponse {
        var fields = frame
        fields["back"] = here
        return .html(site.renderer.page(content: content.markup, title: title, frame: fields))
    }

    /// What was just done, with a way to undo it.
    private static func flash(_ key: String, _ market: MarketReader) throws -> Fields? {
        guard let entry = try market.decision(key) else { return nil }
        return given([
            "key": entry.key, "said": entry.decision.map(Sentence.of), "stands": entry.stands ? true : nil,
        ])
    }

    func brandName(_ id: BrandID?) -> String {
        guard let id else { return "brand unknown" }
        return analysis.matrix.brand(id)?.name ?? id.rawValue
    }

    /// A quote with its brand and page, for evidence lists.
    func quote(_ quote: PageQuote) -> Fields {
        given([
            "words": Escaping.clipped(quote.text, to: 400), "speaker": brandName(quote.brand), "zone": quote.zone.rawValue,
            "place": Form.link("/page", ["id": quote.page.rawValue, "block": "\(quote.evidence.block)"])
                + "#b\(quote.evidence.block)",
        ])
    }
}

extension ReviewSite {
    /// A message without the folder that the market lies in.
    func withoutPaths(_ message: String) -> String {
        guard let slash = market.path.lastIndex(of: "/") else { return message }
        let name = String(market.path[market.path.index(after: slash)...])
        return message.split(separator: market.path, omittingEmptySubsequences: false).joined(separator: name)
    }
}

/// What was decided on each claim, found as the analysis finds it.
struct Verdicts {
    /// Decisions on claims whose wording moved since, with the claim that they are about now.
    private let elsewhere: [(page: PageID, position: Int, entry: DecisionEntry)]
    private static let claimActions: Set<Decision.Action> = [.accept, .reject, .setAngle, .setPolarity, .setConcept]

    /// - Complexity: a look at each standing decision; decisions are read for the claims that are asked for only.
    init(_ market: MarketReader) throws {
        var moved: [(page: PageID, position: Int, entry: DecisionEntry)] = [], pages: [PageID: AnalyzedPage?] = [:]
        for entry in try market.decisionsWithoutExactClaim() {
            guard let decision = entry.decision, let id = decision.page else { continue }
            if pages[id] == nil { pages[id] = .some(try market.page(id)) }
            guard let page = pages[id] ?? nil, let position = ClaimMatch.find(decision, in: page) else { continue }
            moved.append((id, position, entry))
        }
        elsewhere = moved
    }

    /// The decisions on each of some claims, oldest first.
    func on(_ claims: [ReviewedClaim], _ market: MarketReader) throws -> [[DecisionEntry]] {
        var byPage: [PageID: [DecisionEntry]] = [:]
        for page in Set(claims.map(\.page)) {
            byPage[page] = try market.countingDecisions(on: page).filter { entry in
                entry.decision.map { Self.claimActions.contains($0.action) } ?? false
            }
        }
        return claims.map { claim in
            let exact = byPage[claim.page]!.filter { entry in
                entry.decision!.concept == claim.concept.id && (entry.decision!.quote == nil || entry.decision!.quote == claim.quoteKey)
            }
            return exact + elsewhere.filter { $0.page == claim.page && $0.position == claim.position }.map(\.entry)
        }
    }

    /// A filter that knows which claims were decided on under another wording.
    func filter(_ filter: ReviewFilter = ReviewFilter()) -> ReviewFilter {
        var filter = filter, seen: Set<[String]> = []
        filter.decidedElsewhere = elsewhere.filter { seen.insert([$0.page.rawValue, "\($0.position)"]).inserted }
            .map { ($0.page, $0.position) }
        return filter
    }
}
