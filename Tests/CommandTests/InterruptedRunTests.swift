import Foundation
import Testing

/// What a user's market is worth after the program was stopped in the middle of its work.
@Suite(.serialized) struct InterruptedRunTests {
    private static let pages = ["alvane-pro-white", "charrow-coal", "coolquay", "nervique-calm"]

    /// A market of a few pages with a decision in it; gives the decisions as the program prints them.
    private func market(in folder: URL) throws -> String {
        let corpus = Program.root.appending(path: "corpora/toothpaste/pages"), pages = folder.appending(path: "pages")
        try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
        where Self.pages.contains(where: { name.hasPrefix($0.prefix(7)) }) {
            try FileManager.default.copyItem(at: corpus.appending(path: name), to: pages.appending(path: name))
        }
        #expect(try Program.run(["analyze", "pages", "--market", "m.sqlite", "--out", "r"], in: folder).status == 0)
        let note = """
            key,time,author,action,page,concept,polarity,quote,before,after,target
            k1,2026-11-02T10:00:00.000Z,ada,note,,,,,,talk to the supplier,

            """
        try note.write(to: folder.appending(path: "d.csv"), atomically: true, encoding: .utf8)
        #expect(try Program.run(["decisions", "m.sqlite", "--import", "d.csv"], in: folder).status == 0)
        let log = try Program.run(["decisions", "m.sqlite", "--format", "csv"], in: folder).output
        #expect(log.contains("talk to the supplier"))
        return log
    }

    @Test func aKilledAnalyzeLeavesTheMarketAndItsDecisions() throws {
        try Program.inScratch { folder in
            let log = try market(in: folder)
            let gaps = try Program.run(["gaps", "m.sqlite", "--format", "json"], in: folder).output
            for (number, seconds) in [0.05, 0.3, 0.6, 0.9, 1.2, 1.6, 2.0, 2.6].enumerated() {
                // Other bytes each time, so that every page is read anew.
                for page in try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "pages").path) {
                    let file = try FileHandle(forWritingTo: folder.appending(path: "pages/" + page))
                    try file.seekToEnd()
                    try file.write(contentsOf: Data("<!-- \(number) -->".utf8))
                    try file.close()
                }
                _ = try Program.run(
                    ["analyze", "pages", "--market", "m.sqlite", "--out", "r"], in: folder, under: ["timeout", "-s", "KILL", "\(seconds)"])
                #expect(
                    try Program.run(["decisions", "m.sqlite", "--format", "csv"], in: folder).output == log, "killed after \(seconds) s")
                let after = try Program.run(["gaps", "m.sqlite", "--format", "json"], in: folder)
                #expect(after.status == 0 && after.output == gaps, "killed after \(seconds) s: \(after.errors)")
            }
        }
    }

    @Test func aFullDiskIsToldAndNothingIsLost() throws {
        try Program.inScratch { folder in
            let log = try market(in: folder)
            // No file may grow beyond 16 kB, which the program meets as it meets a disk without room.
            let full = try Program.run(
                ["analyze", Program.root.appending(path: "corpora/toothpaste/pages").path, "--market", "m.sqlite", "--out", "r"],
                in: folder,
                under: ["sh", "-c", #"trap "" XFSZ; ulimit -f 32; exec "$0" "$@""#])
            #expect(full.status == 2, "\(full.errors)")
            #expect(full.errors.contains("m.sqlite"), "\(full.errors)")
            #expect(try Program.run(["decisions", "m.sqlite", "--format", "csv"], in: folder).output == log)
        }
    }
}
