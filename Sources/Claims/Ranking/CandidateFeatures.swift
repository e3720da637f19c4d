import Learning
import MarketModel

/// What is asked about a candidate: a bag of named words and classes for the linear models, and a row of numbers for the trees.
enum CandidateFeatures {
    private static let word = FeatureTemplate("w"), first = FeatureTemplate("first"), last = FeatureTemplate("last")
    private static let before = FeatureTemplate("before"), after = FeatureTemplate("after")
    private static let pairBefore = FeatureTemplate("before,first"), pairAfter = FeatureTemplate("last,after")
    private static let pair = FeatureTemplate("pair"), coarse = FeatureTemplate("c128"), middle = FeatureTemplate("c512")
    private static let fine = FeatureTemplate("c2048"), firstCoarse = FeatureTemplate("first-c128"),
        firstMiddle = FeatureTemplate("first-c512")
    private static let lastCoarse = FeatureTemplate("last-c128"), lastMiddle = FeatureTemplate("last-c512")
    private static let beforeCoarse = FeatureTemplate("before-c128"), suffix = FeatureTemplate("ends"),
        firstSuffix = FeatureTemplate("first-ends")
    private static let own = FeatureTemplate("own"), ownFirst = FeatureTemplate("own-first"), ownLast = FeatureTemplate("own-last")
    private static let ownBefore = FeatureTemplate("own-before"), ownAfter = FeatureTemplate("own-after")
    private static let size = FeatureTemplate("words"), looks = FeatureTemplate("look"), heading = FeatureTemplate("heading")
    private static let zone = FeatureTemplate("zone"), beforeTwo = FeatureTemplate("before2"),
        beforePair = FeatureTemplate("before2,before")
    private static let cue = FeatureTemplate("cue"), ownCue = FeatureTemplate("cue-inside"), concept = FeatureTemplate("concept")
    private static let carried = FeatureTemplate("cue-of-list"), item = FeatureTemplate("item"), joined = FeatureTemplate("joined")
    private static let exact = FeatureTemplate("concept-exact"), angleParts = Angle.allCases.map { FeatureKey.hash($0.rawValue) }
    static let edge = FeatureKey.hash("|")

    /// The bag of a candidate.
    static func bag(_ page: ReadPage, _ candidate: Candidate, into sink: inout FeatureSink) {
        let block = page.blocks[candidate.block], tokens = block.tokens, range = candidate.tokens
        let low = range.lowerBound, high = range.upperBound
        let previous = low > 0 ? tokens[low - 1].word.key : edge, next = high < tokens.count ? tokens[high].word.key : edge
        for t in range {
            let word = tokens[t].word
            sink.add(self.word, word.key)
            if word.own != 0 { sink.add(own, word.own) }
            if t > low { sink.add(pair, tokens[t - 1].word.key, word.key) }
            if word.coarse != 0 {
                sink.add(coarse, word.coarse)
                sink.add(middle, word.middle)
                sink.add(fine, word.fine)
            }
        }
        let start = tokens[low], end = tokens[high - 1]
        sink.add(first, start.word.key)
        sink.add(last, end.word.key)
        if start.word.own != 0 { sink.add(ownFirst, start.word.own) }
        if end.word.own != 0 { sink.add(ownLast, end.word.own) }
        if low > 0, tokens[low - 1].word.own != 0 { sink.add(ownBefore, tokens[low - 1].word.own) }
        if high < tokens.count, tokens[high].word.own != 0 { sink.add(ownAfter, tokens[high].word.own) }
        sink.add(before, previous)
        sink.add(after, next)
        sink.add(pairBefore, previous, start.word.key)
        sink.add(pairAfter, end.word.key, next)
        if low > 1 {
            sink.add(beforeTwo, tokens[low - 2].word.key)
            sink.add(beforePair, tokens[low - 2].word.key, previous)
        }
        if low > 0, tokens[low - 1].word.coarse != 0 { sink.add(beforeCoarse, tokens[low - 1].word.coarse) }
        sink.add(suffix, end.word.suffix)
        sink.add(firstSuffix, start.word.suffix)
        if start.word.coarse != 0 {
            sink.add(firstCoarse, start.word.coarse)
            sink.add(firstMiddle, start.word.middle)
        }
        if end.word.coarse != 0 {
            sink.add(lastCoarse, end.word.coarse)
            sink.add(lastMiddle, end.word.middle)
        }
        sink.add(size, BlockFeatures.number[min(12, range.count)])
        sink.add(looks, start.shape, end.shape)
        sink.add(zone, BlockFeatures.part(block.zone))
        let cues = block.hints.cueAngles(range), known = block.hints.concept(range)
        for a in 0..<4 {
            if cues & (1 << UInt8(a)) != 0 { sink.add(cue, angleParts[a]) }
            if block.hints.carried[low] & (1 << UInt8(a)) != 0 { sink.add(carried, angleParts[a]) }
            if cues & (16 << UInt8(a)) != 0 { sink.add(ownCue, angleParts[a]) }
            if known.angles & (1 << UInt8(a)) != 0 { sink.add(known.isExact ? exact : concept, angleParts[a]) }
        }
        if block.hints.isItem(range) { sink.add(item) }
        sink.add(joined, BlockFeatures.number[min(3, range.count { block.hints.joins[$0] })])
        for word in block.heading { sink.add(heading, word) }
    }

    static func tell(_ names: FeatureNames) {
        names.tell(edge, "|")
        for angle in Angle.allCases { names.tell(FeatureKey.hash(angle.rawValue), angle.rawValue) }
    }
}
