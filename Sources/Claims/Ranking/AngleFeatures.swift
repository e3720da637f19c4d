import Learning
import Lexicons
import MarketModel
import TextAnalysis

/// What is asked about a phrase to tell its angle, beside its bag: the words of its sentence, and what it and its neighbours mean.
enum AngleFeatures {
    private static let earlier = FeatureTemplate("earlier"), later = FeatureTemplate("later")
    private static let behind = FeatureTemplate("behind"), behindNear = FeatureTemplate("behind,distance")
    private static let holds = FeatureTemplate("link-inside"), begins = FeatureTemplate("link-first")
    /// Words before and after the phrase in its sentence that are asked for.
    private static let reachBefore = 8, reachAfter = 5, reachLink = 14

    /// The words of the sentence around the phrase.
    static func bag(_ page: ReadPage, _ candidate: Candidate, into sink: inout FeatureSink) {
        let block = page.blocks[candidate.block], tokens = block.tokens, range = candidate.tokens
        let sentence = block.text.sentences[block.text.sentence(ofToken: range.lowerBound)]
        for t in max(sentence.lowerBound, range.lowerBound - reachBefore)..<max(sentence.lowerBound, range.lowerBound) {
            sink.add(earlier, tokens[t].word.key)
        }
        for t in range.upperBound..<max(range.upperBound, min(sentence.upperBound, range.upperBound + reachAfter)) {
            sink.add(later, tokens[t].word.key)
        }
        for t in (max(0, range.lowerBound - reachLink)..<range.lowerBound).reversed() {
            guard tokens[t].isStrongMark || tokens[t].word.uses.contains(.lead) else { continue }
            sink.add(behind, tokens[t].word.key)
            sink.add(behindNear, tokens[t].word.key, BlockFeatures.number[min(4, range.lowerBound - t)])
            break
        }
        if let link = range.first(where: { tokens[$0].word.uses.contains(.lead) }) {
            sink.add(link == range.lowerBound ? begins : holds, tokens[link].word.key)
        }
    }

    // MARK: Numbers

    private static let shares = Angle.allCases.map { FeatureTemplate("share-" + $0.rawValue) }
    /// What lies where in the space of meanings: the phrase, its last word, the four tokens before it and after it.
    private static let places = ["means", "last-means", "before-means", "after-means"].map { FeatureTemplate($0) }
    /// A direction counts so much beside a word that is there or not.
    private static let scale: Float = 4

    /// Keys of the numbers, in order.
    static let keys: [FeatureKey] =
        shares.map(\.key) + places.flatMap { place in (0..<WordVectors.directions).map { place.key.with(BlockFeatures.number[$0]) } }

    /// Tells the names of the numbers.
    static func tell(_ sink: inout FeatureSink) {
        for share in shares { sink.add(share) }
        for place in places { for d in 0..<WordVectors.directions { sink.add(place, BlockFeatures.number[d]) } }
    }

    /// The numbers of a phrase, as many as there are `keys`.
    static func numbers(_ page: ReadPage, _ candidate: Candidate) -> [Float] {
        let block = page.blocks[candidate.block], low = candidate.tokens.lowerBound, high = candidate.tokens.upperBound
        var out = logShares(candidate)
        let ranges = [low..<high, high - 1..<high, max(0, low - 4)..<low, high..<min(block.count, high + 4)]
        for range in ranges { out += meaning(block, range, page.vectors) }
        return out
    }

    /// The mean place of the words with content in a range.
    private static func meaning(_ block: ReadBlock, _ range: Range<Int>, _ vectors: WordVectors?) -> [Float] {
        var sum = [Float](repeating: 0, count: WordVectors.directions)
        guard let vectors else { return sum }
        var count: Float = 0
        for t in range where block.tokens[t].isWord && !block.tokens[t].word.isStop && block.tokens[t].word.vector >= 0 {
            vectors.add(Int(block.tokens[t].word.vector), to: &sum[...])
            count += 1
        }
        guard count > 0 else { return sum }
        for d in sum.indices { sum[d] *= scale / count }
        return sum
    }

    /// Log of the tagger's share of each angle, kept off zero.
    private static func logShares(_ candidate: Candidate) -> [Float] {
        let norm = max(1e-6, candidate.support), exact = max(1e-6, candidate.posterior)
        return (0..<4).map { a in
            let share = 0.5 * candidate.shares[a] / norm + 0.5 * candidate.posteriors[a] / exact
            return CandidateRow.logit(min(0.98, share + 0.02)) * 0.5
        }
    }
}
