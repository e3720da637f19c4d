import MarketModel

extension Shortlist {
    /// Chooses entries that are good and unlike each other: maximal marginal relevance.
    ///
    /// Only gaps that reach a share of the best one's score are entries: a list is not filled up with what nothing speaks for.
    /// Next is the gap with the largest (1−d)·score ÷ best − d·max similarity to those chosen. Carbonell and Goldstein, SIGIR 1998.
    init(_ gaps: [Gap], ground: GapGround, drafts edited: [String: String]) {
        let d = ground.settings.shortlistDiversity
        let best = gaps.first?.score ?? 1
        let pool = gaps.prefix(60).filter { $0.score >= Shortlist.least * best }
        var chosen: [Int] = []
        while chosen.count < min(Int(ground.settings.shortlistSize), pool.count) {
            var next: (value: Double, index: Int)?
            for index in pool.indices where !chosen.contains(index) {
                let likeness = chosen.map { Shortlist.similarity(pool[index], pool[$0]) }.max() ?? 0
                if likeness >= 0.99 { continue }
                let value = (1 - d) * pool[index].score / max(best, 1e-9) - d * likeness
                if value > next?.value ?? -.infinity { next = (value, index) }
            }
            guard let next else { break }
            chosen.append(next.index)
        }
        var writer = DraftWriter(ground: ground)
        let entries = chosen.sorted().map { writer.entry(pool[$0], edited: edited) }
        self.init(entries: entries, note: entries.count >= 5 ? nil : Shortlist.fewness(entries.count))
    }

    /// The share of the best score that an entry needs.
    private static let least = 0.3

    private static func fewness(_ n: Int) -> String {
        n == 0
            ? "No gap is good enough to draft a position."
            : "Only \(n) \(n == 1 ? "gap stands" : "gaps stand") on evidence that is good enough."
    }

    /// Share of concepts in common, or of words when there is none, 0 to 1.
    static func similarity(_ a: Gap, _ b: Gap) -> Double {
        let left = Set(a.concepts.map(\.id))
        let right = Set(b.concepts.map(\.id))
        let shared =
            Double(left.intersection(right).count) / Double(max(1, min(left.count, right.count)))
        let words = ContentWords.overlap(
            a.concepts.flatMap { ContentWords.of($0.label) },
            b.concepts.flatMap { ContentWords.of($0.label) })
        return max(shared, words)
    }
}
