import Foundation
import MarketModel
import Testing

@testable import ReviewSite

/// The site in headless Chromium, driven by `Fixtures/browser.py`; skipped with a word where there is no browser.
@Suite(.serialized) struct BrowserTests {
    static let missing: String? = {
        let answer = try? run(["-c", "import playwright, axe_playwright_python"])
        if answer?.status != 0 { return "Playwright and axe for Python are not installed: pip install playwright axe-playwright-python" }
        let names = ["chromium", "chromium-browser", "google-chrome"]
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.contains { folder in names.contains { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") } }
        return found ? nil : "there is no Chromium: apt-get install chromium"
    }()

    @Test(
        .enabled(if: missing == nil, Comment(rawValue: missing ?? "")), .timeLimit(.minutes(10)),
        arguments: [("pages", false), ("keyboard", false), ("attack", true), ("plain", false)])
    func inABrowser(check: String, hostile: Bool) async throws {
        let folder = try SampleMarket.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var pages = SampleMarket.pages(brands: 5, hostile: hostile)
        // A word of 1 MB is shown elsewhere; here it would only slow the browser.
        if let last = pages.indices.last, hostile {
            pages[last].page.blocks[SampleMarket.hostile.count] = Block(zone: .paragraph, text: String(repeating: "W", count: 20_000))
            // Its claim is cut with it: a market whose claims point beyond their text is refused.
            pages[last].claims = pages[last].claims.map { claim in
                guard claim.evidence.range.upperBound > 20_000 else { return claim }
                return Claim(
                    concept: claim.concept, evidence: Evidence(block: claim.evidence.block, range: 10..<19_990), strength: claim.strength,
                    confidence: claim.confidence)
            }
        }
        let site = SampleMarket.site(try SampleMarket.file(pages, at: folder.appending(path: "bottles.sqlite").path))
        let (addresses, announce) = AsyncStream.makeStream(of: String.self)
        let serving = Task {
            defer { announce.finish() }
            try await site.serve(port: 0) { announce.yield($0) }
        }
        defer { serving.cancel() }
        let address = try #require(await addresses.first { _ in true })
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/browser.py").path
        let answer = try await Task.detached { try Self.run([script, address, check]) }.value
        #expect(answer.status == 0, "\(answer.output)")
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
