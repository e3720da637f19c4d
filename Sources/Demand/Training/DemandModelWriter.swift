internal import Learning
internal import MarketModel

/// Writes fitted models as weights files, features by name.
struct DemandModelWriter {
    let language: DemandLanguage
    let settings: DemandTrainingSettings
    let pages: [TrainingCustomers]

    /// The files by path in the lexicons folder.
    func files(_ statements: StatementTraining, _ points: PointTraining) -> [String: [UInt8]] {
        let names = self.names(statements, points)
        let count = pages.reduce(0) { $0 + $1.labels.count { $0 != nil } }
        let made =
            "'creneau train' from \(pages.count) pages of \(Set(pages.map(\.market)).count) markets with \(count) statements, seed \(settings.seed)"
        var out: [String: [UInt8]] = [:]
        func file(_ name: StatementModels.File, _ what: String, _ body: (inout WeightFileWriter) -> Void) {
            var writer = WeightFileWriter(header: [("what", what), ("made", made)])
            body(&writer)
            out[name.path(language.code)] = writer.bytes
        }
        func linear(_ name: StatementModels.File, _ what: String, _ model: StatementTraining.Linear) {
            file(name, what) { writer in
                writer.add("bias", model.weights.bias)
                for (f, key) in model.keys.enumerated() where f < model.weights.weights.count {
                    let weight = model.weights.weights[f]
                    guard abs(weight) >= settings.leastWeight, let name = names.name(of: key) else { continue }
                    writer.add(name, [weight], decimals: 2)
                }
            }
        }
        func trees(_ name: StatementModels.File, _ what: String, _ trees: TreeEnsemble, _ columns: [String]) {
            file(name, what) { trees.write(to: &$0, columns: columns) }
        }
        linear(.statement, "log-odds that a customer's clause holds a statement, by its words", statements.statement)
        linear(.side, "log-odds that a statement is a want and no praise, by its words", statements.side)
        linear(.sideClasses, "log-odds that a statement is a want and no praise, by what any market shares", statements.sideClasses)
        trees(
            .statementTrees, "log-odds that a customer's clause holds a statement, by scores and numbers", statements.statementTrees,
            StatementModels.statementColumns)
        trees(
            .sideTrees, "log-odds that a statement is a want and no praise, by scores and numbers", statements.sideTrees,
            StatementModels.sideColumns)
        file(.pointWords, "how much a word is one of a point's, and how often points are spoken of") {
            points.words.write(to: &$0, names: names, catalogue: language.catalogue)
        }
        trees(.point, "log-odds that a statement is about a point", points.trees, PointRow.columns)
        return out
    }

    /// Names of all features that are written: the clauses are gone through once more, this time with names.
    private func names(_ statements: StatementTraining, _ points: PointTraining) -> FeatureNames {
        let wanted = Set(statements.statement.keys).union(statements.side.keys).union(statements.sideClasses.keys).union(
            points.words.shares.keys)
        let names = FeatureNames { wanted.contains($0) }
        ClauseFeatures.tell(names)
        var sink = FeatureSink(names: names)
        for page in pages {
            for text in page.reviews.texts { ClauseFeatures.tell(names, text, page.reviews.analyzer) }
            for n in page.views.indices {
                sink.clear()
                ClauseFeatures.bag(page.views, n, page.reviews, withWords: true, into: &sink)
                PointWords.tell(page.views[n], page.reviews.texts[page.views[n].text], into: &sink)
            }
        }
        return names
    }
}
