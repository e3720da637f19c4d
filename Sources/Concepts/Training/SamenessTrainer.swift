internal import Learning
public import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Learns when two wordings say the same, from the names that analysts gave to claims.
///
/// A name that a form of the catalogue covers stands for its concept, so the judge's labels come free; phrases of one market with one name
/// are the same, others are not.
public struct SamenessTrainer {
    /// Told what is being done, for progress.
    public var progress: @Sendable (String) -> Void = { _ in }
    public var seed: UInt64 = 1

    let lexicon: LanguageLexicon
    let reader: SaidPhraseReader
    let forms: CatalogueForms
    let language: String
    private let background: WordTable

    /// Groups are split into so many parts; what one model says of a part is learned on the others.
    private static let folds = 5
    /// Likeness of a name to a form from which it stands for the concept, and below which it does not; between them nobody can tell.
    static let stands: Float = 0.8, near: Float = 0.5
    /// Pairs of a market that are learned from, at most.
    private static let samePairs = 4000, otherPairs = 12000

    /// - Throws: when the lexicons have no such language, or a line of it is wrong.
    public init(lexicons: Lexicons, language: String = "en") throws {
        guard let lexicon = try lexicons.language(language) else {
            throw LexiconError([.init(file: language, message: "no such language in the lexicons. Add the folder.")])
        }
        self.lexicon = lexicon
        self.language = language
        background = try lexicons.background(language)
        reader = SaidPhraseReader(lexicon: lexicon, background: background, vectors: try lexicons.vectors(language))
        forms = CatalogueForms(lexicon: lexicon, reader: reader)
    }

    /// - Parameter phrases: in any order; the same phrases give the same bytes.
    public func train(_ phrases: [NamedPhrase]) -> SamenessTraining {
        let phrases = phrases.sorted {
            ($0.group, $0.name, $0.text, $0.angle, $0.polarity, $0.product ?? "") < (
                $1.group, $1.name, $1.text, $1.angle, $1.polarity, $1.product ?? ""
            )
        }
        let analyzer = lexicon.analyzer()
        let folds = GroupFolds(phrases.map(\.group), count: Self.folds)
        let judged = phrases.map { judgeRows($0, analyzer) }
        progress("sameness: \(phrases.count) named phrases read")
        func fit(without fold: Int?) -> ConceptJudge {
            let kept = phrases.indices.filter { folds.fold(of: phrases[$0].group) != fold }
            let rows = kept.flatMap { judged[$0].filter { $0.label != nil } }
            var growth = TreeGrowth(trees: 200, leaves: 7)
            growth.rate = 0.06
            growth.minimumRows = 40
            growth.columnShare = 0.6
            growth.seed = seed
            let trees = growth.fit(rows.flatMap(\.figures), width: JudgeFigures.columns.count, labels: rows.map { $0.label! })
            return ConceptJudge(reader: reader, forms: forms, trees: trees)
        }
        let judge = fit(without: nil), unseen = folds.all.map { fit(without: $0) }
        progress("sameness: judge learned")
        let rows = fitRows(phrases, folds, unseen, analyzer)
        progress("sameness: rows learned")
        let made = "'creneau train' from \(phrases.count) named claims, seed \(seed)"
        func file(_ name: SamenessModels.File, _ what: String, _ trees: TreeEnsemble, _ columns: [String]) -> (String, [UInt8]) {
            var writer = WeightFileWriter(header: [("what", what), ("made", made)])
            trees.write(to: &writer, columns: columns)
            return (name.path(language), writer.bytes)
        }
        let files = [
            file(.judge, "log-odds that a phrase says a concept of concepts.tsv", judge.trees, JudgeFigures.columns),
            file(.rows, "log-odds that two wordings of a market say the same", rows, RowFigures.columns),
        ]
        return SamenessTraining(
            files: Dictionary(uniqueKeysWithValues: files), trainer: self, judge: judge, unseen: unseen, folds: folds,
            background: background)
    }

    /// The figures of a phrase's candidates; 1 where the phrase's name stands for the candidate, 0 where it does not, `nil` where it may.
    private func judgeRows(_ named: NamedPhrase, _ analyzer: TextAnalyzer) -> [(figures: [Float], label: Double?)] {
        let text = analyzer.analyze(named.text)
        guard !text.parts.isEmpty else { return [] }
        let phrase = said(named, text, analyzer), matches = forms.matches(phrase, written: SaidPhrase.written(text.parts.indices, text))
        let meant = meanings(of: named.name, named.angle, analyzer)
        let judge = ConceptJudge(reader: reader, forms: forms, trees: TreeEnsemble(bias: 0, nodes: [], roots: []))
        return judge.candidates(phrase, matches).enumerated().map { rank, match in
            let figures = JudgeFigures.row(
                phrase, match, lexicon.concepts[match.entry].concept, forms, reader, matches: matches, rank: rank, analyzer: analyzer)
            let likeness = meant[match.entry] ?? 0
            return (figures, likeness >= Self.stands ? 1 : likeness >= Self.near ? nil : 0)
        }
    }

    /// How like each concept's best form is to a name.
    func meanings(of name: String, _ angle: Angle, _ analyzer: TextAnalyzer) -> [Int: Float] {
        let text = analyzer.analyze(name)
        guard !text.parts.isEmpty else { return [:] }
        let phrase = reader.phrase(text.parts.indices, in: text, angle: angle, isAbsent: false, analyzer: analyzer)
        let matches = forms.matches(phrase, written: SaidPhrase.written(text.parts.indices, text))
        return Dictionary(uniqueKeysWithValues: matches.map { ($0.entry, $0.likeness) })
    }

    private func said(_ named: NamedPhrase, _ text: AnalyzedText, _ analyzer: TextAnalyzer, product: Set<TermID>? = nil) -> SaidPhrase {
        let own = product ?? self.product(category: named.category, name: named.product, analyzer)
        return reader.phrase(
            text.parts.indices, in: text, angle: named.angle, isAbsent: named.polarity == .absent, product: own, analyzer: analyzer)
    }

    private func product(category: String?, name: String?, _ analyzer: TextAnalyzer) -> Set<TermID> {
        func stems(_ text: String?, _ keep: (Part) -> Bool) -> Set<TermID> {
            Set(analyzer.analyze(text ?? "").parts.filter { $0.kind == .word && keep($0) }.map { lexicon.roles.canonical($0.stem) })
        }
        return stems(category) { !lexicon.stopWords.contains($0.term) }.union(stems(name) { lexicon.roles.products.contains($0.stem) })
    }

    // MARK: Rows

    private func fitRows(_ phrases: [NamedPhrase], _ folds: GroupFolds, _ unseen: [ConceptJudge], _ analyzer: TextAnalyzer) -> TreeEnsemble
    {
        var table: [Float] = [], labels: [Double] = [], weights: [Double] = []
        var random = SeededGenerator(seed: seed)
        for group in Set(phrases.lazy.filter(\.isMarket).map(\.group)).sorted() {
            let market = phrases.filter { $0.group == group && !analyzer.analyze($0.text).parts.isEmpty }
            let judge = unseen[folds.fold(of: group)]
            let product = RowJudge.product(Set(market.compactMap(\.product)).sorted(), lexicon, analyzer)
            let items = market.map { named in
                let text = analyzer.analyze(named.text)
                return RowFigures.Item(
                    said(named, text, analyzer, product: product), written: SaidPhrase.written(text.parts.indices, text), judge, analyzer)
            }
            let pairs = RowPairs(items)
            var same: [(Int, Int)] = [], others: [(Int, Int)] = []
            pairs.forEach { i, j in
                guard market[i].polarity == market[j].polarity else { return }
                if market[i].name == market[j].name { same.append((i, j)) } else { others.append((i, j)) }
            }
            guard !same.isEmpty else { continue }
            let weight = 1000 / Double(same.count + others.count)
            for (kind, limit, label) in [(same, Self.samePairs, 1.0), (others, Self.otherPairs, 0.0)] {
                var drawn = kind
                random.shuffle(&drawn)
                let taken = drawn.prefix(limit)
                for (i, j) in taken {
                    table += RowFigures.row(items[i], items[j], share: pairs.share)
                    labels.append(label)
                    weights.append(weight * Double(kind.count) / Double(taken.count))
                }
            }
        }
        var growth = TreeGrowth(trees: 200, leaves: 7)
        growth.rate = 0.06
        growth.minimumRows = 40
        growth.columnShare = 0.6
        growth.seed = seed
        return growth.fit(table, width: RowFigures.columns.count, labels: labels, weights: weights)
    }
}
