import ArgumentParser
import Pipeline

struct Brief: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "One card as a creative brief: people's own words by angle, figure, proof, what to stay away from.",
        discussion: "Example: `creneau brief toothpaste.sqlite 1 --prompt`")

    @OptionGroup var market: MarketOptions

    @Argument(help: ArgumentHelp("The gap: its rank or its id, as `creneau gaps` prints them.", valueName: "gap"))
    var gap: String

    @Flag(help: "Print it as one self-contained instruction for a copywriter, human or model.")
    var prompt = false

    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.brief(gap: gap, isPrompt: prompt), shared) }
}
