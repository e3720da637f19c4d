public import MarketModel

/// What is known of a page beside its bytes: from a side-car, an archive's record, or the transport.
public struct PageHints: Hashable, Sendable {
    /// Address the page was saved from.
    public var url: String?
    /// Day of capture, `YYYY-MM-DD`.
    public var captured: String?
    /// Brand, for a page that does not tell.
    public var brand: String?
    public var segment: String?
    /// Charset that the transport named, as in a Content-Type.
    public var charset: String?
    /// The page's path below the user's input: its identity when neither the page nor a side-car gives an address.
    public var path: String?
    /// Why the bytes are not the whole page, when they are not.
    public var truncation: String?
    /// What the user says that the page is about, whatever it looks like.
    public var kind: PageKind?

    public init(
        url: String? = nil, captured: String? = nil, brand: String? = nil, segment: String? = nil, charset: String? = nil,
        path: String? = nil,
        truncation: String? = nil, kind: PageKind? = nil
    ) {
        self.kind = kind
        self.url = url
        self.captured = captured
        self.brand = brand
        self.segment = segment
        self.charset = charset
        self.path = path
        self.truncation = truncation
    }
}
