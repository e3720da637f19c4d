public import Foundation
import GRDB

/// Why a market file could not be opened, read or written: each case names the file, and its description the remedy.
///
/// ```swift
/// do {
///     try file.write { try $0.append(decision) }
/// } catch MarketFileError.locked(let path) {
///     // another process writes to `path`: nothing was lost, try again
/// }
/// ```
public enum MarketFileError: Error, Hashable, Sendable {
    case missing(path: String)
    /// The file exists but is not a SQLite file at all.
    case notSQLite(path: String)
    /// A SQLite file of another program.
    case notAMarket(path: String)
    /// Written by a newer version of this program.
    case newerSchema(path: String)
    /// Another process holds the write lock for longer than the patience.
    case locked(path: String)
    case diskFull(path: String)
    case notWritable(path: String)
    /// The file was moved, replaced or removed since it was opened.
    case moved(path: String)
    case damaged(path: String, detail: String)
    case failed(path: String, detail: String)
}

extension MarketFileError: CustomStringConvertible, LocalizedError {
    public var description: String {
        switch self {
        case .missing(let path):
            "\(path): there is no such market file. Make one with `creneau analyze PATH --market \(path)`."
        case .notSQLite(let path):
            "\(path): this is not a market file (not SQLite). Name another file; this one is left as it is."
        case .notAMarket(let path):
            "\(path): this SQLite file belongs to another program. Name another file; this one is left as it is."
        case .newerSchema(let path):
            "\(path): this market was written by a newer version of creneau. Update creneau; the file is left as it is."
        case .locked(let path):
            "\(path): another program is writing to this market. Nothing was changed; close it or wait, then try again."
        case .diskFull(let path):
            "\(path): the disk is full. Nothing was lost; free some space, then try again."
        case .notWritable(let path):
            "\(path): cannot be opened or written. Check that the folder exists and that you may write to it and to the file."
        case .moved(let path):
            "\(path): the file was moved or replaced while it was open. What was done before is in it; nothing more is written. Put it back, or open it where it is."
        case .damaged(let path, let detail):
            "\(path): the file is damaged (\(detail)). Restore a copy, or save what is left with `sqlite3 \(path) .recover`."
        case .failed(let path, let detail):
            "\(path): \(detail)"
        }
    }

    public var errorDescription: String? { description }

    /// Whether an error says something of the file, and nothing of what was to be done with it.
    static func isOfFile(_ error: any Error) -> Bool {
        error is DatabaseError || error is BrokenRow || error is UnknownWord || error is DecodingError || error is RowDecodingError
    }

    /// What any error means for the user of a file.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as MarketFileError: self = error
        case let error as DatabaseError: self.init(error, path: path)
        case let error where Self.isOfFile(error): self = .damaged(path: path, detail: "\(error)")
        default: self = .failed(path: path, detail: "\(error)")
        }
    }

    /// What a database error means for the user of a file.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notSQLite(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(path: path)
        case .SQLITE_CORRUPT, .SQLITE_TOOBIG, .SQLITE_MISMATCH: self = .damaged(path: path, detail: error.message ?? "malformed")
        // A disk that is nearly full has no room for the lock file of readers first.
        case .SQLITE_IOERR where [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE].contains(error.extendedResultCode):
            self = .diskFull(path: path)
        default: self = .failed(path: path, detail: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
        }
    }
}
