import ArgumentParser
import Pipeline

struct Shortlist: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The positions that stand first, with kept lines and the proof they need.",
        discussion: "Example: `creneau shortlist toothpaste.sqlite --format md > shortlist.md`")

    @OptionGroup var market: MarketOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try market.show(.shortlist, filter: filter.filter(), shared) }
}
