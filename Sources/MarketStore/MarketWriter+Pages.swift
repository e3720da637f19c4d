import Foundation
import GRDB
import MarketModel

extension MarketWriter {
    /// Puts pages into the market by their identity: new ones are added, known ones replaced when their bytes or lexicons differ.
    ///
    /// What a page claimed before its bytes changed is kept for the history. New lexicons over the same bytes are no change of the
    /// market: they correct the page in place.
    ///
    /// - Complexity: about 1 ms a page of 100 blocks.
    /// - Returns: how many pages were added or replaced.
    @discardableResult
    public func replace(_ pages: [StoredPage], in run: Run) throws -> Int {
        let statements = try PageStatements(db)
        var written = 0
        for stored in pages {
            let page = stored.content.page, print = stored.fingerprint
            var firstRun = run.number
            if let old = try Row.fetchOne(
                statements.find, arguments: [page.id.rawValue])
            {
                let number: Int64 = old["number"], sameBytes = old["bytes_hash"] == print.bytesHash
                if sameBytes && old["lexicons"] == print.lexiconsHash {
                    try statements.see.execute(arguments: [run.number, page.source, number])
                    continue
                }
                let began: Int = old["first_run"]
                if sameBytes || began == run.number { firstRun = began } else { try keepPast(page.id, old, until: run) }
                try removeRow(number)
            }
            try statements.insert(stored, firstRun: firstRun, run: run.number)
            written += 1
        }
        return written
    }

    func removeRow(_ number: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO block_search (block_search, rowid, text) SELECT 'delete', number, text FROM blocks WHERE page = ?
                """, arguments: [number])
        try db.execute(sql: "DELETE FROM pages WHERE number = ?", arguments: [number])
    }

    /// Keeps what the page said until now: the seller's copy, and of the customers' texts those that are quoted.
    private func keepPast(_ id: PageID, _ row: Row, until run: Run) throws {
        guard var past = try reader.page(id) else { return }
        let quoted = Set(
            past.claims.flatMap { [$0.evidence.block] + $0.also.map(\.block) } + past.demand.map(\.evidence.block))
        past.page.blocks = past.page.blocks.enumerated().map { index, block in
            quoted.contains(index) || block.zone.isSellerCopy
                ? block
                : Block(zone: block.zone, text: "", rating: block.rating, date: block.date, voice: block.voice, layout: block.layout)
        }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO past_pages (page, first_run, replaced_run, captured, lexicons, content) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.rawValue, row["first_run"] as Int, run.number, past.page.captured, row["lexicons"] as String,
                String(decoding: try JSONEncoder.stored.encode(past), as: UTF8.self),
            ])
    }
}

/// The prepared statements that write one page.
private struct PageStatements {
    let db: Database
    let find, see, page, block, search, claim, quote, demand: GRDB.Statement
    let encoder = JSONEncoder.stored

    init(_ db: Database) throws {
        self.db = db
        func insert(_ table: String, _ columns: String) throws -> GRDB.Statement {
            let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
            return try db.makeStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
        }
        find = try db.makeStatement(sql: "SELECT number, bytes_hash, lexicons, first_run FROM pages WHERE id = ?")
        see = try db.makeStatement(sql: "UPDATE pages SET seen_run = ?, source = ? WHERE number = ?")
        page = try insert(
            "pages",
            """
            id, source, kind, kind_reason, language, url, captured, not_observable, segment, name, brand, brand_id, seller, price, currency, \
            rating, rating_count, product, bytes_hash, lexicons, first_run, seen_run
            """)
        block = try insert(
            "blocks", "page, position, zone, text, rating, date, heading, link_density, relevance, words_from_title, copies, voice")
        search = try insert("block_search", "rowid, text")
        claim = try insert(
            "page_claims",
            "page, position, concept, label, angle, polarity, value, unit, bound, upper, base_value, base_unit, strength, confidence, quote_key"
        )
        quote = try insert("claim_quotes", "claim, position, block, start, \"end\"")
        demand = try insert("page_demand", "page, position, concept, label, polarity, sense, block, start, \"end\", confidence")
    }

    func insert(_ stored: StoredPage, firstRun: Int, run: Int) throws {
        let read = stored.content.page, record = read.product
        try page.execute(arguments: [
            read.id.rawValue, read.source, read.kind.rawValue, read.kindReason, read.language, read.url, read.captured,
            read.observability.reason, read.segment, record.name, record.brand, read.brand?.rawValue, record.seller, record.price?.amount,
            record.price?.currency, record.rating?.value, record.rating?.count, String(decoding: try encoder.encode(record), as: UTF8.self),
            stored.fingerprint.bytesHash, stored.fingerprint.lexiconsHash, firstRun, run,
        ])
        let number = db.lastInsertedRowID
        for (position, item) in read.blocks.enumerated() {
            let layout = item.layout
            try block.execute(arguments: [
                number, position, item.zone.rawValue, item.text, item.rating, item.date, layout.heading, layout.linkDensity,
                layout.relevance, layout.wordsFromTitle, layout.copies, item.voice,
            ])
            try search.execute(arguments: [db.lastInsertedRowID, item.text])
        }
        for (position, item) in stored.content.claims.enumerated() {
            let amount = item.quantity
            try claim.execute(arguments: [
                number, position, item.concept.id.rawValue, item.concept.label, item.angle.rawValue, item.polarity.rawValue, amount?.value,
                amount?.unit, amount?.bound.rawValue, amount?.upper, amount?.baseValue, amount?.baseUnit, item.strength, item.confidence,
                Decision.normalizedQuote(read.quote(item.evidence)),
            ])
            let claimNumber = db.lastInsertedRowID
            for (index, evidence) in ([item.evidence] + item.also).enumerated() {
                try quote.execute(arguments: [
                    claimNumber, index, evidence.block, evidence.range.lowerBound, evidence.range.upperBound,
                ])
            }
        }
        for (position, item) in stored.content.demand.enumerated() {
            try demand.execute(arguments: [
                number, position, item.concept.id.rawValue, item.concept.label, item.concept.polarity.rawValue, item.sense.rawValue,
                item.evidence.block, item.evidence.range.lowerBound, item.evidence.range.upperBound, item.confidence,
            ])
        }
    }
}
