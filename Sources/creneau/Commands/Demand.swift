import ArgumentParser
import Pipeline

struct Demand: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What customers want, praise and use it for, concept by concept, with who claims it.",
        discussion: "Example: `creneau demand toothpaste.sqlite --top 10`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @Option(help: ArgumentHelp("Only this sense: complaint, request, praise or context. May be repeated.", valueName: "sense"))
    var sense: [String] = []

    @Option(help: ArgumentHelp("Only customers who also name this user, such as user/kids.", valueName: "user"))
    var user: String?

    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.demand, filter: filter.filter(senses: sense, user: user), shared) }
}
