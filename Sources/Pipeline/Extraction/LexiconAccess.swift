import Foundation
public import Lexicons

/// The lexicons that a command works with: where they are, and what is in them.
public struct LexiconAccess: Sendable {
    public let folder: String
    public let lexicons: Lexicons

    /// Finds and opens the lexicons: the named folder, `CRENEAU_LEXICONS`, beside the program, the package's resources.
    ///
    /// - Throws: `UnusableInput` when there are none, or they cannot be read.
    public init(named: String?) throws(UnusableInput) {
        do {
            folder = try LexiconFolder.locate(
                named: named, environment: ProcessInfo.processInfo.environment["CRENEAU_LEXICONS"], executable: Self.executable)
            lexicons = try Lexicons.load(folder: folder)
        } catch {
            throw UnusableInput(lexicons: error)
        }
    }

    /// Path of the running program, links resolved.
    static var executable: String {
        let linked = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        if !linked.hasPrefix("/proc") { return linked }
        return (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "creneau")).resolvingSymlinksInPath().path
    }

    /// Tells the contents of all files below the folder, and the version of the program's reading rules.
    ///
    /// - Complexity: reads the whole folder once.
    func fingerprint() -> String {
        var hash = ContentHash()
        hash.mix(Version.current)
        let found = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        for name in found.sorted() where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            guard let bytes = lexicons.file(name) else { continue }
            hash.mix(name)
            hash.mix(bytes)
        }
        return hash.hex
    }
}

extension UnusableInput {
    /// The first problem, which tells its own remedy, and where to see the others.
    init(lexicons error: LexiconError) {
        self.init(
            "the lexicons cannot be used: " + error.problems[0].description,
            remedy: error.problems.count > 1 ? "`creneau doctor` lists all \(error.problems.count) problems" : "")
    }
}
