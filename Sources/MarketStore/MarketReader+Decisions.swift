import GRDB
public import MarketModel

extension MarketReader {
    /// The decisions that count, in the order in which they are replayed: by time, then author, then recording.
    ///
    /// Of several standing ones on the same subject only the last counts; undoing it brings back the one before.
    public func decisions() throws -> [Decision] { try countingDecisions().compactMap(\.decision) }

    /// The rows of `decisions()`, with their keys.
    public func countingDecisions() throws -> [DecisionEntry] {
        try Self.counting(
            Row.fetchAll(db, sql: "SELECT *, 1 AS stands FROM standing_decisions ORDER BY time, author, number").map(DecisionEntry.init))
    }

    /// Of `countingDecisions()`, those about one page.
    public func countingDecisions(on page: PageID) throws -> [DecisionEntry] {
        try Self.counting(
            Row.fetchAll(
                db, sql: "SELECT *, 1 AS stands FROM standing_decisions WHERE page = ? ORDER BY time, author, number",
                arguments: [page.rawValue]
            ).map(DecisionEntry.init))
    }

    /// A row of the log by its key.
    public func decision(_ key: String) throws -> DecisionEntry? { try entry(key) }

    /// Of several on the same subject the last one.
    private static func counting(_ standing: [DecisionEntry]) -> [DecisionEntry] {
        var last: [[String]: Int] = [:]
        for (index, entry) in standing.enumerated() { if let subject = entry.decision?.subject { last[subject] = index } }
        return standing.enumerated().filter { index, entry in
            entry.decision?.action == .note || last[entry.decision?.subject ?? []] == index
        }.map(\.element)
    }

    /// Every row ever recorded, oldest first; nothing is ever taken out.
    ///
    /// - Parameter newest: how many of the newest rows; `nil` for all.
    public func decisionLog(newest: Int? = nil) throws -> [DecisionEntry] {
        let limit = newest.map { " LIMIT \($0)" } ?? ""
        return try Row.fetchAll(
            db,
            sql: """
                SELECT d.*, EXISTS (SELECT 1 FROM standing_decisions s WHERE s.number = d.number) AS stands
                FROM decisions d ORDER BY number DESC\(limit)
                """
        ).reversed().map(DecisionEntry.init)
    }

    /// How many rows the log has.
    public func decisionCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM decisions") ?? 0 }

    func entry(_ key: String) throws -> DecisionEntry? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT d.*, EXISTS (SELECT 1 FROM standing_decisions s WHERE s.number = d.number) AS stands FROM decisions d WHERE key = ?
                """, arguments: [key]
        ).map(DecisionEntry.init)
    }
}

extension Decision {
    init(stored row: Row) throws {
        self.init(
            action: try Action(stored: row["action"]), page: (row["page"] as String?).map { PageID($0) },
            concept: try (row["concept"] as String?).map { try ConceptID(stored: $0) },
            polarity: try (row["polarity"] as String?).map { try Polarity(stored: $0) }, quote: row["quote"], before: row["before"],
            after: row["after"], author: row["author"], time: row["time"])
    }
}

extension DecisionEntry {
    init(_ row: Row) throws {
        let action: String = row["action"]
        switch action {
        case "undo": content = .undo(row["target"])
        case "redo": content = .redo(row["target"])
        default: content = .decision(try Decision(stored: row))
        }
        number = row["number"]
        key = row["key"]
        author = row["author"]
        time = row["time"]
        stands = row["stands"]
    }
}
