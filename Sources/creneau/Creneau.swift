import ArgumentParser
import Foundation
import Pipeline

/// The command line: parses, calls, prints.
@main
struct Creneau: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "creneau",
        abstract: "Finds the ground that no competitor holds, from a folder of saved product pages.",
        discussion: """
            Start with `creneau analyze FOLDER`. It reads the pages, prints a summary and writes a market file, a report and tables. \
            The other commands read the market file. Nothing is ever sent or fetched over a network.

            Exit status: 0 done; 1 done, but some pages failed; 2 unusable arguments or input; 3 `history --alerts` has some.
            """,
        version: Version.current,
        subcommands: [Analyze.self, Extract.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Views of a market",
                subcommands: [
                    Matrix.self, Terms.self, Segments.self, Demand.self, Gaps.self, Shortlist.self, Brief.self, Drafts.self, Report.self,
                ]),
            CommandGroup(name: "Corrections", subcommands: [Review.self, Decisions.self, Settings.self]),
            CommandGroup(name: "Communication", subcommands: [Audit.self, History.self, Rival.self, Community.self]),
            CommandGroup(name: "Trust and upkeep", subcommands: [Backtest.self, Train.self, Doctor.self]),
        ])

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            try refuseUnknownCommand()
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.leave(with: error)
        }
    }

    /// A command that there is not is told with the nearest one; the argument parser would take it for a stray argument.
    private static func refuseUnknownCommand() throws {
        let groups = configuration.groupedSubcommands.flatMap(\.subcommands)
        let names = (configuration.subcommands + groups).map { $0._commandName } + ["help"]
        guard let typed = CommandLine.arguments.dropFirst().first, !typed.hasPrefix("-"), !names.contains(typed) else { return }
        let near = NearestNames.of(typed, among: names).map { "`creneau \($0)`" }
        throw UnusableInput(
            "there is no command “\(typed)”",
            remedy: near.isEmpty ? "`creneau --help` lists them" : "did you mean \(near.joined(separator: " or "))?")
    }
}
