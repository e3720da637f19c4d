import ArgumentParser
import Pipeline

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What changed between the snapshots of a market.",
        discussion: "Example: `creneau history toothpaste.sqlite`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.history, shared) }
}
