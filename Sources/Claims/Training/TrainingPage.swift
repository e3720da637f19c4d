import Learning
import MarketModel
import TextAnalysis

/// A labelled page, read, with its labels laid over its tokens.
struct TrainingPage {
    let read: ReadPage
    /// Tagger label of each token of each block.
    let labels: [[UInt8]]
    /// Content words of each claim's quotes.
    let quotes: [[WordBag]]
    let angles: [Angle]
    let fold: Int
    let weight: Double
    /// Whether the cut is chosen for pages such as this one.
    let tunesCut: Bool

    init(
        _ page: LabelledPage, read: ReadPage, analyzer: TextAnalyzer, facts: WordClasses, fold: Int, weight: Double, tunesCut: Bool
    ) {
        self.read = read
        self.fold = fold
        self.weight = weight
        self.tunesCut = tunesCut
        angles = page.claims.map(\.angle)
        quotes = page.claims.map { claim in
            claim.quotes.map { quote in
                let all = ContentWord.all(in: Array(quote.utf8)[...], facts.unlike)
                let kept = all.filter { !$0.isStop }
                return WordBag((kept.isEmpty ? all : kept).map(\.key))
            }
        }
        let spoken = page.claims.flatMap { claim in
            claim.quotes.map { quote -> (words: [UInt64], angle: Angle) in
                let text = analyzer.analyze(quote)
                return (
                    text.tokens.map {
                        facts.fact($0.term == .none ? text.bytes[$0.range] : analyzer.bytes(of: $0.term), term: $0.term).identity
                    }, claim.angle
                )
            }
        }.filter { !$0.words.isEmpty }.sorted { $0.words.count > $1.words.count }
        labels = read.blocks.map { block in
            var labels = [UInt8](repeating: 0, count: block.count)
            let keys = block.tokens.map(\.word.identity)
            for (words, angle) in spoken where words.count <= keys.count {
                let begin = UInt8(1 + 2 * Angle.allCases.firstIndex(of: angle)!)
                for start in 0...(keys.count - words.count) where keys[start] == words[0] {
                    guard (0..<words.count).allSatisfy({ keys[start + $0] == words[$0] && labels[start + $0] == 0 }) else { continue }
                    labels[start] = begin
                    for t in (start + 1)..<max(start + 1, start + words.count) { labels[t] = begin + 1 }
                }
            }
            return labels
        }
    }

    func holdsClaim(_ block: Int) -> Bool { labels[block].contains { $0 != 0 } }

    /// Claims that a phrase with these words would be counted as, the likest first.
    func matches(_ words: WordBag) -> [(claim: Int, similarity: Double)] {
        quotes.enumerated().compactMap { claim, bags in
            let best = bags.reduce(0) { max($0, $1.similarity(words)) }
            return best >= 0.5 ? (claim, best) : nil
        }.sorted { ($1.similarity, $0.claim) < ($0.similarity, $1.claim) }
    }
}
