import Foundation

@testable import Pipeline

extension ReadingOptions {
    /// With the names of columns that come with the program.
    static let shipped: ReadingOptions = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        do {
            return try ReadingOptions { FileManager.default.contents(atPath: root.appending(path: "lexicons/" + $0).path).map(Array.init) }
        } catch {
            fatalError("\(error)")
        }
    }()
}

extension PageInputs {
    init(paths: [String], most: Int = InputBudget.members) { self.init(paths: paths, options: .shipped, most: most) }
}
