public import MarketModel
public import Pages

/// One thing that an input holds.
public enum PageInput: Sendable {
    /// A document to be read.
    case document(PageDocument)
    /// A line that `extract` printed: a page that was read before, as one JSON object.
    case extracted(source: String, line: [UInt8])
    /// A row of a table.
    case row(PageRow)
    /// What was understood of an input, for a reader; no page.
    case note(String)
    /// A document that could not be had.
    case failure(PageFailure)

    /// Where it came from, as the user named it.
    public var source: String {
        switch self {
        case .document(let document): document.source
        case .extracted(let source, _): source
        case .row(let row): row.source
        case .note: ""
        case .failure(let failure): failure.source
        }
    }
}

/// A document's name, what is known of it, and its bytes when they are asked for.
///
/// A file is opened only by `bytes()`, so that reading is spread over the threads that parse.
public struct PageDocument: Sendable {
    public let source: String
    public let hints: PageHints
    private let contents: Contents

    private enum Contents: Sendable {
        case bytes([UInt8])
        case file(path: String, isCompressed: Bool)
    }

    init(source: String, hints: PageHints, bytes: [UInt8]) {
        self.source = source
        self.hints = hints
        contents = .bytes(bytes)
    }

    init(source: String, hints: PageHints, path: String, isCompressed: Bool) {
        self.source = source
        self.hints = hints
        contents = .file(path: path, isCompressed: isCompressed)
    }

    /// The document's bytes, inflated.
    public func bytes() -> Result<[UInt8], PageFailure> {
        switch contents {
        case .bytes(let bytes): return .success(bytes)
        case .file(let path, let isCompressed):
            let limit = PageReader.maximumBytes
            return isCompressed
                ? GzipFile.contents(path, source: source, limit: limit) : PlainFile.contents(path, source: source, limit: limit)
        }
    }
}
