public import MarketModel

/// Own pages against the position: accurate, continuous, saturated, and what to edit first.
public struct AuditReport: Hashable, Sendable, Codable {
    /// So many of so many.
    public struct Figure: Hashable, Sendable, Codable {
        public let n: Int
        public let of: Int

        public init(_ n: Int, of: Int) {
            self.n = n
            self.of = of
        }

        /// 0 to 1.
        public var value: Double { of == 0 ? 0 : Double(n) / Double(of) }
    }

    /// What is said at one place of a page.
    public enum Cell: String, Hashable, Sendable, Codable {
        case said, otherwise, missing
        /// The page has no such place, or the file does not hold it: not counted.
        case absent
    }

    /// A quote that speaks against the position, and how.
    public struct Contradiction: Hashable, Sendable, Codable {
        public enum Kind: String, Hashable, Sendable, Codable {
            /// A figure below the position's.
            case weaker
            /// The position's claim without the figure that it needs.
            case noFigure = "no figure"
            /// Another figure than on the other pages.
            case differs
            /// A weaker word for it.
            case word
            /// Its denial.
            case denied
        }

        public let kind: Kind
        public let page: PageID
        public let text: String
        /// What stands against it: the figure or the words of the position or of the other pages.
        public let against: String
    }

    public struct Page: Hashable, Sendable, Codable {
        public let page: PageID
        public let source: String
        public let captured: String?
        /// Where it says the position, best place first.
        public let says: [PageQuote]
        public let contradictions: [Contradiction]
        /// Buyers of this page who miss what the position promises.
        public let buyers: [PageQuote]
        public let cells: [AuditPlace: Cell]
        /// Claims that serve the position, of all; and prominent places that do.
        public let claims: Figure
        public let prominent: Figure

        public var isAccurate: Bool { !says.isEmpty && contradictions.isEmpty }
    }

    /// A claim that does not serve the position.
    public struct Aside: Hashable, Sendable, Codable {
        public let concept: Concept
        public let pages: Int
        /// Rivals that say it too.
        public let rivals: Int
        /// Those whose strong ground it is.
        public let feeds: [String]
        public let quote: PageQuote
        public let isProminent: Bool
    }

    /// Something to change, with what it gains.
    public struct Edit: Hashable, Sendable, Codable {
        /// What to do, as a sentence.
        public let text: String
        public let pages: [PageID]
        /// Cells that say the position afterwards, and pages that become accurate.
        public let cells: Int
        public let accurate: Int
        /// Words made of the page's own and the position's; what is not known stands in brackets.
        public let draft: String?
        /// "133 of 200 bytes, Amazon".
        public let length: String?
    }

    public let label: String
    public let concepts: [Concept]
    /// The figure that the position needs, as a reader writes it: "more than 2 years".
    public let needs: String?
    /// By day of capture, then id.
    public let pages: [Page]
    /// Pages that say it with its figure and contradict it nowhere.
    public let accuracy: Figure
    /// Cells that say it, of those that exist.
    public let continuity: Figure
    /// Claims that serve it, and prominent places that do.
    public let claims: Figure
    public let prominent: Figure
    public let diluting: [Aside]
    public let feeding: [Aside]
    /// Best first.
    public let edits: [Edit]

    /// Mean of both shares, 0 to 1.
    public var saturation: Double { (claims.value + prominent.value) / 2 }
}

/// What a listing leaves undone whatever the position.
public struct Scorecard: Hashable, Sendable, Codable {
    /// What nearly every rival claims and no page here does.
    public struct Stake: Hashable, Sendable, Codable {
        public let concept: Concept
        public let rivals: Int
        public let of: Int
        public let quote: PageQuote?
    }

    /// What own buyers praise and the pages hide or leave out.
    public struct Buried: Hashable, Sendable, Codable {
        public let concept: Concept
        public let praise: Int
        /// The best place where it is said; `nil` when it is said nowhere.
        public let place: AuditPlace?
        public let quotes: [PageQuote]
    }

    /// What customers ask or miss and no page here has a word of.
    public struct OpenQuestion: Hashable, Sendable, Codable {
        public let concept: Concept?
        /// Customers of the market who ask or miss it; one where it is a question on the page itself.
        public let customers: Int
        public let quotes: [PageQuote]
    }

    /// A claim that buyers deny.
    public struct Denied: Hashable, Sendable, Codable {
        public let concept: Concept
        public let claim: PageQuote
        public let against: Int
        public let pleased: Int
        /// Whether these are buyers of the pages themselves, and not of everybody who claims it.
        public let isOwn: Bool
        public let quotes: [PageQuote]
    }

    /// A claim without the proof that it needs on its page.
    public struct Unproven: Hashable, Sendable, Codable {
        public let quote: PageQuote
        public let pages: Int
        /// What to show.
        public let show: String
    }

    /// Wording that the law watches.
    public struct Watched: Hashable, Sendable, Codable {
        public let pattern: String
        public let countries: [String]
        public let note: String
        public let quote: PageQuote
    }

    public let pages: [PageID]
    public let stakes: [Stake]
    public let buried: [Buried]
    public let questions: [OpenQuestion]
    public let denied: [Denied]
    public let unproven: [Unproven]
    public let watched: [Watched]
}

/// What an audit gives.
public struct AuditResult: Sendable {
    /// `nil` when there is no position to audit against.
    public let report: AuditReport?
    public let scorecard: Scorecard
}

extension MarketAnalyzer {
    /// Own pages against a position, and what they leave undone whatever the position.
    ///
    /// - Parameter position: id or rank of a gap; `nil`: the one that was chosen, if any.
    /// - Returns: `nil` when the market has no such gap.
    public static func audit(_ pages: [AnalyzedPage], position: String?, _ input: MarketInput) -> AuditResult? {
        let made = Conclusion(input)
        let writer = AuditWriter(pages, ground: Ground(of: input, reader: PhraseReader(input.lexicon)), input: input)
        let scorecard = writer.scorecard()
        guard let wanted = position ?? made.analysis.position else { return AuditResult(report: nil, scorecard: scorecard) }
        guard let gap = GapAliases.gap(wanted, in: made.analysis.gaps, ledger: made.analysis.ledger) else { return nil }
        return AuditResult(report: writer.report(gap), scorecard: scorecard)
    }
}
