public import Foundation
import GRDB
public import MarketModel

/// Changes to a market inside one transaction, for as long as the block of `MarketFile.write` runs.
public struct MarketWriter {
    let db: Database

    init(_ db: Database) { self.db = db }

    /// The state of the market with the changes made so far.
    public var reader: MarketReader { MarketReader(db) }

    // MARK: Runs and settings

    /// Records that a run began, and gives it its number.
    public func begin(_ run: Run) throws -> Run {
        try db.execute(
            sql: "INSERT INTO runs (started, captured, version, lexicons, inputs) VALUES (?, ?, ?, ?, ?)",
            arguments: [run.started, run.captured, run.version, run.lexiconsHash, run.inputs.joined(separator: "\n")])
        var begun = run
        begun.number = Int(db.lastInsertedRowID)
        return begun
    }

    /// Records that a run ended, with its counts.
    ///
    /// - Parameter time: ISO 8601 in UTC.
    public func finish(_ run: Run, time: String) throws {
        try db.execute(
            sql: "UPDATE runs SET finished = ?, pages_read = ?, pages_unchanged = ?, pages_failed = ? WHERE number = ?",
            arguments: [time, run.pagesRead, run.pagesUnchanged, run.pagesFailed, run.number])
    }

    /// Records pages that could not be read. A page that the market holds from an earlier run stays as it was.
    public func record(_ failures: [PageFailure], in run: Run) throws {
        let insert = try db.makeStatement(sql: "INSERT INTO failures (run, source, code, message) VALUES (?, ?, ?, ?)")
        for failure in failures {
            try insert.execute(arguments: [run.number, failure.source, failure.code.rawValue, failure.message])
        }
    }

    /// Records that a run saw these pages with the same bytes and lexicons as before.
    public func markUnchanged(_ ids: some Sequence<PageID>, in run: Run) throws {
        let update = try db.makeStatement(sql: "UPDATE pages SET seen_run = ? WHERE id = ?")
        for id in ids { try update.execute(arguments: [run.number, id.rawValue]) }
    }

    /// Sets a setting; `nil` returns it to its default.
    public func set(_ key: String, _ value: String?) throws {
        if let value {
            try db.execute(sql: "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", arguments: [key, value])
        } else {
            try db.execute(sql: "DELETE FROM settings WHERE key = ?", arguments: [key])
        }
    }

    /// Takes a page, its claims and its place in the search index out of the market; its past contents stay for the history.
    ///
    /// - Returns: whether it was there.
    public func remove(_ id: PageID) throws -> Bool {
        guard let number = try Int64.fetchOne(db, sql: "SELECT number FROM pages WHERE id = ?", arguments: [id.rawValue]) else {
            return false
        }
        try removeRow(number)
        return true
    }

    /// Saves an analysis for a target segment, and what an analyst may query of the one for all of the market.
    public func save(_ analysis: SavedAnalysis) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO analysis (target, stamp, content) VALUES (?, ?, ?)",
            arguments: [analysis.target, analysis.stamp, String(decoding: analysis.content, as: UTF8.self)])
        guard analysis.target.isEmpty else { return }
        for table in ["matrix_cells", "matrix_concepts", "matrix_brands", "ranked_gaps"] { try db.execute(sql: "DELETE FROM \(table)") }
        let brand = try db.makeStatement(sql: "INSERT INTO matrix_brands VALUES (?, ?, ?, ?)")
        for row in analysis.brands { try brand.execute(arguments: [row.id.rawValue, row.name, row.isOwn, row.notObservable]) }
        let concept = try db.makeStatement(sql: "INSERT INTO matrix_concepts VALUES (?, ?, ?, ?)")
        for row in analysis.concepts {
            try concept.execute(arguments: [row.id.rawValue, row.label, row.angle.rawValue, row.polarity.rawValue])
        }
        let cell = try db.makeStatement(sql: "INSERT INTO matrix_cells VALUES (?, ?, ?, ?, ?, ?, ?)")
        for row in analysis.cells {
            switch row.cell {
            case .notFound: continue
            case .notObservable(let reason):
                try cell.execute(arguments: [row.brand.rawValue, row.concept.rawValue, nil, nil, nil, nil, reason])
            case .claimed(let held):
                try cell.execute(arguments: [
                    row.brand.rawValue, row.concept.rawValue, held.strength, held.mentions, held.pages, held.quotes.first?.text, nil,
                ])
            }
        }
        let gap = try db.makeStatement(sql: "INSERT INTO ranked_gaps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let encoder = JSONEncoder.stored
        for row in analysis.gaps {
            try gap.execute(arguments: [
                row.id, row.rank, row.kind.rawValue, row.label, row.concepts.map(\.id.rawValue).sorted().joined(separator: " + "),
                row.worth.value,
                row.rankRange.lowerBound, row.rankRange.upperBound, row.reason,
                String(decoding: try encoder.encode(row.evidence), as: UTF8.self),
            ])
        }
    }
}

/// An analysis to be kept: the whole as JSON, and the rows behind the views `cells` and `gaps`.
public struct SavedAnalysis: Sendable {
    public struct Brand: Sendable {
        public var id: BrandID
        public var name: String
        public var isOwn: Bool
        /// Why nothing can be said of any cell of the brand.
        public var notObservable: String?

        public init(id: BrandID, name: String, isOwn: Bool, notObservable: String? = nil) {
            self.id = id
            self.name = name
            self.isOwn = isOwn
            self.notObservable = notObservable
        }
    }

    /// Segment that it was made for; empty: all of the market.
    public var target: String
    /// `MarketReader.stamp()` of the state that it was made of.
    public var stamp: String
    public var content: Data
    public var brands: [Brand]
    public var concepts: [Concept]
    /// Cells of the matrix; those that are `.notFound` may be left out.
    public var cells: [(brand: BrandID, concept: ConceptID, cell: Cell)]
    public var gaps: [Gap]

    public init(
        target: String = "", stamp: String, content: Data, brands: [Brand] = [], concepts: [Concept] = [],
        cells: [(brand: BrandID, concept: ConceptID, cell: Cell)] = [], gaps: [Gap] = []
    ) {
        self.target = target
        self.stamp = stamp
        self.content = content
        self.brands = brands
        self.concepts = concepts
        self.cells = cells
        self.gaps = gaps
    }
}

extension JSONEncoder {
    /// Sorted keys and plain slashes: the same value is the same bytes.
    static var stored: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
