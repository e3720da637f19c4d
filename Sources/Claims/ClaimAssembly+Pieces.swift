import Concepts
import Lexicons
import MarketModel
import TextAnalysis

extension ClaimAssembly {
    /// The claims of a phrase that names several selling points: "Large Capacity Insulated Bottle", "In Ear Earphones with Mic", "steel jar
    /// for professionals". It is parted only where both parts are known; joined by a word, the judge may know them too. Where only one of
    /// two that are joined is sold by its absence, they are two claims as well: "non-porous and antibacterial". Any other phrase stays whole.
    func pieces(_ phrase: JudgedPhrase) -> [JudgedPhrase] {
        let tokens = phrase.candidate.tokens
        guard Self.isProperty(phrase.angle), tokens.count >= 2, lexical(phrase).entry == nil else { return [phrase] }
        let block = read.blocks[phrase.candidate.block]
        if let kept = withoutTheOther(phrase, in: block) { return pieces(kept) }
        if let both = bothAbsent(phrase, in: block) { return both.flatMap(pieces) }
        func isJoint(_ token: Int) -> Bool { block.tokens[token].word.uses.contains(.pair) }
        let inside = tokens.dropFirst()
        for cut in inside.filter(isJoint) + inside.filter({ !isJoint($0) }) {
            let isJoined = isJoint(cut)
            let next = isJoined ? cut + 1 : cut
            guard next < tokens.upperBound, block.tokens[next].isWord, block.tokens[cut - 1].isWord else { continue }
            let parts = [tokens.lowerBound..<cut, next..<tokens.upperBound].map { phrase.narrowed(to: $0, in: block) }
            let found = parts.map(lexical)
            // The words of an absence join their objects: "free of BPA and phthalates".
            let asksJudge = isJoined && found.allSatisfy { $0.polarity == .present }
            let entries = zip(parts, found).map { part, found in found.entry ?? (asksJudge ? judged(part, phrase.angle) : nil) }
            let areKnown = entries.allSatisfy { $0.map { Self.isProperty($0.angle) } ?? false }
            let areOpposed = isJoined && found[0].polarity != found[1].polarity
            if areKnown && entries[0] != entries[1] || areOpposed { return parts.flatMap(pieces) }
        }
        return situated(phrase, in: block)
    }

    /// What a phrase says before it sets it against something else: "Made of glass" of "made of glass instead of plastic".
    private func withoutTheOther(_ phrase: JudgedPhrase, in block: ReadBlock) -> JudgedPhrase? {
        let text = block.text, tokens = phrase.candidate.tokens, parts = text.parts(of: tokens)
        guard let other = language.resolver.polarities.contrasts(in: parts, of: text).first else { return nil }
        let kept = tokens.lowerBound..<Int(text.parts[other.lowerBound].token)
        guard kept.contains(where: { block.tokens[$0].isWord && !block.tokens[$0].word.isStop }) else { return nil }
        return phrase.narrowed(to: kept, in: block)
    }

    /// The two absences of a phrase in which each has an operator of its own: "neither sticky nor greasy".
    func bothAbsent(_ phrase: JudgedPhrase, in block: ReadBlock) -> [JudgedPhrase]? {
        let text = block.text, tokens = phrase.candidate.tokens, parts = text.parts(of: tokens)
        let polarities = language.resolver.polarities, operators = polarities.operators(around: parts, in: text)
        guard let second = operators.first(where: { $0.lowerBound > parts.lowerBound && $0.upperBound < parts.upperBound }) else {
            return nil
        }
        var start = tokens.lowerBound, end = Int(text.parts[second.lowerBound].token)
        let cut = end
        while end > start, !block.tokens[end - 1].isWord || block.tokens[end - 1].word.uses.contains(.joint) { end -= 1 }
        guard end > start else { return nil }
        let first = text.parts(of: start..<end)
        guard polarities.polarity(of: first, in: text) == .absent || polarities.assertion(of: first, in: text) == .absent else {
            return nil
        }
        // The operator belongs to what it makes an absence of.
        if let own = operators.first(where: { $0.upperBound == first.lowerBound }) { start = Int(text.parts[own.lowerBound].token) }
        return [phrase.narrowed(to: start..<end, in: block), phrase.narrowed(to: cut..<tokens.upperBound, in: block)]
    }

    /// The phrase without the number of its line in a list: "01 Dishwasher safe", "02 BPA-free".
    func withoutListNumber(_ phrase: JudgedPhrase) -> JudgedPhrase {
        let block = read.blocks[phrase.candidate.block], tokens = phrase.candidate.tokens
        guard tokens.lowerBound == 0, tokens.count > 1, block.zone == .bullet, block.tokens[1].isWord,
            let number = Self.listNumber(page.blocks[block.index])
        else { return phrase }
        let isListed = [-1, 1].contains { step in
            let at = block.index + step
            return page.blocks.indices.contains(at) && Self.listNumber(page.blocks[at]) == number + step
        }
        return isListed ? phrase.narrowed(to: 1..<tokens.upperBound, in: block) : phrase
    }

    /// The number of one or two digits with which a bullet begins, before a blank.
    private static func listNumber(_ block: Block) -> Int? {
        let digits = block.text.utf8.prefix { $0 &- 48 < 10 }
        guard block.zone == .bullet, (1...2).contains(digits.count), block.text.utf8.dropFirst(digits.count).first == 0x20 else {
            return nil
        }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// A property, and whom or when it is for where the lexicon knows that: "carrying loop for travel".
    private func situated(_ phrase: JudgedPhrase, in block: ReadBlock) -> [JudgedPhrase] {
        let tokens = phrase.candidate.tokens, links = language.lexicon.roles.links
        for cut in tokens.dropFirst() where links.contains(block.text.tokens[cut].stem) && cut + 1 < tokens.upperBound {
            let property = phrase.narrowed(to: tokens.lowerBound..<cut, in: block)
            guard judged(property, phrase.angle) != nil else { continue }
            for angle in [Angle.user, .occasion] {
                let situation = phrase.narrowed(to: cut + 1..<tokens.upperBound, in: block, angle: angle)
                if lexical(situation).entry?.angle == angle { return pieces(property) + [situation] }
            }
        }
        return [phrase]
    }

    /// What the judge leads a phrase to, whatever it is as a claim.
    private func judged(_ phrase: JudgedPhrase, _ angle: Angle) -> ConceptID? {
        let text = read.blocks[phrase.candidate.block].text
        let parts = text.parts(of: withoutBrand(phrase) ?? phrase.candidate.tokens)
        return language.resolver.resolution(of: parts, in: text, angle: angle, context: context, analyzer: analyzer).entry
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
    /// The same verdict on a part of the phrase, of another angle where one is named.
    fileprivate func narrowed(to tokens: Range<Int>, in block: ReadBlock, angle: Angle? = nil) -> JudgedPhrase {
        var part = Candidate(block: candidate.block, tokens: tokens, in: block)
        part.posteriors = candidate.posteriors
        part.shares = candidate.shares
        let typed = angle.map { angle in Angle.allCases.map { $0 == angle ? 1.0 : 0 } } ?? angles
        return JudgedPhrase(candidate: part, first: first, second: second, angles: typed, row: row)
    }
}
