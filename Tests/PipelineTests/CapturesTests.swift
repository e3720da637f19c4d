import Foundation
import MarketModel
import Positioning
import Testing

@testable import Pipeline

/// The toothpaste market with an own brand of six pages in four captures, with planted drift: everything planted is found, and nothing else.
@Suite(.serialized) struct CapturesTests {
    private static let days = ["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"]
    private static let position = "feature/low-abrasion"

    private struct Expected: Decodable {
        struct Change: Decodable, Equatable {
            let claims: [String]
            let ground: [String]
            let brands: [String]
            let failed: Int
        }

        struct Standing: Decodable, Equatable {
            let accurate: [Int]
            let continuous: [Int]
        }

        let changes: [Change]
        let own: [Standing]
        let alerts: [String]
    }

    private static func path(_ day: String) -> String { RunFixtures.toothpaste + "/captures/\(day).ndjson" }

    /// The market after all four captures.
    private static func withMarket<T>(_ body: (URL, MarketSession) async throws -> T) async throws -> T {
        try await RunFixtures.inScratch { folder in
            let file = folder.appending(path: "m.sqlite").path, able = folder.appending(path: "able.txt")
            try Data("Low abrasion, RDA 35\n".utf8).write(to: able)
            for (n, day) in days.enumerated() {
                let run = try MarketRun(
                    paths: (n == 0 ? [RunFixtures.toothpaste + "/pages"] : []) + [path(day)], market: file,
                    out: folder.appending(path: "r").path, own: n == 0 ? "Brackenby" : nil, capabilities: n == 0 ? able.path : nil,
                    target: nil, donors: [], captured: n == 0 ? day : nil, fresh: false, lexicons: RunFixtures.lexicons)
                _ = try await run.analyze(observer: { _ in })
            }
            return try await body(folder, MarketSession(file: file, lexicons: RunFixtures.lexicons))
        }
    }

    @Test func plantedDriftIsFoundAndNothingElse() async throws {
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: URL(filePath: RunFixtures.toothpaste + "/captures/expected.json")))
        try await Self.withMarket { _, session in
            let history = session.history(position: Self.position)
            #expect(history.points.map(\.name) == Self.days)
            let found = history.changes.map { change in
                Expected.Change(
                    claims: change.moves.map { "\($0.brandName) \($0.kind.rawValue) \($0.concept.id): \($0.what)" },
                    ground: change.ground.map { "\($0.kind.rawValue) \($0.brandName ?? "") \($0.isPosition ? "position" : $0.label)" },
                    brands: change.brandsAppeared, failed: change.failed)
            }
            #expect(found == expected.changes)
            #expect(
                history.points.compactMap(\.own).map {
                    Expected.Standing(accurate: [$0.accuracy.n, $0.accuracy.of], continuous: [$0.continuity.n, $0.continuity.of])
                } == expected.own)
            #expect(history.alerts.map { "\($0.day) \($0.kind.rawValue)" } == expected.alerts)
            #expect(history.fresh.map(\.kind) == [.entered])

            // The same market's own pages, audited at the first and at the last capture.
            func audit(_ day: String) async throws -> AuditReport {
                let own = try await OwnPages.read([Self.path(day)], lexicons: RunFixtures.lexicons, observer: { _ in })
                let pages = own.pages.filter { $0.page.product.brand == "Brackenby" }
                return try #require(MarketAnalyzer.audit(pages, position: Self.position, session.input)?.report)
            }
            func faults(_ report: AuditReport) -> [String] {
                report.pages.flatMap { page in
                    let name = page.page.rawValue.split(separator: "/").last!
                    return (page.says.isEmpty && page.contradictions.isEmpty ? ["\(name) silent"] : [])
                        + page.contradictions.map { "\(name) \($0.kind.rawValue) \($0.text)" }
                }.sorted()
            }
            let first = try await audit(Self.days[0])
            #expect(faults(first) == ["family silent", "refill no figure Low abrasion"])
            #expect(first.accuracy == .init(4, of: 6))
            let last = try await audit(Self.days[3])
            #expect(
                faults(last) == [
                    "family silent", "kind-fennel silent", "refill no figure Low abrasion", "travel weaker Low abrasion, RDA 70",
                ])
            #expect(last.accuracy == .init(2, of: 6))
            let title = try #require(last.edits.first { $0.text.contains("in the title") })
            #expect(title.draft?.hasSuffix("Low abrasion, RDA 35") ?? false)
        }
    }

    /// A third of the market's pages come back as nothing: no claim is dropped.
    @Test func aThirdOfThePagesFailingDropsNothing() async throws {
        try await RunFixtures.inScratch { folder in
            let file = folder.appending(path: "m.sqlite").path, again = folder.appending(path: "again")
            try FileManager.default.createDirectory(at: again, withIntermediateDirectories: true)
            let names = try FileManager.default.contentsOfDirectory(atPath: RunFixtures.toothpaste + "/pages").sorted()
            for (n, name) in names.enumerated() {
                let page = try Data(contentsOf: URL(filePath: RunFixtures.toothpaste + "/pages/" + name))
                // One in three is empty, one in three has other bytes and the same words.
                let bytes = n % 3 == 0 ? Data() : n % 3 == 1 ? page + Data("<!-- later -->".utf8) : page
                try bytes.write(to: again.appending(path: name))
            }
            for (paths, day) in [([RunFixtures.toothpaste + "/pages"], "2026-02-01"), ([again.path], "2026-05-01")] {
                let run = try MarketRun(
                    paths: paths, market: file, out: folder.appending(path: "r").path, own: nil, capabilities: nil, target: nil, donors: [],
                    captured: day, fresh: false, lexicons: RunFixtures.lexicons)
                _ = try await run.analyze(observer: { _ in })
            }
            let history = try MarketSession(file: file, lexicons: RunFixtures.lexicons).history(position: nil)
            #expect(history.changes.count == 1)
            #expect(history.changes[0].moves.isEmpty, "\(history.changes[0].moves.map { "\($0.brandName) \($0.kind) \($0.concept.id)" })")
            #expect(history.changes[0].failed >= names.count / 3)
        }
    }

    @Test func aTextIsAListing() async throws {
        try await RunFixtures.inScratch { folder in
            let file = folder.appending(path: "listing.md")
            try Data("# Kind Mint <paste>\n\n- Low abrasion, RDA 35\n- Fresh breath\n\nCleans without scratching.\n".utf8).write(to: file)
            let own = try await OwnPages.read([file.path], lexicons: RunFixtures.lexicons, observer: { _ in })
            let blocks = own.pages[0].page.blocks
            #expect(blocks.filter { $0.zone == .bullet }.map(\.text) == ["Low abrasion, RDA 35", "Fresh breath"])
            #expect(blocks.first { $0.zone == .title }?.text.contains("Kind Mint <paste>") ?? false)
        }
    }
}
