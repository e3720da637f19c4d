public import Foundation
import GRDB
public import MarketModel

/// One consistent state of a market, for as long as the block of `MarketFile.read` runs.
public struct MarketReader {
    let db: Database

    init(_ db: Database) { self.db = db }

    // MARK: Runs and settings

    /// All runs, oldest first.
    public func runs() throws -> [Run] { try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY number").map(Run.init) }

    /// Settings that differ from their defaults, by key.
    public func settings() throws -> [String: String] {
        try Dictionary(
            Row.fetchAll(db, sql: "SELECT key, value FROM settings ORDER BY key").map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }

    /// Pages that could not be read and were not read since, by source.
    public func failures() throws -> [PageFailure] {
        try Row.fetchAll(db, sql: "SELECT source, code, message FROM unread ORDER BY source, code").map(PageFailure.init)
    }

    /// Pages that could not be read in one run, in input order.
    public func failures(of run: Int) throws -> [PageFailure] {
        try Row.fetchAll(db, sql: "SELECT source, code, message FROM failures WHERE run = ? ORDER BY number", arguments: [run])
            .map(PageFailure.init)
    }

    // MARK: What need not be analysed again

    /// Whether the market holds this page, made of these bytes and read with these lexicons.
    public func isUnchanged(_ id: PageID, bytesHash: String, lexiconsHash: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM pages WHERE id = ? AND bytes_hash = ? AND lexicons = ?"),
            arguments: [id.rawValue, bytesHash, lexiconsHash]) ?? false
    }

    /// The pages of the market by what they were made of, so that a file can be skipped before it is parsed.
    public func fingerprints() throws -> [PageFingerprint: PageID] {
        var found: [PageFingerprint: PageID] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT source, bytes_hash, lexicons, id FROM pages")
        while let row = try rows.next() {
            found[PageFingerprint(source: row[0], bytesHash: row[1], lexiconsHash: row[2])] = PageID(row[3] as String)
        }
        return found
    }

    // MARK: Analyses

    /// The saved analysis for a target segment (empty: all of the market) as JSON; `nil` when there is none with this stamp.
    ///
    /// - Parameter stamp: what the analysis was made of (`stamp()`); `nil` for any.
    public func analysis(target: String = "", stamp: String? = nil) throws -> Data? {
        let row = try Row.fetchOne(db, sql: "SELECT stamp, content FROM analysis WHERE target = ?", arguments: [target])
        guard let row, stamp == nil || stamp == row[0] as String else { return nil }
        return Data((row[1] as String).utf8)
    }

    /// Tells the state that an analysis depends on: equal stamps mean equal pages, decisions and settings.
    public func stamp() throws -> String {
        let counts = try Row.fetchOne(
            db,
            sql: """
                SELECT (SELECT coalesce(max(number), 0) FROM runs), (SELECT coalesce(max(number), 0) FROM decisions), \
                (SELECT count(*) FROM pages)
                """)!
        var hash = FNV()
        for (key, value) in try settings().sorted(by: { $0.key < $1.key }) { hash.mix(key, value) }
        return "run \(counts[0] as Int), decision \(counts[1] as Int), pages \(counts[2] as Int), settings \(hash.hex)"
    }
}

extension Run {
    init(_ row: Row) {
        self.init(
            started: row["started"], captured: row["captured"], version: row["version"], lexiconsHash: row["lexicons"],
            inputs: (row["inputs"] as String).split(separator: "\n").map(String.init))
        number = row["number"]
        finished = row["finished"]
        pagesRead = row["pages_read"]
        pagesUnchanged = row["pages_unchanged"]
        pagesFailed = row["pages_failed"]
    }
}

extension PageFailure {
    init(_ row: Row) {
        self.init(source: row[0], code: Code(rawValue: row[1]) ?? .unreadable, message: row[2])
    }
}

/// FNV-1a, 64 bits: a key of content that is the same on every machine.
struct FNV {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Mixes strings with a mark between them, so that ("a", "b") and ("ab", "") differ.
    mutating func mix(_ parts: String?...) {
        for part in parts {
            for byte in (part ?? "\u{0}").utf8 { step(byte) }
            step(0xff)
        }
    }

    private mutating func step(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    var hex: String { String(repeating: "0", count: 16 - String(value, radix: 16).count) + String(value, radix: 16) }
}
