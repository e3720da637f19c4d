import ArgumentParser
import Pipeline

struct Community: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pain point, value theme, product ground and rituals for a community.",
        discussion: "Example: `creneau community toothpaste.sqlite --format md`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.community, shared) }
}
