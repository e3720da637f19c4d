import Foundation
import Testing

@testable import Pipeline

/// A page of an invented product, and what may and may not be read of it.
///
/// A pattern is words of a claim's quote or label, with `present:` or `absent:` before them where the polarity counts; of `demand`,
/// `praise:` or `complaint:`.
private struct ClaimCase: Sendable {
    let name: String
    var title = "Sorley Kettle 1 l"
    let body: String
    var claims: [String] = []
    var noClaims: [String] = []
    var demand: [String] = []
    var noDemand: [String] = []
    /// Unit of the number in the claim that holds the words; empty for none.
    var units: [String: String] = [:]
}

private func list(_ items: String...) -> String { "<ul class=features>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>" }

private func table(_ rows: [[String]]) -> String {
    "<table>" + rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined() + "</table>"
}

private func reviews(_ texts: String...) -> String {
    "<section class=reviews><h2>Customer reviews</h2>"
        + texts.map { "<div class=review><div class=stars aria-label=\"5 out of 5 stars\"></div><p class=review-body>\($0)</p></div>" }
        .joined() + "</section>"
}

private let cases: [ClaimCase] = [
    // Denials.
    ClaimCase(
        name: "negation: what it is not fit for",
        body: list("Unsuitable for induction hobs", "Not recommended for children under 8", "Cannot go into the dishwasher"),
        noClaims: ["induction", "children", "dishwasher"]),
    ClaimCase(
        name: "negation: each of two has its operator", title: "Sorley Day Cream 50 ml",
        body: list("Free from parabens, silicones and phthalates", "0% alcohol"), claims: ["absent:paraben", "absent:alcohol"],
        noClaims: ["present:paraben", "present:silicone", "present:phthalate", "present:alcohol"]),
    ClaimCase(
        name: "negation: gone", title: "Sorley Hair Balm 100 ml",
        body: list("Gone are tangles", "Bye-bye frizz", "Shine without stickiness"),
        noClaims: ["present:tangles", "present:stickiness"]),
    ClaimCase(
        name: "negation: what it is instead of", body: list("Made of borosilicate glass instead of plastic"), claims: ["glass"],
        noClaims: ["plastic"]),
    ClaimCase(
        name: "negation: the end of its reach", body: "<p>Pours without dripping and fits under every tap in the house.</p>",
        noClaims: ["absent:tap"]),
    // Rows of specifications.
    ClaimCase(
        name: "spec: a remark behind the answer",
        body: table([
            ["BPA-free", "Yes"], ["Dishwasher safe", "No (hand wash only)"], ["Suitable for induction", "No, gas and electric"],
        ]),
        claims: ["BPA-free"], noClaims: ["dishwasher", "induction"]),
    ClaimCase(
        name: "spec: drawn answers",
        body: table([
            ["BPA-free", "<img src=tick.svg alt=Yes>"], ["Dishwasher safe", "<img src=cross.svg alt=No>"],
            ["Bluetooth", "<i class='icon icon-cross'></i>"],
        ]), claims: ["BPA-free"], noClaims: ["dishwasher", "bluetooth"]),
    ClaimCase(
        name: "spec: names and values that a style sheet parts",
        body:
            "<div class=specs><div class=row><span class=name>BPA-free</span><span class=value>Yes</span></div><div class=row><span class=name>Dishwasher safe</span><span class=value>No</span></div></div>",
        claims: ["BPA-free"], noClaims: ["dishwasher"]),
    ClaimCase(
        name: "spec: crossed lines", body: list("✓ BPA-free", "✗ Dishwasher safe", "❌ Microwave safe"), claims: ["BPA-free"],
        noClaims: ["dishwasher", "microwave"]),
    ClaimCase(
        name: "spec: struck out", body: list("BPA-free", "<s>Dishwasher safe</s>"), claims: ["BPA-free"], noClaims: ["dishwasher"]),
    ClaimCase(
        name: "spec: an icon before it",
        body:
            "<ul><li><svg class=icon-check></svg><span>BPA-free</span></li><li><svg class=icon-cross></svg><span>Dishwasher safe</span></li></ul>",
        claims: ["BPA-free"], noClaims: ["dishwasher"]),
    // Comparisons.
    ClaimCase(
        name: "compare: rivals first", title: "Sorley Bottle 750 ml",
        body: table([["", "Other bottles", "Sorley"], ["Dishwasher safe", "✓", "✗"], ["BPA-free", "✗", "✓"]]), claims: ["BPA-free"],
        noClaims: ["dishwasher"]),
    ClaimCase(
        name: "compare: what rivals' cells say", title: "Sorley Bottle 750 ml",
        body: table([
            ["", "Sorley", "Competitors"], ["Body", "Stainless steel", "Cheap plastic"], ["Lid", "Leak-proof", "Leaks in your bag"],
        ]),
        claims: ["stainless steel"], noClaims: ["plastic", "leaks"]),
    ClaimCase(
        name: "compare: products in rows", title: "Sorley Bottle 750 ml",
        body: table([["", "Dishwasher safe", "BPA-free"], ["Sorley", "✗", "✓"], ["Other bottles", "✓", "✗"]]), claims: ["BPA-free"],
        noClaims: ["dishwasher"]),
    ClaimCase(
        name: "compare: without a table", title: "Sorley Bottle 750 ml",
        body:
            "<div class=compare><div><div></div><div>Us</div><div>Them</div></div><div><div>BPA-free</div><div>✓</div><div>✗</div></div><div><div>Dishwasher safe</div><div>✗</div><div>✓</div></div></div>",
        claims: ["BPA-free"], noClaims: ["dishwasher"]),
    ClaimCase(
        name: "compare: lists under two headings", title: "Sorley Bottle 750 ml",
        body: "<h3>Ours</h3>" + list("BPA-free", "Leak-proof lid") + "<h3>Theirs</h3>" + list("Cheap plastic", "Harsh chemicals"),
        claims: ["BPA-free"], noClaims: ["plastic", "chemicals"]),
    // Rivals in the copy.
    ClaimCase(
        name: "rivals: own sentence behind",
        body: list("Most kettles are made of cheap plastic. We use stainless steel.", "Other kettles leak and rust. Ours doesn't."),
        claims: ["stainless steel"], noClaims: ["plastic", "present:rust"]),
    ClaimCase(
        name: "rivals: compared with them",
        body: list("Compared with ordinary kettles that scald your fingers, the handle stays cool to the touch"), claims: ["cool"],
        noClaims: ["scald"]),
    ClaimCase(
        name: "rivals: named by the brand",
        body: "<p>Regular kettles leave a bitter taste in your tea. The Sorley is made of borosilicate glass.</p>", noClaims: ["bitter"]),
    // Pros and cons.
    ClaimCase(
        name: "pros: lines that head lists",
        body:
            "<div><p>What we love</p><ul><li>BPA-free</li></ul></div><div><p>What could be better</p><ul><li>A bit heavy</li><li>Loud when it boils</li></ul></div>",
        claims: ["BPA-free"], noClaims: ["heavy", "loud"]),
    ClaimCase(
        name: "pros: columns", body: table([["Pros", "Cons"], ["BPA-free", "A bit heavy"], ["Boils quickly", "Loud when it boils"]]),
        claims: ["BPA-free"], noClaims: ["heavy", "loud"]),
    ClaimCase(
        name: "pros: plus and minus", body: list("+ BPA-free", "+ Boils quickly", "- A bit heavy", "- Loud when it boils"),
        claims: ["BPA-free"], noClaims: ["heavy", "loud"]),
    ClaimCase(
        name: "pros: thumbs", body: "<p>👍 BPA-free<br>👍 Boils quickly<br>👎 A bit heavy<br>👎 Loud when it boils</p>", claims: ["BPA-free"],
        noClaims: ["heavy", "loud"]),
    // Numbers.
    ClaimCase(
        name: "quantity: an ounce of weight", title: "Sorley Pocket Lamp", body: list("Lightweight at only 6 oz"), units: ["6 oz": "ounce"]),
    ClaimCase(
        name: "quantity: an ounce of drink", title: "Sorley Bottle",
        body: list("Holds 16 oz of hot coffee for your commute", "Keeps drinks hot for 12 hours"), units: ["16 oz": "fluid ounce"]),
    ClaimCase(
        name: "quantity: numbers of lines", body: list("01 Dishwasher safe", "02 BPA-free", "03 Leakproof lid"),
        claims: ["dishwasher safe"], noClaims: ["01 dishwasher"], units: ["dishwasher": ""]),
    ClaimCase(
        name: "quantity: a saying", title: "Sorley Desk Lamp", body: list("24/7 comfort for your eyes at the desk"), noClaims: ["hour"]),
    // What customers had before.
    ClaimCase(
        name: "review: two before it",
        body: reviews("The kettle I had before was heavy and broke after a year. This one is light.", "Our previous kettle always leaked."),
        demand: ["praise:light"], noDemand: ["complaint:heavy", "complaint:broke", "complaint:leaked"]),
    ClaimCase(
        name: "review: set beside it",
        body: reviews("Much better than my last kettle, which was loud. It is quiet and boils fast."), demand: ["praise:quiet"],
        noDemand: ["complaint:loud"]),
    ClaimCase(
        name: "review: praise of the one before", body: reviews("My old one was quiet and never leaked. This one leaks."),
        demand: ["complaint:leaks"], noDemand: ["praise:quiet", "praise:never leaked"]),
]

/// What sellers take back, say of others or put into numbers, and what customers say of something else, read through the whole program.
@Suite struct ClaimCaseTests {
    private static let kettle =
        "<p>It stands on a base of brushed steel. The lid opens with one hand, and the level can be read from both sides.</p>"

    /// What `extract` prints of all cases.
    private func extracted() async throws -> String {
        try await RunFixtures.inScratch { folder in
            let paths = try cases.enumerated().map { index, one in
                let html = """
                    <html lang=en><head><title>\(one.title) | Sorley</title></head><body><main><h1>\(one.title)</h1><p class=price>$49.00</p>
                    <button>Add to cart</button>\(one.body)\(Self.kettle)</main></body></html>
                    """
                let file = folder.appending(path: "\(100 + index).html")
                try Data(html.utf8).write(to: file)
                return file.path
            }
            var bytes: [UInt8] = []
            let extraction = try Extraction(
                paths: paths, format: .ndjson, withClaims: true, explaining: false, lexicons: RunFixtures.lexicons)
            _ = try await extraction.run(observer: { _ in }, write: { bytes += $0 })
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private func holds(_ items: [[String: Any]], _ pattern: String, _ key: String, _ usual: String = "") -> Bool {
        let parts = pattern.split(separator: ":", maxSplits: 1).map(String.init), words = parts.last!.lowercased()
        return items.contains { item in
            guard parts.count == 1 || (item[key] as? String ?? usual) == parts[0] else { return false }
            let also = (item["also"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
            return ([item["text"], item["label"]].compactMap { $0 as? String } + also).contains { $0.lowercased().contains(words) }
        }
    }

    @Test func everyCase() async throws {
        let pages = try await extracted().split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(pages.count == cases.count)
        for (one, page) in zip(cases, pages) {
            let claims = page["claims"] as? [[String: Any]] ?? [], demand = page["demand"] as? [[String: Any]] ?? []
            for pattern in one.claims { #expect(holds(claims, pattern, "polarity"), "\(one.name): no \(pattern)") }
            for pattern in one.noClaims { #expect(!holds(claims, pattern, "polarity"), "\(one.name): \(pattern)") }
            for pattern in one.demand { #expect(holds(demand, pattern, "sense"), "\(one.name): no \(pattern)") }
            for pattern in one.noDemand { #expect(!holds(demand, pattern, "sense"), "\(one.name): \(pattern)") }
            for (words, unit) in one.units {
                let found = claims.filter { ($0["text"] as? String ?? "").lowercased().contains(words) }
                let units = found.map { ($0["quantity"] as? [String: Any])?["unit"] as? String ?? "" }
                #expect(units == [unit], "\(one.name): \(words)")
            }
        }
    }
}
