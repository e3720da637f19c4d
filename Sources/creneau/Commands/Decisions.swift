import ArgumentParser
import Pipeline
import Reports

struct Decisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the analysts' decisions, or joins those of another file.",
        discussion: "Example: `creneau decisions toothpaste.sqlite --format csv > ada.csv; creneau decisions other.sqlite --import ada.csv`"
    )

    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Option(name: .customLong("import"), help: ArgumentHelp("Decisions as CSV, as this command prints them.", valueName: "file"))
    var imported: String?

    @Option(help: "How to print them.")
    var format: TableFormat = .table

    @Flag(help: "Print the pages that were reviewed in whole as labels for `creneau train`, one JSON object a line.")
    var labels = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        if let imported {
            for line in try DecisionLog.join(imported, into: file) { try Console.write(line + "\n") }
        } else if labels {
            for line in try DecisionLog.labels(of: file) { try Console.write(Array((line + "\n").utf8), isForReaders: false) }
        } else {
            try Console.write(
                DecisionLog.printed(file, as: format, width: Console.tableWidth, style: Console.style), isForReaders: format.isForReaders)
        }
    }
}
