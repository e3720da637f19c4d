public import MarketModel

/// An analysed page with what it was made of, so that an unchanged page is not analysed again.
public struct StoredPage: Hashable, Sendable {
    public var content: AnalyzedPage
    public var fingerprint: PageFingerprint

    public init(content: AnalyzedPage, fingerprint: PageFingerprint) {
        self.content = content
        self.fingerprint = fingerprint
    }
}

/// What an analysis of a page depends on.
public struct PageFingerprint: Hashable, Sendable {
    /// Where the bytes came from, as `ProductPage.source`.
    public let source: String
    /// Hash of the page's bytes and of everything told beside them (side-car, address, date).
    public let bytesHash: String
    /// Hash of the lexicons and of the program's reading rules.
    public let lexiconsHash: String

    public init(source: String, bytesHash: String, lexiconsHash: String) {
        self.source = source
        self.bytesHash = bytesHash
        self.lexiconsHash = lexiconsHash
    }
}

/// One run of `analyze`, as the market remembers it.
public struct Run: Hashable, Sendable {
    /// 0 before it is stored.
    public var number: Int
    /// ISO 8601 in UTC; the caller reads the clock.
    public var started: String
    public var finished: String?
    /// Day that the pages show, `YYYY-MM-DD`, when it was given.
    public var captured: String?
    public var version: String
    public var lexiconsHash: String
    public var inputs: [String]
    public var pagesRead: Int
    public var pagesUnchanged: Int
    public var pagesFailed: Int

    public init(started: String, captured: String? = nil, version: String, lexiconsHash: String, inputs: [String]) {
        number = 0
        self.started = started
        self.captured = captured
        self.version = version
        self.lexiconsHash = lexiconsHash
        self.inputs = inputs
        pagesRead = 0
        pagesUnchanged = 0
        pagesFailed = 0
    }
}

/// The market as it was when a run had ended.
public struct MarketSnapshot: Hashable, Sendable {
    public let run: Run
    /// By id. A page that failed or was not read in the run is there as it was last read.
    public let pages: [AnalyzedPage]
    /// Hashes of the lexicons that read the pages; more than one: two snapshots may differ by that alone.
    public let lexiconsHashes: Set<String>
    /// Sources that failed in this run.
    public let failures: [PageFailure]
}
