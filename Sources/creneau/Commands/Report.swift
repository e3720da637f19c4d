import ArgumentParser
import Pipeline

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the report of a market anew: after corrections, or for a segment.",
        discussion: "Example: `creneau report toothpaste.sqlite --out meeting/`")

    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Folder of the report (default: NAME-report here).", valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("Look inside this segment only: rivals, vacancy and crowding are computed anew.", valueName: "segment"))
    var target: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let session = try MarketSession(file: file, target: target, lexicons: shared.lexicons, observer: Console(shared).observe)
        try session.refuseUnknown()
        let files = try ReportFolder(out ?? ReportFolder.defaultPath(for: file)).write(session.reported())
        try Console.write(files.map { $0 + "\n" }.joined())
    }
}
