public import MarketModel
import Pages

/// The user's own pages, listings, feeds and texts, read for an audit; they enter no market.
public struct OwnPages: Sendable {
    public let pages: [AnalyzedPage]
    public let failed: Int

    /// - Throws: `UnusableInput` when no page could be read.
    public static func read(_ paths: [String], lexicons: String?, observer: RunObserver) async throws -> OwnPages {
        let access = try LexiconAccess(named: lexicons)
        let analyst = try PageAnalyst(access.lexicons, withClaims: true)
        let options = try ReadingOptions(access)
        var pages: [AnalyzedPage] = [], failed = 0
        for path in paths where PlainListing.isOne(path) {
            switch analyst.analyze(PlainListing.read(path)) {
            case .success(let page): pages.append(page)
            case .failure(let failure):
                failed += 1
                observer(.failed(failure))
            }
        }
        let paths = paths.filter { !PlainListing.isOne($0) }
        if !paths.isEmpty {
            try await mapInOrder(
                PageInputs(paths: paths, options: options), workers: Workers.count, window: Workers.count * 4,
                transform: { input -> (note: String?, found: Result<AnalyzedPage, PageFailure>) in
                    if case .note(let text) = input { return (text, analyst.analyze(input)) }
                    return (nil, analyst.analyze(input))
                },
                consume: { _, read in
                    if let note = read.note { return observer(.note(note)) }
                    switch read.found {
                    case .success(let page): pages.append(page)
                    case .failure(let failure):
                        failed += 1
                        observer(.failed(failure))
                    }
                })
        }
        if pages.isEmpty { throw UnusableInput.noPages }
        return OwnPages(pages: pages.sorted { $0.page.id < $1.page.id }, failed: failed)
    }
}
