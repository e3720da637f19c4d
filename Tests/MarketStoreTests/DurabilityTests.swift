import Foundation
import GRDB
import MarketModel
import Testing

@testable import MarketStore

/// A kill at any moment loses nothing that was acknowledged, and leaves a file that opens.
///
/// Each case is a process of its own that writes until it kills itself with SIGKILL, at a moment drawn from the seed. What it was told is
/// done it notes in a second file, past any buffer. `CRENEAU_KILLS` sets another number of kills for a longer run.
@Suite(.serialized) struct DurabilityTests {
    static let kills = ProcessInfo.processInfo.environment["CRENEAU_KILLS"].flatMap { Int($0) } ?? 25

    @Test(arguments: 0..<4)
    func decisionsSurviveAKill(part: Int) async throws {
        for number in 0..<Self.kills {
            let folder = try Sample.folder(), seed = UInt64(part * Self.kills + number), path = folder.appending(path: "m.sqlite").path
            defer { try? FileManager.default.removeItem(at: folder) }
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, seed = seed as UInt64] in
                Killer.arm(seed: seed, within: 60_000)
                let market = try MarketFile(path: path), told = open(path + ".told", O_CREAT | O_WRONLY | O_APPEND, 0o600)
                for number in 0..<100_000 {
                    let undoes = number % 5 == 4
                    let key = try market.write { writer in
                        undoes
                            ? try writer.undo(author: "ada", time: "2026-11-02T10:00:00.000Z")!.key
                            : try writer.append(Sample.decision(.note, after: "note \(number)")).key
                    }
                    let line = Array("\(key)\n".utf8)
                    _ = write(told, line, line.count)
                }
            }
            let told = (try? String(contentsOfFile: path + ".told", encoding: .utf8)) ?? ""
            let market = try MarketFile(path: path)
            let log = try market.read { try $0.decisionLog() }
            let known = Set(log.map(\.key)), acknowledged = told.split(separator: "\n").map(String.init)
            #expect(acknowledged.allSatisfy { known.contains($0) }, "seed \(seed): an acknowledged decision is gone")
            #expect(log.count >= acknowledged.count, "seed \(seed): an acknowledged undo is gone")
            #expect(log.count <= acknowledged.count + 1, "seed \(seed): something was written that nobody asked for")
            try check(market, seed)
            try market.write { _ = try $0.append(Sample.decision(.note, after: "afterwards")) }
        }
    }

    @Test(arguments: 0..<4)
    func anAnalyzeIsAllOrNothingUnderAKill(part: Int) async throws {
        for number in 0..<Self.kills {
            let folder = try Sample.folder(), seed = UInt64(1000 + part * Self.kills + number),
                path = folder.appending(path: "m.sqlite").path
            defer { try? FileManager.default.removeItem(at: folder) }
            let first = try MarketFile(path: path)
            try first.analyze((0..<10).map { Sample.stored(Sample.page($0), bytes: "0") })
            try first.write { _ = try $0.append(Sample.decision()) }
            try first.close()
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, seed = seed as UInt64] in
                Killer.arm(seed: seed, within: 120_000)
                let market = try MarketFile(path: path)
                for round in 1..<100_000 {
                    try market.analyze((0..<10).map { Sample.stored(Sample.page($0, seed: UInt64(round % 7)), bytes: "\(round)") })
                }
            }
            let market = try MarketFile(path: path, opening: .existing)
            try market.read { reader in
                #expect(try reader.decisionCount() == 1, "seed \(seed)")
                #expect(try reader.pages().count == 10, "seed \(seed): a run is there by half")
                let rounds = Set(try reader.fingerprints().keys.map(\.bytesHash))
                #expect(rounds.count == 1, "seed \(seed): pages of two runs are mixed")
                #expect(try reader.runs().allSatisfy { $0.finished != nil }, "seed \(seed)")
            }
            try check(market, seed)
        }
    }

    private func check(_ market: MarketFile, _ seed: UInt64) throws {
        let whole = try market.reader.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(whole == "ok", "seed \(seed)")
        try #require(market.pool).write {
            try $0.execute(sql: "INSERT INTO block_search (block_search, rank) VALUES ('integrity-check', 1)")
        }
    }
}

/// Ends its own process without a word.
enum Killer {
    /// - Parameter within: microseconds, at most; a fifth of the seeds kills within the first 2 ms.
    static func arm(seed: UInt64, within: UInt32) {
        var random = Seeded(seed)
        let moment = UInt32.random(in: 0...(seed % 5 == 0 ? 2_000 : within), using: &random)
        Thread.detachNewThread {
            usleep(moment)
            kill(getpid(), SIGKILL)
        }
    }
}
