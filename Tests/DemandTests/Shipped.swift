import Foundation
import Lexicons
import MarketModel

@testable import Demand

/// The lexicons that the package ships, and what they read.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let lexicons = Result { try Lexicons.load(folder: root.appending(path: "lexicons").path) }
    static let extractor = Result { try DemandExtractor(lexicons: try lexicons.get()) }
    static let language = Result { try DemandLanguage(lexicons: try lexicons.get(), language: "en")! }

    static func page(_ reviews: [String], product: ProductRecord = ProductRecord()) -> ProductPage {
        var page = ProductPage(
            source: "a", id: PageID("a"), language: "en", blocks: reviews.map { Block(zone: .review, text: $0) })
        page.product = product
        return page
    }

    static func reviews(_ texts: [String]) throws -> ReadReviews {
        ReadReviews(page(texts), claims: [], language: try language.get())
    }

    /// The lines of a tab-separated fixture, without comments.
    static func rows(_ fixture: String) throws -> [[String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(fixture).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
