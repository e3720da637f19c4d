import Foundation
import MarketModel
import Testing

@testable import Reports

@Suite struct PageJSONTests {
    private func sample() -> AnalyzedPage {
        var record = ProductRecord()
        record.name = "Flask"
        record.brand = "Isofuchs"
        record.category = ["Home", "Bottles"]
        record.price = Money(amount: "29.95", currency: "EUR")
        record.rating = Rating(value: 4.4, count: 120)
        record.from = ["price": "visible", "brand": "json-ld"]
        let blocks = [
            Block(zone: .title, text: "Flask"),
            Block(zone: .bullet, text: "Keeps tea hot for up to 24 hours. BPA-free lid, no BPA at all."),
            Block(zone: .review, text: "leaks", rating: 2, date: "2026-05-01"),
        ]
        let page = ProductPage(
            source: "pages/a.html", id: PageID("https://a.example/flask"), kind: .product, kindReason: "JSON-LD Product", language: "en",
            url: "https://a.example/flask", captured: "2026-11-02", product: record, blocks: blocks)
        let free = Concept(id: ConceptID(.feature, "bpa-free"), label: "BPA-free", polarity: .absent)
        return AnalyzedPage(
            page: page,
            claims: [
                Claim(
                    concept: free, quantity: Quantity(value: 24, unit: "hour", bound: .upTo, baseValue: 86_400, baseUnit: "second"),
                    evidence: Evidence(block: 1, range: 34..<42), also: [Evidence(block: 1, range: 48..<54)], strength: 0.71,
                    confidence: 0.93)
            ],
            demand: [
                Statement(
                    concept: Concept(id: ConceptID(.feature, "leak-proof"), label: "Leak-proof"), sense: .complaint,
                    evidence: Evidence(block: 2, range: 0..<5))
            ])
    }

    @Test func aPageIsTheObjectOfTheContract() {
        var json = JSONWriter()
        PageJSON.write(sample(), text: "Flask", withClaims: true, to: &json)
        let expected =
            #"{"source":"pages/a.html","id":"https://a.example/flask","status":"ok","kind":"product","kindReason":"JSON-LD Product","#
            + #""language":"en","url":"https://a.example/flask","captured":"2026-11-02","observable":true,"#
            + #""product":{"name":"Flask","brand":"Isofuchs","category":["Home","Bottles"],"price":{"amount":"29.95","currency":"EUR"},"#
            + #""rating":{"value":4.4,"count":120},"from":{"brand":"json-ld","price":"visible"}},"text":"Flask","#
            + #""blocks":[{"zone":"title","text":"Flask"},{"zone":"bullet","text":"Keeps tea hot for up to 24 hours. BPA-free lid, no BPA at all."},"#
            + #"{"zone":"review","text":"leaks","rating":2,"date":"2026-05-01"}],"#
            + #""claims":[{"text":"BPA-free","angle":"feature","concept":"feature/bpa-free","label":"BPA-free","polarity":"absent","#
            + #""quantity":{"value":24,"unit":"hour","bound":"up to","baseValue":86400,"baseUnit":"second"},"zone":"bullet","block":1,"#
            + #""start":34,"end":42,"sentence":"BPA-free lid, no BPA at all.","strength":0.71,"confidence":0.93,"#
            + #""also":[{"block":1,"start":48,"end":54,"text":"no BPA"}]}],"#
            + #""demand":[{"text":"leaks","concept":"feature/leak-proof","label":"Leak-proof","sense":"complaint","block":2,"start":0,"end":5,"confidence":0.5}]}"#
            + "\n"
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test func claimsCanBeLeftOut() {
        var json = JSONWriter()
        PageJSON.write(sample(), text: "", withClaims: false, to: &json)
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(!text.contains("\"claims\"") && !text.contains("\"demand\"") && text.contains("\"blocks\""))
    }

    @Test func aFailureTellsCodeAndMessage() {
        var json = JSONWriter()
        PageJSON.write(PageFailure(source: "b.html", code: .notHTML, message: "a \"picture\""), to: &json)
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"source":"b.html","status":"failed","failure":{"code":"not-html","message":"a \"picture\""}}"# + "\n")
    }

    @Test(arguments: [
        ("One. Two three. Four", 5..<8, "Two three."), ("no end at all", 3..<6, "no end at all"),
        ("3.5 hours of use. Next", 4..<9, "3.5 hours of use."),
        ("a\nbold line\nb", 2..<6, "bold line"),
    ])
    func aSentenceIsTheTextAroundAQuote(text: String, range: Range<Int>, expected: String) {
        #expect(QuoteContext.sentence(around: range, in: Block(zone: .paragraph, text: text)) == expected)
    }
}
