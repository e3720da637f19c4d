import ArgumentParser
import Pipeline

struct Shortlist: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A few positions that differ, with drafted selling points and the proof they need.")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.shortlist, filter: filter.filter(), shared) }
}
