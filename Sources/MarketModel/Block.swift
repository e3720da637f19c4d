/// The place of a block on its page.
public enum Zone: String, CaseIterable, Hashable, Sendable, Codable {
    case title, meta, structured, heading, bullet, paragraph, specification, question, answer, review

    /// Whether the seller speaks here; questions and reviews are the customers' words and never hold a claim.
    public var isSellerCopy: Bool { self != .review && self != .question }
}

/// A run of page text and its zone.
///
/// The text never changes once it is read: claims and mentions are byte ranges into its UTF-8.
public struct Block: Hashable, Sendable, Codable {
    public let zone: Zone
    public let text: String
    /// Stars of a review, on a scale of 0 to 5.
    public let rating: Double?
    /// Day of a review, `YYYY-MM-DD`.
    public let date: String?
    /// Number, on the page, of the customer's text that the block belongs to: a review's title and its body have the same;
    /// `nil` for a block that is a text of its own.
    public let voice: Int?
    /// Where the block stood in the page's layout; `BlockLayout()` when that is unknown.
    public let layout: BlockLayout

    /// More customers than any page shows.
    private static let mostVoices = 1_000_000_000

    public init(
        zone: Zone, text: String, rating: Double? = nil, date: String? = nil, voice: Int? = nil, layout: BlockLayout = BlockLayout()
    ) {
        self.zone = zone
        self.text = text
        self.rating = rating.flatMap { (0...5).contains($0) ? $0 : nil }
        self.date = date
        self.voice = voice.flatMap { (0...Self.mostVoices).contains($0) ? $0 : nil }
        self.layout = layout
    }

    /// The verbatim bytes of a range, as text.
    ///
    /// - Parameter range: byte offsets into `text.utf8`; a range that is out of bounds is clamped.
    public func quote(_ range: Range<Int>) -> String {
        let bytes = text.utf8
        let low = max(0, min(range.lowerBound, bytes.count)), high = max(low, min(range.upperBound, bytes.count))
        return String(decoding: bytes.dropFirst(low).prefix(high - low), as: UTF8.self)
    }
}

/// What the layout of the page says about a block, for the models that read claims from it.
public struct BlockLayout: Hashable, Sendable, Codable {
    /// Index, in the page's blocks, of the heading that the block stands under.
    public var heading: Int?
    /// Share of the block's text that stands in links, 0 to 1.
    public var linkDensity: Double
    /// Probability that the block is the page's own main content, 0 to 1.
    public var relevance: Double
    /// Words of kept and dropped text between the page's h1 and the block; negative before it.
    public var wordsFromTitle: Int
    /// How often the same text stands on the page.
    public var copies: Int
    /// What stands beside the block in its row and column of a table; `nil` outside of one, and for a page that is read back from a market.
    public var cell: TableCell?

    public init(
        heading: Int? = nil, linkDensity: Double = 0, relevance: Double = 1, wordsFromTitle: Int = 0, copies: Int = 1,
        cell: TableCell? = nil
    ) {
        self.heading = heading
        self.linkDensity = linkDensity
        self.relevance = relevance
        self.wordsFromTitle = wordsFromTitle
        self.copies = copies
        self.cell = cell
    }
}

/// A cell of a table, of a list of terms, or of rows that are laid out as one.
public struct TableCell: Hashable, Sendable, Codable {
    /// Text at the head of a column or row, and what stands in it beside the cell; a picture counts as the mark that it shows.
    public struct Answer: Hashable, Sendable, Codable {
        /// Empty where nothing is written there.
        public let head: String
        public let text: String

        public init(head: String, text: String) {
            self.head = head
            self.text = text
        }
    }

    /// Head of the cell's own column and of its own row; empty where it is the head itself, or there is none.
    public var column: String
    public var row: String
    /// Heads of all columns behind the first; empty where the cell is a head itself.
    public var columns: [String]
    /// Of the first cell of a row, what the other cells of the row hold; of the first of a column, those below it.
    public var across: [Answer]
    public var down: [Answer]

    public init(column: String = "", row: String = "", columns: [String] = [], across: [Answer] = [], down: [Answer] = []) {
        self.column = column
        self.row = row
        self.columns = columns
        self.across = across
        self.down = down
    }
}
