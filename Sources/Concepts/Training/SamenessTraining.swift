internal import Learning
internal import Lexicons
public import MarketModel
public import TextAnalysis

/// What was learned about sameness, with judges that have not seen a group, so that the veto is learned on doubtful links.
public struct SamenessTraining {
    /// By path in the lexicons folder; without the veto.
    public let files: [String: [UInt8]]
    let trainer: SamenessTrainer
    let judge: ConceptJudge
    let unseen: [ConceptJudge]
    let folds: GroupFolds
    let background: WordTable

    /// A phrase that the program takes for a claim on a labelled page.
    public struct Found {
        public let parts: Range<Int>
        public let text: AnalyzedText
        public let angle: Angle
        public let standing: PhraseContext.Standing
        /// The name of the labelled claim that it met; `nil` when it met none.
        public let name: String?

        public init(parts: Range<Int>, text: AnalyzedText, angle: Angle, standing: PhraseContext.Standing, name: String?) {
            self.parts = parts
            self.text = text
            self.angle = angle
            self.standing = standing
            self.name = name
        }
    }

    /// Phrases found on the pages of one group.
    public struct Page {
        public let group: String
        public let product: ProductRecord
        public let found: [Found]
        /// The one that read the texts.
        public let analyzer: TextAnalyzer

        public init(group: String, product: ProductRecord, found: [Found], analyzer: TextAnalyzer) {
            self.group = group
            self.product = product
            self.found = found
            self.analyzer = analyzer
        }
    }

    /// How right a link is whose claim met a labelled one of another name: the name may say the same in other words.
    private static let otherName = 0.35
    /// Penalty on the veto's weights, in columns of variance 1.
    private static let penalty = 3.3

    /// The veto's file, learned from the links that would be made on labelled pages.
    public func veto(_ pages: [Page]) -> [String: [UInt8]] {
        var rows: [[Float]] = [], labels: [Double] = []
        let resolvers = (unseen + [judge]).map { ConceptResolver(reader: trainer.reader, background: background, judge: $0, veto: nil) }
        for page in pages {
            let resolver = folds.known(page.group).map { resolvers[$0] } ?? resolvers[resolvers.count - 1]
            var context = resolver.context(of: page.product, analyzer: page.analyzer)
            for found in page.found {
                context.standing = found.standing
                guard
                    let link = resolver.doubtful(found.parts, in: found.text, angle: found.angle, context: context, analyzer: page.analyzer)
                else { continue }
                let label: Double
                if let name = found.name {
                    let likeness = trainer.meanings(of: name, found.angle, page.analyzer)[link.entry]
                    if let likeness, likeness < SamenessTrainer.near { continue }
                    label = likeness == nil ? Self.otherName : 1
                } else {
                    label = 0
                }
                rows.append(link.figures)
                labels.append(label)
            }
        }
        guard !rows.isEmpty else { return [:] }
        let veto = Self.fit(rows, labels)
        var writer = WeightFileWriter(header: [
            ("what", "log-odds that a link of a claim to a concept of concepts.tsv is right"),
            ("made", "'creneau train' from \(rows.count) links on labelled pages"),
        ])
        writer.add("bias", [veto.bias], decimals: 4)
        for (name, weight) in zip(LinkVeto.columns, veto.weights) { writer.add(name, [weight], decimals: 4) }
        return [SamenessModels.File.veto.path(trainer.language): writer.bytes]
    }

    /// Fits on columns of mean 0 and variance 1, and gives weights for the columns as they are.
    private static func fit(_ rows: [[Float]], _ labels: [Double]) -> LinkVeto {
        let width = LinkVeto.columns.count, count = Float(rows.count)
        let means = (0..<width).map { c in rows.reduce(Float(0)) { $0 + $1[c] } / count }
        let deviations = (0..<width).map { c in
            (rows.reduce(Float(0)) { $0 + ($1[c] - means[c]) * ($1[c] - means[c]) } / count).squareRoot() + 1e-6
        }
        var table = SparseRows()
        for row in rows { table.append((0..<width).map { ($0, (row[$0] - means[$0]) / deviations[$0]) }) }
        let model = LogisticRegression(l2: penalty).fit(table, labels: labels)
        let weights = (0..<width).map { model.weights[$0] / deviations[$0] }
        return LinkVeto(weights: weights, bias: model.bias[0] - zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
