import ArgumentParser
import Pipeline
import Reports

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What changed between the captures of a market: claims, wants, ground, and your own pages against the position.",
        discussion: "Example: `creneau history toothpaste.sqlite --alerts --format json || mail-me`")

    @OptionGroup var market: MarketOptions

    @Option(help: ArgumentHelp("The position: rank or id of a gap (default: the one chosen in the review).", valueName: "gap"))
    var position: String?

    @Flag(help: "Print only what to look at since the last capture; the exit status is 3 when there is something.")
    var alerts = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        guard alerts else { return try market.show(.history(position: position), shared) }
        let session = try MarketSession(
            file: market.file, target: market.target, lexicons: shared.lexicons, observer: Console(shared).observe)
        let found = try session.alerts(position: position, as: market.format, width: Console.tableWidth, style: Console.style)
        try Console.write(found.bytes, isForReaders: market.format.isForReaders)
        if found.count > 0 { throw ExitStatus.alerts }
    }
}
