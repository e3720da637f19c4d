import Foundation
import MarketModel
public import MarketStore
import Positioning

/// What analysts decided, as labels to learn from.
///
/// A page is a label when every claim that was read on it was decided on: what is left after the rejections is what the page claims.
/// Beside the pages' files, one file of these lines is a folder for `creneau train`.
public enum ReviewedPages {
    /// One JSON object a page, in the order of the pages' ids, as `claims/*.jsonl` of labelled data holds them.
    public static func lines(of market: MarketFile) throws -> [String] {
        let (pages, decisions) = try market.read { (try $0.pages(), try $0.decisions()) }
        return try lines(pages, decisions)
    }

    static func lines(_ pages: [AnalyzedPage], _ decisions: [Decision]) throws -> [String] {
        let onClaims = decisions.filter { $0.quote != nil && $0.page != nil && $0.action != .note }
        let touched = Set(onClaims.compactMap(\.page))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A claim that an analyst stood by is certain: the replay says so.
        return try Replay(decisions, to: pages).pages
            .filter { page in touched.contains(page.page.id) && page.page.kind == .product && page.claims.allSatisfy { $0.confidence == 1 }
            }
            .map { String(decoding: try encoder.encode(Label($0)), as: UTF8.self) }
    }

    private struct Label: Encodable {
        struct Claim: Encodable {
            let quotes: [String]
            let angle: Angle
            let concept: String
            let polarity: Polarity
        }

        let page: String
        let brand: String?
        let product: String?
        let category: String?
        let claims: [Claim]

        init(_ analyzed: AnalyzedPage) {
            let read = analyzed.page
            page = ReviewedPages.name(of: read.source)
            brand = read.product.brand
            product = read.product.name
            category = read.product.category.last
            claims = analyzed.claims.map { claim in
                var quotes: [String] = []
                for evidence in [claim.evidence] + claim.also where read.blocks.indices.contains(evidence.block) {
                    let quote = read.quote(evidence)
                    if !quotes.contains(quote) && quotes.count < 3 { quotes.append(quote) }
                }
                return Claim(quotes: quotes, angle: claim.angle, concept: claim.concept.label.lowercased(), polarity: claim.polarity)
            }
        }
    }

    /// The base name of a page's file, without endings: by it labels and files find each other.
    static func name(of source: String) -> String {
        var name = source[...]
        if let cut = name.lastIndex(where: { $0 == "/" || $0 == "#" }) { name = name[name.index(after: cut)...] }
        return InputKind.baseName(String(name))
    }
}
