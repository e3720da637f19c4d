import ArgumentParser
import Pipeline

struct Gaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ground that customers want and rivals do not hold, or do not keep, best first, and the board by angle.",
        discussion: "Example: `creneau gaps toothpaste.sqlite --target kids`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @Flag(help: "Print every part of a card's worth, and where its rank lands when the weights move by 20 %.")
    var explain = false

    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.gaps(explains: explain), filter: filter.filter(), shared) }
}
