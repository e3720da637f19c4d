import ArgumentParser
import Pipeline

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do your own pages say the position accurately, continuously and to saturation? Without one: a scorecard.",
        discussion: "Example: `creneau audit toothpaste.sqlite own-pages/ --position 2 --format md`")

    @OptionGroup var market: MarketOptions

    @Argument(
        help: ArgumentHelp("Your own pages, listings, feeds or texts: HTML, Markdown, text, tables, folders, archives.", valueName: "page"))
    var pages: [String]

    @Option(help: ArgumentHelp("The position: rank or id of a gap (default: the one chosen in the review).", valueName: "gap"))
    var position: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let read = try await OwnPages.read(pages, lexicons: shared.lexicons, observer: console.observe)
        console.endProgress()
        try market.show(.audit(pages: read.pages, position: position), shared)
        if read.failed > 0 { throw ExitStatus.somePagesFailed }
    }
}
