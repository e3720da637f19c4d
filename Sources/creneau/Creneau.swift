import ArgumentParser

/// The command line: parses, calls, prints.
@main
struct Creneau: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "creneau",
        abstract: "Finds the ground that no competitor holds, from a folder of saved product pages.",
        version: "0.1.0")
}
