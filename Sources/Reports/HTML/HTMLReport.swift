import MarketModel
public import Positioning

/// The analysis of a market as one HTML file that needs nothing else: no script, no picture, no network.
///
/// The answer stands first, headings say what the figures found, every count leads to words on a page, and how sure each thing is stands
/// beside it. Everything that came from a page is escaped; a policy in the file forbids whatever is not its own style.
public struct HTMLReport: Sendable {
    let name: String
    let analysis: MarketAnalysis
    let context: QuoteContext
    let battlecards: [Battlecard]
    /// Captures compared; `nil` where nobody compared them.
    let history: MarketHistory?
    /// Rivals that were seen, those with most ratings first.
    let rivals: [BrandRow]
    let book: HolderBook
    private let names: [BrandID: String]

    /// Cards that are shown with their evidence; the JSON file holds all.
    static let mostCards = 10

    /// - Parameters:
    ///   - name: what the market is called.
    ///   - context: the sentences that quotes are shown in.
    ///   - battlecards: of the rivals; a rival without one is told by its pages alone.
    public init(
        name: String, analysis: MarketAnalysis, context: QuoteContext = QuoteContext(), battlecards: [Battlecard] = [],
        history: MarketHistory? = nil
    ) {
        self.battlecards = battlecards
        self.history = history
        self.name = name
        self.analysis = analysis
        self.context = context
        book = HolderBook(analysis)
        rivals = analysis.matrix.rivals.sorted {
            ($1.ratings ?? -1, $1.pages.count, $0.name) < ($0.ratings ?? -1, $0.pages.count, $1.name)
        }
        names = Dictionary(analysis.matrix.brands.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The whole file; the same analysis gives the same bytes.
    public func html() -> String {
        let sections = [board(), cards(), wants(), map(), canvas(), matrix(), rivalCards(), changes(), own(), unread(), trust(), method()]
            .compactMap { $0 }
        return ReportPage.html(title: "\(name): where you could stand") {
            Tag.a(.class("skip"), .href("#main")) { "Skip to the report" }
            Tag.header(.class("top")) {
                Tag.p(.class("kick")) {
                    "Creneau · "
                    Tag.b { name }
                    kicker()
                }
                Tag.nav(.label("Sections")) {
                    for section in sections { if let short = section.short { Tag.a(.href("#" + section.id)) { short } } }
                }
            }
            Tag.main(.id("main")) {
                answer()
                sections.map { $0.html() }
            }
            Tag.footer {
                Tag.p {
                    "Made by Creneau from saved pages, without a network or a language model. The same pages, lexicons and settings give the same report."
                }
            }
        }
    }

    /// What the market is made of, in one line.
    private func kicker() -> String {
        let summary = analysis.summary
        var parts = [Wording.count(rivals.count, "brand"), Wording.count(summary.pagesRead, "page")]
        parts.append(summary.reviews == 0 ? "no review" : Wording.count(summary.reviews, "customer’s text", "customers’ texts"))
        let prices = Wording.prices(rivals.flatMap(\.prices))
        if !prices.isEmpty { parts.append(prices) }
        if let target = summary.target { parts.append("inside “\(target)”") }
        return parts.map { " · " + $0 }.joined()
    }

    func name(of brand: BrandID?) -> String { brand.map { names[$0] ?? $0.rawValue } ?? "unknown brand" }

    /// The gap whose card stands at a rank, for links.
    func anchor(_ gap: Gap) -> String { "p\(gap.rank)" }

    func entry(_ gap: Gap) -> ShortlistEntry? { analysis.shortlist.entries.first { $0.gap.id == gap.id } }
}

/// A part of the report under a heading that says what was found.
struct ReportSection {
    let id: String
    /// Name in the list of sections; `nil` keeps it out.
    let short: String?
    let heading: String
    var lead: String = ""
    let body: HTML

    func html() -> HTML {
        Tag.section(.id(id), .labelled(by: "h-" + id)) {
            Tag.h2(.id("h-" + id)) { heading }
            if !lead.isEmpty { Tag.p(.class("lead")) { lead } }
            body
        }
    }
}
