import Foundation
import Testing

/// The house: what each target may import of its own kind. Data flows downwards; no stage knows the next one.
private let mayImport: [String: [String]] = [
    "MarketModel": [],
    "Learning": [],
    "TextAnalysis": ["MarketModel"],
    "Lexicons": ["TextAnalysis", "Learning"],
    "Pages": ["MarketModel", "Learning"],
    "Concepts": ["Lexicons"],
    "Claims": ["Concepts"],
    "Demand": ["Concepts"],
    "Positioning": ["Concepts"],
    "MarketStore": ["MarketModel"],
    "Reports": ["Positioning"],
    "ReviewSite": ["MarketStore", "Reports"],
    "Pipeline": ["Pages", "Claims", "Demand", "Positioning", "MarketStore", "Reports"],
    "creneau": ["Pipeline", "ReviewSite"],
]

/// Libraries that are not ours, and the only targets that may see them.
private let libraries: [String: [String]] = [
    "CLibXML2": ["Pages"], "CZlib": ["Pipeline", "creneau"], "CLibStemmer": ["TextAnalysis"], "CLibXLSXWriter": ["Reports"],
    "GRDB": ["MarketStore"], "GRDBSQLite": ["MarketStore"], "NIOCore": ["ReviewSite"], "NIOHTTP1": ["ReviewSite"],
    "NIOPosix": ["ReviewSite"], "Mustache": ["ReviewSite"],
    "ArgumentParser": ["creneau"],
]

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// What a target may import, and what those may import.
private func reach(_ target: String) -> Set<String> {
    var seen: Set<String> = [], next = mayImport[target] ?? []
    while let name = next.popLast() {
        if seen.insert(name).inserted { next += mayImport[name] ?? [] }
    }
    return seen
}

private func swiftFiles(_ folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
}

private func imports(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"),
            words[..<at].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) }),
            at + 1 < words.count
        else { return nil }
        let name =
            ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"].contains(words[at + 1])
            ? words[at + 2] : words[at + 1]
        return String(name.split(separator: ".")[0])
    }
}

@Suite struct ArchitectureTests {
    @Test(arguments: mayImport.keys.sorted())
    func aTargetImportsOnlyWhatTheTableAllows(target: String) throws {
        let files = swiftFiles(root.appending(path: "Sources/\(target)"))
        #expect(!files.isEmpty, "\(target) has no code")
        let allowed = reach(target)
        for file in files {
            for name in try imports(file) where name != target {
                if mayImport[name] != nil {
                    #expect(
                        allowed.contains(name), "\(file.lastPathComponent) of \(target) imports \(name), which the table does not allow")
                } else if let owners = libraries[name] {
                    #expect(owners.contains(target), "\(file.lastPathComponent) of \(target) imports \(name), which only \(owners) may see")
                }
            }
        }
    }

    @Test func theModelHasNoFoundation() throws {
        for file in swiftFiles(root.appending(path: "Sources/MarketModel")) {
            #expect(try imports(file).isEmpty, "\(file.lastPathComponent) imports something")
        }
    }

    @Test func everySourceFolderIsInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        #expect(Set(folders).subtracting(["System", "Benchmarks"]) == Set(mayImport.keys))
    }

    @Test func theTopLevelIsWhatTheDesignNames() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
        let kept = names.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" && !$0.hasSuffix(".sqlite") && !$0.hasSuffix("-report") }
        #expect(Set(kept).isSubset(of: ["Package.swift", "Sources", "Tests", "corpora", "lexicons", "README.md"]))
    }
}
