import Foundation
import Testing

/// The documents name everything that a user can type or edit, and what they show works.
@Suite struct FrontDoorTests {
    private static func text(_ path: String) -> String {
        (try? String(contentsOf: Program.root.appending(path: path), encoding: .utf8)) ?? ""
    }

    private static let commands = text(".github/COMMANDS.md"), lexicons = text("lexicons/README.md")

    @Test func theFrontDoorIsShortAndItsLinksLeadSomewhere() {
        let readme = Self.text("README.md")
        #expect(!readme.isEmpty && readme.split(separator: "\n", omittingEmptySubsequences: false).count < 150)
        let links = readme.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }.filter { !$0.hasPrefix("http") }
        #expect(links.count >= 6)
        for link in links { #expect(FileManager.default.fileExists(atPath: Program.root.appending(path: link).path), "\(link)") }
    }

    /// The lines that the lexicons' page shows as an edit are taken by `doctor`.
    @Test func theWorkedEditIsAccepted() throws {
        let lines = Self.lexicons.components(separatedBy: "```\n").dropFirst().first?.split(separator: "\n").map(String.init) ?? []
        try #require(lines.count == 2)
        let folder = FileManager.default.temporaryDirectory.appending(path: "creneau-edit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: Program.root.appending(path: "lexicons"), to: folder)
        for (file, line) in zip(["common/concepts.tsv", "en/concept-forms.tsv"], lines) {
            let path = folder.appending(path: file)
            let id = String(line.prefix { $0 != "\t" })
            let kept = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix(id + "\t") }
            try (kept + [Substring(line)]).joined(separator: "\n").appending("\n").write(to: path, atomically: true, encoding: .utf8)
        }
        let run = try Program.run(["doctor", "--lexicons", folder.path])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test(arguments: Program.commands)
    func everyCommandAndFlagIsNamed(command: String) throws {
        #expect(Self.commands.contains("creneau \(command)"), "\(command)")
        let help = try Program.run([command, "--help"]).output
        let flags = help.split(separator: "\n").flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("--") }
            .map { String($0.prefix { $0 == "-" || $0.isLetter }) }
        for flag in Set(flags).subtracting(["--help", "--version"]) { #expect(Self.commands.contains("`\(flag)"), "\(command) \(flag)") }
    }

    @Test func everyCommandOfTheProgramIsTested() throws {
        let help = try Program.run(["--help"]).output
        let named = help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  -") }
            .map { String($0.dropFirst(2).prefix { $0 != " " }) }.filter { !$0.isEmpty && $0.allSatisfy(\.isLetter) && $0 != "See" }
        #expect(Set(named) == Set(Program.commands))
    }

    @Test func everyLexiconFileIsNamed() throws {
        let folder = Program.root.appending(path: "lexicons")
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        let files = Set(names.filter { $0.contains("/") && !$0.hasSuffix("/") }.map { URL(filePath: $0).lastPathComponent }).filter {
            !$0.hasPrefix(".")
        }
        var isFolder: ObjCBool = false
        for file in files.sorted()
        where !(FileManager.default.fileExists(atPath: folder.appending(path: file).path, isDirectory: &isFolder) && isFolder.boolValue) {
            #expect(Self.lexicons.contains("`\(file)`"), "\(file)")
        }
    }
}
