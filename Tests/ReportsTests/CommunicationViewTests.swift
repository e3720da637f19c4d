import Foundation
import MarketModel
import Positioning
import Testing

@testable import Reports

/// What marketers read of communities, rivals, audits and captures: nothing of the machine, everything escaped.
@Suite struct CommunicationViewTests {
    private static let input: MarketInput = {
        let kids = ConceptID(.user, "kids"), cap = ConceptID(.feature, "cap"), mint = ConceptID(.feature, "mint")
        let reviews = ["cap breaks | a <b>", "cap lost in March", "cap clogs each day"]
        return MarketInput(
            pages: [
                SampleMarket.page("Alvane", [(mint, "Mint"), (cap, "Cap " + SampleMarket.hostile)], reviews: reviews),
                SampleMarket.page("Coolquay", [(mint, "Mint"), (kids, "For kids")]), SampleMarket.page("Dent", [(kids, "For kids")]),
            ], ownBrand: "Dent")
    }()

    private static var markdown: [String] {
        let result = MarketAnalyzer.audit([input.pages[0]], position: nil, input)!
        return [
            CommunityView(MarketAnalyzer.community(input)).markdown(market: "paste " + SampleMarket.hostile),
            BattlecardView(MarketAnalyzer.battlecard(BrandID(folding: "alvane"), input)!).markdown(), AuditView(result).markdown(),
            HistoryView(history).markdown(market: "paste"),
        ]
    }

    private static var history: MarketHistory {
        var later = input
        later.pages[1] = SampleMarket.page(
            "Coolquay", [(ConceptID(.feature, "mint"), "Mint"), (ConceptID(.feature, "cap"), "Cap of steel")])
        return MarketAnalyzer.history([.init(name: "2026-02-01", input: input), .init(name: "2026-05-01", input: later)])
    }

    @Test func markdownIsEscapedAndHasNoIds() {
        for text in Self.markdown {
            #expect(text.hasPrefix("# ") && text.hasSuffix("\n"))
            for word in ["<script", "<b>", "feature/", "user/", "nil", "Optional"] { #expect(!text.contains(word), "\(word) in \(text)") }
        }
    }

    @Test func jsonIsJSON() throws {
        let result = try #require(MarketAnalyzer.audit([Self.input.pages[0]], position: nil, Self.input))
        let texts = [
            CommunityView(MarketAnalyzer.community(Self.input)).json(),
            BattlecardView(try #require(MarketAnalyzer.battlecard(BrandID(folding: "alvane"), Self.input))).json(),
            AuditView(result).json(),
            HistoryView(Self.history).json(),
        ]
        for text in texts { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) } }
    }

    @Test func everyPartOfABattlecardIsThere() {
        let text = Self.markdown[1]
        for heading in ["Loudest", "Wins", "Weak", "Words to avoid", "Words it left"] {
            #expect(text.contains("## \(heading)"), "\(heading)")
        }
        #expect(text.contains("Not observable in one capture."))
    }

    @Test func theReportShowsCardsAndCaptures() {
        let made = MarketAnalyzer.analyzeWithRivals(Self.input)
        let html = HTMLReport(name: "paste", analysis: made.analysis, battlecards: made.cards, history: Self.history).html()
        #expect(html.contains("Where they are weak") && html.contains("<section id=\"history\""))
        #expect(!html.contains("<script"))
        let ids = html.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(Set(ids).count == ids.count)
        let bare = HTMLReport(name: "paste", analysis: made.analysis).html()
        #expect(!bare.contains("<section id=\"history\""))
    }

    @Test func aTrendKeepsItsNamesApart() {
        let chart = TrendChart(
            captures: ["2026-02-01", "2026-05-01"],
            lines: [
                .init(name: "accurate", values: [0.5, 0.2]), .init(name: "continuous", values: [0.4, 0.2]),
                .init(name: "saturated", values: [0.1, 0.2]),
            ])
        #expect(
            chart.words
                == "accurate: 2026-02-01 50 %, 2026-05-01 20 %; continuous: 2026-02-01 40 %, 2026-05-01 20 %; saturated: 2026-02-01 10 %, 2026-05-01 20 %"
        )
        let svg = chart.svg(id: "t", title: "Own pages").markup
        let heights = svg.matches(of: #/<text[^>]* y="([0-9.]+)"[^>]*class="t\d"/#).map { Double($0.output.1)! }.sorted()
        #expect(heights.count == 3)
        for (a, b) in zip(heights, heights.dropFirst()) { #expect(b - a >= 12) }
    }
}
