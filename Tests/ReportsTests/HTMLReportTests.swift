import MarketModel
import Positioning
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
    private static let html = HTMLReport(name: "paste " + SampleMarket.hostile, analysis: SampleMarket.analysis()).html()

    @Test func hostileTextShowsAsText() {
        let html = Self.html
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("\u{202E}"))
        #expect(!html.contains(" onload"))
    }

    /// What the report itself writes is markup wherever it stands, also where it is there in some markets only.
    @Test func noMarkupOfTheReportShowsAsText() {
        let terms = ["mint", "whitening", "kids", "cap"].map { RegulatedTerm(pattern: $0, countries: ["EU"], note: "Ask a lawyer.") }
        let regulated = HTMLReport(name: "x", analysis: SampleMarket.analysis(catalogue: Catalogue(regulated: terms))).html()
        let target = HTMLReport(name: "x", analysis: SampleMarket.analysis(target: "user/kids")).html()
        #expect(regulated.contains("<div class=\"regulated\">") && regulated.contains("Ask a lawyer."))
        #expect(target.contains("<p class=\"target\">Seen inside the segment"))
        for html in [regulated, target] {
            for name in ["div", "p", "ul", "li", "q", "b", "dl", "h4", "span"] {
                #expect(!html.contains("&lt;\(name) ") && !html.contains("&lt;\(name)&gt;"), "\(name)")
            }
        }
    }

    @Test func nothingIsFetched() {
        let html = Self.html
        for word in [" src=", "<link", "@import", "url(", "<iframe", "<img"] { #expect(!html.contains(word), "\(word)") }
        #expect(html.contains("default-src 'none'"))
    }

    @Test func everySectionIsThereAndReachable() {
        let html = Self.html
        for id in ["shortlist", "gaps", "crowded", "matrix", "map", "segments", "demand", "own", "trust", "pages"] {
            #expect(html.contains("<section id=\"\(id)\""), "\(id)")
            #expect(html.contains("href=\"#\(id)\""), "\(id)")
        }
    }

    @Test func everyButtonOpensAQuote() throws {
        let html = Self.html
        let targets = html.split(separator: "popovertarget=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(!targets.isEmpty)
        for target in targets { #expect(html.contains("popover id=\"\(target)\""), "\(target)") }
        #expect(Set(targets).count == targets.count)
    }

    @Test func idsAreNeverTwice() {
        let ids = Self.html.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: ["details", "section", "ul", "li", "table", "div", "dl", "svg", "p", "span", "button", "q"])
    func elementsAreClosed(name: String) {
        let html = Self.html
        func count(_ text: String) -> Int { html.split(separator: text, omittingEmptySubsequences: false).count - 1 }
        #expect(count("<\(name)>") + count("<\(name) ") == count("</\(name)>"), "\(name)")
    }

    @Test func theSameAnalysisGivesTheSameBytes() {
        #expect(HTMLReport(name: "paste " + SampleMarket.hostile, analysis: SampleMarket.analysis()).html() == Self.html)
    }

    @Test func aLinkLeadsOnlyToAWebAddress() {
        let report = HTMLReport(name: "x", analysis: SampleMarket.analysis())
        #expect(report.page(PageID("javascript:alert(1)")).markup == "<span class=\"page\">javascript:alert(1)</span>")
        #expect(report.page(PageID("https://a.example/\"onclick=x")).markup.contains("href=\"https://a.example/&quot;onclick=x\""))
    }

    @Test(arguments: [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\u{0}b\u{2066}c", "abc"), ("a\nb", "a b"), ("grün", "grün"), ("\u{85}", ""),
    ])
    func textIsEscaped(text: String, expected: String) {
        #expect(HTML.escaped(text) == expected)
        #expect(("<i>\(text)</i>" as HTML).markup == "<i>\(expected)</i>")
    }

    @Test func anEmptyMarketIsToldInSentences() {
        let html = HTMLReport(name: "none", analysis: MarketAnalyzer.analyze(MarketInput(pages: []))).html()
        #expect(html.contains("No page was read"))
        #expect(!html.contains("nan"))
    }
}
