import ArgumentParser
import Pipeline
import Reports

struct Settings: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the weights, thresholds and exclusions of a market, or changes one.",
        discussion:
            "`settings FILE exclude CONCEPT` keeps a concept out of the gaps, `include` takes it back.\n\nExample: `creneau settings toothpaste.sqlite zone.title 0.9`"
    )

    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Argument(help: ArgumentHelp("Name of a setting.", valueName: "key"))
    var key: String?

    @Argument(help: ArgumentHelp("Its new value; `default` returns it to its default.", valueName: "value"))
    var value: String?

    @Option(help: "How to print them.")
    var format: TableFormat = .table

    @OptionGroup var shared: SharedOptions

    func run() throws {
        if let key {
            guard let value else { throw ValidationError("Missing the new value of '\(key)'.") }
            try MarketSettings.change(key, to: value, in: file)
        } else {
            try Console.write(
                MarketSettings.printed(file, as: format, width: Console.tableWidth, style: Console.style), isForReaders: format.isForReaders
            )
        }
    }
}
