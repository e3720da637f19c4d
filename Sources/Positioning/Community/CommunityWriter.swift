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
    /// Stems of the product's kind.
    let kinds: Set<TermID>

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
        chooser = QuoteChooser(texts, reader: ground.reader)
        kinds = Self.kinds(ground)
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
        let theme = values.first { !$0.line.isThin }
        // A theme and a rhythm that the same customers make are one thing said twice.
        let rhythm = rituals.first.flatMap { rhythm in
            theme.map { 2 * rhythm.voices.intersection($0.voices).count <= min(rhythm.voices.count, $0.voices.count) } ?? true
                ? rhythm : nil
        }
        var position: String?, open: String?
        if let theme, let rhythm {
            position = "For \(theme.words), \(rhythm.words)."
        } else {
            let missing = [theme == nil ? "what do members share" : nil, rhythm == nil ? "when do they meet" : nil].compactMap { $0 }
            let known = theme.map { "For \($0.words). " } ?? rhythm.map { "\(Wording.capitalised($0.words)). " } ?? ""
            open = "\(known)Open, for too few customers' words say it: \(missing.joined(separator: ", and "))?"
        }
        return CommunityBrief(
            texts: ground.ledger.reviews, statements: statements, products: ground.ledger.products, position: position, open: open,
            lines: pains + values.map(\.line) + grounds.lines + interactions() + rituals.map(\.line), notes: notes)
    }

    /// A theme or rhythm, with what the lexicon says of it.
    struct Theme {
        let line: CommunityBrief.Line
        /// Who shares it, or how often it comes.
        let words: String
        let voices: Set<Int>
    }

    /// Sentences that hold a theme or rhythm, by its name, with the customers and products that they are of.
    struct Gathered {
        var sentences: [CustomerTexts.Sentence] = []
        var voices: Set<Int> = []
        var products: Set<Int> = []

        mutating func add(_ sentence: CustomerTexts.Sentence) {
            sentences.append(sentence)
            voices.insert(sentence.voice)
            products.insert(sentence.page)
        }
    }
}
