import Concepts
import MarketModel
import TextAnalysis

extension ClaimAssembly {
    /// The claims of a phrase that names two selling points of the lexicon: "Large Capacity Insulated Bottle", "In Ear Earphones with Mic".
    /// Where only one of two that are joined is sold by its absence, they are two claims as well: "non-porous and antibacterial". Any other
    /// phrase stays whole.
    func pieces(_ phrase: JudgedPhrase) -> [JudgedPhrase] {
        let tokens = phrase.candidate.tokens
        guard Self.isProperty(phrase.angle), tokens.count >= 2 else { return [phrase] }
        guard lexical(phrase).entry == nil else { return [phrase] }
        let block = read.blocks[phrase.candidate.block]
        func isJoint(_ token: Int) -> Bool { block.tokens[token].word.uses.contains(.pair) }
        let inside = tokens.dropFirst()
        for cut in inside.filter(isJoint) + inside.filter({ !isJoint($0) }) {
            let isJoined = isJoint(cut)
            let next = isJoined ? cut + 1 : cut
            guard next < tokens.upperBound, block.tokens[next].isWord, block.tokens[cut - 1].isWord else { continue }
            let parts = [tokens.lowerBound..<cut, next..<tokens.upperBound].map { phrase.narrowed(to: $0, in: block) }
            let found = parts.map(lexical)
            let areKnown = found.allSatisfy { $0.entry.map { Self.isProperty($0.angle) } ?? false }
            let areOpposed = isJoined && found[0].polarity != found[1].polarity
            if areKnown && found[0].entry != found[1].entry || areOpposed { return parts }
        }
        return [phrase]
    }

    private func lexical(_ phrase: JudgedPhrase) -> ConceptResolver.Lexical {
        let text = read.blocks[phrase.candidate.block].text
        return language.resolver.lexical(
            of: text.parts(of: withoutBrand(phrase) ?? phrase.candidate.tokens), in: text, angle: phrase.angle, analyzer: analyzer)
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
