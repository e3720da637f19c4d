import Foundation

/// Where the repository's files are, for tests that run the whole pipeline.
enum RunFixtures {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let lexicons = root.appending(path: "lexicons").path
    static let toothpaste = root.appending(path: "corpora/toothpaste").path

    /// A folder that is gone when the body ends.
    static func inScratch<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "creneau-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// Pages of the toothpaste market whose names begin with one of the words.
    static func pages(_ beginnings: [String]) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: toothpaste + "/pages").sorted()
            .filter { name in beginnings.contains { name.hasPrefix($0) } }.map { toothpaste + "/pages/" + $0 }
    }
}
