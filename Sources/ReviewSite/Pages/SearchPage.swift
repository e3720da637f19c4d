import MarketModel
import MarketStore

/// Full-text search over the pages.
enum SearchPage {
    static let mostHits = 100

    static func show(_ visit: Visit) throws -> SiteResponse {
        let words = visit.request.asked("q").map { Escaping.clipped($0, to: 200) }
        let hits = try words.map { words in try visit.site.market.read { try $0.search(words, limit: mostHits) } } ?? []
        return visit.page(
            "search", title: words.map { "Search: \(Escaping.clipped($0, to: 60))" } ?? "Search",
            given([
                "words": words,
                "hits": hits.map { hit in
                    given([
                        "brandName": hit.brand ?? "brand unknown",
                        "product": Escaping.clipped(hit.productName ?? hit.page.rawValue, to: 90),
                        "zone": hit.zone.rawValue,
                        "link": Form.link("/page", ["id": hit.page.rawValue, "block": "\(hit.block)"]) + "#b\(hit.block)",
                        "stretches": ClaimCard.stretches(stretches(hit.snippet)),
                    ])
                },
                "total": words == nil ? nil : hits.count == mostHits ? "The best \(mostHits) places" : count(hits.count, "place"),
                "none": words != nil && hits.isEmpty ? true : nil,
            ]))
    }

    /// The words found stand between U+0002 and U+0003.
    static func stretches(_ snippet: String) -> [Stretch] {
        var stretches: [Stretch] = [], text = String.UnicodeScalarView(), isMarked = false
        func end() {
            if !text.isEmpty { stretches.append(Stretch(text: Escaping.clipped(String(text), to: 600), isMarked: isMarked)) }
            text = String.UnicodeScalarView()
        }
        for scalar in snippet.unicodeScalars {
            guard scalar == "\u{2}" || scalar == "\u{3}" else {
                text.append(scalar)
                continue
            }
            end()
            isMarked = scalar == "\u{2}"
        }
        end()
        return stretches
    }
}
