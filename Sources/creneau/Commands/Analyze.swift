import ArgumentParser
import MarketModel
import Pipeline

struct Analyze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads pages into a market and tells who claims what and where nobody stands.",
        discussion: """
            Writes a market file, and into the report folder `report.html`, `matrix.csv`, `claims.csv`, `matrix.xlsx`, `gaps.json` and `shortlist.md`. \
            Pages that the market already holds are replaced by their identity, others are added.

            \(Extraction.limits)

            Example: `creneau analyze pages/ --own Alvane --captured 2026-11-02`
            """)

    @Argument(
        help: ArgumentHelp(
            "HTML files, folders, .gz, .zip, WARC, WACZ, MHTML, tables (CSV, TSV, XLSX, JSON), or - for NDJSON on standard input.",
            valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("Market file (default: NAME.sqlite here, NAME from the first path).", valueName: "file"))
    var market: String?

    @Option(help: ArgumentHelp("Folder of the report (default: NAME-report here).", valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("Your own brand, which is never counted as a rival.", valueName: "brand"))
    var own: String?

    @Option(help: ArgumentHelp("What your product can truthfully say, one a line.", valueName: "file"))
    var capabilities: String?

    @Option(help: ArgumentHelp("Segment in which gaps are sought.", valueName: "segment"))
    var target: String?

    @Option(help: ArgumentHelp("Market file of another category to borrow ideas from. May be repeated.", valueName: "file"))
    var donor: [String] = []

    @Option(help: ArgumentHelp("Day on which the pages were saved, YYYY-MM-DD.", valueName: "date"))
    var captured: String?

    @Flag(help: "Start the market anew: decisions are carried over, the old file is kept beside it.")
    var fresh = false

    @Option(
        help: ArgumentHelp(
            "What a column of a table holds, such as bullets=pdt_claims, or a file of such lines. May be repeated.", valueName: "pair"))
    var columns: [String] = []

    @Option(
        help: ArgumentHelp("Take every page for this, whatever it looks like.", valueName: "kind"))
    var kind: PageKind?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let run = try MarketRun(
            paths: paths, market: market, out: out, own: own, capabilities: capabilities, target: target, donors: donor,
            captured: captured, fresh: fresh, columns: ColumnChoice(columns), kind: kind, lexicons: shared.lexicons)
        let outcome = try await run.analyze(observer: console.observe)
        console.endProgress()
        try Console.write(outcome.summary(width: Console.width, style: Console.style))
        if outcome.hasFailures { throw ExitStatus.somePagesFailed }
    }
}
