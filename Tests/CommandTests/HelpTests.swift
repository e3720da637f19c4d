import Foundation
import Testing

/// What `--help` prints is agreed with users: a change shows here. `CRENEAU_RECORD=1` writes the texts anew.
@Suite struct HelpTests {
    private func expect(_ arguments: [String], is name: String) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let file = Program.root.appending(path: "Tests/CommandTests/Fixtures/help/\(name).txt")
        if ProcessInfo.processInfo.environment["CRENEAU_RECORD"] != nil {
            try Data(result.output.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(result.output == expected, "\(name): set CRENEAU_RECORD=1 to accept the new text")
    }

    @Test func theProgramTellsItsCommands() throws { try expect(["--help"], is: "creneau") }

    @Test(arguments: Program.commands)
    func aCommandTellsItsOptions(command: String) throws { try expect([command, "--help"], is: command) }

    @Test func theVersionIsPrinted() throws {
        let result = try Program.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output == "0.1.0\n")
    }
}
