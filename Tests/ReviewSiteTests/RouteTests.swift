import Foundation
import MarketModel
import MarketStore
import Positioning
import Testing

@testable import ReviewSite

@Suite struct RouteTests {
    @Test(arguments: everyPage)
    func everyPageIsThere(target: String) async throws {
        let visitor = try await Shared.plain.get()
        let page = try await visitor.get(target)
        #expect(page.status == 200)
        #expect(page.text.hasPrefix("<!doctype html>"))
        #expect(page.text.contains("<h1"))
        #expect(!page.text.contains("{{"), "a template was not filled")
        #expect(page.response["Content-Security-Policy"]?.contains("default-src 'none'") == true)
        #expect(page.response.body.count < 2_000_000)
        let head = await visitor.site.respond(SiteRequest(method: "HEAD", target: target, headers: ["Host": visitor.host]))
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(Int(head["Content-Length"] ?? "") ?? 0 > 500)
    }

    @Test(arguments: [
        "/nowhere", "/cell", "/cell?brand=x&concept=feature/steel", "/concept?id=nothing", "/gap?id=none", "/page?id=none", "/style.css",
    ])
    func whatIsNotThereIsToldSo(target: String) async throws {
        #expect(try await Shared.plain.get().get(target).status == 404)
    }

    @Test func theTokenOfTheAddressBecomesACookie() async throws {
        let visitor = try Visitor()
        #expect(visitor.site.address == "http://127.0.0.1:8642/?token=\(visitor.site.gate.token)")
        let entered = try await visitor.get("/?token=" + visitor.site.gate.token, known: false)
        #expect(entered.status == 303)
        #expect(entered.response["Location"] == "/")
        let cookie = entered.response["Set-Cookie"] ?? ""
        for part in [visitor.cookie, "HttpOnly", "SameSite=Strict"] { #expect(cookie.contains(part)) }
        #expect(try await visitor.get("/?token=wrong", known: false).status == 403)
    }

    @Test func aClaimIsDecidedOnWithoutAScript() async throws {
        let visitor = try Visitor(), claim = try visitor.claims()[3]
        let answer = await visitor.decide("reject", on: claim, back: "/review?angle=\(claim.concept.angle.rawValue)#x")
        #expect(answer.status == 303)
        let location = try #require(answer["Location"])
        #expect(location.hasPrefix("/review?angle=") && location.contains("did=") && location.hasSuffix("#x"))
        let page = try await visitor.get(String(location.split(separator: "#")[0]))
        #expect(page.text.contains("class=\"flash\"") && page.text.contains("Rejected"))
        #expect(page.text.contains("<span id=\"decided\">1</span>"))
        #expect(try !visitor.claims().contains(claim))
        let back = await visitor.post("/undo", ["back": "/review"])
        #expect(back.status == 303)
        #expect(try visitor.claims().contains(claim))
        #expect(await visitor.post("/undo", ["back": "/review"]).status == 409)
        #expect(await visitor.post("/redo", ["back": "/review"]).status == 303)
        #expect(try !visitor.claims().contains(claim))
    }

    @Test func aRejectedClaimLeavesTheMatrix() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let before = try await visitor.get("/cell?brand=brand0&concept=feature%2Fsteel").text
        #expect(before.contains("<mark>18/8 stainless steel</mark>"))
        for claim in try visitor.claims(ReviewFilter(brand: BrandID(folding: "Brand 0"), concept: ConceptID(.feature, "steel"))) {
            await visitor.decide("reject", on: claim)
        }
        let after = try await visitor.get("/cell?brand=brand0&concept=feature%2Fsteel").text
        #expect(after.contains("No claim of this was found"))
        let analysis = try await visitor.site.analyses.current().analysis
        #expect(analysis.matrix.cell(BrandID(folding: "Brand 0"), ConceptID(.feature, "steel")) == .notFound)
    }

    @Test func aCorrectionOfARejectedClaimAcceptsItAgain() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false)), claim = try visitor.claims()[0]
        await visitor.decide("reject", on: claim)
        await visitor.decide("set-angle:user", on: claim)
        #expect(try visitor.market.read { try $0.decisions() }.map(\.action) == [.accept, .setAngle])
        let moved = ConceptID(.user, String(claim.concept.id.slug))
        #expect(try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix.concept(moved) != nil)
    }

    @Test func conceptsAreMergedByNameSplitAndRenamed() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        func matrix() async throws -> [String: String] {
            let rows = try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix.concepts
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.concept.id.rawValue, $0.concept.label) })
        }
        #expect(try await matrix()["benefit/simple-cleaning"] != nil)
        var answer = await visitor.post(
            "/decide", ["do": "merge-concept", "concept": "benefit/simple-cleaning", "to": "Easy to clean", "back": "/concepts"])
        #expect(answer.status == 303)
        #expect(try await matrix()["benefit/simple-cleaning"] == nil)
        answer = await visitor.post("/decide", ["do": "rename-concept", "concept": "benefit/easy-to-clean", "to": "cleans in a minute"])
        #expect(try await matrix()["benefit/easy-to-clean"] == "cleans in a minute")
        answer = await visitor.post(
            "/decide", ["do": "split-concept", "concept": "feature/steel", "quote": "18/8 stainless steel", "to": "18/8 steel"])
        #expect(answer.status == 303)
        #expect(try await matrix()["feature/18-8-steel"] != nil)
        for _ in 0..<3 { _ = await visitor.post("/undo", [:]) }
        let restored = try await matrix()
        #expect(restored["benefit/simple-cleaning"] != nil && restored["feature/steel"] != nil && restored["feature/18-8-steel"] == nil)
        answer = await visitor.post("/decide", ["do": "merge-concept", "concept": "feature/steel", "to": "feature/steel"])
        #expect(answer.status == 400)
    }

    @Test func aGapIsChosenNotedAndExcluded() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let gap = try #require(try await visitor.site.analyses.current().analysis.gaps.first)
        let address = "/gap?id=" + Form.encoded(gap.id)
        #expect(try await visitor.get(address).text.contains("Choose as position"))
        _ = await visitor.post("/decide", ["do": "choose-position", "to": gap.id, "back": address])
        _ = await visitor.post("/decide", ["do": "note", "before": gap.id, "to": "ask the factory", "back": address])
        let text = try await visitor.get(address).text
        #expect(text.contains("Give up this position") && text.contains("ask the factory"))
        #expect(try await visitor.get("/gaps").text.contains("your position"))
        _ = await visitor.post("/decide", ["do": "exclude-concept", "concept": gap.concepts[0].id.rawValue])
        #expect(try await visitor.get(address).status == 404)
    }

    @Test func aDraftIsEditedAndKept() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let draft = try #require(try await visitor.site.analyses.current().analysis.shortlist.entries.flatMap(\.drafts).first)
        _ = await visitor.post(
            "/decide", ["do": "edit-draft", "before": draft.text, "to": "Made for the road to work.", "back": "/shortlist"])
        let text = try await visitor.get("/shortlist").text
        #expect(text.contains("Made for the road to work.</textarea>"))
        #expect(text.contains("at first: " + Escaping.html(draft.text)))
    }

    @Test func aPagesBrandAndKindAreCorrected() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false)), id = "https://shop.example/brand-1/bottle-0"
        _ = await visitor.post("/decide", ["do": "set-brand", "page": id, "to": "Northfell"])
        #expect(try await visitor.get("/").text.contains("Northfell"))
        _ = await visitor.post("/decide", ["do": "set-kind", "page": id, "to": "article"])
        #expect(try await !visitor.get("/").text.contains("Northfell"))
        #expect(try visitor.claims(ReviewFilter(page: PageID(id))).isEmpty)
    }

    @Test(arguments: [
        ["do": "explode"], [:], ["do": "accept"], ["do": "set-angle:sideways", "page": "p", "concept": "feature/a", "quote": "q"],
        ["do": "merge-concept", "concept": "feature/steel"], ["do": "set-kind", "page": "p", "to": "poem"], ["do": "note"],
        ["do": "note", "to": String(repeating: "x", count: 3000)],
    ])
    func aFormThatSaysNothingUsefulIsToldSo(fields: [String: String]) async throws {
        let visitor = try Visitor()
        let answer = await visitor.post("/decide", fields)
        #expect(answer.status == 400)
        #expect(try visitor.market.read { try $0.decisionCount() } == 0)
    }

    @Test func theLogIsShownAndSaved() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false)), claims = try visitor.claims()
        await visitor.decide("accept", on: claims[0])
        await visitor.decide("reject", on: claims[0])
        _ = await visitor.post("/undo", [:])
        let gone = ["do": "accept", "page": "gone.html", "concept": "feature/x", "polarity": "present", "quote": "gone"]
        _ = await visitor.post("/decide", gone)
        let text = try await visitor.get("/decisions").text
        for words in ["Undid: Rejected", "undone", "counts", "No longer apply", "the page is not in this run"] {
            #expect(text.contains(words), "\(words)")
        }
        let table = try await visitor.get("/decisions.csv")
        #expect(table.response["Content-Disposition"]?.contains("attachment") == true)
        #expect(try DecisionCSV.rows(table.text).count == 4)
    }

    @Test func aDecisionIsFoundAgainWhenTheWordingMoved() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false)), claim = try visitor.claims()[0]
        await visitor.decide("reject", on: claim)
        var page = try #require(try visitor.market.read { try $0.page(claim.page) })
        let old = page.claims[claim.position], text = page.page.blocks[old.evidence.block].text
        page.page.blocks[old.evidence.block] = Block(zone: .bullet, text: "Now " + text)
        let words = page.page.blocks[old.evidence.block].text, start = old.evidence.range.lowerBound
        page.claims[claim.position] = Claim(
            concept: old.concept, evidence: Evidence(block: old.evidence.block, range: start..<words.utf8.count), strength: old.strength,
            confidence: old.confidence)
        let changed = page
        try visitor.market.write { market in
            let run = try market.begin(Run(started: "2026-12-02T10:00:00.000Z", version: "test", lexiconsHash: "l", inputs: []))
            let print = PageFingerprint(source: changed.page.source, bytesHash: "new", lexiconsHash: "l")
            try market.replace([StoredPage(content: changed, fingerprint: print)], in: run)
        }
        let address = "/review?all=1&page=" + Form.encoded(claim.page.rawValue)
        #expect(try await visitor.get(address).text.contains("<span id=\"decided\">1</span>"))
        #expect(try await visitor.get(address).text.contains("claim rejected"))
    }

    @Test func whatCannotBeAnalysedIsTold() async throws {
        struct Broken: Error, CustomStringConvertible { var description: String { "the lexicons are gone" } }
        let market = try SampleMarket.file([], at: SampleMarket.folder().appending(path: "m.sqlite").path)
        let site = ReviewSite(market: market, author: "ada", port: 8642, now: { "" }, recompute: { _ in throw Broken() })
        let answer = await site.respond(SiteRequest(method: "GET", target: "/", headers: ["Host": "127.0.0.1:8642"]))
        #expect(answer.status == 500)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("the lexicons are gone"))
    }
}
