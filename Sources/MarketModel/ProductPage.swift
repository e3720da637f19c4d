/// What a page is about.
public enum PageKind: String, CaseIterable, Hashable, Sendable, Codable {
    case product, collection, article, other
}

/// Whether the absence of a claim on a page means anything.
public enum Observability: Hashable, Sendable, Codable {
    case observable
    /// The reason, as a clause that a reader understands: "text is in a language without lexicon (de)".
    case notObservable(reason: String)

    public var isObservable: Bool { self == .observable }

    /// Why nothing can be concluded from a claim that is not there; `nil` when something can.
    public var reason: String? {
        if case .notObservable(let reason) = self { reason } else { nil }
    }
}

/// One saved HTML document and what was read from it.
public struct ProductPage: Hashable, Sendable, Codable {
    /// Where the bytes came from, as the user named it: path, `archive#member`, or line of standard input.
    public var source: String
    public var id: PageID
    public var kind: PageKind
    /// Why the page was told to be of its kind, for a reader.
    public var kindReason: String
    /// BCP 47 primary language, such as `en`; `nil` when it cannot be told.
    public var language: String?
    /// Canonical address without tracking parameters.
    public var url: String?
    /// Day of capture, `YYYY-MM-DD`.
    public var captured: String?
    public var observability: Observability
    public var product: ProductRecord
    public var blocks: [Block]
    /// Segment that a side-car names for the page.
    public var segment: String?

    public init(
        source: String, id: PageID, kind: PageKind = .product, kindReason: String = "", language: String? = nil, url: String? = nil,
        captured: String? = nil, observability: Observability = .observable, product: ProductRecord = ProductRecord(), blocks: [Block] = [],
        segment: String? = nil
    ) {
        self.source = source
        self.id = id
        self.kind = kind
        self.kindReason = kindReason
        self.language = language
        self.url = url
        self.captured = captured
        self.observability = observability
        self.product = product
        self.blocks = blocks
        self.segment = segment
    }

    /// The brand as a row of the matrix; `nil` when the page does not tell.
    public var brand: BrandID? { product.brand.map(BrandID.init(folding:)) }

    /// The verbatim quote of a piece of evidence.
    ///
    /// - Precondition: the evidence is of this page.
    public func quote(_ evidence: Evidence) -> String { blocks[evidence.block].quote(evidence.range) }
}

/// A page that could not be read: data that travels with the run, not an exception.
public struct PageFailure: Error, Hashable, Sendable, Codable {
    /// Machine-readable cause.
    public enum Code: String, Hashable, Sendable, Codable {
        case unreadable, empty, notHTML = "not-html", tooLarge = "too-large", archive, encoding, malformedInput = "malformed-input"
        /// A file of the lexicons that the page's language needs is broken.
        case lexicon
    }

    public let source: String
    public let code: Code
    /// What happened and what to do, for a reader.
    public let message: String

    public init(source: String, code: Code, message: String) {
        self.source = source
        self.code = code
        self.message = message
    }
}
