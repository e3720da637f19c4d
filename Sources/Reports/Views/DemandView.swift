import MarketModel
public import Positioning

/// What customers say, concept by concept: who wants it and who is pleased, where, when, and who claims it.
public struct DemandView: Sendable {
    private let rows: ArraySlice<LedgerRow>
    private let ledger: Ledger
    private let senses: Set<Statement.Sense>
    private let showsIDs: Bool

    /// Quotes that a table prints a row.
    private static let quotes = 2

    public init(_ ledger: Ledger, filter: ViewFilter = ViewFilter()) {
        self.ledger = ledger
        showsIDs = filter.showsIDs
        senses = filter.senses.isEmpty ? Set(Statement.Sense.allCases) : filter.senses
        let senses = senses
        rows = filter.cut(
            ledger.rows.compactMap { row in
                guard filter.takes(row.concept.angle) else { return nil }
                var said = row.said.filter { senses.contains($0.sense) }
                if !filter.brands.isEmpty { said = said.filter { $0.brand.map(filter.brands.contains) ?? false } }
                if let user = filter.user {
                    let theirs = Set(ledger.row(user)?.said.map(\.voice) ?? [])
                    said = said.filter { theirs.contains($0.voice) }
                }
                guard !said.isEmpty else { return nil }
                return LedgerRow(
                    concept: row.concept, ids: row.ids, said: said, holders: row.holders, isNamed: row.isNamed, rivals: ledger.rivals)
            }
            .filter { $0.isNamed || $0.voices >= 3 }
            .sorted {
                ($1.wanting, $1.context, $1.praise, $0.concept.id) < ($0.wanting, $0.context, $0.praise, $1.concept.id)
            })
    }

    public func table() -> Table {
        var table = Table(
            title: "What customers say, in \(Wording.count(ledger.reviews, "text")) of theirs",
            columns: [
                .init("concept", "Concept id", narrowest: 14, isID: true), .init("label", "They want", narrowest: 14),
                .init("wanting", "Wanting"),
                .init("complaints", "Complain"), .init("requests", "Ask"), .init("praise", "Pleased"), .init("context", "Context"),
                .init("products", "Products"), .init("share", "Of texts"), .init("trend", "Trend"),
                .init("holders", "Brands claim", narrowest: 12),
                .init("quote", "In their words", narrowest: 24),
            ])
        table.showsIDs = showsIDs
        for row in rows {
            table.add([
                .text(row.concept.id.rawValue), .text(row.concept.label), .count(row.wanting), .count(row.complaints), .count(row.requests),
                .count(row.praise), .count(row.context), .count(Set(row.said.map(\.page)).count), .share(share(row)), .text(trend(row)),
                .text(holders(row)), .text(row.said.prefix(Self.quotes).map { "“\($0.text)”" }.joined(separator: " ")),
            ])
        }
        if ledger.reviews == 0 { table.notes.append("No reviews were found: what customers want is unknown.") }
        return table
    }

    public func json() -> String {
        var json = JSONWriter(indented: true)
        json.array(rows) { json, row in
            json.object { json in
                row.concept.write(to: &json)
                json.member("ids", row.ids.map(\.rawValue))
                json.member("wanting", row.wanting)
                json.member("complaints", row.complaints)
                json.member("requests", row.requests)
                json.member("praise", row.praise)
                json.member("context", row.context)
                json.member("products", Set(row.said.map(\.page)).count)
                json.member("share", JSONWriter.rounded(share(row)))
                json.member("trend", array: years(row)) { json, year in
                    json.object { json in
                        json.member("year", year.year)
                        json.member("wanting", year.wanting)
                    }
                }
                json.member("holders", row.holders.map(\.name))
                json.member("quotes", array: row.said) { $1.write(to: &$0) }
            }
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func share(_ row: LedgerRow) -> Double {
        ledger.reviews == 0 ? 0 : Double(row.voices) / Double(ledger.reviews)
    }

    private func holders(_ row: LedgerRow) -> String {
        switch row.holders.count {
        case 0: "none"
        case 1...3: row.holders.map(\.name).joined(separator: ", ")
        default: "\(row.holders.count) of \(ledger.rivals)"
        }
    }

    /// Customers who want it, by the year of their text.
    private func years(_ row: LedgerRow) -> [(year: String, wanting: Int)] {
        var voices: [String: Set<Int>] = [:]
        for quote in row.said where quote.sense.isWanting {
            if let date = quote.date, date.utf8.count >= 4 { voices[String(date.prefix(4)), default: []].insert(quote.voice) }
        }
        return voices.sorted { $0.key < $1.key }.map { ($0.key, $0.value.count) }
    }

    /// "2021 3, 2022 8"; nothing when fewer than two years are known.
    private func trend(_ row: LedgerRow) -> String? {
        let years = years(row).suffix(4)
        return years.count < 2 ? nil : years.map { "\($0.year) \($0.wanting)" }.joined(separator: ", ")
    }
}
