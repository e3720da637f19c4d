public import MarketModel

/// In how many labelled markets customers want a concept: what is wanted everywhere is no market's own ground (`generic-wants.tsv`).
public struct GenericWants: Sendable {
    private let markets: [String: Int]
    /// Markets that were labelled; 0 when the file is missing.
    public let total: Int

    /// The number of markets that want a concept, by its id or, for a concept of the customers' own, by its label in lower case.
    public func count(_ id: ConceptID, label: String) -> Int { markets[id.rawValue] ?? markets[label.lowercased()] ?? 0 }

    init(file: String, bytes: [UInt8]) throws(LexiconError) {
        let table = LexiconTable(file: file, bytes: bytes, columns: ["concept", "markets", "[labels]"])
        var markets: [String: Int] = [:], problems = table.problems, total = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("# total") {
            total = line.split(separator: "\t").last.flatMap { Int($0) } ?? 0
        }
        for row in table.rows {
            guard let count = Int(row[1]), count >= 0, count <= max(total, 0) else {
                problems.append(
                    row.problem("\"\(row[1])\" is no number of markets. Write a whole number up to the total that `# total` states."))
                continue
            }
            for name in [row[0]] + row.list(2) { markets[name.lowercased()] = max(count, markets[name.lowercased()] ?? 0) }
        }
        if !problems.isEmpty { throw LexiconError(problems) }
        self.markets = markets
        self.total = total
    }
}

extension Lexicons {
    /// What customers of every market want.
    public func genericWants(_ language: String) throws(LexiconError) -> GenericWants {
        let path = language + "/generic-wants.tsv"
        return try GenericWants(file: path, bytes: file(path) ?? [])
    }
}
