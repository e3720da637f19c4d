internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Reads own pages as an audit needs them: what stands where, what it claims, what its buyers say.
struct AuditWriter {
    let ground: Ground
    let input: MarketInput
    /// By day of capture, then id.
    let pages: [AnalyzedPage]
    let copies: [PlacedCopy]
    /// What own buyers say, by row of the ledger; `nil` for concepts that the market does not have.
    let voices: [ConceptID: [VoiceQuote]]
    let chooser: QuoteChooser
    let related: [ConceptID: Set<ConceptID>]
    let stated: StatedFigures

    var reader: PhraseReader { ground.reader }

    /// Lines of a list.
    static let most = 6
    static let quotes = 2

    init(_ pages: [AnalyzedPage], ground: Ground, input: MarketInput) {
        self.ground = ground
        self.input = input
        self.pages = pages.sorted { ($0.page.captured ?? "", $0.page.id) < ($1.page.captured ?? "", $1.page.id) }
        copies = self.pages.map { PlacedCopy($0.page) }
        let sorted = pages.map(\.page).sorted { $0.id < $1.id }
        chooser = QuoteChooser(
            CustomerTexts(sorted, reader: ground.reader), catalogue: ground.shared.market.catalogue, reader: ground.reader)
        let book = VoiceBook(sorted)
        let place = Dictionary(sorted.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var voices: [ConceptID: [VoiceQuote]] = [:]
        for analyzed in self.pages {
            for statement in analyzed.demand {
                guard let voice = book.voice(page: place[analyzed.page.id]!, block: statement.evidence.block) else { continue }
                let page = analyzed.page, id = ground.ledger.row(statement.concept.id)?.concept.id ?? statement.concept.id
                voices[id, default: []].append(
                    VoiceQuote(
                        page: page.id, brand: page.brand, evidence: statement.evidence, text: page.quote(statement.evidence),
                        sense: statement.sense, voice: voice, date: page.blocks[statement.evidence.block].date,
                        confidence: statement.confidence))
            }
        }
        let reader = SureReader(ground, chooser: chooser)
        // Other words of the market's points are no answer to them.
        self.voices = Dictionary(
            uniqueKeysWithValues: voices.map { id, said in (id, ground.ledger.row(id).map { reader.kept(said, of: $0) } ?? said) })
        var related: [ConceptID: Set<ConceptID>] = [:]
        for entry in input.catalogue.concepts {
            for other in entry.related {
                related[entry.concept.id, default: []].insert(other)
                related[other, default: []].insert(entry.concept.id)
            }
        }
        self.related = related
        stated = StatedFigures(ground.reader)
    }

    /// The row's own concept, or the concept itself where the market has no such row.
    func own(_ concept: Concept) -> ConceptID { ground.ledger.row(concept.id)?.concept.id ?? concept.id }

    func quote(_ page: ProductPage, _ evidence: Evidence) -> PageQuote {
        PageQuote(
            page: page.id, brand: page.brand, zone: page.blocks[evidence.block].zone, evidence: evidence, text: page.quote(evidence))
    }

    /// Claims of a page whose evidence stands in the seller's copy.
    func claims(_ at: Int) -> [Claim] {
        let page = pages[at].page
        return pages[at].claims.filter { claim in
            ([claim.evidence] + claim.also).allSatisfy { page.blocks.indices.contains($0.block) && page.blocks[$0.block].zone.isSellerCopy }
        }
    }

    /// Where all of some stems stand close together in a text, and whether somebody denies them there.
    func find(_ wanted: [TermID], in text: String) -> (range: Range<Int>, isDenied: Bool)? {
        guard !wanted.isEmpty else { return nil }
        let lexicon = reader.lexicon.language, read = reader.analyzer.analyze(text)
        let stems = read.parts.map { $0.term == .none ? TermID.none : reader.stem($0) }, all = Set(wanted)
        let width = all.count + Self.slack
        for low in stems.indices where all.contains(stems[low]) {
            let window = low..<min(stems.count, low + width)
            guard all.isSubset(of: stems[window]), let last = window.last(where: { all.contains(stems[$0]) }) else { continue }
            let denied = lexicon.negationMatcher.matches(in: read).contains { match in
                let reach = match.parts.upperBound..<match.parts.upperBound + Self.reach
                return lexicon.negations[match.row].kind == .preceding && reach.contains(low)
            }
            return (read.bytes(ofParts: low..<last + 1), denied)
        }
        return nil
    }

    /// Parts that may stand among the words of a phrase, and parts that a denial reaches.
    private static let slack = 2, reach = 5

    /// Numbers of a quantity as a reader writes it.
    static func figure(_ quantity: Quantity) -> String { StatedFigures.text(quantity) }
}
