import Claims
import Foundation
public import MarketModel
import Pages
import Reports

/// How `extract` prints pages.
public enum ExtractionFormat: String, CaseIterable, Sendable {
    case ndjson, text
}

/// Reads pages and prints each as it is, in the order of the input; keeps nothing.
public struct Extraction: Sendable {
    private let paths: [String]
    private let analyst: PageAnalyst
    private let format: ExtractionFormat
    private let withClaims: Bool
    private let isExplaining: Bool
    private let options: ReadingOptions

    /// - Throws: `UnusableInput` when there are no lexicons.
    public init(
        paths: [String], format: ExtractionFormat, withClaims: Bool, explaining: Bool, columns: ColumnChoice = ColumnChoice(),
        kind: PageKind? = nil, lexicons: String?
    ) throws {
        let access = try LexiconAccess(named: lexicons)
        analyst = try PageAnalyst(access.lexicons, withClaims: withClaims)
        options = try ReadingOptions(columns: columns, kind: kind, access)
        self.paths = paths
        self.format = format
        self.withClaims = withClaims
        isExplaining = explaining
    }

    /// What was made of one page, ready to be written.
    private struct Printed: Sendable {
        let bytes: [UInt8]
        let failure: PageFailure?
        var note: String?
    }

    /// How much of one input is read at most, for users.
    public static var limits: String { "\(InputBudget.told) Only regular files are read; links that lead out of a folder are skipped." }

    /// - Parameter write: takes the bytes of one page at a time, in input order.
    /// - Returns: how many pages failed.
    /// - Throws: `UnusableInput` when there was no page at all; what `write` throws.
    public func run(observer: RunObserver, write: ([UInt8]) throws -> Void) async throws -> Int {
        var failed = 0, pages = 0
        var pending: [UInt8] = []
        try await mapInOrder(
            PageInputs(paths: paths, options: options), workers: Workers.count, window: Workers.count * 4,
            transform: { input in printed(input) },
            consume: { _, page in
                if let note = page.note { return observer(.note(note)) }
                pages += 1
                if let failure = page.failure {
                    failed += 1
                    observer(.failed(failure))
                }
                pending += page.bytes
                if pending.count > 1 << 16 {
                    try write(pending)
                    pending.removeAll(keepingCapacity: true)
                }
                observer(.progress(done: pages, total: nil, what: "pages read"))
            })
        if !pending.isEmpty { try write(pending) }
        if pages == 0 { throw UnusableInput.noPages }
        return failed
    }

    private func printed(_ input: PageInput) -> Printed {
        if case .note(let text) = input { return Printed(bytes: [], failure: nil, note: text) }
        var json = JSONWriter()
        switch analyst.analyze(input) {
        case .failure(let failure):
            if format == .text { return Printed(bytes: [], failure: failure) }
            PageJSON.write(failure, to: &json)
            return Printed(bytes: json.bytes, failure: failure)
        case .success(let analyzed):
            let explanations = isExplaining ? analyst.explanation(of: analyzed.page) : []
            let statements = isExplaining ? analyst.explanation(of: analyzed) : []
            if format == .text {
                let text =
                    PageTextView(analyzed).text(withClaims: withClaims) + explanations.map(\.line).joined()
                    + statements.map(\.line).joined()
                return Printed(bytes: Array(text.utf8), failure: nil)
            }
            PageJSON.write(analyzed, text: analyzed.page.mainText, withClaims: withClaims, to: &json) { json in
                if isExplaining {
                    json.member("explanation", array: explanations) { $1.write(to: &$0) }
                    json.member("demandExplanation", array: statements) { $1.write(to: &$0) }
                }
            }
            return Printed(bytes: json.bytes, failure: nil)
        }
    }
}

/// How many pages are worked on at once.
enum Workers {
    static var count: Int { max(1, min(16, ProcessInfo.processInfo.activeProcessorCount)) }
}

extension UnusableInput {
    static let noPages = UnusableInput(
        "no page was found",
        remedy:
            "name HTML files, a folder that holds some, an archive (.gz, .zip, .warc, .wacz, .mhtml), a table (.csv, .tsv, .json, .ndjson), or - for NDJSON lines"
    )
}
