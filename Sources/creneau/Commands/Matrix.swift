import ArgumentParser
import Pipeline

struct Matrix: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brand x concept: who claims what, how loudly, and what nobody could see.",
        discussion: "Example: `creneau matrix toothpaste.sqlite --angle benefit --format csv > matrix.csv`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.matrix, filter: filter.filter(), shared) }
}
