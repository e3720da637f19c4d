import Foundation
import GRDB

extension MarketFile {
    /// What became of a market that was made anew.
    public struct Renewal: Hashable, Sendable {
        /// The market as it was.
        public let backup: String
        /// Rows of the log of decisions that were carried over.
        public let decisions: Int
    }

    /// Makes a market anew beside the old one, which it replaces when it is complete; the old one is kept as a backup.
    ///
    /// A kill at any moment leaves the old market or the new one under `path`, whole and with its decisions; what was unfinished is
    /// overwritten by the next attempt.
    ///
    /// - Parameters:
    ///   - path: of an existing market, which no other program may have open.
    ///   - day: names the backup, `YYYY-MM-DD`.
    ///   - fill: puts the pages in.
    /// - Throws: what `fill` throws, or `MarketFileError`; then the old market is as it was.
    public static func renew(_ path: String, day: String, patience: Double = 5, fill: (MarketFile) throws -> Void) throws -> Renewal {
        let path = URL(filePath: path).resolvingSymlinksInPath().path, part = path + ".new"
        // Checks the old market, and brings it up to date, before any work is done for it.
        try MarketFile(path: path, opening: .existing, patience: patience).close()
        for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: part + ending) }
        let fresh = try MarketFile(path: part, opening: .createIfMissing, patience: patience)
        try fill(fresh)
        let old = try DatabaseQueue(path: path, configuration: configuration(patience))
        do {
            return try old.inDatabase { db in
                // Leaving the log needs the file alone: a program that still had it open would go on writing into the backup.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete" else { throw MarketFileError.locked(path: path) }
                var renewal: Renewal?
                try db.inTransaction(.exclusive) {
                    let log = try MarketReader(db).decisionLog()
                    _ = try fresh.write { try $0.add(log.map(DecisionCSV.Row.init)) }
                    try fresh.close()
                    let backup = try keep(path, day: day)
                    guard rename(part, path) == 0 else { throw MarketFileError.notWritable(path: path) }
                    for ending in ["-wal", "-shm"] { unlink(part + ending) }
                    renewal = Renewal(backup: backup, decisions: log.count)
                    return .commit
                }
                return renewal!
            }
        } catch {
            throw MarketFileError(error, path: path)
        }
    }

    /// Gives the file a second name, which stays with it when the first one goes to another file.
    private static func keep(_ path: String, day: String) throws -> String {
        let url = URL(filePath: path), folder = url.deletingLastPathComponent(), ending = url.pathExtension
        let base = url.deletingPathExtension().lastPathComponent + ".before-" + day
        for copy in 1...1000 {
            let name = base + (copy == 1 ? "" : "-\(copy)") + (ending.isEmpty ? "" : "." + ending)
            let backup = folder.appending(path: name).path
            if link(path, backup) == 0 { return backup }
            if errno == EEXIST { continue }
            // A file system without second names.
            guard (try? FileManager.default.copyItem(atPath: path, toPath: backup)) != nil else {
                throw MarketFileError.notWritable(path: backup)
            }
            return backup
        }
        throw MarketFileError.notWritable(path: folder.appending(path: base).path)
    }
}

extension DecisionCSV.Row {
    fileprivate init(_ entry: DecisionEntry) {
        self.init(line: entry.number, key: entry.key, content: entry.content, author: entry.author, time: entry.time)
    }
}
