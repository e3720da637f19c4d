import Learning
import MarketModel

/// What the tagger asks about a token: its words and their clusters, its neighbours, where it stands.
enum TaggerFeatures {
    /// Templates of a word at a distance.
    private struct At: Sendable {
        let word, coarse, middle, fine, shape, suffix, own, ownSuffix: FeatureTemplate

        init(_ distance: Int) {
            let mark = distance == 0 ? "" : distance < 0 ? "\(distance)" : "+\(distance)"
            word = FeatureTemplate("w" + mark)
            coarse = FeatureTemplate("c128" + mark)
            middle = FeatureTemplate("c512" + mark)
            fine = FeatureTemplate("c2048" + mark)
            shape = FeatureTemplate("look" + mark)
            suffix = FeatureTemplate("ends" + mark)
            own = FeatureTemplate("own" + mark)
            ownSuffix = FeatureTemplate("own-ends" + mark)
        }
    }

    private static let at: [At] = (-3...3).map(At.init)
    private static let before = FeatureTemplate("w-1,w"), after = FeatureTemplate("w,w+1"), around = FeatureTemplate("w-1,w+1")
    private static let classes = FeatureTemplate("c128-1,c128"), length = FeatureTemplate("length"),
        zoneLength = FeatureTemplate("zone,length")
    private static let frequency = FeatureTemplate("documents"), repeats = FeatureTemplate("on-page"), title = FeatureTemplate("in-title")
    private static let sinceMark = FeatureTemplate("since-mark"), first = FeatureTemplate("first"), last = FeatureTemplate("last")
    private static let untilMark = FeatureTemplate("until-mark")
    private static let chance = FeatureTemplate("block-chance")
    private static let concept = FeatureTemplate("concept"), cueBefore = FeatureTemplate("cue-before"), praise = FeatureTemplate("praise")
    private static let carried = FeatureTemplate("cue-of-list")
    private static let edge = FeatureKey.hash("|")

    static func tell(_ names: FeatureNames) { names.tell(edge, "|") }

    /// Features of the whole block.
    static func shared(_ page: ReadPage, _ n: Int, chance probability: Float, into sink: inout FeatureSink) {
        BlockFeatures.context(page, n, into: &sink)
        let logit = Logistic.logit(Double(probability))
        sink.add(chance, BlockFeatures.number[max(0, Int((logit + 9).rounded()))])
    }

    /// Features of the token at `t`.
    static func token(_ block: ReadBlock, _ t: Int, sinceMark since: Int, untilMark until: Int, into sink: inout FeatureSink) {
        let tokens = block.tokens, n = tokens.count
        let own = tokens[t]
        for d in -1...1 {
            let place = t + d, names = at[d + 3]
            guard place >= 0, place < n else {
                sink.add(names.word, edge)
                continue
            }
            let token = tokens[place]
            sink.add(names.word, token.word.key)
            sink.add(names.shape, token.shape)
            sink.add(names.suffix, token.word.suffix)
            if token.word.own != 0 {
                sink.add(names.own, token.word.own)
                sink.add(names.ownSuffix, token.word.ownSuffix)
            }
            if token.word.coarse != 0 {
                sink.add(names.coarse, token.word.coarse)
                sink.add(names.middle, token.word.middle)
                sink.add(names.fine, token.word.fine)
            }
        }
        for d in [-2, 2] {
            let place = t + d, names = at[d + 3]
            guard place >= 0, place < n else {
                sink.add(names.word, edge)
                continue
            }
            let token = tokens[place]
            sink.add(names.word, token.word.key)
            if token.word.coarse != 0 {
                sink.add(names.coarse, token.word.coarse)
                sink.add(names.middle, token.word.middle)
            }
        }
        for d in [-3, 3] where t + d >= 0 && t + d < n { sink.add(at[d + 3].word, tokens[t + d].word.key) }
        let left = t > 0 ? tokens[t - 1].word.key : edge, right = t + 1 < n ? tokens[t + 1].word.key : edge
        sink.add(before, left, own.word.key)
        sink.add(after, own.word.key, right)
        sink.add(around, left, right)
        if t > 0, own.word.coarse != 0, tokens[t - 1].word.coarse != 0 { sink.add(classes, tokens[t - 1].word.coarse, own.word.coarse) }
        sink.add(frequency, BlockFeatures.number[Int(own.word.frequency)])
        sink.add(repeats, BlockFeatures.number[Int(own.repeats)])
        if own.isInTitle { sink.add(title) }
        sink.add(sinceMark, BlockFeatures.number[min(6, since)])
        sink.add(untilMark, BlockFeatures.number[min(6, until)])
        if block.hints.puffery[t] { sink.add(praise) }
        for phrase in block.hints.concepts where phrase.tokens.contains(t) {
            // Begin, middle or end of a known concept, and its angles.
            let place = (t == phrase.tokens.lowerBound ? 1 : 0) + (t == phrase.tokens.upperBound - 1 ? 2 : 0)
            sink.add(concept, BlockFeatures.number[place], BlockFeatures.number[Int(phrase.angles)])
        }
        for cue in block.hints.cuesAfter where cue.tokens.upperBound == t { sink.add(cueBefore, BlockFeatures.number[Int(cue.angles)]) }
        if block.hints.carried[t] != 0 { sink.add(carried, BlockFeatures.number[Int(block.hints.carried[t])]) }
        if t == 0 { sink.add(first) }
        if t == n - 1 { sink.add(last) }
    }

    /// Distances of each token from the last mark before it and the next one after it.
    static func marks(_ block: ReadBlock) -> (since: [Int], until: [Int]) {
        var since: [Int] = [], until = [Int](repeating: 0, count: block.count)
        var last = -1
        for t in 0..<block.count {
            if !block.tokens[t].isWord { last = t }
            since.append(t - last)
        }
        last = block.count
        for t in stride(from: block.count - 1, through: 0, by: -1) {
            if !block.tokens[t].isWord { last = t }
            until[t] = last - t
        }
        return (since, until)
    }
}
