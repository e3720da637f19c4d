import Foundation
import Testing

/// The README names everything that a user can type or edit.
@Suite struct FrontDoorTests {
    private static let readme = (try? String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)) ?? ""

    @Test(arguments: Program.commands)
    func everyCommandAndFlagIsNamed(command: String) throws {
        #expect(Self.readme.contains("`\(command)") || Self.readme.contains("creneau \(command)"), "\(command)")
        let help = try Program.run([command, "--help"]).output
        let flags = help.split(separator: "\n").flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("--") }
            .map { String($0.prefix { $0 == "-" || $0.isLetter }) }
        for flag in Set(flags).subtracting(["--help", "--version"]) { #expect(Self.readme.contains("`\(flag)"), "\(command) \(flag)") }
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
            #expect(Self.readme.contains("`\(file)`"), "\(file)")
        }
    }
}
