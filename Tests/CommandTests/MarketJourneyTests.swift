import Foundation
import Testing

/// One market through every command, as a user would go.
@Suite struct MarketJourneyTests {
    @Test func everyViewOfAMarketWorks() throws {
        try Program.inScratch { folder in
            let corpus = Program.root.appending(path: "corpora/toothpaste/pages")
            let pages = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted().filter { $0.hasSuffix(".html") }
            let chosen = pages.filter { name in
                ["alvane-pro", "apatrell-n10", "charrow", "coolquay", "nervique-calm.", "broken"].contains { name.hasPrefix($0) }
            }
            let paths = chosen.map { corpus.appending(path: $0).path }
            let run = try Program.run(["analyze"] + paths + ["--market", "m.sqlite", "--out", "r", "--own", "Charrow"], in: folder)
            #expect(run.status == 1, "\(run.errors)")
            #expect(run.errors.contains("broken-download.html: "))
            #expect(run.output.contains("Charrow (own)"))
            for name in ["report.html", "matrix.csv", "matrix.xlsx", "claims.csv", "gaps.json", "shortlist.md"] {
                let size = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "r/\(name)").path)[.size] as? Int
                #expect(size ?? 0 > 0, "\(name)")
            }
            for view in ["matrix", "segments", "demand", "gaps", "shortlist", "history", "community", "backtest", "settings", "decisions"] {
                for format in ["table", "csv", "json", "md"] {
                    let result = try Program.run([view, "m.sqlite", "--format", format], in: folder)
                    #expect(result.status == 0, "\(view) \(format): \(result.errors)")
                    #expect(!result.output.isEmpty, "\(view) \(format)")
                    if format == "json" { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) } }
                }
            }
            let own = corpus.appending(path: "charrow-midnight.html").path
            for format in ["table", "csv", "json", "md"] {
                for view in [["rival", "m.sqlite", "alvane"], ["audit", "m.sqlite", own], ["audit", "m.sqlite", own, "--position", "1"]] {
                    let result = try Program.run(view + ["--format", format], in: folder)
                    #expect(result.status == 0 && !result.output.isEmpty, "\(view) \(format): \(result.errors)")
                    if format == "json" { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) } }
                }
            }
            let stranger = try Program.run(["rival", "m.sqlite", "Alvan"], in: folder)
            #expect(stranger.status == 2 && stranger.errors.contains("Alvane"))
            #expect(try Program.run(["audit", "m.sqlite", own, "--position", "no-such-gap"], in: folder).status == 2)
            #expect(try Program.run(["history", "m.sqlite", "--alerts"], in: folder).status == 0, "one capture has no alerts")
            let change = try Program.run(["settings", "m.sqlite", "zone.heading", "0.9"], in: folder)
            #expect(change.status == 0, "\(change.errors)")
            #expect(try Program.run(["settings", "m.sqlite", "--format", "csv"], in: folder).output.contains("zone.heading,0.90,0.80"))
            #expect(try Program.run(["settings", "m.sqlite", "zone.heading", "99"], in: folder).status == 2)
            #expect(try Program.run(["brief", "m.sqlite", "no-such-gap"], in: folder).status == 2)
            #expect(try Program.run(["report", "m.sqlite", "--out", "again"], in: folder).output.contains("again/report.html"))
        }
    }
}
