import ArgumentParser
import Pipeline

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do your own pages say the position accurately, continuously and to saturation?",
        discussion: "Example: `creneau audit toothpaste.sqlite own-page.html --position 2`")

    @OptionGroup var market: MarketOptions

    @Argument(help: ArgumentHelp("Your own pages: files, folders or archives.", valueName: "page"))
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
