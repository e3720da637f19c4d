import Foundation
import MarketModel
import Testing

@testable import MarketStore

/// `--fresh`: the new market takes the old one's place only when it is whole, and no decision is lost on the way.
@Suite struct RenewalTests {
    private func old(in folder: URL) throws -> String {
        let path = folder.appending(path: "m.sqlite").path
        let market = try MarketFile(path: path)
        try market.analyze([Sample.stored(Sample.page(1))])
        try market.write { writer in
            _ = try writer.append(Sample.decision())
            _ = try writer.append(Sample.decision(.reject, concept: "feature/quiet", second: 2))
            _ = try writer.undo(author: "ada", time: "2026-11-02T10:00:05.000Z")
        }
        try market.close()
        return path
    }

    @Test func theOldMarketIsKeptAndItsDecisionsAreCarriedOver() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try old(in: folder), log = try MarketFile(path: path).read { try $0.decisionLog() }
        var backups: [String] = []
        for round in 2...3 {
            let renewal = try MarketFile.renew(path, day: "2026-11-03") { try $0.analyze([Sample.stored(Sample.page(round))]) }
            backups.append(renewal.backup)
            #expect(renewal.decisions == 3)
            let fresh = try MarketFile(path: path, opening: .existing)
            #expect(try fresh.read { try $0.pages() }.map(\.page.id) == [Sample.page(round).page.id])
            #expect(try fresh.read { try $0.decisionLog() } == log)
            try fresh.close()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".new") }.isEmpty)
        #expect(backups.map { ($0 as NSString).lastPathComponent } == ["m.before-2026-11-03.sqlite", "m.before-2026-11-03-2.sqlite"])
        let first = try MarketFile(path: backups[0], opening: .existing)
        #expect(try first.read { try $0.pages() }.map(\.page.id) == [Sample.page(1).page.id])
        #expect(try first.read { try $0.decisionLog() } == log)
    }

    @Test func whatFailsLeavesTheOldMarket() throws {
        struct Stop: Error {}
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try old(in: folder)
        for _ in 0..<2 {
            #expect(throws: MarketFileError.self) {
                try MarketFile.renew(path, day: "2026-11-03") { market in
                    try market.analyze([Sample.stored(Sample.page(2))])
                    throw MarketFileError.diskFull(path: path)
                }
            }
            let market = try MarketFile(path: path, opening: .existing)
            #expect(try market.read { try $0.pages().count + $0.decisionCount() } == 4)
            try market.close()
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("before") }
        #expect(names.isEmpty)
    }

    @Test func aMarketThatIsOpenElsewhereIsNotReplaced() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try old(in: folder), elsewhere = try MarketFile(path: path)
        _ = try elsewhere.read { try $0.decisionCount() }
        #expect(throws: MarketFileError.locked(path: path)) {
            try MarketFile.renew(path, day: "2026-11-03", patience: 0.1) { try $0.analyze([Sample.stored(Sample.page(2))]) }
        }
        try elsewhere.write { _ = try $0.append(Sample.decision(.note, after: "still here")) }
        #expect(try elsewhere.read { try $0.decisionCount() } == 4)
    }

    @Test(arguments: 0..<20)
    func aKillLeavesOneWholeMarket(number: Int) async throws {
        let folder = try Sample.folder(), seed = UInt64(3000 + number)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try old(in: folder)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, seed = seed as UInt64] in
            Killer.arm(seed: seed, within: 150_000)
            for round in 2..<100_000 {
                _ = try MarketFile.renew(path, day: "2026-11-03") { try $0.analyze([Sample.stored(Sample.page(round))]) }
            }
        }
        // Killed, then repeated.
        _ = try MarketFile.renew(path, day: "2026-11-04") { try $0.analyze([Sample.stored(Sample.page(7))]) }
        let market = try MarketFile(path: path, opening: .existing)
        #expect(try market.read { try $0.decisionCount() } == 3, "seed \(seed)")
        #expect(try market.read { try $0.pages().count } == 1, "seed \(seed)")
    }
}
