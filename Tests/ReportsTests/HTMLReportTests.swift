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
        #expect(regulated.contains("Ask a lawyer."))
        #expect(target.contains("inside “"))
        for html in [regulated, target] {
            for name in ["div", "p", "ul", "li", "q", "b", "dl", "h4", "span"] {
                #expect(!html.contains("&lt;\(name) ") && !html.contains("&lt;\(name)&gt;"), "\(name)")
            }
        }
    }

    @Test func nothingIsFetched() {
        let html = Self.html
        for word in [" src=", "<link", "@import", "url(", "<iframe", "<img"] { #expect(!html.contains(word), "\(word)") }
        #expect(html.contains("default-src &#39;none&#39;"))
    }

    @Test func everySectionIsThereAndReachable() {
        let html = Self.html
        for id in ["ground", "cards", "want", "canvas", "who", "rival", "own", "unread", "trust", "method"] {
            #expect(html.contains("<section id=\"\(id)\""), "\(id)")
            #expect(html.contains("href=\"#\(id)\""), "\(id)")
        }
    }

    /// Every link inside the report leads somewhere, and every position on the board to its card.
    @Test func everyLinkLeadsSomewhere() {
        let html = Self.html
        let targets = Set(html.split(separator: "href=\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) })
        #expect(!targets.isEmpty)
        for target in targets { #expect(html.contains(" id=\"\(target)\""), "\(target)") }
    }

    /// No score, no raw id, no bare price of a shop's data.
    @Test func nothingOfTheMachineIsShown() {
        let html = Self.html
        for word in ["score", "feature/", "benefit/", "user/", ".0 EUR"] { #expect(!html.contains(word), "\(word)") }
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
        #expect(report.page(PageID("javascript:alert(1)")).markup == "<span class=\"src\">javascript:alert(1)</span>")
        #expect(report.page(PageID("https://a.example/\"onclick=x")).markup.contains("href=\"https://a.example/&quot;onclick=x\""))
    }

    @Test(arguments: [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\u{0}b\u{2066}c", "abc"), ("a\nb", "a b"), ("grün", "grün"), ("\u{85}", ""),
    ])
    func textIsEscaped(text: String, expected: String) {
        #expect(HTML.escaped(text) == expected)
        #expect(Tag.i { text }.markup == "<i>\(expected)</i>")
    }

    @Test func anEmptyMarketIsToldInSentences() {
        let html = HTMLReport(name: "none", analysis: MarketAnalyzer.analyze(MarketInput(pages: []))).html()
        #expect(html.contains("No page was read"))
        #expect(!html.contains("nan"))
    }

    /// The headline may not say more than the grades bear.
    @Test(arguments: [
        (Gap.Grade.solid, Gap.Grade.fair, 0, "None says", "Stand here"), (.fair, .solid, 0, "Worth checking", "Check first"),
        (.solid, .thin, 0, "Worth checking", "Check first"), (.fair, .fair, 1, "Only Halverby says", "Stand here"),
        (.thin, .solid, 1, "Worth checking", "Check first"),
    ])
    func theHeadlineIsNeverSurerThanItsGrades(empty: Gap.Grade, wanted: Gap.Grade, holders: Int, says: String, call: String) {
        var gap = Gap(
            kind: holders == 0 ? .open : .underServed, label: "Quiet",
            concepts: [Concept(id: ConceptID(.benefit, "quiet"), label: "quiet")],
            worth: Gap.Worth(), reason: "")
        gap.grades = Gap.Grades(empty: empty, wanted: wanted, first: .thin)
        gap.evidence.holders = (0..<holders).map { _ in
            GapEvidence.Holder(brand: BrandID(folding: "Halverby"), name: "Halverby", strength: 1, pages: [])
        }
        let headline = Headline(gap, rivals: 16, stakes: ["watts", "ports"])
        #expect(headline.sentence.contains(says), "\(headline.sentence)")
        #expect(headline.call == call)
        #expect(Headline(nil, rivals: 16, stakes: []).sentence == "No clear gap in these pages")
    }

    @Test(arguments: [
        ("24499.0", "INR", "₹24,499"), ("29.95", "EUR", "€29.95"), ("1234567", "SEK", "1,234,567 SEK"), ("12", nil, "12"),
        ("n/a", "EUR", "n/a EUR"),
    ])
    func pricesAreWrittenAsPeopleDo(amount: String, currency: String?, shown: String) {
        #expect(Wording.money(Money(amount: amount, currency: currency)) == shown)
    }

    @Test(arguments: [(902, "902"), (9_349, "9.3k"), (10_000, "10k"), (154_321, "154k"), (999_900, "1M"), (1_240_000, "1.2M")])
    func largeCountsAreShort(count: Int, shown: String) { #expect(Wording.short(count) == shown) }

    @Test(arguments: [
        ("pouring and cleaning without mess", 20, "pouring and…"), ("short", 20, "short"),
        ("Geschwindigkeitsbegrenzung", 10, "Geschwindigkeitsbegrenzung"),
    ])
    func noTextIsCutInsideAWord(text: String, length: Int, shown: String) { #expect(Wording.clipped(text, to: length) == shown) }
}
