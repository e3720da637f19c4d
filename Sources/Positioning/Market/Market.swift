import MarketModel

/// The market as the later stages see it: pages after decisions, sorted into brands, own brand apart, target applied.
struct Market: Sendable {
    /// A page that counts, with the brand it counts for.
    struct Member: Sendable {
        let analyzed: AnalyzedPage
        let brand: BrandID
        /// `false` when its copy repeats another page of its brand: its claims are kept, its mentions not counted again.
        let isFirstOfCopy: Bool

        var page: ProductPage { analyzed.page }
    }

    /// Product pages of known brands, sorted by page id; observable or not.
    let members: [Member]
    /// Pages whose reviews count, sorted by page id: all product pages in the target.
    let voices: [AnalyzedPage]
    let own: BrandID?
    let ownName: String?
    let summary: MarketSummary
    let settings: Settings
    let catalogue: Catalogue

    var observable: [Member] { members.filter { $0.page.observability.isObservable } }
}

extension Market {
    /// Sorts pages by what they count for.
    ///
    /// - Parameter pages: after decisions, within the target.
    init(pages unsorted: [AnalyzedPage], input: MarketInput, target: Segment?) {
        let pages = unsorted.sorted { $0.page.id < $1.page.id }
        let own = input.ownBrand.map(BrandID.init(folding:))
        let groupOf = Dictionary(
            input.copies.enumerated().flatMap { n, group in group.map { ($0, n) } },
            uniquingKeysWith: { first, _ in first })
        var members: [Member] = []
        var voices: [AnalyzedPage] = []
        var copiesSeen: Set<CopyKey> = []
        var notObservable: [MarketSummary.LeftOut] = []
        var others: [MarketSummary.LeftOut] = []
        var unknown: [MarketSummary.LeftOut] = []
        var repeated: [MarketSummary.LeftOut] = []
        for analyzed in pages {
            let page = analyzed.page
            func leftOut(_ reason: String) -> MarketSummary.LeftOut {
                MarketSummary.LeftOut(page: page.id, source: page.source, reason: reason)
            }
            guard page.kind == .product else {
                others.append(
                    leftOut(
                        "is told as \(page.kind.rawValue)"
                            + (page.kindReason.isEmpty ? "" : ": \(page.kindReason)")))
                continue
            }
            voices.append(analyzed)
            if let reason = page.observability.reason { notObservable.append(leftOut(reason)) }
            guard let brand = page.brand else {
                unknown.append(leftOut("does not tell whose product it is"))
                continue
            }
            var first = true
            if let group = groupOf[page.id] {
                first = copiesSeen.insert(CopyKey(brand: brand, group: group)).inserted
            }
            if !first {
                repeated.append(
                    leftOut("repeats the text of another page of \(page.product.brand ?? brand.rawValue)"))
            }
            members.append(Member(analyzed: analyzed, brand: brand, isFirstOfCopy: first))
        }
        self.members = members
        self.voices = voices
        self.own = own
        settings = input.settings
        catalogue = input.catalogue
        ownName = input.ownBrand
        let observable = members.filter { $0.page.observability.isObservable }
        summary = MarketSummary(
            pagesRead: pages.count, pagesObservable: observable.count,
            failures: input.failures.sorted { $0.source < $1.source },
            notObservable: notObservable, otherKinds: others, brandUnknown: unknown,
            repeatedCopy: repeated,
            rivals: Set(observable.map(\.brand)).subtracting(own.map { [$0] } ?? []).count,
            ownBrand: input.ownBrand, reviews: 0,
            claims: observable.reduce(0) { $0 + $1.analyzed.claims.count }, target: target?.label)
    }

    private struct CopyKey: Hashable {
        let brand: BrandID
        let group: Int
    }
}
