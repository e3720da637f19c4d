import Foundation
import MarketModel
import Testing

@testable import Pipeline

@Suite struct ExtractionTests {
    private func extract(_ paths: [String], withClaims: Bool = true, format: ExtractionFormat = .ndjson) async throws -> (
        text: String, failed: Int
    ) {
        var bytes: [UInt8] = []
        let extraction = try Extraction(
            paths: paths, format: format, withClaims: withClaims, explaining: false, lexicons: RunFixtures.lexicons)
        let failed = try await extraction.run(observer: { _ in }, write: { bytes += $0 })
        return (String(decoding: bytes, as: UTF8.self), failed)
    }

    /// Every claim is verbatim, typed and in its block; every field has the type of the contract.
    @Test func pagesFollowTheContract() async throws {
        let pages = try RunFixtures.pages(["alvane-pro-white.", "charrow-midnight", "broken", "kieselgruen"])
        let found = try await extract(pages)
        #expect(found.failed == 1)
        let lines = found.text.split(separator: "\n")
        #expect(lines.count == pages.count)
        for (line, source) in zip(lines, pages) {
            let page = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(page["source"] as? String == source)
            guard page["status"] as? String == "ok" else {
                let failure = try #require(page["failure"] as? [String: String])
                #expect(Set(failure.keys) == ["code", "message"])
                continue
            }
            #expect(PageKind(rawValue: page["kind"] as? String ?? "") != nil)
            #expect(page["observable"] as? Bool != nil)
            let blocks = try #require(page["blocks"] as? [[String: Any]])
            for block in blocks { #expect(Zone(rawValue: block["zone"] as? String ?? "") != nil) }
            var seen: Set<String> = []
            for claim in page["claims"] as? [[String: Any]] ?? [] {
                let angle = try #require(Angle(rawValue: claim["angle"] as? String ?? ""))
                let id = try #require(ConceptID(rawValue: claim["concept"] as? String ?? ""))
                #expect(id.angle == angle)
                #expect(seen.insert("\(id) \(claim["polarity"] ?? "")").inserted, "\(id) twice on \(source)")
                for place in [claim] + (claim["also"] as? [[String: Any]] ?? []) {
                    let block = try #require((place["block"] as? Int).map { blocks[$0]["text"] as? String ?? "" })
                    let start = try #require(place["start"] as? Int), end = try #require(place["end"] as? Int)
                    #expect(Block(zone: .bullet, text: block).quote(start..<end) == place["text"] as? String)
                }
                #expect((0...1).contains(claim["strength"] as? Double ?? 2))
                #expect((0...1).contains(claim["confidence"] as? Double ?? 2))
            }
        }
    }

    @Test func whatIsPrintedCanBeReadBack() async throws {
        let pages = try RunFixtures.pages(["apatrell-n10", "broken", "dentelune"])
        let first = try await extract(pages)
        try await RunFixtures.inScratch { folder in
            let file = folder.appending(path: "pages.ndjson")
            try Data(first.text.utf8).write(to: file)
            let second = try await extract([file.path])
            #expect(second.text == first.text)
            #expect(second.failed == first.failed)
        }
    }

    @Test(arguments: [
        "{\"status\":\"ok\",\"blocks\":[{\"zone\":\"bullet\",\"text\":\"ab\"}],\"claims\":[{\"concept\":\"feature/a\",\"block\":0,\"start\":0,\"end\":9}]}",
        "{\"status\":\"ok\",\"blocks\":[{\"zone\":\"bullet\",\"text\":\"ab\"}],\"claims\":[{\"concept\":\"feature/a\",\"block\":7,\"start\":0,\"end\":1}]}",
        "{\"status\":\"ok\",\"blocks\":[{\"zone\":\"nowhere\",\"text\":\"ab\"}]}",
        "{\"status\":\"ok\",\"blocks\":[],\"claims\":[{\"concept\":\"feature\",\"block\":0,\"start\":0,\"end\":1}]}", "[]",
    ])
    func aLineThatIsNotOursFailsAsData(line: String) {
        guard case .failure(let failure) = ExtractedPage.read(Array(line.utf8), source: "-#1") else {
            Issue.record("accepted \(line)")
            return
        }
        #expect(failure.code == .malformedInput)
    }
}
