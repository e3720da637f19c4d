import ArgumentParser
import Pipeline

struct Brief: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "One gap as a creative brief: concept, audience, drafts, proof, what to stay away from.")

    @OptionGroup var market: MarketOptions

    @Argument(help: ArgumentHelp("The gap: its rank or its id, as `creneau gaps` prints them.", valueName: "gap"))
    var gap: String

    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.brief(gap: gap), shared) }
}
