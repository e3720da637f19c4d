import Foundation
import Testing

@testable import Reports

/// The report's drawings in headless Chromium, looked at by `Fixtures/boxes.py`; skipped with a word where there is no browser.
@Suite(.serialized) struct ReportBrowserTests {
    static let missing: String? = {
        let answer = try? run(["-c", "import playwright, axe_playwright_python"])
        if answer?.status != 0 { return "Playwright and axe for Python are not installed: pip install playwright axe-playwright-python" }
        let names = ["chromium", "chromium-browser", "google-chrome"]
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.contains { folder in names.contains { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") } }
        return found ? nil : "there is no Chromium: apt-get install chromium"
    }()

    /// No text of a drawing lies on another or is cut, whatever the size of the market.
    @Test(.enabled(if: missing == nil, Comment(rawValue: missing ?? "")), .timeLimit(.minutes(5)), arguments: [5, 12, 40, 93, 300])
    func noTextCoversAnother(brands: Int) throws {
        let page = ReportPage.html(title: "Charts") {
            Tag.main {
                Tag.h1 { "Charts" }
                Tag.div(.class("scroll"), Attribute("tabindex", "0"), .role("region"), .label("Map")) { ChartSamples.map(brands).html() }
                Tag.div(.class("scroll"), Attribute("tabindex", "0"), .role("region"), .label("Canvas")) {
                    ChartSamples.canvas(brands).html()
                }
                HolderSquares(held: brands / 3, brands: brands).svg()
                ChartSamples.multiples(brands)
            }
        }
        try Self.look(page, name: "charts-\(brands)")
    }

    static func look(_ html: String, name: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString).html")
        try Data(html.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/boxes.py").path
        let answer = try run([script, file.path])
        #expect(answer.status == 0, "\(name): \(answer.output)")
    }

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
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
