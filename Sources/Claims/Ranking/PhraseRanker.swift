import Learning
import Lexicons
import MarketModel

/// A phrase that was judged: where it stands, and what the models say of it.
struct JudgedPhrase: Sendable {
    let candidate: Candidate
    /// Score of the first look, 0 to 1.
    let first: Float
    /// Score of the second look, 0 to 1; `nil` for a phrase that gave way to a better one.
    let second: Float?
    /// Chance of each angle, in the order of `Angle.allCases`.
    let angles: [Double]
    /// The numbers that the trees of the first look saw; empty unless they were to be kept.
    let row: [Float]

    var angle: Angle { Angle.allCases[angles.indices.max { (angles[$0], -$0) < (angles[$1], -$1) }!] }
}

extension ClaimModels {
    /// Least first score of a phrase that gets a second look.
    static let leastFirst: Float = 0.08
    /// From this share of words in common on, two phrases are one claim.
    static let likeness = 0.5

    /// Chances of the angles of a phrase that gets no second look.
    private static let untold = [0.25, 0.25, 0.25, 0.25]

    /// Keys of a candidate and its sentence, as the angle model sees them.
    func sentenceBag(_ page: ReadPage, _ candidate: Candidate) -> [FeatureKey] {
        var sink = FeatureSink()
        CandidateFeatures.bag(page, candidate, into: &sink)
        AngleFeatures.bag(page, candidate, into: &sink)
        return sink.keys
    }

    /// Judges the phrases of a page, in order of place; reads the lexicon's hints of the blocks that may hold claims.
    ///
    /// - Parameter keepingRows: whether the phrases are to be explained.
    func judge(
        _ page: inout ReadPage, lexicon: LanguageLexicon, finder: CandidateFinder = CandidateFinder(), keepingRows: Bool = false
    ) -> [JudgedPhrase] {
        guard !page.blocks.isEmpty else { return [] }
        let chances = blocks.probabilities(page)
        page.readHints(lexicon) { chances[$0] >= finder.leastChance }
        var candidates: [Candidate] = []
        for n in page.blocks.indices where chances[n] >= finder.leastChance {
            candidates += finder.candidates(page, n, tagger.lattice(page, n, chance: chances[n]))
        }
        guard !candidates.isEmpty else { return [] }
        var sink = FeatureSink()
        // Of a bag its score alone is kept: a page may have hundreds of thousands.
        let bagScores = candidates.map { candidate in
            sink.clear()
            CandidateFeatures.bag(page, candidate, into: &sink)
            return sink.keys.reduce(bag.bias[0]) { $0 + bag.weight($1) }
        }
        let rows = CandidateRows(page, candidates, chances: chances, bags: bagScores)
        let scores = candidates.indices.map { Float(Logistic.probability(Double(first.score(rows[$0])))) }
        let types = candidates.indices.map { k in
            guard scores[k] >= ClaimModels.leastFirst else { return ClaimModels.untold }
            return angles.chances(bag: sentenceBag(page, candidates[k]), numbers: AngleFeatures.numbers(page, candidates[k]))
        }
        let listed = SecondLook.listed(candidates, scores, least: ClaimModels.leastFirst, likeness: ClaimModels.likeness)
        let secondRows = SecondLook.rows(page, candidates, first: listed.map { rows[$0] }, scores: scores, angles: types, listed: listed)
        var seconds = [Float?](repeating: nil, count: candidates.count)
        for (k, row) in zip(listed, secondRows) { seconds[k] = SecondLook.chance(row, second) }
        return candidates.indices.map {
            JudgedPhrase(
                candidate: candidates[$0], first: scores[$0], second: seconds[$0], angles: types[$0], row: keepingRows ? rows[$0] : [])
        }
    }
}
