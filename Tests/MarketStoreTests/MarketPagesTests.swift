import Foundation
import GRDB
import MarketModel
import Testing

@testable import MarketStore

@Suite struct MarketPagesTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func pagesComeBackAsTheyWere(seed: UInt64) throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "m.sqlite").path
        let pages = (0..<30).map { Sample.page($0, seed: seed) }
        let market = try MarketFile(path: path)
        try market.analyze(pages.shuffled().map { Sample.stored($0) })
        try market.close()
        let again = try MarketFile(path: path, opening: .existing)
        #expect(try again.read { try $0.pages() } == pages.sorted { $0.page.id < $1.page.id }, "seed \(seed)")
        #expect(try again.read { try $0.page(pages[7].page.id) } == pages[7])
        #expect(try again.read { try $0.page(PageID("elsewhere")) } == nil)
        #expect(try again.read { try $0.pageRecords() }.count == 30)
    }

    @Test func anUnchangedPageIsNotWrittenAgain() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        let page = Sample.page(1)
        #expect(try market.analyze([Sample.stored(page)]).written == 1)
        #expect(try market.analyze([Sample.stored(page)]).written == 0)
        #expect(try market.read { try $0.isUnchanged(page.page.id, bytesHash: "b", lexiconsHash: "lex-1") })
        #expect(try !market.read { try $0.isUnchanged(page.page.id, bytesHash: "c", lexiconsHash: "lex-1") })
        #expect(try !market.read { try $0.isUnchanged(page.page.id, bytesHash: "b", lexiconsHash: "lex-2") })
        let print = PageFingerprint(source: page.page.source, bytesHash: "b", lexiconsHash: "lex-1")
        #expect(try market.read { try $0.fingerprints() } == [print: page.page.id])
        #expect(try market.analyze([Sample.stored(page, lexicons: "lex-2")]).written == 1)
        #expect(try market.read { try $0.snapshots() }.allSatisfy { $0.pages == [page] }, "new lexicons are no change of the market")
    }

    @Test func theHistoryKeepsWhatAPageClaimedBefore() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        let old = Sample.page(1, seed: 3), new = AnalyzedPage(page: Sample.page(1, seed: 9).page), other = Sample.page(2)
        try market.analyze([Sample.stored(old, bytes: "1")])
        try market.analyze([Sample.stored(new, bytes: "2"), Sample.stored(other)])
        let failure = PageFailure(source: new.page.source, code: .empty, message: "the file is empty")
        try market.analyze([Sample.stored(other)], failures: [failure])
        let snapshots = try market.read { try $0.snapshots() }
        #expect(snapshots.map { $0.pages.map(\.page.id) } == [[old.page.id], [old.page.id, other.page.id], [old.page.id, other.page.id]])
        #expect(snapshots[0].pages[0].claims == old.claims)
        for claim in old.claims {
            #expect(snapshots[0].pages[0].page.quote(claim.evidence) == old.page.quote(claim.evidence))
        }
        #expect(snapshots[1].pages[0] == new)
        #expect(snapshots[2].pages[0] == new, "a page that failed this time is not gone")
        #expect(snapshots[2].failures == [failure])
        #expect(
            try market.read { try $0.search("soft") }.allSatisfy { $0.page != old.page.id || new.page.blocks[$0.block].text == $0.text })
    }

    @Test func aFailureStandsUntilItsSourceIsRead() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        let failures = ["pages/1.html", "pages/2.html"].map { PageFailure(source: $0, code: .encoding, message: "not text") }
        try market.analyze([], failures: failures)
        #expect(try market.read { try $0.failures() } == failures)
        try market.analyze([Sample.stored(Sample.page(1))])
        #expect(try market.read { try $0.failures() } == [failures[1]])
    }

    @Test func searchFindsWordsAndNothingIsAnOperator() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        var page = ProductPage(source: "a", id: PageID("a"))
        page.blocks = [Block(zone: .bullet, text: "Keeps drinks cold for hours"), Block(zone: .review, text: "It leaked \"twice\"")]
        try market.analyze([Sample.stored(AnalyzedPage(page: page))])
        for (words, blocks) in [
            ("drink", [0]), ("KEEP hour", [0]), ("leaking", [1]), ("nothing", []), ("\" OR *", []), ("", []), ("twice\"", [1]),
        ] {
            #expect(try market.read { try $0.search(words) }.map(\.block) == blocks, "\(words)")
        }
        #expect(try market.write { try $0.remove(page.id) })
        #expect(try market.read { try $0.search("drink") }.isEmpty)
        #expect(try market.read { try $0.pages() }.isEmpty)
    }

    @Test func theQueueHoldsWhatNobodyDecidedOnLeastCertainFirst() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        let pages = (0..<20).map { Sample.page($0) }
        try market.analyze(pages.map { Sample.stored($0) })
        let count = pages.map(\.claims.count).reduce(0, +)
        let queue = try market.read { try $0.claimsToReview(limit: 1000) }
        #expect(queue.count == count)
        #expect(queue.map(\.confidence) == queue.map(\.confidence).sorted())
        for claim in queue {
            let page = try #require(pages.first { $0.page.id == claim.page })
            #expect(page.claims[claim.position].concept == claim.concept && page.claims[claim.position].evidence == claim.evidence)
        }
        let first = queue[0]
        let verdict = Decision(
            action: .accept, page: first.page, concept: first.concept.id, polarity: first.concept.polarity, quote: first.quoteKey,
            author: "ada", time: "2026-11-02T10:00:00.000Z")
        _ = try market.write { try $0.append(verdict) }
        #expect(try market.read { try $0.claimsToReview(limit: 1) }.first == queue[1])
        #expect(try market.read { try $0.claimsToReview(ReviewFilter(undecidedOnly: false), limit: 1) }.first == first)
        #expect(try market.read { try $0.reviewProgress() } == ReviewProgress(decided: 1, claims: count))
        #expect(try market.read { try $0.decisionsWithoutExactClaim() }.isEmpty)
        let moved = Sample.decision(.reject, page: first.page.rawValue, concept: first.concept.id.rawValue, quote: "in other words")
        _ = try market.write { try $0.append(moved) }
        #expect(try market.read { try $0.decisionsWithoutExactClaim() }.map(\.decision) == [moved])
        let rest = ReviewFilter(decidedElsewhere: [(queue[1].page, queue[1].position)])
        #expect(try market.read { try $0.claimsToReview(rest, limit: 1) }.first == queue[2])
        for claim in queue where claim.page == first.page {
            let kind = Sample.decision(.setKind, page: claim.page.rawValue, quote: nil, after: "article", second: 5)
            _ = try market.write { try $0.append(kind) }
        }
        #expect(try market.read { try $0.claimsToReview(limit: 1000) }.allSatisfy { $0.page != first.page })
    }

    @Test func anAnalystCanQueryTheViews() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "m.sqlite").path
        let market = try MarketFile(path: path)
        let pages = (0..<20).map { Sample.page($0) }
        try market.analyze(pages.map { Sample.stored($0) })
        let soft = Concept(id: ConceptID(.feature, "soft"), label: "soft"),
            quiet = Concept(id: ConceptID(.feature, "quiet"), label: "quiet")
        let a = BrandID(folding: "A"), b = BrandID(folding: "B")
        try market.write {
            try $0.save(
                SavedAnalysis(
                    stamp: $0.reader.stamp(), content: Data("{}".utf8),
                    brands: [.init(id: a, name: "A", isOwn: false), .init(id: b, name: "B", isOwn: true, notObservable: "image-only")],
                    concepts: [soft, quiet],
                    cells: [(a, soft.id, .claimed(.init(strength: 0.8, mentions: 3, pages: 2, quotes: []))), (a, quiet.id, .notFound)],
                    gaps: [
                        Gap(
                            kind: .open, label: "Quiet", concepts: [quiet], worth: Gap.Worth(value: 0.5), reason: "r", rank: 1)
                    ]))
        }
        try market.close()
        // With any SQLite tool, not through our own types.
        try DatabaseQueue(path: path).read { db in
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM claims") == pages.map(\.claims.count).reduce(0, +))
            #expect(
                try Int.fetchOne(db, sql: "SELECT count(*) FROM evidence") == pages.flatMap(\.claims).map { 1 + $0.also.count }.reduce(0, +)
            )
            let quotes = try Row.fetchAll(db, sql: "SELECT page, quote FROM claims ORDER BY page, concept").map {
                [$0[0], $0[1]] as [String]
            }
            let expected = pages.flatMap { page in
                page.claims.map { (page.page.id.rawValue, $0.concept.id.rawValue, page.page.quote($0.evidence)) }
            }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { [$0.0, $0.2] }
            // A range may cut a character in two here, which the file keeps as bytes and Swift repairs.
            #expect(quotes.map { $0[0] } == expected.map { $0[0] })
            #expect(zip(quotes, expected).allSatisfy { $0[1].contains("\u{FFFD}") || $0[1] == $1[1] || $1[1].contains("\u{FFFD}") })
            let cells = try Row.fetchAll(db, sql: "SELECT brand, concept, state FROM cells ORDER BY 1, 2").map {
                "\($0[0] as String) \($0[1] as String) \($0[2] as String)"
            }
            #expect(
                cells == [
                    "A feature/quiet not found", "A feature/soft claimed", "B feature/quiet not observable",
                    "B feature/soft not observable",
                ])
            #expect(try String.fetchOne(db, sql: "SELECT id FROM gaps") == "open:feature/quiet")
            for name in try String.fetchAll(db, sql: "SELECT name FROM about") {
                _ = try Row.fetchAll(db, sql: "SELECT * FROM \(name) LIMIT 1")
            }
            let undocumented = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'view' AND name NOT IN (SELECT name FROM about)")
            #expect(undocumented == [])
        }
    }

    @Test func aSavedAnalysisIsGivenOnlyForItsState() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let market = try MarketFile(path: folder.appending(path: "m.sqlite").path)
        try market.analyze([Sample.stored(Sample.page(1))])
        let stamp = try market.read { try $0.stamp() }
        try market.write { try $0.save(SavedAnalysis(stamp: stamp, content: Data("{\"a\":1}".utf8))) }
        #expect(try market.read { try $0.analysis(stamp: $0.stamp()) } == Data("{\"a\":1}".utf8))
        try market.write { _ = try $0.append(Sample.decision()) }
        #expect(try market.read { try $0.analysis(stamp: $0.stamp()) } == nil)
        #expect(try market.read { try $0.analysis() } != nil)
        let before = try market.read { try $0.stamp() }
        try market.write { try $0.set("gaps.top", "20") }
        #expect(try market.read { try $0.stamp() } != before)
        try market.write { try $0.set("gaps.top", nil) }
        #expect(try market.read { try $0.stamp() } == before)
    }
}
