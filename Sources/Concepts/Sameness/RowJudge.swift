internal import Learning
public import Lexicons
public import MarketModel
internal import TextAnalysis

/// Groups the concepts of a market that say the same into rows, and suggests which to merge for good.
///
/// A pair of concepts is as alike as the mean pair of their wordings; rows are average-link groups. Ids stay as they are: a row only
/// names those it holds.
public struct RowJudge: Sendable {
    /// A concept of the market with the wordings that led to it.
    public struct Member: Hashable, Sendable {
        public let concept: Concept
        /// How often each wording was said, sellers' and customers' alike.
        public let wordings: [String: Int]

        public init(concept: Concept, wordings: [String: Int]) {
            self.concept = concept
            self.wordings = wordings
        }
    }

    /// Two concepts that an analyst may want to merge.
    public struct Suggestion: Hashable, Sendable {
        /// The smaller id first.
        public let first: ConceptID
        public let second: ConceptID
        /// 0 to 1.
        public let likeness: Double
    }

    /// Concepts that say the same.
    public struct Row: Hashable, Sendable {
        /// Ascending.
        public let ids: [ConceptID]
        /// The lexicon's label of the concept that is said most; where the lexicon knows none of them, the most typical of their labels.
        public let label: String
    }

    public struct Rows: Hashable, Sendable {
        /// Every concept once; by their first id.
        public let rows: [Row]
        /// The surest first.
        public let suggestions: [Suggestion]
    }

    /// Mean likeness from which concepts are one row: of 60 pairs that it joined 42 were read as the same.
    static let cut: Float = 0.3
    /// Likeness from which a pair is suggested as a merge: 26 of 30 read were the same.
    static let sure: Float = 0.5
    /// Wordings of a concept that are compared, the most frequent ones.
    static let wordings = 6

    let judge: ConceptJudge
    let trees: TreeEnsemble

    /// - Returns: `nil` when the language has no models of sameness.
    /// - Throws: `LexiconError` or `SamenessFailure`, for a file that is broken.
    public init?(lexicons: Lexicons, language: String = "en") throws {
        guard let lexicon = try lexicons.language(language), let models = try SamenessModels(language: language, lexicons: lexicons) else {
            return nil
        }
        let reader = SaidPhraseReader(
            lexicon: lexicon, background: try lexicons.background(language), vectors: try lexicons.vectors(language))
        judge = ConceptJudge(reader: reader, forms: CatalogueForms(lexicon: lexicon, reader: reader), trees: models.judge)
        trees = models.rows
    }

    /// - Parameters:
    ///   - members: the market's concepts; of two with one id the first counts.
    ///   - products: the names of the market's products, whose common words tell nothing of one.
    /// - Complexity: O(w²) in the distinct wordings, with little work for pairs that share nothing.
    public func rows(_ members: [Member], products: [String] = []) -> Rows {
        let analyzer = judge.reader.lexicon.analyzer()
        var known: Set<ConceptID> = []
        let members = members.filter { known.insert($0.concept.id).inserted }.sorted { $0.concept.id < $1.concept.id }
        let product = Self.product(products, judge.reader.lexicon, analyzer)
        var items: [RowFigures.Item] = [], owner: [Int] = [], weight: [Double] = []
        for (n, member) in members.enumerated() {
            let said = member.wordings.isEmpty ? [member.concept.label: 1] : member.wordings
            let chosen = said.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(Self.wordings)
            let total = Double(chosen.reduce(0) { $0 + max(1, $1.value) })
            for (text, count) in chosen {
                items.append(item(text, member.concept, product, analyzer))
                owner.append(n)
                weight.append(Double(max(1, count)) / total)
            }
        }
        let pairs = RowPairs(items)
        var sums: [Int: Double] = [:]
        pairs.forEach { i, j in
            guard owner[i] != owner[j], members[owner[i]].concept.polarity == members[owner[j]].concept.polarity else { return }
            let chance = Logistic.probability(Double(trees.score(RowFigures.row(items[i], items[j], share: pairs.share))))
            let low = min(owner[i], owner[j]), high = max(owner[i], owner[j])
            sums[low * members.count + high, default: 0] += chance * weight[i] * weight[j]
        }
        let edges = sums.sorted { $0.key < $1.key }.map { key, sum in
            AverageLink.Edge(a: key / members.count, b: key % members.count, likeness: Float(sum))
        }
        let groups = AverageLink.groups(members.count, edges, cut: Self.cut)
        let suggestions = edges.filter { $0.likeness >= Self.sure }.sorted { (-$0.likeness, $0.a, $0.b) < (-$1.likeness, $1.a, $1.b) }
        let names = RowNames(groups: groups, members: members, lexicon: judge.reader.lexicon, analyzer: analyzer)
        return Rows(
            rows: groups.enumerated().map { n, group in Row(ids: group.map { members[$0].concept.id }, label: names.label(n)) },
            suggestions: suggestions.map {
                Suggestion(first: members[$0.a].concept.id, second: members[$0.b].concept.id, likeness: Double($0.likeness))
            })
    }

    /// A wording with what the judge thinks of it.
    private func item(_ text: String, _ concept: Concept, _ product: Set<TermID>, _ analyzer: TextAnalyzer) -> RowFigures.Item {
        let read = analyzer.analyze(text)
        let phrase = judge.reader.phrase(
            read.parts.indices, in: read, angle: concept.angle, isAbsent: concept.polarity == .absent, product: product, analyzer: analyzer)
        return RowFigures.Item(phrase, written: SaidPhrase.written(read.parts.indices, read), judge, analyzer)
    }

    /// Stems of words that more than half of the products' names have.
    static func product(_ names: [String], _ lexicon: LanguageLexicon, _ analyzer: TextAnalyzer) -> Set<TermID> {
        var counts: [TermID: Int] = [:]
        for name in names {
            for stem in Set(analyzer.analyze(name).parts.filter { $0.kind == .word }.map { lexicon.roles.canonical($0.stem) }) {
                counts[stem, default: 0] += 1
            }
        }
        return Set(counts.filter { $0.value * 2 > names.count && !lexicon.stopWords.contains($0.key) }.keys)
    }
}

extension RowFigures.Item {
    init(_ phrase: SaidPhrase, written: Set<TermID>, _ judge: ConceptJudge, _ analyzer: TextAnalyzer) {
        let verdicts = judge.verdicts(phrase, written: written, analyzer: analyzer)
        self.init(
            phrase: phrase, chances: verdicts.map { ($0.match.entry, $0.chance) }.sorted { $0.entry < $1.entry },
            places: Self.places(phrase, judge, analyzer))
    }

    /// Places of the stems of the bag, each of the first word that has it.
    private static func places(_ phrase: SaidPhrase, _ judge: ConceptJudge, _ analyzer: TextAnalyzer) -> [[Float]] {
        phrase.bag.map { weighed in
            var place = [Float](repeating: 0, count: WordVectors.directions)
            if let word = phrase.words.first(where: { $0.stem == weighed.stem }) { judge.reader.add(word.term, 1, to: &place, analyzer) }
            return place
        }
    }
}
