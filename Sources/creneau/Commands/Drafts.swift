import ArgumentParser
import Foundation
import Pipeline
import Reports

struct Drafts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lines that were kept for a position; brings in a copywriter's lines and checks each.",
        discussion: """
            Lines come as CSV (angle, line), as Markdown or plain text whose lines begin with F:, O:, B: or U:, or as JSON with angle and text. \
            A number or certificate without evidence, a superlative, a rival's name or wording, regulated words and length refuse a line.

            Example: `creneau drafts toothpaste.sqlite --import lines.csv`
            """)

    @Argument(help: ArgumentHelp("Market file, as `creneau analyze` wrote it.", valueName: "file"))
    var file: String

    @Option(name: .customLong("import"), help: ArgumentHelp("File of lines to check and keep.", valueName: "lines"))
    var lines: String?

    @Option(
        help: ArgumentHelp("The position that they are for, by rank or id (default: the one chosen, else the first).", valueName: "gap"))
    var gap: String?

    @Option(help: ArgumentHelp("Characters that a line may have (default: 80).", valueName: "n"))
    var length: Int?

    @Option(help: ArgumentHelp("Whose lines they are (default: the user of this computer).", valueName: "name"))
    var author: String?

    @Option(help: "How to print it.")
    var format: TableFormat = .table

    @OptionGroup var shared: SharedOptions

    func run() throws {
        guard let lines else {
            return try Console.write(
                DraftLines.printed(file, lexicons: shared.lexicons, as: format, width: Console.tableWidth, style: Console.style),
                isForReaders: format.isForReaders)
        }
        try Console.write(
            DraftLines.join(
                lines, gap: gap, length: length, into: file, lexicons: shared.lexicons, author: author ?? NSUserName(), as: format,
                width: Console.tableWidth, style: Console.style), isForReaders: format.isForReaders)
    }
}
