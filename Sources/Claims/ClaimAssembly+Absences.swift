import Concepts
import Lexicons
import MarketModel
import TextAnalysis

extension ClaimAssembly {
    /// Tokens of a bullet that may be an absence and nothing else, at most.
    private static let absenceTokens = 6

    /// Short bullets that are a known absence as a whole and that the models pass over: "0% alcohol", "With neither alcohol nor perfume".
    ///
    /// - Parameter chosen: the phrases that are claims already.
    func plainAbsences(besides chosen: [JudgedPhrase]) -> [JudgedPhrase] {
        let taken = Set(chosen.map(\.candidate.block))
        return read.blocks.enumerated().compactMap { n, block in
            // A row of a table says it as a bullet does.
            guard block.zone == .bullet || block.layout.cell.map({ !$0.across.isEmpty }) ?? false, block.count <= Self.absenceTokens,
                !taken.contains(n),
                let tokens = Self.bare(0..<block.count, in: block)
            else { return nil }
            let parts = block.text.parts(of: tokens), polarities = language.resolver.polarities
            let opens = polarities.operators(around: parts, in: block.text).contains { $0.lowerBound <= parts.lowerBound + 1 }
            guard opens || polarities.polarity(of: parts, in: block.text) == .absent else { return nil }
            return known(n, tokens).flatMap { strike($0) == nil ? $0 : nil }
        }
    }

    /// The phrase when the lexicon's words lead it, or each of its two absences, to a concept.
    private func known(_ n: Int, _ tokens: Range<Int>) -> JudgedPhrase? {
        let block = read.blocks[n], text = block.text
        func angle(_ tokens: Range<Int>) -> Angle? {
            let found = language.resolver.lexical(of: text.parts(of: tokens), in: text, angle: nil, analyzer: analyzer)
            return found.polarity == .absent ? found.near?.angle : nil
        }
        func judged(_ angle: Angle) -> JudgedPhrase {
            JudgedPhrase(
                candidate: Candidate(block: n, tokens: tokens, in: block), first: language.models.cut, second: language.models.cut,
                angles: Angle.allCases.map { $0 == angle ? 1 : 0 }, row: [])
        }
        if let whole = angle(tokens) { return judged(whole) }
        let phrase = judged(.feature), halves = bothAbsent(phrase, in: block) ?? []
        let angles = halves.compactMap { angle($0.candidate.tokens) }
        return angles.count == 2 ? phrase : nil
    }

    /// A range without marks at its ends; `nil` when nothing is left.
    private static func bare(_ range: Range<Int>, in block: ReadBlock) -> Range<Int>? {
        let words = range.filter { block.tokens[$0].isWord }
        return words.first.map { $0..<words.last! + 1 }
    }
}
