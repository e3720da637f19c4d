internal import MarketModel

/// Which wants the same customers voice.
struct VoicedTogether {
    /// By voice, the rows that it wants.
    private var pairs: [Pair: Int] = [:]
    private let wanting: [Int]
    private let voices: Int

    private struct Pair: Hashable {
        let low, high: Int
    }

    init(_ ledger: Ledger) {
        var rows: [Int: Set<Int>] = [:]
        for (at, row) in ledger.rows.enumerated() {
            for quote in row.said where quote.sense.isWanting { rows[quote.voice, default: []].insert(at) }
        }
        for wanted in rows.values where wanted.count > 1 {
            let wanted = wanted.sorted()
            for (n, a) in wanted.enumerated() { for b in wanted[(n + 1)...] { pairs[Pair(low: a, high: b), default: 0] += 1 } }
        }
        wanting = ledger.rows.map(\.wanting)
        voices = max(1, Set(ledger.rows.lazy.flatMap(\.said).map(\.voice)).count)
    }

    /// Voices that want both rows.
    func count(_ a: Int, _ b: Int) -> Int { pairs[Pair(low: min(a, b), high: max(a, b))] ?? 0 }

    /// Whether both are wanted together more than twice as often as chance would have it, and by a third of those who want the rarer one.
    func isMore(_ a: Int, _ b: Int, than least: Int) -> Bool {
        let both = count(a, b)
        guard both >= least else { return false }
        let expected = Double(wanting[a] * wanting[b]) / Double(voices)
        return Double(both) > 2 * expected && 3 * both >= min(wanting[a], wanting[b])
    }
}
