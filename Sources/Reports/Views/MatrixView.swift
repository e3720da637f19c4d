import MarketModel
public import Positioning

/// Brand x concept as tables and as JSON.
public struct MatrixView: Sendable {
    private let concepts: [ConceptRow]
    private let brands: [BrandRow]
    private let matrix: Matrix

    public init(_ matrix: Matrix, filter: ViewFilter = ViewFilter()) {
        self.matrix = matrix
        brands = matrix.brands.filter { filter.takes($0.id) }
        let kept = matrix.concepts.filter { row in
            filter.takes(row.concept.angle) && (filter.brands.isEmpty || row.cells.contains { filter.brands.contains($0.brand) })
        }
        concepts = Array(filter.cut(kept))
    }

    /// For files: one row a concept, one column a brand; strength when claimed, 0 when not found, empty when not observable.
    public func wide() -> Table {
        var columns = [
            Table.Column("concept", "Concept id"), .init("label", "Concept"), .init("angle", "Angle"), .init("polarity", "Polarity"),
            .init("standing", "Standing"), .init("rivals", "Rivals"), .init("share", "Share"), .init("mentions", "Mentions"),
            .init("reach", "Reach"),
        ]
        columns += brands.map { .init($0.name, $0.name + ($0.isOwn ? " (own)" : "")) }
        var table = Table(title: "Matrix", columns: columns)
        for row in concepts {
            var values: [Table.Value] = [
                .text(row.concept.id.rawValue), .text(row.concept.label), .text(row.concept.angle.rawValue),
                .text(row.concept.polarity.rawValue), .text(row.standing.rawValue), .count(row.rivals), .share(row.share),
                .count(row.mentions), .share(row.reach),
            ]
            values += brands.map { brand in
                switch matrix.cell(brand.id, row.concept.id) {
                case .claimed(let holding): .number(holding.strength, decimals: 2)
                case .notFound: .number(0, decimals: 2)
                case .notObservable: .none
                }
            }
            table.add(values)
        }
        return table
    }

    /// For files: one row a claimed cell, with its best quote.
    public func cells() -> Table {
        var table = Table(
            title: "Cells",
            columns: [
                .init("brand", "Brand"), .init("concept", "Concept id"), .init("label", "Concept"), .init("angle", "Angle"),
                .init("strength", "Strength"), .init("mentions", "Mentions"), .init("pages", "Pages"),
                .init("distinctiveness", "Distinctiveness"), .init("number", "Number"), .init("quote", "Quote"), .init("zone", "Place"),
                .init("page", "Page"),
            ])
        let names = Dictionary(brands.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for row in concepts {
            for cell in row.cells {
                guard let name = names[cell.brand] else { continue }
                let quote = cell.holding.quotes.first
                table.add([
                    .text(name), .text(row.concept.id.rawValue), .text(row.concept.label), .text(row.concept.angle.rawValue),
                    .number(cell.holding.strength, decimals: 2), .count(cell.holding.mentions), .count(cell.holding.pages),
                    .number(cell.distinctiveness, decimals: 2), .text(cell.holding.quantity.map(Wording.quantity)), .text(quote?.text),
                    .text(quote.map { Wording.zone($0.zone) }), .text(quote?.page.rawValue),
                ])
            }
        }
        return table
    }

    /// For a terminal: one row a concept with its holders by name, the loudest first; readable whatever the number of brands.
    public func readable() -> Table {
        var table = Table(
            title: "Who claims what",
            columns: [
                .init("concept", "Concept", narrowest: 16), .init("angle", "Angle"), .init("standing", "Standing"),
                .init("rivals", "Brands"), .init("strength", "Loudness"), .init("holders", "Held by (strength in %)", narrowest: 24),
            ])
        let names = Dictionary(brands.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in concepts {
            let holders = row.cells.filter { names[$0.brand] != nil }
                .sorted { ($1.holding.strength, $0.brand) < ($0.holding.strength, $1.brand) }
                .map { cell in
                    "\(names[cell.brand]!.name)\(names[cell.brand]!.isOwn ? " (own)" : "") \(Table.fixed(cell.holding.strength * 100, 0))"
                }
            table.add([
                .text(row.concept.label), .text(row.concept.angle.rawValue), .text(row.standing.rawValue), .count(row.rivals),
                .number(row.strength, decimals: 2), .text(holders.joined(separator: ", ")),
            ])
        }
        let unseen = brands.filter { $0.notObservable != nil }
        if !unseen.isEmpty {
            table.notes.append("Not observable: " + unseen.map { "\($0.name) (\($0.notObservable ?? ""))" }.joined(separator: "; "))
        }
        return table
    }

    /// A list of concepts, each with a cell a brand in one of three states.
    public func json() -> String {
        var json = JSONWriter(indented: true)
        let ids = Dictionary(matrix.groups.map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
        let row = Dictionary(matrix.groups.flatMap { group in group.dropFirst().map { ($0, group[0]) } }, uniquingKeysWith: { a, _ in a })
        json.array(concepts) { json, concept in
            json.object { json in
                concept.concept.write(to: &json)
                if let row = row[concept.concept.id] { json.member("row", row.rawValue) }
                if let ids = ids[concept.concept.id] { json.member("ids", ids.map(\.rawValue)) }
                json.member("standing", concept.standing.rawValue)
                json.member("rivals", concept.rivals)
                json.member("share", JSONWriter.rounded(concept.share))
                json.member("mentions", concept.mentions)
                json.member("pages", concept.pages)
                json.member("reach", concept.reach.map { JSONWriter.rounded($0) })
                json.member("cells", array: brands) { json, brand in write(brand, concept.concept.id, to: &json) }
            }
        }
        json.newline()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func write(_ brand: BrandRow, _ concept: ConceptID, to json: inout JSONWriter) {
        json.object { json in
            json.member("brand", brand.name)
            if brand.isOwn { json.member("own", true) }
            switch matrix.cell(brand.id, concept) {
            case .claimed(let holding):
                json.member("state", "claimed")
                json.member("strength", JSONWriter.rounded(holding.strength))
                json.member("mentions", holding.mentions)
                json.member("pages", holding.pages)
                json.member("number", holding.quantity.map(Wording.quantity))
                json.member("quotes", array: holding.quotes) { $1.write(to: &$0) }
            case .notFound: json.member("state", "not found")
            case .notObservable(let reason):
                json.member("state", "not observable")
                json.member("reason", reason)
            }
        }
    }
}
