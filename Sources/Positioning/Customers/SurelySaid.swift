internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// What customers surely say of each row of a ledger: what a line of a community or a battlecard is counted and quoted from.
///
/// Left out are statements that were read with little confidence; words of a photograph of the thing; the product's own name where the
/// point is that it goes with such a thing; praise that denies the point in its own word, "not too thick" under "thick"; and complaints that
/// a thing is what the point promises, "a bit thin" under "slim".
struct SurelySaid {
    /// By row of the ledger.
    let said: [[VoiceQuote]]
    private let ledger: Ledger

    init(_ ground: Ground, chooser: QuoteChooser) {
        ledger = ground.ledger
        let reader = SureReader(ground, chooser: chooser)
        said = ledger.rows.map { reader.kept($0.said, of: $0) }
    }

    /// Of a row of the ledger.
    func of(_ row: LedgerRow) -> [VoiceQuote] { ledger.index(row.concept.id).map { said[$0] } ?? [] }

    /// Of a row, the statements of some senses.
    func of(_ row: LedgerRow, _ holds: (Statement.Sense) -> Bool) -> [VoiceQuote] { of(row).filter { holds($0.sense) } }
}

/// Tells statements that only seem to mean their point.
struct SureReader {
    private let chooser: QuoteChooser
    private let reader: PhraseReader
    private let relation: Set<TermID>
    private let names: [PageID: Set<TermID>]

    /// Confidence from which a statement is taken to mean its point: on markets read by hand, most of those below it meant another.
    private static let sure = 0.2

    init(_ ground: Ground, chooser: QuoteChooser) {
        self.chooser = chooser
        reader = ground.reader
        relation = reader.stems(.relation)
        var names: [PageID: Set<TermID>] = [:]
        for voice in ground.shared.market.voices {
            names[voice.page.id] = Set(ground.reader.phrase(voice.page.product.name ?? "").stems)
        }
        self.names = names
    }

    /// Of statements on a row, those that surely mean it.
    func kept(_ said: [VoiceQuote], of row: LedgerRow) -> [VoiceQuote] {
        let kept = said.filter { quote in
            quote.confidence >= Self.sure && !isOfPhoto(quote, row) && !isName(quote, row)
                && !(quote.sense == .praise && isDenied(quote, row))
        }
        let wanting = kept.filter(\.sense.isWanting)
        guard !wanting.isEmpty else { return kept }
        let reversed = Set(wanting.filter { isReversed($0, row) })
        // Where most complain of having it, the others do so in words that do not show it.
        let mostly = 2 * reversed.count >= wanting.count
        return kept.filter { $0.sense.isWanting ? !mostly && !reversed.contains($0) : true }
    }

    /// "It looks like the picture" under "clear picture".
    private func isOfPhoto(_ quote: VoiceQuote, _ row: LedgerRow) -> Bool {
        guard let sentence = chooser.sentence(of: quote) else { return false }
        let words = Set(reader.phrase(row.concept.label).stems)
        return sentence.matches.contains { match in
            chooser.cues[match.cue].part == .photo && match.range.overlaps(quote.evidence.range)
                && match.telling.contains(where: words.contains)
        }
    }

    /// "A super Chromebook" of a Chromebook, under "Chromebook compatible".
    private func isName(_ quote: VoiceQuote, _ row: LedgerRow) -> Bool {
        let words = reader.phrase(row.concept.label).stems, other = words.filter { !relation.contains($0) }
        guard other.count < words.count, !other.isEmpty, let name = names[quote.page] else { return false }
        return other.allSatisfy(name.contains)
    }

    /// "It's not too thick" under "thick": praise of a point of one word that denies that word.
    private func isDenied(_ quote: VoiceQuote, _ row: LedgerRow) -> Bool {
        let label = reader.phrase(row.concept.label).stems
        guard label.count == 1, row.concept.polarity == .present else { return false }
        let text = reader.analyzer.analyze(quote.text)
        let places = text.parts.indices.filter { text.parts[$0].term != .none && reader.stem(text.parts[$0]) == label[0] }
        guard !places.isEmpty else { return false }
        let own = ownWords(text).own
        return places.allSatisfy { own.isDenied($0..<$0 + 1) }
    }

    /// "They are a bit thin" under "slim".
    private func isReversed(_ quote: VoiceQuote, _ row: LedgerRow) -> Bool {
        let text = reader.analyzer.analyze(quote.text), (own, degrees) = ownWords(text)
        guard !degrees.isEmpty else { return false }
        let words = chooser.words(of: row.concept.label)
        return degrees.contains { degree in
            let at = degree.parts.upperBound
            guard at < text.parts.count, text.parts[at].term != .none, words.contains(reader.stem(text.parts[at])) else { return false }
            return !own.isDenied(degree.parts) && !own.isDenied(at..<at + 1)
        }
    }

    /// What of a customer's words is denied, and where they tell that there is too much of something.
    private func ownWords(_ text: AnalyzedText) -> (own: OwnWords, degrees: [PhraseMatch]) {
        let lexicon = reader.lexicon.language, cues = lexicon.communityCues, matches = lexicon.communityMatcher.allMatches(in: text)
        return (OwnWords(text, matches: matches, cues: cues, lexicon: lexicon), matches.filter { cues[$0.row].part == .degree })
    }
}
