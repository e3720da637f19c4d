import Foundation
import MarketModel
import MarketStore
import Positioning
import Testing

@testable import Pipeline

@Suite struct MarketRunTests {
    private static let pages = ["alvane-pro-white", "charrow", "coolquay", "nervique", "oakmere", "broken"]

    private func run(_ paths: [String], in folder: URL, name: String, own: String? = nil, captured: String? = nil) async throws -> (
        outcome: MarketRun.Outcome, files: [String: Data]
    ) {
        let out = folder.appending(path: name + "-report")
        let run = try MarketRun(
            paths: paths, market: folder.appending(path: name + ".sqlite").path, out: out.path, own: own, capabilities: nil, target: nil,
            donors: [], captured: captured, fresh: false, lexicons: RunFixtures.lexicons)
        let outcome = try await run.analyze(observer: { _ in })
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
            files[name] = try Data(contentsOf: out.appending(path: name))
        }
        return (outcome, files)
    }

    @Test func theOrderOfFilesChangesNothing() async throws {
        try await RunFixtures.inScratch { folder in
            let pages = try RunFixtures.pages(Self.pages)
            let first = try await run(pages, in: folder, name: "market")
            try FileManager.default.removeItem(at: folder.appending(path: "market.sqlite"))
            let second = try await run(pages.reversed(), in: folder, name: "market")
            #expect(first.files.keys.sorted() == second.files.keys.sorted())
            for (name, bytes) in first.files { #expect(bytes == second.files[name], "\(name)") }
        }
    }

    @Test func aSecondRunReadsNothingAnewAndChangesNothing() async throws {
        try await RunFixtures.inScratch { folder in
            let pages = try RunFixtures.pages(Self.pages)
            let first = try await run(pages, in: folder, name: "market")
            let second = try await run(pages, in: folder, name: "market")
            for (name, bytes) in first.files { #expect(bytes == second.files[name], "\(name)") }
            let market = try MarketFile(path: folder.appending(path: "market.sqlite").path, opening: .existing)
            let runs = try market.read { try $0.runs() }
            #expect(runs.map(\.pagesUnchanged) == [0, runs[0].pagesRead])
            #expect(runs.map(\.pagesRead) == [runs[0].pagesRead, 0])
            #expect(runs.map(\.pagesFailed) == [1, 1])
        }
    }

    @Test func pagesAreAddedAndTheOwnBrandIsRemembered() async throws {
        try await RunFixtures.inScratch { folder in
            let pages = try RunFixtures.pages(Self.pages)
            _ = try await run(Array(pages.prefix(3)), in: folder, name: "market", own: "Charrow")
            let all = try await run(Array(pages.dropFirst(3)), in: folder, name: "market")
            let once = try await run(pages, in: folder, name: "other", own: "Charrow")
            #expect(all.outcome.reported.analysis.matrix == once.outcome.reported.analysis.matrix)
            #expect(all.outcome.reported.analysis.summary.ownBrand == "Charrow")
        }
    }

    @Test func twoFilesOfOnePageCountOnce() async throws {
        try await RunFixtures.inScratch { folder in
            let page = try #require(RunFixtures.pages(["alvane-pro-white."]).first)
            for name in ["a.html", "b.html"] { try FileManager.default.copyItem(atPath: page, toPath: folder.appending(path: name).path) }
            let both = ["a.html", "b.html"].map { folder.appending(path: $0).path }
            let once = try await run([both[0]], in: folder, name: "once"), twice = try await run(both.reversed(), in: folder, name: "twice")
            #expect(twice.outcome.reported.analysis.summary.pagesRead == 1)
            #expect(twice.outcome.reported.analysis.matrix == once.outcome.reported.analysis.matrix)
        }
    }

    @Test(arguments: [
        ("corpora/toothpaste", "toothpaste"), ("corpora/toothpaste/", "toothpaste"), ("a/page.html", "page"), ("shop.warc.gz", "shop"),
        ("-", "market"),
        ("x.html.gz", "x"), ("/", "market"),
    ])
    func aMarketIsCalledAfterItsPath(path: String, name: String) {
        #expect(MarketName.of(path: path) == name)
    }

    @Test(arguments: [
        ("2026-11-02", true), ("2026-13-02", false), ("2026-1-02", false), ("yesterday", false), ("2026-11-0x", false), ("", false),
    ])
    func aDayIsTold(text: String, isDay: Bool) {
        #expect(MarketRun.isDay(text) == isDay)
    }

    @Test func contentHashesTellContentsApart() {
        func hash(_ parts: [String?]) -> String {
            var hash = ContentHash()
            for part in parts { hash.mix(part) }
            return hash.hex
        }
        let all = [["a", "b"], ["ab", nil], ["ab", ""], ["", "ab"], ["abcdefgh"], ["abcdefgh", ""], ["abcdefg"], []].map(hash)
        #expect(Set(all).count == all.count)
        #expect(hash(["a", "b"]) == hash(["a", "b"]))
    }
}
