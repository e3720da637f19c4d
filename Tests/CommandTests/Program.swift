import Foundation
import Testing

/// The built program beside the test bundle, run as a user runs it.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static var path: URL {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = bundle.appending(path: "creneau")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return root.appending(path: ".build/debug/creneau")
    }

    /// Runs the program in a folder of its own.
    ///
    /// - Parameter wrapper: a command that gets the program and its arguments to run, such as `timeout -s KILL 1`.
    static func run(
        _ arguments: [String], input: String? = nil, in folder: URL? = nil, environment: [String: String] = [:],
        under wrapper: [String] = []
    ) throws -> Result {
        let process = Process()
        process.executableURL = wrapper.isEmpty ? path : URL(filePath: "/usr/bin/env")
        process.arguments = wrapper.isEmpty ? arguments : wrapper + [path.path] + arguments
        if let folder { process.currentDirectoryURL = folder }
        var variables = ProcessInfo.processInfo.environment
        variables["CRENEAU_LEXICONS"] = root.appending(path: "lexicons").path
        variables["COLUMNS"] = "80"
        variables.merge(environment) { $1 }
        process.environment = variables
        let scratch = FileManager.default.temporaryDirectory.appending(path: "creneau-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
        for file in files { try Data((file == files[0] ? input ?? "" : "").utf8).write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }

    /// A folder that is gone when the body ends.
    static func inScratch<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "creneau-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    static let commands = [
        "analyze", "extract", "matrix", "terms", "segments", "demand", "gaps", "shortlist", "brief", "drafts", "report", "review",
        "decisions",
        "settings",
        "audit",
        "history", "rival", "community", "backtest", "train", "doctor",
    ]
}
