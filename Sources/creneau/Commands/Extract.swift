public import ArgumentParser
public import MarketModel
public import Pipeline

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is read from each page: record, blocks, claims, demand.",
        discussion: """
            One JSON object a page, in the order of the input. What it prints can be read back with `-`.

            \(Extraction.limits)

            Example: `creneau extract page.html --format text --explain`
            """)

    @Argument(
        help: ArgumentHelp(
            "HTML files, folders, .gz, .zip, WARC, WACZ, MHTML, tables (CSV, TSV, XLSX, JSON), or - for NDJSON on standard input.",
            valueName: "path"))
    var paths: [String]

    @Option(help: "How to print it.")
    var format: ExtractionFormat = .ndjson

    @Flag(help: "Read pages only; leave out claims and demand.")
    var noClaims = false

    @Flag(help: "Tell for every claim what made it, and for phrases why they are none.")
    var explain = false

    @Option(
        help: ArgumentHelp(
            "What a column of a table holds, such as bullets=pdt_claims, or a file of such lines. May be repeated.", valueName: "pair"))
    var columns: [String] = []

    @Option(
        help: ArgumentHelp("Take every page for this, whatever it looks like.", valueName: "kind"))
    var kind: PageKind?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if noClaims && explain { throw ValidationError("--explain tells of claims, which --no-claims leaves out: drop one of them.") }
    }

    func run() async throws {
        let console = Console(shared)
        let extraction = try Extraction(
            paths: paths, format: format, withClaims: !noClaims, explaining: explain, columns: ColumnChoice(columns), kind: kind,
            lexicons: shared.lexicons)
        let failed = try await extraction.run(observer: console.observe) { try Console.write($0, isForReaders: format == .text) }
        console.endProgress()
        if failed > 0 { throw ExitStatus.somePagesFailed }
    }
}

extension ExtractionFormat: ExpressibleByArgument {}
extension PageKind: ExpressibleByArgument {}
