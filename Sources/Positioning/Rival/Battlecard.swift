public import MarketModel

/// What to know of a rival before meeting it: what it claims loudest, where it wins and is weak, what it never says, and which words it owns.
///
/// Shares are of customers who say something, the brand's against all others'.
public struct Battlecard: Hashable, Sendable, Codable {
    /// Customers who speak, of one side.
    public struct Share: Hashable, Sendable, Codable {
        public let customers: Int
        /// All of that side who say anything.
        public let of: Int

        public init(customers: Int, of: Int) {
            self.customers = customers
            self.of = of
        }

        /// 0 to 1.
        public var value: Double { of == 0 ? 0 : Double(customers) / Double(of) }
    }

    /// A claim, on how many of its pages, and on how many of the others'.
    public struct Loud: Hashable, Sendable, Codable {
        public let concept: Concept
        public let pages: Int
        public let others: Int
        public let quote: PageQuote?
    }

    /// Praise or complaint of one point, beside what others' customers say of it.
    public struct Point: Hashable, Sendable, Codable {
        public enum Grade: String, Hashable, Sendable, Codable {
            case clear, thin
            /// The market's own share: no weakness, and worth knowing.
            case equal
        }

        public let concept: Concept
        public let own: Share
        public let others: Share
        public let grade: Grade
        /// Customers' own sentences.
        public let quotes: [PageQuote]
        /// Of a weakness, the claim of the brand that it stands inside.
        public let inside: PageQuote?
    }

    /// A point that some of its customers praise as others complain of it, both more than elsewhere: neither a win nor a weakness.
    public struct Divided: Hashable, Sendable, Codable {
        public let concept: Concept
        public let pleased: Share
        public let wanting: Share
        public let quotes: [PageQuote]
    }

    /// What the brand leaves unsaid.
    public struct Silence: Hashable, Sendable, Codable {
        public let concept: Concept
        /// Pages of the brand that say it, of those that were seen.
        public let pages: Int
        public let others: Int
        /// Its own customers who praise it all the same, and who miss it.
        public let praise: Int
        public let wanting: Int
    }

    /// A wording that is its own: on how many of its pages, and on how many of the others'.
    public struct Word: Hashable, Sendable, Codable {
        public let text: String
        public let pages: Int
        public let others: Int
    }

    public let brand: BrandID
    public let name: String
    /// Its pages, those of them that could be seen, and the others' that could.
    public let pages: Int
    public let seen: Int
    public let othersSeen: Int
    /// Its customers who say something, and the others'.
    public let customers: Int
    public let othersCustomers: Int
    public let loudest: [Loud]
    public let wins: [Point]
    public let weak: [Point]
    public let even: [Point]
    public let divided: [Divided]
    /// `nil` when too few of its pages were seen to say so.
    public let silent: [Silence]?
    public let words: [Word]
    /// Claims of earlier captures that none of its pages makes any more; `nil` in a single capture.
    public var left: [String]?
    /// What a seller has to answer and the evidence does not, as a question.
    public let open: String?
    /// What a reader must know, as sentences.
    public let notes: [String]
}

extension MarketAnalyzer {
    /// The card of a brand; `nil` when the market has no page of it.
    public static func battlecard(_ brand: BrandID, _ input: MarketInput) -> Battlecard? {
        BattlecardWriter(Ground(of: input, reader: PhraseReader(input.lexicon))).card(brand)
    }

    /// The analysis and the cards of all rivals, in one go.
    public static func analyzeWithRivals(_ input: MarketInput) -> (analysis: MarketAnalysis, cards: [Battlecard]) {
        let writer = BattlecardWriter(Ground(of: input, reader: PhraseReader(input.lexicon)))
        let analysis = analyze(input)
        return (analysis, analysis.matrix.rivals.compactMap { writer.card($0.id) })
    }
}
