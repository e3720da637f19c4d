import GRDB
public import MarketModel

extension MarketWriter {
    /// Adds a decision to the log; when the transaction ends, it is on the disk.
    @discardableResult
    public func append(_ decision: Decision) throws -> DecisionEntry {
        let key = try freeKey(decision.key)
        try insert(decision, key: key)
        return try reader.entry(key)!
    }

    /// Undoes a decision, by default the author's newest one that counts.
    ///
    /// - Returns: the decision that no longer counts; `nil` when there is none.
    @discardableResult
    public func undo(_ key: String? = nil, author: String, time: String) throws -> DecisionEntry? {
        let newest =
            try key
            ?? String.fetchOne(
                db, sql: "SELECT key FROM standing_decisions WHERE author = ? ORDER BY number DESC LIMIT 1", arguments: [author])
        guard let newest, let entry = try reader.entry(newest), entry.stands else { return nil }
        try insert("undo", of: newest, author: author, time: time)
        return try reader.entry(newest)
    }

    /// Lets an undone decision count again: by default the one that the author undid last, unless they decided something since.
    ///
    /// - Returns: the decision that counts again; `nil` when there is none.
    @discardableResult
    public func redo(_ key: String? = nil, author: String, time: String) throws -> DecisionEntry? {
        let undone =
            try key
            ?? String.fetchOne(
                db,
                sql: """
                    SELECT u.target FROM decisions u WHERE u.author = ?1 AND u.action = 'undo'
                      AND u.number > (SELECT coalesce(max(number), 0) FROM decisions WHERE author = ?1 AND target IS NULL)
                      AND NOT EXISTS (SELECT 1 FROM decisions r WHERE r.target = u.target AND r.number > u.number)
                    ORDER BY u.number DESC LIMIT 1
                    """, arguments: [author])
        guard let undone, let entry = try reader.entry(undone), !entry.stands, entry.decision != nil else { return nil }
        try insert("redo", of: undone, author: author, time: time)
        return try reader.entry(undone)
    }

    /// Joins the log of another analyst: rows that the log holds are left, others added in their order.
    ///
    /// - Throws: `DecisionCSV.Problem` when a row undoes one that neither log holds; nothing is added then.
    /// - Returns: counts, and the standing decisions on one subject that differ; of these the later one counts.
    public func add(_ rows: [DecisionCSV.Row]) throws -> DecisionImport {
        var outcome = DecisionImport(), theirs: [String] = []
        let ours = try reader.decisionLog().filter(\.stands)
        for row in rows {
            if try reader.entry(row.key) != nil {
                outcome.known += 1
                continue
            }
            switch row.content {
            case .undo(let target) where try reader.entry(target) == nil, .redo(let target) where try reader.entry(target) == nil:
                throw DecisionCSV.Problem(
                    line: row.line, message: "the row \(target), which it is about, is in neither log; export all rows")
            case .decision(let decision):
                try insert(decision, key: row.key)
                theirs.append(row.key)
            case .undo(let target): try insert("undo", of: target, author: row.author, time: row.time, key: row.key)
            case .redo(let target): try insert("redo", of: target, author: row.author, time: row.time, key: row.key)
            }
            outcome.added += 1
        }
        let bySubject = Dictionary(grouping: ours.compactMap(\.decision), by: \.subject)
        for key in theirs {
            guard let entry = try reader.entry(key), entry.stands, let their = entry.decision else { continue }
            // The newest of ours is the one that counted.
            if let our = bySubject[their.subject]?.max(by: { ($0.time, $0.author) < ($1.time, $1.author) }), our.result != their.result {
                outcome.conflicts.append(DecisionImport.Conflict(ours: our, theirs: their))
            }
        }
        return outcome
    }

    private func insert(_ decision: Decision, key: String) throws {
        try db.execute(
            sql: """
                INSERT INTO decisions (key, time, author, action, page, concept, polarity, quote, before, after) \
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                key, decision.time, decision.author, decision.action.rawValue, decision.page?.rawValue, decision.concept?.rawValue,
                decision.polarity?.rawValue, decision.quote, decision.before, decision.after,
            ])
    }

    private func insert(_ action: String, of target: String, author: String, time: String, key: String? = nil) throws {
        var hash = FNV()
        hash.mix(action, target, author, time)
        try db.execute(
            sql: "INSERT INTO decisions (key, time, author, action, target) VALUES (?, ?, ?, ?, ?)",
            arguments: [try key ?? freeKey(hash.hex), time, author, action, target])
    }

    /// A key that no row has: the same decision made twice in one instant gets a number.
    private func freeKey(_ key: String) throws -> String {
        var free = key, copy = 1
        while try reader.entry(free) != nil {
            copy += 1
            free = "\(key)-\(copy)"
        }
        return free
    }
}

extension Decision {
    fileprivate var key: String {
        var hash = FNV()
        hash.mix(
            action.rawValue, page?.rawValue, concept?.rawValue, polarity?.rawValue, quote, before, after, author, time)
        return hash.hex
    }
}
