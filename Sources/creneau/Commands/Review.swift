import ArgumentParser
import Foundation
import MarketStore
import Pipeline
import ReviewSite

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens a local web page to correct claims, merge concepts and choose a position.",
        discussion:
            "It listens on this machine only and prints the address to open. Stop it with Control-C; nothing is lost.\n\nExample: `creneau review toothpaste.sqlite --author ada`"
    )

    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Port on the loopback interface; 0 takes a free one.", valueName: "n"))
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("Name that is written beside your decisions (default: your account's).", valueName: "name"))
    var author: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let market = try MarketFile(path: file, opening: .existing)
        let analyst = try MarketAnalyst(lexicons: shared.lexicons)
        let site = ReviewSite(
            market: market, author: author ?? NSUserName(), now: { RunClock.now() }, recompute: { try analyst.analysis(of: $0) })
        let console = Console(shared), port = port
        console.observe(.note("decisions go into \(file); a copy of it is complete once nobody has decided for a few seconds"))
        try await StopSignals.run {
            try await site.serve(port: port) { address in try? Console.write("Open \(address)\n") }
        }
        let isWhole = try market.close()
        console.observe(
            isWhole
                ? .note("every decision is in \(file), which may be copied")
                : .warning("\(file) is open in another program: copy it together with \(file)-wal, or after that program has ended"))
    }
}
