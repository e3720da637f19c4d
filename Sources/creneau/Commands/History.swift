import ArgumentParser
import Pipeline

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What changed between the snapshots of a market.")

    @OptionGroup var market: MarketOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.history, shared) }
}
