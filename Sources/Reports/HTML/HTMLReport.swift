import MarketModel
public import Positioning

/// The analysis of a market as one HTML file that needs nothing else: no script, no picture, no network.
///
/// Everything that came from a page is escaped; a policy in the file forbids whatever is not its own style.
public struct HTMLReport: Sendable {
    let name: String
    let analysis: MarketAnalysis
    let brandNames: [String: String]
    let context: QuoteContext

    /// Most brands and concepts that the matrix shows; the CSV file holds all.
    static let widestMatrix = 40, longestMatrix = 18
    /// Most gaps that get a card; the JSON file holds all.
    static let mostGaps = 25

    /// - Parameters:
    ///   - name: what the market is called.
    ///   - context: the sentences that quotes are shown in.
    public init(name: String, analysis: MarketAnalysis, context: QuoteContext = QuoteContext()) {
        self.name = name
        self.context = context
        self.analysis = analysis
        brandNames = Dictionary(analysis.matrix.brands.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The whole file; the same analysis gives the same bytes.
    public func html() -> String {
        let page: HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <title>\(name): where to stand</title>
            <style>\(Stylesheet.report)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            \(head())
            \(navigation())
            <main id="main">
            \(shortlist())
            \(gaps())
            \(crowded())
            \(matrix())
            \(map())
            \(segments())
            \(demand())
            \(own())
            \(trust())
            \(pages())
            </main>
            <footer><p>Made by Creneau from saved pages, without a network. The same pages, lexicons and settings give the same report.</p></footer>
            </body>
            </html>

            """
        return page.markup
    }

    // MARK: Frame

    private func head() -> HTML {
        let summary = analysis.summary
        let notSeen = summary.notObservable.count
        return """
            <header class="top">
            <p class="kicker">Creneau · \(name)</p>
            <h1>\(headline())</h1>
            <dl class="facts">
            \(fact(summary.rivals, "competing brand"))\(fact(summary.pagesRead, "page read", "pages read"))\(fact(summary.claims, "claim"))\
            \(fact(summary.reviews, "review or question", "reviews and questions"))\(fact(analysis.gaps.count, "gap"))\
            \(notSeen > 0 ? fact(notSeen, "not observable", "not observable") : "")\
            \(summary.failures.isEmpty ? "" : fact(summary.failures.count, "failed", "failed"))
            </dl>
            \(summary.target.map { "<p class=\"target\">Seen inside the segment <b>\($0)</b>.</p>" as HTML } ?? "")
            \(notes())
            </header>
            """
    }

    private func headline() -> HTML {
        guard let first = analysis.shortlist.entries.first else { return "What this market says, and what it leaves open" }
        return "Nobody stands here yet: <em>\(first.gap.label)</em>"
    }

    private func fact(_ n: Int, _ one: String, _ many: String? = nil) -> HTML {
        "<div><dd>\(n)</dd><dt>\(n == 1 ? one : many ?? one + "s")</dt></div>"
    }

    private func notes() -> HTML {
        guard !analysis.notes.isEmpty else { return "" }
        return "<ul class=\"notes\">\(analysis.notes.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func navigation() -> HTML {
        var links: [(String, String)] = [
            ("shortlist", "Shortlist"), ("gaps", "Gaps"), ("crowded", "Crowded ground"), ("matrix", "Matrix"), ("map", "Map"),
            ("segments", "Segments"), ("demand", "Demand"),
        ]
        if analysis.own != nil { links.append(("own", "Own brand")) }
        links += [("trust", "Trust"), ("pages", "Pages")]
        return "<nav aria-label=\"Sections\"><ul>\(links.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" as HTML })</ul></nav>"
    }

    /// A section with a heading and one sentence that says how to read it.
    func section(_ id: String, _ title: String, _ lead: String, _ body: HTML) -> HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(title)</h2>
        <p class="lead">\(lead)</p>
        \(body)
        </section>

        """
    }

    func name(of brand: String?) -> String { brand.map { brandNames[$0] ?? $0 } ?? "unknown brand" }
}
