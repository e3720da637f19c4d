internal import Concepts
internal import MarketModel
internal import TextAnalysis

/// Figures that stand beside a claim's words, whether or not they were read as part of the claim.
struct StatedFigures {
    private let reader: PhraseReader
    private let numbers: QuantityReader

    /// Bytes between a claim's words and a figure that belongs to them.
    private static let near = 24

    init(_ reader: PhraseReader) {
        self.reader = reader
        numbers = QuantityReader(lexicon: reader.lexicon.language)
    }

    /// The figures of the sentence that evidence stands in.
    func inSentence(of evidence: Evidence, on page: ProductPage) -> [Quantity] { readings(evidence, page).map(\.quantity) }

    /// The figures close to evidence, in its sentence.
    func beside(_ evidence: Evidence, on page: ProductPage) -> [Quantity] {
        readings(evidence, page).filter { reading in
            let from = evidence.range.lowerBound - reading.bytes.upperBound, to = reading.bytes.lowerBound - evidence.range.upperBound
            return max(from, to) <= Self.near
        }.map(\.quantity)
    }

    private func readings(_ evidence: Evidence, _ page: ProductPage) -> [(quantity: Quantity, bytes: Range<Int>)] {
        let text = reader.analyzer.analyze(page.blocks[evidence.block].text)
        guard
            let sentence = text.sentences.first(where: { !$0.isEmpty && text.bytes(ofTokens: $0).overlaps(evidence.range) })
        else { return [] }
        return numbers.readings(in: text, parts: text.parts(of: sentence)).map { ($0.quantity, text.bytes(ofParts: $0.parts)) }
    }

    /// A figure as a reader writes it: "24 hours", and "RDA 35" where the unit is a name in capitals.
    static func text(_ quantity: Quantity) -> String {
        guard !quantity.unit.isEmpty, quantity.unit == quantity.unit.uppercased() else { return Figures.text(quantity) }
        return "\(quantity.unit) \(Decimal.text(quantity.upper ?? quantity.value))"
    }
}
