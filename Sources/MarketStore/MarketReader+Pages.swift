import Foundation
import GRDB
public import MarketModel

extension MarketReader {
    /// All pages of the market with claims and demand, by id.
    public func pages() throws -> [AnalyzedPage] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM pages ORDER BY id")
        let decoder = JSONDecoder()
        let blocks = try blocksByPage(nil), claims = try claimsByPage(nil), demand = try demandByPage(nil)
        return try rows.map { row in
            let number: Int64 = row["number"]
            return try AnalyzedPage(
                page: ProductPage(row, blocks: blocks[number] ?? [], decoder: decoder), claims: claims[number] ?? [],
                demand: demand[number] ?? []
            ).sound(in: "pages", row: "\(number)")
        }
    }

    /// One page with claims and demand; `nil` when the market does not hold it.
    public func page(_ id: PageID) throws -> AnalyzedPage? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM pages WHERE id = ?", arguments: [id.rawValue]) else { return nil }
        let number: Int64 = row["number"]
        return try AnalyzedPage(
            page: ProductPage(row, blocks: blocksByPage(number)[number] ?? [], decoder: JSONDecoder()),
            claims: claimsByPage(number)[number] ?? [], demand: demandByPage(number)[number] ?? []
        ).sound(in: "pages", row: "\(number)")
    }

    /// The pages without blocks, claims and demand, by id: for lists.
    public func pageRecords() throws -> [ProductPage] {
        let decoder = JSONDecoder()
        return try Row.fetchAll(db, sql: "SELECT * FROM pages ORDER BY id").map { try ProductPage($0, blocks: [], decoder: decoder) }
    }

    /// The market as it was at the end of each finished run that saw pages, oldest first.
    ///
    /// - Complexity: reads the market once, and one JSON document for each page that was replaced later.
    public func snapshots() throws -> [MarketSnapshot] {
        let current = try Row.fetchAll(db, sql: "SELECT id, first_run, lexicons FROM pages")
        let firstRun = Dictionary(current.map { (PageID($0[0] as String), ($0[1] as Int, $0[2] as String)) }, uniquingKeysWith: { $1 })
        let pages = try pages()
        let decoder = JSONDecoder()
        let past = try Row.fetchAll(db, sql: "SELECT first_run, replaced_run, lexicons, content FROM past_pages").map { row in
            (
                first: row[0] as Int, replaced: row[1] as Int, lexicons: row[2] as String,
                page: try decoder.decode(AnalyzedPage.self, from: row[3], of: "past_pages", row: "of run \(row[0] as Int)")
                    .sound(in: "past_pages", row: "of run \(row[0] as Int)")
            )
        }
        return try runs().filter { $0.finished != nil && $0.pagesRead + $0.pagesUnchanged > 0 }.map { run in
            let standing = pages.filter { firstRun[$0.page.id]!.0 <= run.number }
            let replaced = past.filter { $0.first <= run.number && run.number < $0.replaced }
            return MarketSnapshot(
                run: run, pages: (standing + replaced.map(\.page)).sorted { $0.page.id < $1.page.id },
                lexiconsHashes: Set(standing.map { firstRun[$0.page.id]!.1 } + replaced.map(\.lexicons)),
                failures: try failures(of: run.number))
        }
    }

    private func blocksByPage(_ page: Int64?) throws -> [Int64: [Block]] {
        var found: [Int64: [Block]] = [:], list: [Block] = [], last: Int64 = -1
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT page, zone, text, rating, date, heading, link_density, relevance, words_from_title, copies, voice FROM blocks \
                \(page == nil ? "" : "WHERE page = ?") ORDER BY page, position
                """, arguments: page.map { [$0] } ?? [])
        while let row = try rows.next() {
            let number: Int64 = row[0]
            if number != last {
                if !list.isEmpty { found[last] = list }
                (last, list) = (number, [])
            }
            list.append(
                Block(
                    zone: try Zone(stored: row[1]), text: row[2], rating: row[3], date: row[4], voice: row[10],
                    layout: BlockLayout(
                        heading: row[5], linkDensity: row[6], relevance: row[7], wordsFromTitle: row[8], copies: row[9])))
        }
        if !list.isEmpty { found[last] = list }
        return found
    }

    private func claimsByPage(_ page: Int64?) throws -> [Int64: [Claim]] {
        let filter = page == nil ? "" : "WHERE c.page = ?", arguments: StatementArguments = page.map { [$0] } ?? []
        var quotes: [Int64: [Evidence]] = [:]
        let quoteRows = try Row.fetchCursor(
            db,
            sql: """
                SELECT q.claim, q.block, q.start, q."end" FROM claim_quotes q \
                \(page == nil ? "" : "JOIN page_claims c ON c.number = q.claim \(filter)") ORDER BY q.claim, q.position
                """, arguments: arguments)
        while let row = try quoteRows.next() {
            quotes[row[0], default: []].append(
                try Evidence(block: row[1], start: row[2], end: row[3], table: "claim_quotes", row: "\(row[0] as Int64)"))
        }
        var found: [Int64: [Claim]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT c.page, c.number, c.concept, c.label, c.polarity, c.value, c.unit, c.bound, c.upper, c.base_value, c.base_unit, \
                c.strength, c.confidence FROM page_claims c \(filter) ORDER BY c.page, c.position
                """, arguments: arguments)
        while let row = try rows.next() {
            guard let evidence = quotes[row[1]], let best = evidence.first else { continue }
            let quantity = try (row[5] as Double?).map { value in
                Quantity(
                    value: value, unit: row[6], bound: try Quantity.Bound(stored: row[7]), upper: row[8], baseValue: row[9],
                    baseUnit: row[10])
            }
            found[row[0], default: []].append(
                Claim(
                    concept: try Concept(id: row[2], label: row[3], polarity: row[4]), quantity: quantity, evidence: best,
                    also: Array(evidence.dropFirst()), strength: row[11], confidence: row[12]))
        }
        return found
    }

    private func demandByPage(_ page: Int64?) throws -> [Int64: [MarketModel.Statement]] {
        var found: [Int64: [MarketModel.Statement]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT page, concept, label, polarity, sense, block, start, "end", confidence FROM page_demand \
                \(page == nil ? "" : "WHERE page = ?") ORDER BY page, position
                """, arguments: page.map { [$0] } ?? [])
        while let row = try rows.next() {
            found[row[0], default: []].append(
                MarketModel.Statement(
                    concept: try Concept(id: row[1], label: row[2], polarity: row[3]),
                    sense: try MarketModel.Statement.Sense(stored: row[4]),
                    evidence: try Evidence(
                        block: row[5], start: row[6], end: row[7], table: "page_demand", row: "of page \(row[0] as Int64)"),
                    confidence: row[8]))
        }
        return found
    }
}

/// A row that says what cannot be: a quote beyond its text, a block that is not there.
struct BrokenRow: Error, CustomStringConvertible {
    let table: String, row: String, problem: String
    var description: String { "table \(table), row \(row): \(problem)" }
}

extension JSONDecoder {
    /// A value that a row keeps as JSON.
    fileprivate func decode<T: Decodable>(_ type: T.Type, from text: String, of table: String, row: String) throws -> T {
        do { return try decode(type, from: Data(text.utf8)) } catch {
            throw BrokenRow(table: table, row: row, problem: "its JSON is none that creneau writes (\(error))")
        }
    }
}

extension Evidence {
    /// A place as the file tells it.
    init(block: Int, start: Int, end: Int, table: String, row: String) throws {
        guard block >= 0, start >= 0, start <= end else {
            throw BrokenRow(table: table, row: row, problem: "bytes \(start) to \(end) of block \(block) are no place in a text")
        }
        self.init(block: block, range: start..<end)
    }
}

extension AnalyzedPage {
    /// The page itself when all that it points to is there.
    fileprivate func sound(in table: String, row: String) throws -> AnalyzedPage {
        for evidence in claims.flatMap({ [$0.evidence] + $0.also }) + demand.map(\.evidence) {
            let isThere = page.blocks.indices.contains(evidence.block)
            // Past pages keep the seller's copy and what is quoted, and empty the rest.
            guard isThere, evidence.range.lowerBound >= 0, evidence.range.upperBound <= page.blocks[evidence.block].text.utf8.count else {
                throw BrokenRow(
                    table: table, row: row,
                    problem:
                        "a quote of \(page.id) ends at byte \(evidence.range.upperBound) of block \(evidence.block), which is beyond its text"
                )
            }
        }
        func isShare(_ number: Double) -> Bool { (0...1).contains(number) }
        for claim in claims where !isShare(claim.strength) || !isShare(claim.confidence) {
            throw BrokenRow(table: table, row: row, problem: "strength and confidence of a claim of \(page.id) are not between 0 and 1")
        }
        for (position, block) in page.blocks.enumerated() {
            guard isShare(block.layout.linkDensity), isShare(block.layout.relevance), block.rating.map({ (0...5).contains($0) }) ?? true
            else {
                throw BrokenRow(table: table, row: row, problem: "a number of block \(position) of \(page.id) is none that belongs there")
            }
            if let heading = block.layout.heading, !page.blocks.indices.contains(heading) {
                throw BrokenRow(
                    table: table, row: row, problem: "block \(position) of \(page.id) stands under block \(heading), which is not there")
            }
        }
        return self
    }
}

/// A word in the file that is none of ours: edited by hand, or damaged.
struct UnknownWord: Error, CustomStringConvertible {
    let word: String, type: String
    var description: String { "the market file holds \"\(word)\", which is no \(type)" }
}

extension RawRepresentable where RawValue == String {
    init(stored word: String) throws {
        guard let value = Self(rawValue: word) else { throw UnknownWord(word: word, type: "\(Self.self)".lowercased()) }
        self = value
    }
}

extension Concept {
    fileprivate init(id: String, label: String, polarity: String) throws {
        self.init(id: try ConceptID(stored: id), label: label, polarity: try Polarity(stored: polarity))
    }
}

extension ProductPage {
    fileprivate init(_ row: Row, blocks: [Block], decoder: JSONDecoder) throws {
        let hidden: String? = row["not_observable"]
        self.init(
            source: row["source"], id: PageID(row["id"] as String), kind: try PageKind(stored: row["kind"]), kindReason: row["kind_reason"],
            language: row["language"], url: row["url"], captured: row["captured"],
            observability: hidden.map { .notObservable(reason: $0) } ?? .observable,
            product: try decoder.decode(ProductRecord.self, from: row["product"], of: "pages", row: "\(row["number"] as Int64)"),
            blocks: blocks,
            segment: row["segment"])
    }
}
