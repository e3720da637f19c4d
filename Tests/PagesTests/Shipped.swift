import Foundation

@testable import Pages

/// The words that come with the program.
func shippedWords() throws -> PageWords {
    let lexicons = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "lexicons")
    return try PageWords { FileManager.default.contents(atPath: lexicons.appending(path: $0).path).map(Array.init) }
}
