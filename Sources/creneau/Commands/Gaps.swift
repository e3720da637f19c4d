import ArgumentParser
import Pipeline

struct Gaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Unoccupied ground, best first, each with its evidence.")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.gaps, filter: filter.filter(), shared) }
}
