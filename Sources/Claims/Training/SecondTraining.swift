import Learning
import MarketModel

/// Learns the second look, and the cut that serves found and typed claims best on pages that were not seen.
struct SecondTraining {
    let trees: TreeEnsemble
    let cut: Float
    let pages: [RankingTraining.PageCandidates]

    init(
        _ training: [TrainingPage], _ first: [RankingTraining.PageCandidates], matches: [[[(claim: Int, similarity: Double)]]],
        _ settings: ClaimTrainingSettings
    ) {
        var pages = first
        var rows: [[Float]] = [], labels: [Double] = [], worths: [Double] = [], folds: [Int] = [], weights: [Double] = []
        var shares: [Double] = [], claims = 0.0
        let tunes = training.contains(where: \.tunesCut)
        for p in pages.indices {
            let page = pages[p]
            let listed = SecondLook.listed(page.candidates, page.scores, least: ClaimModels.leastFirst, likeness: ClaimModels.likeness)
            pages[p].listed = listed
            pages[p].secondRows = SecondLook.rows(
                training[p].read, page.candidates, first: listed.map { page.rows[$0] }, scores: page.scores, angles: page.angles,
                listed: listed)
            rows += pages[p].secondRows
            // A claim is found once: the best of its phrases is right, the others are repeats.
            var used: Set<Int> = []
            for k in listed {
                let free = matches[p][k].first { !used.contains($0.claim) }
                if let free { used.insert(free.claim) }
                labels.append(free == nil ? 0 : 1)
                let angle = page.angles[k].indices.max { (page.angles[k][$0], -$0) < (page.angles[k][$1], -$1) }!
                let isTyped = free.map { training[p].angles[$0.claim] == Angle.allCases[angle] } ?? false
                worths.append(free == nil ? 0 : isTyped ? 1 : 0.5)
                folds.append(training[p].fold)
                weights.append(training[p].weight)
                shares.append(training[p].tunesCut || !tunes ? training[p].weight : 0)
            }
            if training[p].tunesCut || !tunes { claims += training[p].weight * Double(training[p].angles.count) }
        }
        var growth = settings.second
        growth.seed = settings.seed
        let look = OutOfFold(folds: folds) { keep in
            let kept = folds.indices.filter(keep)
            return growth.fit(
                kept.flatMap { rows[$0] }, width: SecondLook.columns.count, labels: kept.map { labels[$0] },
                weights: kept.map { weights[$0] })
        } predict: { model, i in
            SecondLook.chance(rows[i], model)
        }
        var at = 0
        for p in pages.indices {
            pages[p].seconds = Array(look.predictions[at..<at + pages[p].listed.count])
            at += pages[p].listed.count
        }
        trees = look.model
        cut = SecondTraining.bestCut(look.predictions, worths, shares, claims: claims)
        self.pages = pages
    }

    /// How much recall counts beside precision. On pages of a kind never seen chances are lower than on those learned from, so that a cut
    /// which weighs both alike there is too high here.
    private static let beta = 1.05

    /// The least score to keep for the best Fβ = (1 + β²)·right ÷ (kept + β²·claims), the mean of found and typed (van Rijsbergen,
    /// Information Retrieval, 1979).
    ///
    /// - Parameter worths: 1 for a claim found and typed, ½ for one of another angle, 0 for none.
    private static func bestCut(_ scores: [Float], _ worths: [Double], _ weights: [Double], claims: Double) -> Float {
        let recall = beta * beta
        var right = 0.0, kept = 0.0, best = 0.0
        var cut: Float = 0.3
        for i in scores.indices.sorted(by: { (-scores[$0], $0) < (-scores[$1], $1) }) {
            right += weights[i] * worths[i]
            kept += weights[i]
            let measure = (1 + recall) * right / (kept + recall * claims)
            if measure > best {
                best = measure
                cut = scores[i]
            }
        }
        return cut
    }
}
