import Foundation
import GRDB
import MarketModel
import Testing

@testable import MarketStore

/// Market files go from analyst to analyst: one made by hand to do harm is an error with its place, never a trap.
@Suite struct HostileFileTests {
    private func market(in folder: URL, _ sql: String) throws -> String {
        let path = folder.appending(path: "m.sqlite").path
        let market = try MarketFile(path: path)
        try market.analyze((0..<6).map { Sample.stored(Sample.page($0)) })
        try market.write { _ = try $0.append(Sample.decision()) }
        try market.close()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: sql)
        }
        try queue.close()
        return path
    }

    private func readAll(_ path: String, _ opening: MarketFile.Opening) throws {
        let file = try MarketFile(path: path, opening: opening)
        try file.read { reader in
            _ = try reader.pages()
            _ = try reader.snapshots()
            _ = try reader.claimsToReview(ReviewFilter(undecidedOnly: false), limit: 1000)
            _ = try reader.decisionLog()
            _ = try reader.decisions()
            _ = try reader.settings()
            _ = try reader.failures()
            _ = try reader.search("soft")
        }
    }

    @Test(arguments: [
        ("UPDATE claim_quotes SET \"end\" = 1000000", "pages"), ("UPDATE claim_quotes SET start = 9, \"end\" = 3", "claim_quotes"),
        ("UPDATE claim_quotes SET start = -5", "claim_quotes"), ("UPDATE claim_quotes SET block = 99", "pages"),
        ("UPDATE claim_quotes SET block = -1", "claim_quotes"), ("UPDATE page_demand SET \"end\" = 1000000", "pages"),
        ("UPDATE page_demand SET start = \"end\" + 1", "page_demand"), ("UPDATE claim_quotes SET \"end\" = 'x'", "claim_quotes"),
        ("UPDATE claim_quotes SET \"end\" = x'00'", "claim_quotes"),
        ("UPDATE claim_quotes SET \"end\" = 9223372036854775807", "claim_quotes"),
        ("UPDATE blocks SET text = x'ff00'", "blocks"), ("UPDATE blocks SET relevance = 'much'", "blocks"),
        ("UPDATE blocks SET relevance = 9e999", "blocks"), ("UPDATE blocks SET heading = 5000", "pages"),
        ("UPDATE blocks SET copies = 9223372036854775807", "blocks"), ("UPDATE blocks SET zone = 'banner'", "zone"),
        ("UPDATE blocks SET text = char(0)", "pages"), ("UPDATE page_claims SET concept = 'nonsense'", "nonsense"),
        ("UPDATE page_claims SET strength = x'01'", "page_claims"), ("UPDATE page_claims SET polarity = 'maybe'", "polarity"),
        ("UPDATE page_claims SET page = 4711 WHERE number = 1", "page_claims"), ("UPDATE pages SET product = '{'", "table pages, row 1"),
        ("UPDATE pages SET product = '[1,2]'", "table pages, row 1"), ("UPDATE pages SET id = x'41' WHERE number = 1", "pages"),
        ("UPDATE pages SET kind = 'shop'", "kind"),
        ("UPDATE decisions SET action = 'explode'", "explode"), ("UPDATE decisions SET author = x'00'", "decisions"),
        ("UPDATE decisions SET target = 'nobody'", "decisions"), ("UPDATE runs SET pages_read = 'many'", "runs"),
        ("INSERT INTO settings VALUES (x'00', x'00')", "settings"), ("DROP TABLE failures", "failures"),
        ("DROP VIEW unread; CREATE TABLE unread (x)", "unread"),
        ("DROP VIEW standing_decisions; CREATE VIEW standing_decisions AS SELECT 1", "standing_decisions"),
        ("CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM decisions; END", "trigger"),
        ("UPDATE claim_quotes SET block = 1.5", "claim_quotes"),
        ("INSERT INTO past_pages VALUES ('p', 1, 2, NULL, 'l', '{\"page\":{}}')", "table past_pages, row of run 1"),
    ])
    func aHostileFileIsAnError(sql: String, place: String) throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(in: folder, sql)
        for opening in [MarketFile.Opening.existing, .reading] {
            do {
                try readAll(path, opening)
                Issue.record("nobody noticed: \(sql)")
            } catch let error as MarketFileError {
                #expect(error.description.hasPrefix(path + ": "))
                #expect(error.description.contains(place), "\(error)")
            }
        }
    }

    @Test func aHugeBlobIsAnErrorAndTakesNoMemory() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(in: folder, "UPDATE analysis SET content = ''; INSERT INTO settings VALUES ('x', zeroblob(300000000))")
        #expect(throws: MarketFileError.self) { try readAll(path, .existing) }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [MarketFile.Opening.existing, .reading, .createIfMissing])
    func aPipeIsNoMarket(opening: MarketFile.Opening) throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "m.sqlite").path
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: MarketFileError.notSQLite(path: path)) { try MarketFile(path: path, opening: opening) }
    }

    /// Bytes turned over anywhere: an error or a market, never a trap.
    @Test(arguments: 0..<60)
    func anyDamageIsAnErrorOrAMarket(seed: Int) throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(in: folder, "SELECT 1")
        var bytes = try Data(contentsOf: URL(filePath: path)), random = Seeded(UInt64(seed))
        for _ in 0..<(seed % 3 == 0 ? 1 : 40) {
            bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if seed % 5 == 0 { bytes = bytes.prefix(Int.random(in: 100..<bytes.count, using: &random)) }
        try bytes.write(to: URL(filePath: path))
        do { try readAll(path, seed % 2 == 0 ? .existing : .reading) } catch let error as MarketFileError {
            #expect(error.description.hasPrefix(path + ": "))
        }
    }

    @Test func anAnalystsOwnViewIsLeftAlone() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(in: folder, "CREATE VIEW mine AS SELECT brand FROM pages; CREATE INDEX mine2 ON pages (brand); ANALYZE")
        try readAll(path, .existing)
        try readAll(path, .reading)
    }

    @Test func aMarketWhoseColumnsWereExplainedInOtherWordsIsRead() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(
            in: folder,
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, ' -- ', '   -- formerly: ') WHERE type IN ('table', 'view');
            PRAGMA writable_schema = OFF
            """)
        try readAll(path, .existing)
        try readAll(path, .reading)
    }

    @Test func aMarketThatCannotBeWrittenIsRead() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let inner = folder.appending(path: "a b?c#d%41é")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        let path = try market(in: inner, "SELECT 1")
        let before = try Data(contentsOf: URL(filePath: path))
        // Whoever runs the tests may be allowed everything, so the way taken for such files is taken here by hand.
        let file = try MarketFile(path: path, opening: .reading, isReadOnly: true)
        #expect(try file.read { try $0.pages().count } == 6)
        #expect(try file.read { try $0.decisionCount() } == 1)
        #expect(throws: MarketFileError.notWritable(path: path)) {
            try file.write { _ = try $0.append(Sample.decision(.note, after: "x")) }
        }
        try file.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: inner.path) == ["m.sqlite"])
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func aFileThatIsMovedWhileOpenIsTold() throws {
        let folder = try Sample.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try market(in: folder, "SELECT 1"), elsewhere = folder.appending(path: "n.sqlite").path
        let file = try MarketFile(path: path)
        try file.write { _ = try $0.append(Sample.decision(.note, after: "in the log")) }
        try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
        #expect(throws: MarketFileError.moved(path: path)) { try file.write { _ = try $0.append(Sample.decision(.note, after: "x")) } }
        // The log that was left must not go into another market.
        #expect(throws: MarketFileError.self) { try MarketFile(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
        try FileManager.default.copyItem(atPath: elsewhere, toPath: path)
        #expect(throws: MarketFileError.moved(path: path)) { try file.read { try $0.decisionCount() } }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: path)
        try file.write { _ = try $0.append(Sample.decision(.note, after: "y")) }
        #expect(try file.read { try $0.decisionCount() } == 3)
    }
}
