import Concepts
import Foundation
import Lexicons
import Testing

@testable import Claims

/// The lexicons that the package ships.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let lexicons = Result { try Lexicons.load(folder: root.appending(path: "lexicons").path) }

    static let resolver = Result { try ConceptResolver(lexicons: try lexicons.get()) }

    static func english() throws -> LanguageLexicon {
        try #require(try lexicons.get().language("en"))
    }
}
