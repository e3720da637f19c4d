import MarketModel
import TextAnalysis

extension ClaimAssembly {
    /// The phrase, with whom it is for and when left out where nothing speaks of either: "satin outside" is what the thing is.
    ///
    /// Something speaks of it when a cue points at the phrase, when a phrase of the lexicon of these angles lies in it, when a word names
    /// people by what they do, or when its words lead to such a concept.
    func grounded(_ phrase: JudgedPhrase) -> JudgedPhrase {
        guard Self.isLived(phrase.angle), !speaksOfLife(phrase) else { return phrase }
        var angles = phrase.angles
        for (n, angle) in Angle.allCases.enumerated() where Self.isLived(angle) { angles[n] = 0 }
        let left = angles.reduce(0, +)
        guard left > 0 else { return phrase }
        return JudgedPhrase(
            candidate: phrase.candidate, first: phrase.first, second: phrase.second, angles: angles.map { $0 / left }, row: phrase.row)
    }

    private static func isLived(_ angle: Angle) -> Bool { angle == .user || angle == .occasion }

    /// Whether a word is the plural of a doer: "hikers", "guitarists".
    private func namesDoers(_ block: ReadBlock, _ token: Int) -> Bool {
        let word = block.text.bytes[block.bytes(token..<token + 1)]
        return word.count >= 6
            && ["ers", "ors", "ists", "ians"].contains { ending in
                word.suffix(ending.utf8.count).elementsEqual(ending.utf8) { $0 | 0x20 == $1 }
            }
    }

    private func speaksOfLife(_ phrase: JudgedPhrase) -> Bool {
        let tokens = phrase.candidate.tokens, hints = read.blocks[phrase.candidate.block].hints
        var said = hints.cueAngles(tokens)
        said |= said >> 4
        for token in tokens { said |= hints.carried[token] }
        for known in hints.concepts where known.tokens.overlaps(tokens) { said |= known.angles }
        let isSaid = Angle.allCases.indices.contains { Self.isLived(Angle.allCases[$0]) && said & (1 << UInt8($0)) != 0 }
        return isSaid || tokens.contains { namesDoers(read.blocks[phrase.candidate.block], $0) }
            || resolution(phrase, angle: phrase.angle).route != .own
    }
}
