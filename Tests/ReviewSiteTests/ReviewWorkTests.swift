import Foundation
import MarketModel
import MarketStore
import Positioning
import Testing

@testable import ReviewSite

/// What an analyst does beyond one claim: adding what the reading missed, several rows at once, brands that are one.
@Suite struct ReviewWorkTests {
    private static let page = "https://shop.example/brand-1/bottle-0"

    @Test func aClaimIsAddedFromWordsOfThePage() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let block = try #require(try visitor.market.read { try $0.page(PageID(Self.page)) }?.page.blocks.first { $0.zone.isSellerCopy })
        let words = block.text.split(separator: " ").prefix(3).joined(separator: "  ")
        let fields = ["do": "add-claim", "page": Self.page, "words": words, "to": "Rings like a bell", "angle": "benefit"]
        #expect(await visitor.post("/decide", fields).status == 303)
        let id = ConceptID(.benefit, "rings-like-a-bell")
        let row = try #require(try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix.concept(id))
        #expect(row.concept.label == "Rings like a bell" && row.cells.count == 1)
        #expect(row.cells[0].holding.quotes.first?.text == block.text.split(separator: " ").prefix(3).joined(separator: " "))
        #expect(try await visitor.get("/decisions").text.contains("Added “"))
        _ = await visitor.post("/undo", [:])
        #expect(try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix.concept(id) == nil)
    }

    @Test func wordsThatThePageDoesNotHaveAreToldInTheLog() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let fields = ["do": "add-claim", "page": Self.page, "words": "nobody wrote this", "to": "bell", "angle": "benefit"]
        #expect(await visitor.post("/decide", fields).status == 303)
        let inapplicable = try await visitor.site.analyses.current(patience: .seconds(60)).analysis.inapplicable
        #expect(inapplicable.map(\.reason) == ["the words are not on the page any more"])
        #expect(try await visitor.get("/decisions").text.contains("No longer apply"))
    }

    @Test(arguments: [
        ["do": "add-claim", "page": page, "to": "bell"], ["do": "add-claim", "words": "a b", "to": "bell"],
        ["do": "add-claim", "page": page, "words": "a b"], ["do": "merge-brand", "before": "Brand 0"],
    ])
    func aFormThatLeavesSomethingOutIsToldSo(fields: [String: String]) async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        #expect(await visitor.post("/decide", fields).status == 400)
    }

    @Test func brandsAreCountedAsOneAfterTheNewCountWasSeen() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let before = try await visitor.site.analyses.current().analysis.matrix.rivals
        let a = before[0], b = before[1]
        let seen = try await visitor.get("/brands?same=\(Form.encoded(a.id.rawValue))&as=\(Form.encoded(b.id.rawValue))").text
        #expect(seen.contains("\(before.count) → \(before.count - 1) brands"))
        #expect(await visitor.post("/decide", ["do": "merge-brand", "before": a.name, "to": b.name, "back": "/brands"]).status == 303)
        let after = try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix
        #expect(after.rivals.count == before.count - 1)
        #expect(after.brand(b.id)?.pages.count == a.pages.count + b.pages.count)
        _ = await visitor.post("/undo", [:])
        #expect(try await visitor.site.analyses.current(patience: .seconds(60)).analysis.matrix.rivals.count == before.count)
    }

    @Test func severalRowsAreDecidedAtOnce() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let effect = Effect(try SampleMarket.analysis(of: visitor.market))
        let groups = try visitor.market.read { try AlikePage.groups($0, effect: effect) }
        let many = groups.filter { $0.claims > 1 }.prefix(2)
        let total = many.reduce(0) { $0 + $1.claims }
        #expect(many.count == 2 && total >= 4)
        var fields = ["do": "reject", "back": "/alike"]
        for (n, group) in many.enumerated() { fields["g\(n)"] = group.field }
        #expect(await visitor.post("/decide-many", fields).status == 303)
        #expect(try visitor.market.read { try $0.decisions() }.filter { $0.action == .reject }.count == total)
        // Decided once: a second time there is nothing left.
        #expect(await visitor.post("/decide-many", fields).status == 409)
        #expect(await visitor.post("/decide-many", ["do": "reject"]).status == 400)
        #expect(await visitor.post("/decide-many", ["do": "explode", "g0": groups[5].field]).status == 400)
        let page = try await visitor.get("/alike").text
        for group in many { #expect(!page.contains("value=\"\(Escaping.html(group.field))\"")) }
    }

    @Test func theQueueIsWhatCanMoveAPosition() async throws {
        let visitor = try Visitor(SampleMarket.pages(hostile: false))
        let analysis = try await visitor.site.analyses.current().analysis, moving = Effect(analysis).concepts
        let left = try visitor.market.read { try $0.reviewCounts(concepts: moving).all }
        let whole = try visitor.market.read { try $0.reviewCounts().all }
        #expect(left < whole)
        let text = try await visitor.get("/review").text
        #expect(text.contains(left == 0 ? "Nothing left changes the shortlist" : "\(left) decision"))
        let all = try await visitor.get("/review?whole=1").text
        #expect(all.contains("feature ("))
        let filter = ReviewFilter(concepts: moving)
        #expect(try visitor.claims(filter).count == min(left, 1000))
        #expect(try visitor.claims(filter).allSatisfy { moving.contains($0.concept.id) })
    }
}
