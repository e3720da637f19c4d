import ArgumentParser
import Pipeline

struct Terms: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What the market and each brand say more than others, and what no concept covers yet.",
        discussion: "With --brand: a brand's telling terms, and its claims by what it stresses.")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.terms, filter: filter.filter(), shared) }
}
