import ArgumentParser
import Pipeline

struct Demand: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What customers ask for, praise and complain of.")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.demand, filter: filter.filter(), shared) }
}
