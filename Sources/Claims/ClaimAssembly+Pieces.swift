import Concepts
import Learning
import MarketModel

extension ClaimAssembly {
    /// Words that may stand between two selling points.
    private static let joints = Set(["and", "&", "+", "with"].map { FeatureKey.hash($0) })

    /// The claims of a phrase that names two selling points of the lexicon: "Large Capacity Insulated Bottle", "In Ear Earphones with Mic".
    /// Where only one of two that are joined is sold by its absence, they are two claims as well: "non-porous and antibacterial". Any other
    /// phrase stays whole.
    func pieces(_ phrase: JudgedPhrase) -> [JudgedPhrase] {
        let tokens = phrase.candidate.tokens
        guard Self.isProperty(phrase.angle), tokens.count >= 2 else { return [phrase] }
        switch resolution(phrase, angle: phrase.angle).route {
        case .phrase, .words: return [phrase]
        case .likeness, .judged, .inside, .own: break
        }
        let block = read.blocks[phrase.candidate.block]
        func isJoint(_ token: Int) -> Bool { Self.joints.contains(block.tokens[token].word.key) }
        let inside = tokens.dropFirst()
        for cut in inside.filter(isJoint) + inside.filter({ !isJoint($0) }) {
            let isJoined = isJoint(cut)
            let next = isJoined ? cut + 1 : cut
            guard next < tokens.upperBound, block.tokens[next].isWord, block.tokens[cut - 1].isWord else { continue }
            let parts = [tokens.lowerBound..<cut, next..<tokens.upperBound].map { phrase.narrowed(to: $0, in: block) }
            let found = parts.map { resolution($0, angle: phrase.angle) }
            let areKnown = found.allSatisfy { $0.route == .phrase && Self.isProperty($0.concept.id.angle) }
            let areOpposed = isJoined && found[0].concept.polarity != found[1].concept.polarity
            if areKnown && found[0].entry != found[1].entry || areOpposed { return parts }
        }
        return [phrase]
    }

    /// Whether an angle says what a thing is or does, and not for whom or when.
    static func isProperty(_ angle: Angle) -> Bool { angle == .feature || angle == .benefit }
}

extension JudgedPhrase {
    /// The same verdict on a part of the phrase.
    fileprivate func narrowed(to tokens: Range<Int>, in block: ReadBlock) -> JudgedPhrase {
        var part = Candidate(block: candidate.block, tokens: tokens, in: block)
        part.posteriors = candidate.posteriors
        part.shares = candidate.shares
        return JudgedPhrase(candidate: part, first: first, second: second, angles: angles, row: row)
    }
}
