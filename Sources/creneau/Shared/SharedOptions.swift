public import ArgumentParser
import Pipeline
public import Reports

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Folder of the lexicons, instead of those that came with the program.", valueName: "dir"))
    var lexicons: String?

    @Flag(name: .long, help: "Tell failures only.")
    var quiet = false

    @Flag(name: .long, help: "Tell every step.")
    var verbose = false
}

/// The market that a command reads, and how it prints what it finds.
struct MarketOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Option(help: "How to print it.")
    var format: TableFormat = .table

    @Option(help: ArgumentHelp("Look inside this segment only: rivals, vacancy and crowding are computed anew.", valueName: "segment"))
    var target: String?

    @Flag(help: "Print ids too, as other commands take them.")
    var ids = false

    /// Computes a view and prints it.
    func show(_ view: MarketView, filter: ViewFilter = ViewFilter(), _ shared: SharedOptions) throws {
        if format == .xlsx, Console.isTerminal {
            throw UnusableInput("a spreadsheet cannot be shown on a terminal", remedy: "send it to a file: `… --format xlsx > FILE.xlsx`")
        }
        var filter = filter
        filter.showsIDs = ids
        let session = try MarketSession(file: file, target: target, lexicons: shared.lexicons, observer: Console(shared).observe)
        try Console.write(
            session.printed(view, as: format, filter: filter, width: Console.tableWidth, style: Console.style),
            isForReaders: format.isForReaders)
    }
}

/// Which part of a view is wanted.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this angle: feature, occasion, benefit or user. May be repeated.", valueName: "angle"))
    var angle: [String] = []

    @Option(help: ArgumentHelp("Only this brand. May be repeated.", valueName: "brand"))
    var brand: [String] = []

    @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"))
    var top: Int?

    func filter(senses: [String] = [], user: String? = nil) throws -> ViewFilter {
        try ViewFilter(angles: angle, brands: brand, senses: senses, user: user, top: top)
    }
}

extension TableFormat: ExpressibleByArgument {}
