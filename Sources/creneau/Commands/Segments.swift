import ArgumentParser
import Pipeline

struct Segments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Users, occasions, price tiers and product types, with who serves them.",
        discussion: "Example: `creneau segments toothpaste.sqlite --ids`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.segments, filter: filter.filter(), shared) }
}
