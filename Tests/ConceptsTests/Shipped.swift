import Foundation
import Lexicons
import Testing

@testable import Concepts

/// The lexicons that the package ships, and the fixtures of these tests.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let lexicons = Result { try Lexicons.load(folder: root.appending(path: "lexicons").path) }

    static let resolver = Result { try ConceptResolver(lexicons: try lexicons.get()) }

    static func english() throws -> LanguageLexicon {
        try #require(try lexicons.get().language("en"))
    }

    /// The lines of a tab-separated fixture, without comments.
    static func rows(_ fixture: String) throws -> [[String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(fixture).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
