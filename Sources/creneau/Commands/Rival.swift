import ArgumentParser
import Pipeline

struct Rival: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A battlecard: what a brand claims loudest, where it wins and is weak, what it never says, the words it owns.",
        discussion: "Example: `creneau rival toothpaste.sqlite Alvane --format md`")

    @OptionGroup var market: MarketOptions

    @Argument(help: ArgumentHelp("The brand, by any spelling of its name.", valueName: "brand"))
    var brand: String

    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.rival(brand), shared) }
}
