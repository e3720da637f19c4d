import CSteps
import Foundation
import Lexicons
import MarketModel
import TextAnalysis

@testable import Claims
@testable import Demand
@testable import Pages
@testable import Pipeline

/// Is the work of every stage in proportion to its input? Doubles inputs of many shapes and counts comparisons, which no clock disturbs.
///
/// Names of shapes as arguments leave out the others. With the argument `memory` before them: does a page of the largest size stay within
/// the memory that is promised?
///
/// `Tests/Fuzzing/run steps` and `run memory` build it and call it.
@main
enum Steps {
    /// Doubling the input may cost so many times the steps; 2 is proportion, and tables that grow by doubling take a little more.
    static let most = 2.3
    /// Bytes of the smaller input: enough for a square to show beside what is in proportion.
    static let bytes = 60_000
    /// The same for what customers say: of one text, no more than twice as much is read.
    static let reviewBytes = 16_000

    static func main() throws {
        let access = try LexiconAccess(named: "lexicons"), lexicons = access.lexicons
        let arguments = CommandLine.arguments.dropFirst(), names = arguments.filter { $0 != "memory" }
        let shapes = Shape.all.filter { names.isEmpty || names.contains($0.name) }
        if arguments.first == "memory" { return try memory(lexicons, shapes.filter(\.isMarkup)) }
        let reader = PageReader(models: try PageModels(file: { lexicons.file($0) }), languages: lexicons.languages)
        let claims = try ClaimExtractor(lexicons: lexicons), demand = try DemandExtractor(lexicons: lexicons)
        let language = try lexicons.language("en")!
        var failed = 0
        print("shape".padded(16), "stage".padded(10), "steps", "ratio", separator: "\t")
        for shape in shapes {
            let stages: [(String, (String) -> Void)] = [
                ("pages", { _ = reader.read(Array(Shape.page($0).utf8), source: "s") }),
                (
                    "text",
                    { text in
                        let read = language.analyzer().analyze(Shape.plain(text))
                        _ = language.conceptMatcher.allMatches(in: read)
                    }
                ),
                ("claims", { _ = try? claims.claims(in: Shape.copy($0, zone: .paragraph)) }),
                ("lists", { _ = try? claims.claims(in: Shape.copy($0, zone: .bullet)) }),
                ("demand", { _ = demand.statements(in: Shape.copy($0, zone: .review), claims: []) }),
            ]
            for (name, run) in stages {
                let size = name == "demand" ? reviewBytes : bytes
                let small = shape.make(size), large = shape.make(size * 2)
                let few = steps { run(small) }, many = steps { run(large) }
                let ratio = Double(many) / Double(max(1, few)), isBad = ratio > most && many > 3_000_000
                if isBad { failed += 1 }
                print(
                    shape.name.padded(16), name.padded(10), many, String(format: "%.2f", ratio) + (isBad ? "  too many" : ""),
                    separator: "\t")
            }
        }
        if failed > 0 {
            print("\(failed) stages do more than \(most) times the work for twice the input")
            exit(1)
        }
    }

    /// Bytes of a large page, and megabytes that the program may take for it, its tables and the page's own bytes among them.
    private static let largePage = 45 << 20, mostMegabytes = 700

    private static func memory(_ lexicons: Lexicons, _ shapes: [Shape]) throws {
        let analyst = try PageAnalyst(lexicons, withClaims: true)
        var most = 0
        for shape in shapes {
            let document = PageDocument(source: "s", hints: PageHints(), bytes: Array(Shape.page(shape.make(largePage)).utf8))
            _ = analyst.analyze(.document(document))
            var usage = rusage()
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            most = usage.ru_maxrss >> 10
            print(shape.name.padded(16), "\(most) MB at most so far", separator: "\t")
        }
        if most > mostMegabytes {
            print("a page of \(largePage >> 20) MB takes more than \(mostMegabytes) MB")
            exit(1)
        }
    }

    private static func steps(_ work: () -> Void) -> UInt64 {
        let before = creneau_steps()
        work()
        return creneau_steps() - before
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { padding(toLength: width, withPad: " ", startingAt: 0) }
}
