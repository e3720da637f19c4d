import MarketModel

extension ClaimAssembly {
    /// The claims of a phrase that names two selling points of the lexicon one behind the other, as titles do: "Large Capacity Insulated
    /// Bottle". Any other phrase stays whole.
    func pieces(_ phrase: JudgedPhrase) -> [JudgedPhrase] {
        let tokens = phrase.candidate.tokens
        guard phrase.angle == .feature, tokens.count >= 2, resolution(phrase, angle: phrase.angle).route == .own else { return [phrase] }
        let block = read.blocks[phrase.candidate.block]
        for cut in tokens.dropFirst() where block.tokens[cut].isWord && block.tokens[cut - 1].isWord {
            let parts = [tokens.lowerBound..<cut, cut..<tokens.upperBound].map { phrase.narrowed(to: $0, words: block.words($0)) }
            let found = parts.map { resolution($0, angle: phrase.angle) }
            if found.allSatisfy({ $0.route == .phrase && $0.concept.id.angle == phrase.angle }), found[0].entry != found[1].entry {
                return parts
            }
        }
        return [phrase]
    }
}

extension JudgedPhrase {
    /// The same verdict on a part of the phrase.
    fileprivate func narrowed(to tokens: Range<Int>, words: WordBag) -> JudgedPhrase {
        let whole = candidate
        let part = Candidate(
            block: whole.block, tokens: tokens, words: words, posteriors: whole.posteriors, shares: whole.shares, weakest: whole.weakest,
            begins: whole.begins, ends: whole.ends, before: whole.before, after: whole.after, overlap: whole.overlap)
        return JudgedPhrase(candidate: part, first: first, second: second, angles: angles, row: row)
    }
}
