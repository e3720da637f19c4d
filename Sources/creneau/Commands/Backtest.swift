import ArgumentParser
import Pipeline

struct Backtest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "How far to trust the list: hides each brand in turn and looks for what only it holds.",
        discussion: "Example: `creneau backtest toothpaste.sqlite`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.backtest, shared) }
}
