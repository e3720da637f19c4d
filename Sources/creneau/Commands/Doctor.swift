import ArgumentParser
import Pipeline
import Reports

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows libraries, lexicons and versions, and what is wrong with them.",
        discussion: "Example: `creneau doctor --lexicons my-lexicons/`")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let diagnosis = Diagnosis.make(lexicons: shared.lexicons)
        try Console.write(diagnosis.table.text(width: Console.tableWidth, style: Console.style))
        if let complaint = diagnosis.complaint { throw complaint }
    }
}
