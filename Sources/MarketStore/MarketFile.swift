import Foundation
import GRDB
import GRDBSQLite

/// One market in one SQLite file: pages, claims, decisions, settings, runs and the last analysis.
///
/// Reading and writing are separate types that live as long as a block; a write is one transaction, so that a kill at any moment
/// leaves all of it or nothing. Readers never wait for the writer. The file explains itself to any SQLite tool: start with
/// `SELECT * FROM about`. A file may come from anybody: it is checked when it is opened.
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
        /// The file must be there, and is only looked at: it may lie on a disk that nobody can write to.
        case reading
    }

    public let path: String
    let reader: any DatabaseReader
    /// `nil` when the file is only looked at.
    let pool: DatabasePool?
    private let identity: FileIdentity?

    /// Opens or makes a market file and brings its schema up to date.
    ///
    /// - Parameter patience: seconds to wait for another writer before `MarketFileError.locked`.
    /// - Throws: `MarketFileError`; a file that is not a market is never touched.
    public convenience init(path: String, opening: Opening = .createIfMissing, patience: Double = 5) throws(MarketFileError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let canWrite = access(path, W_OK) == 0 && access(folder, W_OK) == 0
        try self.init(path: path, opening: opening, patience: patience, isReadOnly: opening == .reading && !canWrite)
    }

    /// - Parameter isReadOnly: whether the file or its folder cannot be written.
    init(path: String, opening: Opening, patience: Double = 5, isReadOnly: Bool) throws(MarketFileError) {
        self.path = path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isFolder.boolValue else { throw .notSQLite(path: path) }
        guard exists || opening == .createIfMissing else { throw .missing(path: path) }
        // SQLite would read the log of another market into the new one.
        guard exists || (Self.size(path + "-wal") ?? 0) == 0 else {
            throw .failed(
                path: path,
                detail:
                    "a market was moved away from here while it was open, and \(path)-wal was left. Put it beside that market, or delete it."
            )
        }
        do {
            if exists { try Self.check(path) }
            if isReadOnly {
                (reader, pool) = (try Self.readOnly(path, patience), nil)
            } else {
                let opened = try DatabasePool(path: path, configuration: Self.configuration(patience))
                (reader, pool) = (opened, opened)
            }
            identity = FileIdentity(path)
            if try reader.read(Schema.migrator.hasBeenSuperseded) { throw MarketFileError.newerSchema(path: path) }
            if let pool {
                if try pool.read({ try Int.fetchOne($0, sql: "PRAGMA application_id") }) != Schema.applicationID {
                    try pool.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
                }
                if try pool.read({ try !Schema.migrator.hasCompletedMigrations($0) }) { try Schema.migrator.migrate(pool) }
            } else if try reader.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
                throw MarketFileError.failed(
                    path: path,
                    detail: "an earlier version of creneau wrote this market. Copy it to where it can be written, and open the copy.")
            }
            if exists, let detail = try reader.read(MarketCheck.problem) { throw MarketFileError.damaged(path: path, detail: detail) }
        } catch {
            throw MarketFileError(error, path: path)
        }
    }

    /// Runs a block that reads one consistent state of the market.
    public func read<T>(_ body: (MarketReader) throws -> T) throws -> T {
        try told { try reader.read { try body(MarketReader($0)) } }
    }

    /// Runs a block in one transaction: when it returns, everything is on the disk; when it throws, nothing is.
    public func write<T>(_ body: (MarketWriter) throws -> T) throws -> T {
        guard let pool else { throw MarketFileError.notWritable(path: path) }
        return try told { try pool.write { try body(MarketWriter($0)) } }
    }

    /// Folds the write-ahead log into the one file, so that a copy of it alone is complete.
    ///
    /// - Returns: whether all of the log went in; another program that reads the market may hinder it.
    @discardableResult
    public func foldLog() throws -> Bool {
        guard let pool else { return true }
        return try told {
            do {
                _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                return false
            }
        }
    }

    /// Folds the write-ahead log into the one file and closes it; the market cannot be used afterwards.
    ///
    /// - Returns: as `foldLog`.
    @discardableResult
    public func close() throws -> Bool {
        let isWhole = try foldLog()
        try told { try reader.close() }
        return isWhole
    }

    private func told<T>(_ body: () throws -> T) throws -> T {
        // SQLite goes on with a file that was moved away: what is decided then would be found nowhere.
        guard FileIdentity(path) == identity else { throw MarketFileError.moved(path: path) }
        do { return try body() } catch  where MarketFileError.isOfFile(error) { throw MarketFileError(error, path: path) }
    }

    /// Bytes that one field may have; the analysis of a large market has some tens of millions.
    private static let largestField: Int32 = 256 << 20

    static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        // A reader's snapshot needs few connections: the site answers from short reads.
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // A decision that was acknowledged survives the loss of power, not only of the process.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // What a view or an index of somebody else's file may call.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            _ = sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, largestField)
        }
        return configuration
    }

    /// A connection that only reads, for a file that cannot be written or lies in such a folder.
    private static func readOnly(_ path: String, _ patience: Double) throws -> DatabaseQueue {
        var configuration = configuration(patience)
        configuration.readonly = true
        let plain = path.utf8.map { byte in
            // What a URI gives a meaning to.
            [UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%")].contains(byte)
                ? "%" + String(byte, radix: 16) : String(UnicodeScalar(byte))
        }
        // Without a log beside it the file is whole, and needs no lock file either.
        let log = size(path + "-wal") ?? 0
        let name =
            log > 0
            ? path : "file:" + String(decoding: plain.joined().unicodeScalars.map { UInt8($0.value) }, as: UTF8.self) + "?immutable=1"
        return try DatabaseQueue(path: name, configuration: configuration)
    }

    private static func size(_ path: String) -> Int? { (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int }

    /// Tells a market by its first bytes, before anything could change another program's file.
    private static func check(_ path: String) throws {
        // To open a pipe is to wait for who writes to it.
        guard FileIdentity(path)?.isRegular == true else { throw MarketFileError.notSQLite(path: path) }
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
}

/// Which file a path leads to, whatever it is called.
struct FileIdentity: Equatable {
    let device: UInt64
    let number: UInt64
    let isRegular: Bool

    /// - Returns: `nil` when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }
}
