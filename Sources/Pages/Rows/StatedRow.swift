/// What a row of a table says of a product and its customers, as texts; `PageReader.read(row:)` makes a page of it.
public struct StatedRow: Sendable {
    /// A text of the seller's, and what it is.
    public struct Text: Sendable {
        public enum Place: Sendable { case bullet, paragraph, specification, question, answer }

        public let place: Place
        /// Plain text or HTML.
        public let text: String

        public init(place: Place, text: String) {
            self.place = place
            self.text = text
        }
    }

    /// One customer's review: its parts belong together.
    public struct Review: Sendable {
        public var title: String?
        /// Body, or what is liked and disliked, in order.
        public var texts: [String] = []
        /// 0 to 5.
        public var rating: Double?
        /// `YYYY-MM-DD`.
        public var date: String?

        public init() {}
    }

    public var name: String?
    public var brand: String?
    public var seller: String?
    public var price: String?
    public var listPrice: String?
    public var currency: String?
    public var sku: String?
    public var gtin: String?
    public var url: String?
    public var availability: String?
    public var size: String?
    /// 0 to 5.
    public var rating: Double?
    public var ratingCount: Int?
    public var category: [String] = []
    public var images: [String] = []
    public var texts: [Text] = []
    public var reviews: [Review] = []
    /// The column that each field of the record was read from.
    public var columns: [String: String] = [:]

    public init() {}
}
