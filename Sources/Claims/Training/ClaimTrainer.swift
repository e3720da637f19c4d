public import Concepts
public import Learning
public import Lexicons
import MarketModel
import TextAnalysis

/// Fits the models of claims to labelled pages.
///
/// Each stage learns from what the stages before it say of pages that they have not seen: pages are split into folds by group, and a
/// stage's output on a page comes from a model without the page's fold. The models that are kept have seen all pages.
public struct ClaimTrainer {
    public var settings = ClaimTrainingSettings()
    /// By language.
    private let readings: [String: ClaimReading]
    /// Folder of the weights, below the lexicons folder.
    let folder: String
    /// Whether the models are for all languages.
    private let isShared: Bool

    /// Told what is being done, for progress.
    public var progress: @Sendable (String) -> Void = { _ in }

    /// A trainer of models of one language's own words.
    ///
    /// - Parameter lexicons: the folder whose tables the models build on; weights files in it are not read.
    public init(lexicons: Lexicons, language: String = "en") throws {
        readings = [language: try ClaimReading(lexicons: lexicons, language: language, isShared: false)]
        folder = language + "/claims"
        isShared = false
    }

    /// A trainer of the models for all languages that have glosses: they learn from pages of all of them.
    public init(shared lexicons: Lexicons) throws {
        let languages = lexicons.languages.filter { lexicons.file($0 + "/glosses.tsv") != nil }
        readings = try Dictionary(
            uniqueKeysWithValues: languages.sorted().map { ($0, try ClaimReading(lexicons: lexicons, language: $0, isShared: true)) })
        folder = "common/claims"
        settings.finder = .shared
        isShared = true
    }

    /// What reads a page: what reads its language.
    func reading(of page: ProductPage) -> ClaimReading? { readings[page.language ?? ClaimExtractor.usual] }

    /// The weights files by path in the lexicons folder; the same pages give the same bytes in any order.
    ///
    /// - Parameter sameness: what was learned of sameness, when its veto is to be learned from the claims that are found.
    public func train(_ labelled: [LabelledPage], sameness: SamenessTraining? = nil) -> [String: [UInt8]] {
        let labelled = labelled.filter { reading(of: $0.page) != nil }.sorted { $0.page.source < $1.page.source }
        let training = fit(labelled)
        let veto = sameness.map { $0.veto(found(labelled, training)) } ?? [:]
        progress("claims: \(training.pages.count) pages learned")
        return ClaimModelWriter(trainer: self, labelled: labelled).files(training).merging(veto) { $1 }
    }

    /// The claims that models which have not seen a page find on it, each with the name of the labelled claim that it meets.
    private func found(_ labelled: [LabelledPage], _ training: ClaimTraining) -> [SamenessTraining.Page] {
        let analyzers = readings.mapValues { $0.lexicon.analyzer() }
        return zip(labelled, training.pages).enumerated().compactMap { p, pair in
            guard let analyzer = analyzers[pair.0.page.language ?? ClaimExtractor.usual] else { return nil }
            let (label, page) = pair, ranked = training.ranking.pages[p]
            var used: Set<Int> = [], found: [SamenessTraining.Found] = []
            for (k, second) in zip(ranked.listed, ranked.seconds) where second >= training.ranking.cut {
                let candidate = ranked.candidates[k], block = page.read.blocks[candidate.block]
                let claim = page.matches(candidate.words).first { !used.contains($0.claim) }?.claim
                if let claim { used.insert(claim) }
                let angle = ranked.angles[k].indices.max { (ranked.angles[k][$0], -$0) < (ranked.angles[k][$1], -$1) }!
                // A claim without name could be meant by any concept.
                if let claim, label.claims[claim].name == nil { continue }
                found.append(
                    SamenessTraining.Found(
                        parts: block.text.parts(of: candidate.tokens), text: block.text, angle: Angle.allCases[angle],
                        standing: .init(confidence: Double(second), strength: ClaimAssembly.prominence(block.zone)),
                        name: claim.flatMap { label.claims[$0].name }))
            }
            return SamenessTraining.Page(group: label.group, product: label.page.product, found: found, analyzer: analyzer)
        }
    }

    /// All stages, fitted.
    func fit(_ labelled: [LabelledPage]) -> ClaimTraining {
        let folds = GroupFolds(labelled.map(\.group), count: settings.folds)
        let analyzers = readings.mapValues { $0.lexicon.analyzer() }
        let pages = labelled.map { page in
            guard let reading = reading(of: page.page), let analyzer = analyzers[reading.lexicon.language] else {
                preconditionFailure("pages of other languages are left out")
            }
            var read = ReadPage(page.page, analyzer: analyzer, facts: reading.facts)
            read.readHints(reading.lexicon) { _ in true }
            let isMet = reading.lexicon.language != Lexicons.glossLanguage || !isShared
            return TrainingPage(
                page, read: read, analyzer: analyzer, facts: reading.facts, fold: folds.fold(of: page.group),
                weight: page.weight * (isMet ? 1 : settings.glossWeight), tunesCut: isMet)
        }
        progress("claims: \(pages.count) pages read")
        let blocks = BlockTraining(pages, settings)
        progress("claims: blocks learned")
        let tagger = TaggerTraining(pages, blocks.chances, settings)
        progress("claims: tagger learned")
        let ranking = RankingTraining(pages, blocks.chances, tagger.taggers, settings, progress)
        progress("claims: ranking learned")
        return ClaimTraining(pages: pages, blocks: blocks, tagger: tagger, ranking: ranking)
    }
}

/// What training is set to.
public struct ClaimTrainingSettings: Sendable {
    public var folds = 4
    public var seed: UInt64 = 1
    public var blockL2 = 1.0
    public var tagger = ChainTraining()
    /// Share of the blocks without claim that the tagger learns from, beside all that look like they might hold one.
    public var emptyBlocks = 0.3
    public var leastFeatureCount = 2
    public var bagL2 = 3.0
    public var angleL2 = 100.0
    var angleBalance = 0.3
    var angleClaimPower = 0.7
    var softness = 1.0
    public var first = TreeGrowth(trees: 130, leaves: 15)
    /// What a page in the language of glosses counts beside one of the languages that the models for all are used for.
    public var glossWeight = 0.4
    public var second = TreeGrowth(trees: 40, leaves: 4)
    var finder = CandidateFinder()

    public init() {
        first.rate = 0.08
        first.columnShare = 0.4
        tagger.epochs = 6
        tagger.rate = 0.1
        tagger.l1 = 1e-5
        second.minimumRows = 100
    }
}

/// The stages after training, with what each says of pages that it has not seen.
struct ClaimTraining {
    let pages: [TrainingPage]
    let blocks: BlockTraining
    let tagger: TaggerTraining
    let ranking: RankingTraining
}
