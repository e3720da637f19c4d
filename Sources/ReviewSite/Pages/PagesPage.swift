import MarketModel
import MarketStore
import Positioning

/// The pages that were read, those that were not, and each page's text with its claims marked.
enum PagesPage {
    static let pagesAPage = 200
    static let blocksAPage = 250

    static func list(_ visit: Visit) throws -> SiteResponse {
        let (records, failures) = try visit.site.market.read { (try $0.pageRecords(), try $0.failures()) }
        let parts = Pages.parts(records.count, of: pagesAPage), part = visit.request.number("p", in: 1...parts)
        let repeated = Dictionary(visit.analysis.summary.repeatedCopy.map { ($0.page, $0.reason) }, uniquingKeysWith: { first, _ in first })
        return visit.page(
            "pages", title: "Pages",
            given([
                "failures": failures.isEmpty
                    ? nil
                    : [
                        "count": count(failures.count, "page"),
                        "rows": failures.prefix(200).map {
                            given(["source": Escaping.clipped($0.source, to: 200), "message": Escaping.clipped($0.message, to: 300)])
                        },
                    ] as Fields,
                "pages": records.dropFirst((part - 1) * pagesAPage).prefix(pagesAPage).map { record in
                    given([
                        "name": Escaping.clipped(record.product.name ?? record.id.rawValue, to: 90),
                        "link": Form.link("/page", ["id": record.id.rawValue]), "brandName": record.product.brand,
                        "kind": record.kind.rawValue, "language": record.language, "captured": record.captured,
                        "price": record.product.price.map { "\($0.amount) \($0.currency ?? "")" },
                        "unseen": record.observability.reason, "repeats": repeated[record.id],
                        "whyKind": record.kind == .product ? nil : record.kindReason,
                    ])
                },
                "total": count(records.count, "page"),
                "pager": Pages.pager(visit, "p", page: part, of: parts, what: "Pages"),
            ]))
    }

    static func page(_ visit: Visit) throws -> SiteResponse? {
        guard let id = visit.request.asked("id").map({ PageID($0) }) else { return nil }
        let (found, decisions) = try visit.site.market.read { (try $0.page(id), try $0.decisions().filter { $0.page == id }) }
        guard let found else { return nil }
        let decided = Replay(decisions, to: [found]).pages[0].page, record = decided.product, blocks = found.page.blocks
        let parts = Pages.parts(blocks.count, of: blocksAPage)
        let asked = visit.request.number("block", in: 0...1_000_000) / blocksAPage + 1
        let part = visit.request.asked("p") == nil ? min(parts, asked) : visit.request.number("p", in: 1...parts)
        let facts = facts(decided)
        return visit.page(
            "page", title: record.name ?? id.rawValue,
            given([
                "name": Escaping.clipped(record.name ?? id.rawValue, to: 200), "pageID": id.rawValue,
                "original": decided.url.flatMap(webAddress), "unseen": decided.observability.reason, "brandText": record.brand,
                "facts": facts.compactMap { name, value in value.map { given(["name": name, "value": Escaping.clipped($0, to: 300)]) } },
                "kindOptions": Pages.options(PageKind.allCases.map { ($0.rawValue, $0.rawValue) }, chosen: decided.kind.rawValue),
                "reviewLink": found.claims.isEmpty ? nil : Form.link("/review", ["page": id.rawValue, "all": "1"]),
                "claimCount": count(found.claims.count, "claim"),
                "angleOptions": Pages.angles(chosen: nil), "choices": ClaimCard.choices(visit.analysis),
                "blocks": text(of: AnalyzedPage(page: found.page, claims: Replay(decisions, to: [found]).pages[0].claims), part: part),
                "pager": Pages.pager(visit, "p", page: part, of: parts, what: "Parts of the page"),
            ]))
    }

    private static func facts(_ page: ProductPage) -> [(String, String?)] {
        let record = page.product
        return [
            ("Brand", record.brand ?? "unknown"), ("Seller", record.seller), ("Kind", "\(page.kind.rawValue) (\(page.kindReason))"),
            ("Language", page.language), ("Price", record.price.map { "\($0.amount) \($0.currency ?? "")" }),
            ("Rating", record.rating.map { "\($0.value.short)\($0.count.map { " from \($0)" } ?? "")" }),
            ("Captured", page.captured), ("Category", record.category.isEmpty ? nil : record.category.joined(separator: " › ")),
            ("Read from", page.source), ("Identity", page.id.rawValue),
        ]
    }

    private static func text(of page: AnalyzedPage, part: Int) -> [Fields] {
        var marks: [Int: [Range<Int>]] = [:]
        for claim in page.claims {
            for evidence in [claim.evidence] + claim.also { marks[evidence.block, default: []].append(evidence.range) }
        }
        return page.page.blocks.enumerated().dropFirst((part - 1) * blocksAPage).prefix(blocksAPage).map { index, block in
            given([
                "anchor": "b\(index)", "zone": block.zone.rawValue,
                "stretches": ClaimCard.stretches(Excerpt.stretches(block.text, marking: marks[index] ?? [], context: 1500)),
            ])
        }
    }

    /// An address that a browser may be sent to: never `javascript:` or another scheme that acts here.
    static func webAddress(_ url: String) -> String? {
        let lower = url.lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://") ? url : nil
    }
}
