public import MarketModel
import Pages

/// The user's own pages, read for an audit; they enter no market.
public struct OwnPages: Sendable {
    public let pages: [AnalyzedPage]
    public let failed: Int

    /// - Throws: `UnusableInput` when no page could be read.
    public static func read(_ paths: [String], lexicons: String?, observer: RunObserver) async throws -> OwnPages {
        let analyst = try PageAnalyst(LexiconAccess(named: lexicons).lexicons, withClaims: true)
        var pages: [AnalyzedPage] = [], failed = 0
        try await mapInOrder(
            PageInputs(paths: paths), workers: Workers.count, window: Workers.count * 4, transform: { analyst.analyze($0) },
            consume: { _, found in
                switch found {
                case .success(let page): pages.append(page)
                case .failure(let failure):
                    failed += 1
                    observer(.failed(failure))
                }
            })
        if pages.isEmpty { throw UnusableInput.noPages }
        return OwnPages(pages: pages.sorted { $0.page.id < $1.page.id }, failed: failed)
    }
}
