internal import MarketModel
internal import TextAnalysis

/// Reads a community brief from a market's ledger and from its customers' sentences.
///
/// The rules were found by hand on five markets: a line rests on three customers; ground on ten praises and nine in ten; ground that nobody
/// claims on twenty and five to one; a ritual on five customers under four products.
struct CommunityWriter {
    let ground: Ground
    let texts: CustomerTexts
    let chooser: QuoteChooser
    let kind: ProductKind
    let surely: SurelySaid

    /// Customers behind any line, and products behind a theme.
    static let leastCustomers = 3, leastProducts = 3
    /// Statements below which a market is too small to found a community on.
    static let leastStatements = 100
    /// Lines of a part.
    static let mostLines = 6
    static let quotes = 2

    init(_ ground: Ground) {
        self.ground = ground
        texts = CustomerTexts(ground.shared.market.voices.map(\.page), reader: ground.reader)
        chooser = QuoteChooser(texts, catalogue: ground.shared.market.catalogue, reader: ground.reader)
        surely = SurelySaid(ground, chooser: chooser)
        kind = ProductKind(ground)
    }

    func brief() -> CommunityBrief {
        let statements = ground.ledger.rows.reduce(0) { $0 + $1.said.count }
        let values = values(), rituals = rituals()
        var notes: [CommunityBrief.Note] = []
        if statements < Self.leastStatements {
            notes.append(
                .init(
                    text:
                        "Too little to found a community on: \(Count.of(statements, "statement", "statements")) of customers, fewer than \(Self.leastStatements). This is what there is, and no more."
                ))
        }
        let pains = pains(), grounds = grounds()
        if pains.isEmpty {
            notes.append(.init(part: .pain, text: "No pain is told by three customers that sellers leave open: ask some before opening."))
        }
        if values.isEmpty {
            notes.append(
                .init(
                    part: .value,
                    text: "No interest, tie or feeling is shared by three customers of three products that is not the product itself."))
        }
        notes += grounds.notes
        let (position, open) = Self.position(values.filter { !$0.line.isThin }, rituals)
        return CommunityBrief(
            texts: ground.ledger.reviews, statements: statements, products: ground.ledger.products, position: position, open: open,
            lines: pains + values.map(\.line) + grounds.lines + interactions() + rituals.map(\.line), notes: notes)
    }

    /// The community in one sentence: the strongest theme and rhythm that the same customers say, else the question what joins them.
    ///
    /// - Parameter themes: those that are not thin, strongest first.
    static func position(_ themes: [Theme], _ rhythms: [Theme]) -> (position: String?, open: String?) {
        let pairs = themes.flatMap { theme in
            rhythms.filter { !isOne(theme, $0) }.map { (theme: theme, rhythm: $0, joint: theme.said.joint($0.said).count) }
        }
        if let best = pairs.enumerated().filter({ $0.element.joint >= leastCustomers })
            .min(by: { ($1.element.joint, $0.offset) < ($0.element.joint, $1.offset) })?.element
        {
            return ("For \(best.theme.words), \(best.rhythm.words).", nil)
        }
        if let theme = themes.first {
            return (nil, "For \(theme.words). Open, for too few of these customers say it: when do they meet?")
        }
        let known = rhythms.first.map { "\(Wording.capitalised($0.words)). " } ?? ""
        let missing = "what do members share" + (rhythms.isEmpty ? ", and when do they meet" : "")
        return (nil, "\(known)Open, for too few customers' words say it: \(missing)?")
    }

    /// Whether a theme and a rhythm are one thing said twice: half of the customers of one say both by the same words.
    private static func isOne(_ theme: Theme, _ rhythm: Theme) -> Bool {
        2 * theme.said.same(rhythm.said).count >= min(theme.said.voices.count, rhythm.said.voices.count)
    }

    /// A theme or rhythm, with what the lexicon says of it.
    struct Theme {
        let line: CommunityBrief.Line
        /// Who shares it, or how often it comes.
        let words: String
        let said: Gathered
    }

    /// Sentences that hold a theme or rhythm, by its name, with the customers and products that they are of.
    struct Gathered {
        var sentences: [CustomerTexts.Sentence] = []
        var voices: Set<Int> = []
        var products: Set<Int> = []
        /// By customer, where it stands in which sentence.
        private var places: [Int: [Place]] = [:]

        private struct Place {
            let page, block: Int
            let range: Range<Int>

            func overlaps(_ other: Place) -> Bool { page == other.page && block == other.block && range.overlaps(other.range) }
        }

        mutating func add(_ sentence: CustomerTexts.Sentence, at ranges: [Range<Int>] = []) {
            let last = sentences.last
            if last?.page != sentence.page || last?.block != sentence.block || last?.range != sentence.range { sentences.append(sentence) }
            voices.insert(sentence.voice)
            products.insert(sentence.page)
            places[sentence.voice, default: []] += ranges.map { Place(page: sentence.page, block: sentence.block, range: $0) }
        }

        /// Customers who say both, each in words of its own.
        func joint(_ other: Gathered) -> Set<Int> { voices(with: other) { !$0.overlaps($1) } }

        /// Customers who say both by the same words.
        func same(_ other: Gathered) -> Set<Int> { voices(with: other) { $0.overlaps($1) } }

        /// Customers of both with a place on each side that hold to each other.
        private func voices(with other: Gathered, _ holds: (Place, Place) -> Bool) -> Set<Int> {
            voices.intersection(other.voices).filter { voice in
                places[voice, default: []].contains { mine in other.places[voice, default: []].contains { holds($0, mine) } }
            }
        }
    }
}
