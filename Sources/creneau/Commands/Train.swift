public import ArgumentParser
public import Pipeline

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Refits every learned part, or one, from labelled pages and writes a complete lexicons folder.",
        discussion:
            "The word lists are taken over from the lexicons in use: CRENEAU_LEXICONS, or those that came with the program.\n\nExample: `creneau train labelled/ --lexicons new-lexicons/`"
    )

    @Argument(help: ArgumentHelp("Folder of labelled pages.", valueName: "data"))
    var data: String

    @Option(help: ArgumentHelp("File with ids (base names) of pages to leave out, one a line.", valueName: "ids"))
    var without: String?

    @Option(help: ArgumentHelp("Refit this part alone: pages, claims or demand; the others are taken over.", valueName: "part"))
    var only: Trainer.Part?

    @Option(help: ArgumentHelp("Folder to write.", valueName: "dir"))
    var lexicons: String

    @Flag(help: "Tell failures only.")
    var quiet = false

    @Flag(help: "Tell every step.")
    var verbose = false

    func run() throws {
        let console = Console(isQuiet: quiet, isVerbose: verbose)
        let lists = try LexiconAccess(named: nil).folder
        var trainer = Trainer()
        if verbose { trainer.progress = { Console.complain($0) } }
        try trainer.train(data: data, without: without.map(Trainer.ids) ?? [], only: only, lexicons: lists, output: lexicons)
        console.observe(.note("lexicons written: \(lexicons)"))
    }
}

extension Trainer.Part: ExpressibleByArgument {}
