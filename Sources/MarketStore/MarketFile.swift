import Foundation
import GRDB

/// One market in one SQLite file: pages, claims, decisions, settings, runs and the last analysis.
///
/// Reading and writing are separate types that live as long as a block; a write is one transaction, so that a kill at any moment
/// leaves all of it or nothing. Readers never wait for the writer. The file explains itself to any SQLite tool: start with
/// `SELECT * FROM about`.
///
/// ```swift
/// let market = try MarketFile(path: "toothpaste.sqlite", opening: .existing)
/// let pages = try market.read { try $0.pages() }
/// try market.write { try $0.append(decision) }
/// ```
public final class MarketFile: Sendable {
    public enum Opening: Hashable, Sendable {
        /// The file must be there.
        case existing
        /// The file is made when it is not there.
        case createIfMissing
        /// The market starts anew; what was there is kept beside it as `NAME.previous`.
        case fresh
    }

    public let path: String
    let pool: DatabasePool

    /// Opens or makes a market file and brings its schema up to date.
    ///
    /// - Parameter patience: seconds to wait for another writer before `MarketFileError.locked`.
    /// - Throws: `MarketFileError`; a file that is not a market is never touched.
    public init(path: String, opening: Opening = .createIfMissing, patience: Double = 5) throws(MarketFileError) {
        self.path = path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue else { throw .notSQLite(path: path) }
        guard exists || opening != .existing else { throw .missing(path: path) }
        do {
            if exists { try Self.check(path) }
            pool = try DatabasePool(path: path, configuration: Self.configuration(patience))
            if try pool.read(Schema.migrator.hasBeenSuperseded) { throw MarketFileError.newerSchema(path: path) }
            if exists && opening == .fresh { try Self.startAnew(pool, path: path) }
            if try pool.read({ try Int.fetchOne($0, sql: "PRAGMA application_id") }) != Schema.applicationID {
                try pool.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
            }
            if try pool.read({ try !Schema.migrator.hasCompletedMigrations($0) }) { try Schema.migrator.migrate(pool) }
        } catch let error as MarketFileError {
            throw error
        } catch let error as DatabaseError {
            throw MarketFileError(error, path: path)
        } catch {
            throw .failed(path: path, detail: "\(error)")
        }
    }

    /// Runs a block that reads one consistent state of the market.
    public func read<T>(_ body: (MarketReader) throws -> T) throws -> T {
        try told { try pool.read { try body(MarketReader($0)) } }
    }

    /// Runs a block in one transaction: when it returns, everything is on the disk; when it throws, nothing is.
    public func write<T>(_ body: (MarketWriter) throws -> T) throws -> T {
        try told { try pool.write { try body(MarketWriter($0)) } }
    }

    /// Folds the write-ahead log into the one file and closes it; the market cannot be used afterwards.
    public func close() throws {
        try told {
            do {
                _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                // Another process still reads: it will fold the log when it closes.
            }
            try pool.close()
        }
    }

    private func told<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw MarketFileError(error, path: path) }
    }

    private static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        // A reader's snapshot needs few connections: the site answers from short reads.
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // A decision that was acknowledged survives the loss of power, not only of the process.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    /// Tells a market by its first bytes, before anything could change another program's file.
    private static func check(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw MarketFileError.notWritable(path: path) }
        defer { try? handle.close() }
        let head = [UInt8](try handle.read(upToCount: 100) ?? Data())
        guard head.isEmpty || head.starts(with: Array("SQLite format 3\0".utf8)) else { throw MarketFileError.notSQLite(path: path) }
        // The application id stands at byte 68, high byte first.
        let owner = head.count < 72 ? 0 : head[68..<72].reduce(0) { $0 << 8 | Int($1) }
        if owner == Schema.applicationID || head.isEmpty { return }
        // A market whose making was cut short may have its id in the log only, and no more than the tables of GRDB.
        try DatabaseQueue(path: path).read { db in
            let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT GLOB '*grdb_*'") ?? 0
            guard owner == Schema.applicationID || owner == 0 && objects == 0 else { throw MarketFileError.notAMarket(path: path) }
        }
    }

    /// Copies the market to `path.previous`, then empties it inside SQLite, so that other processes see a consistent file throughout.
    private static func startAnew(_ pool: DatabasePool, path: String) throws {
        let copy = path + ".previous", unfinished = copy + ".part"
        try? FileManager.default.removeItem(atPath: unfinished)
        try pool.vacuum(into: unfinished)
        guard rename(unfinished, copy) == 0 else { throw MarketFileError.notWritable(path: copy) }
        try pool.erase()
    }
}
