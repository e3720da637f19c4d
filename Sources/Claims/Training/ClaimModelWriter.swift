import Learning
import Lexicons
import MarketModel
import TextAnalysis

/// Writes fitted models as weights files, features by name.
struct ClaimModelWriter {
    let trainer: ClaimTrainer
    let labelled: [LabelledPage]

    /// The files by path in the lexicons folder.
    func files(_ training: ClaimTraining) -> [String: [UInt8]] {
        let names = self.names(training)
        let made =
            "'creneau train' from \(labelled.count) pages with \(labelled.reduce(0) { $0 + $1.claims.count }) claims, seed \(trainer.settings.seed)"
        var out: [String: [UInt8]] = [:]
        func file(
            _ name: ClaimModels.File, _ what: String, _ more: [(key: String, value: String)] = [], _ body: (inout WeightFileWriter) -> Void
        ) {
            var writer = WeightFileWriter(header: [("what", what), ("made", made)] + more)
            body(&writer)
            out[name.path(trainer.folder)] = writer.bytes
        }
        file(.blockWords, "log-odds that a block holds a claim, by its words and its place") {
            linear(into: &$0, training.blocks.keys, training.blocks.linear, names, least: 0.03)
        }
        file(.blockTrees, "log-odds that a block holds a claim, by its score and its neighbours'") {
            training.blocks.trees.write(to: &$0, columns: BlockModel.columns)
        }
        file(.tagger, "scores of the labels " + Tagger.labels.joined(separator: ", ") + " of a token, by its words and place") { writer in
            let n = Tagger.labels.count, chain = training.tagger.weights
            for (label, from) in Tagger.labels.enumerated() {
                let row = (0..<n).map { chain.transitions.scores[label * n + $0] }
                writer.add("after-label=" + from, row.map { $0 == -.infinity ? 0 : $0 }, decimals: 2)
            }
            for (f, key) in training.tagger.keys.enumerated() {
                let row = (0..<n).map { chain.weights[f * n + $0] }
                add(key, row, names, least: 0.2, to: &writer)
            }
        }
        file(.bag, "log-odds that a phrase is a claim, by its words and what stands around it") {
            linear(into: &$0, training.ranking.bagKeys, training.ranking.bag, names, least: 0.1)
        }
        file(.first, "log-odds that a phrase is a claim, by what all models say of it") {
            training.ranking.first.write(to: &$0, columns: CandidateRow.columns)
        }
        file(.angles, "scores of the angles " + Angle.allCases.map(\.rawValue).joined(separator: ", ") + " of a phrase") {
            linear(into: &$0, training.ranking.angleKeys, training.ranking.angles, names, least: 0.03)
        }
        file(
            .second, "log-odds that a phrase is a claim not yet made on the page", [("cut", WeightFileWriter.decimal(training.ranking.cut))]
        ) {
            training.ranking.second.write(to: &$0, columns: SecondLook.columns)
        }
        return out
    }

    private func linear(
        into writer: inout WeightFileWriter, _ keys: [FeatureKey], _ weights: LinearWeights, _ names: FeatureNames, least: Float
    ) {
        writer.add("bias", weights.bias)
        for (f, key) in keys.enumerated() where (f + 1) * weights.classes <= weights.weights.count {
            add(key, (0..<weights.classes).map { weights.weights[f * weights.classes + $0] }, names, least: least, to: &writer)
        }
    }

    /// A line for a feature that has a weight worth keeping.
    private func add(_ key: FeatureKey, _ weights: [Float], _ names: FeatureNames, least: Float, to writer: inout WeightFileWriter) {
        guard weights.contains(where: { abs($0) >= least }), let name = names.name(of: key) else { return }
        var row = weights.map { abs($0) >= least / 2 ? $0 : 0 }
        while row.last == 0 { row.removeLast() }
        writer.add(name, row, decimals: 2)
    }

    /// Names of all features that are written: the pages are gone through once more, this time with names.
    private func names(_ training: ClaimTraining) -> FeatureNames {
        var wanted = Set(training.blocks.keys)
        wanted.formUnion(training.tagger.keys)
        wanted.formUnion(training.ranking.angleKeys)
        let names = FeatureNames { wanted.contains($0) }
        BlockFeatures.tell(names)
        TaggerFeatures.tell(names)
        CandidateFeatures.tell(names)
        labelled.first.flatMap { trainer.reading(of: $0.page) }?.facts.tell(names)
        var sink = FeatureSink(names: names)
        var seen: Set<UInt64> = []
        for (p, page) in labelled.enumerated() {
            guard let reading = trainer.reading(of: page.page) else { continue }
            var read = ReadPage(page.page, analyzer: reading.lexicon.analyzer(), facts: reading.facts, names: names)
            read.readHints(reading.lexicon) { _ in true }
            for n in read.blocks.indices {
                sink.clear()
                BlockFeatures.bag(read.blocks[n], seen: &seen, into: &sink)
                TaggerFeatures.shared(read, n, chance: training.blocks.chances[p][n], into: &sink)
                let (since, until) = TaggerFeatures.marks(read.blocks[n])
                for t in 0..<read.blocks[n].count {
                    sink.clear()
                    TaggerFeatures.token(read.blocks[n], t, sinceMark: since[t], untilMark: until[t], into: &sink)
                }
            }
            for candidate in training.ranking.pages[p].candidates {
                sink.clear()
                CandidateFeatures.bag(read, candidate, into: &sink)
                AngleFeatures.bag(read, candidate, into: &sink)
            }
        }
        AngleFeatures.tell(&sink)
        return names
    }
}
