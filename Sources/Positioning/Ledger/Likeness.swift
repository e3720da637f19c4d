internal import MarketModel

/// How alike two rows of a ledger are: by their names, and by their names with what customers say.
struct Likeness {
    private let names: [Phrase]
    private let spoken: [Phrase]

    /// Quotes a sense that stand for what customers say of a row.
    private static let quotes = 6

    init(_ ledger: Ledger, reader: PhraseReader) {
        names = ledger.rows.map { reader.phrase($0.concept.label) }
        spoken = ledger.rows.map { row in
            guard !row.said.isEmpty else { return reader.phrase(row.concept.label) }
            var texts = [row.concept.label, row.concept.label]
            for sense in Statement.Sense.allCases { texts += row.said.lazy.filter { $0.sense == sense }.prefix(Self.quotes).map(\.text) }
            return reader.phrase(texts.joined(separator: " "))
        }
    }

    private init(names: [Phrase], spoken: [Phrase]) {
        self.names = names
        self.spoken = spoken
    }

    /// The same phrases for a ledger whose rows are `places` of this one.
    func rearranged(_ places: [Int]) -> Likeness { Likeness(names: places.map { names[$0] }, spoken: places.map { spoken[$0] }) }

    /// Mean of both cosines, −1 to 1; rows that are the same are 1.
    func of(_ a: Int, _ b: Int) -> Double {
        a == b ? 1 : (names[a].cosine(names[b]) + spoken[a].cosine(spoken[b])) / 2
    }

    func name(_ row: Int) -> Phrase { names[row] }
}
