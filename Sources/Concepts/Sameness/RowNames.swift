internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Names rows of concepts: by the lexicon where it knows one of them, else by the label whose words are most typical of the row.
///
/// Typical are words that weigh much by TF-IDF, each row a document of all that was said for it.
struct RowNames {
    private let groups: [[Int]]
    private let members: [RowJudge.Member]
    private let lexicon: LanguageLexicon
    private let analyzer: TextAnalyzer
    /// Weight of each stem in each row.
    private let weights: [[String: Double]]

    init(groups: [[Int]], members: [RowJudge.Member], lexicon: LanguageLexicon, analyzer: TextAnalyzer) {
        let counts = groups.map { group -> [String: Int] in
            var counts: [String: Int] = [:]
            for member in group {
                for (text, count) in members[member].wordings {
                    for stem in Self.stems(of: text, lexicon, analyzer) { counts[stem, default: 0] += max(1, count) }
                }
            }
            return counts
        }
        let model = TFIDF.fit(counts)
        weights = counts.map { Dictionary(uniqueKeysWithValues: model.weights($0).map { ($0.term, $0.weight) }) }
        self.groups = groups
        self.members = members
        self.lexicon = lexicon
        self.analyzer = analyzer
    }

    /// The name of a row.
    func label(_ row: Int) -> String {
        func said(_ member: Int) -> Int { members[member].wordings.values.reduce(0, +) }
        let known = groups[row].filter { lexicon.concept(members[$0].concept.id) != nil }
        if let most = known.max(by: { (said($0), $1) < (said($1), $0) }) { return lexicon.concept(members[most].concept.id)!.concept.label }
        let best = groups[row].max { a, b in
            let x = typical(members[a].concept.label, row), y = typical(members[b].concept.label, row)
            return (x, said(a), b) < (y, said(b), a)
        }
        return best.map { members[$0].concept.label } ?? ""
    }

    /// How much of a row's weight the words of a label have, less for each word that the row's wordings lack.
    private func typical(_ label: String, _ row: Int) -> Double {
        let stems = Self.stems(of: label, lexicon, analyzer)
        guard !stems.isEmpty else { return -1 }
        let sum = stems.sorted().reduce(0.0) { $0 + (weights[row][$1] ?? 0) }
        return sum / Double(stems.count).squareRoot()
    }

    /// The distinct stems that tell something, as strings: ids of different analyzers do not compare.
    private static func stems(of text: String, _ lexicon: LanguageLexicon, _ analyzer: TextAnalyzer) -> Set<String> {
        let parts = analyzer.analyze(text).parts.filter { $0.kind == .word && !lexicon.stopWords.contains($0.term) }
        return Set(parts.map { analyzer.string(lexicon.roles.canonical($0.stem == .none ? $0.term : $0.stem)) })
    }
}
