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
/// `Tests/Fuzzing/run steps` builds it and calls it.
@main
enum Steps {
    /// Doubling the input may cost so many times the steps; 2 is proportion, and tables that grow by doubling take a little more.
    static let most = 2.3
    /// Bytes of the smaller input: enough for a square to show beside what is in proportion.
    static let bytes = 60_000

    static func main() throws {
        let access = try LexiconAccess(named: "lexicons"), lexicons = access.lexicons
        let reader = PageReader(models: try PageModels(file: { lexicons.file($0) }), languages: lexicons.languages)
        let claims = try ClaimExtractor(lexicons: lexicons), demand = try DemandExtractor(lexicons: lexicons)
        let language = try lexicons.language("en")!
        var failed = 0
        print("shape".padded(16), "stage".padded(10), "steps", "ratio", separator: "\t")
        for shape in Shape.all {
            let small = shape.make(bytes), large = shape.make(bytes * 2)
            let stages: [(String, (String) -> Void)] = [
                ("pages", { _ = reader.read(Array(Shape.page($0).utf8), source: "s") }),
                (
                    "text",
                    { text in
                        let read = language.analyzer().analyze(Shape.plain(text))
                        _ = language.conceptMatcher.allMatches(in: read)
                    }
                ),
                ("claims", { _ = claims.claims(in: Shape.copy($0, zone: .paragraph)) }),
                ("lists", { _ = claims.claims(in: Shape.copy($0, zone: .bullet)) }),
                ("demand", { _ = demand.statements(in: Shape.copy($0, zone: .review), claims: []) }),
            ]
            for (name, run) in stages {
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

    private static func steps(_ work: () -> Void) -> UInt64 {
        let before = creneau_steps()
        work()
        return creneau_steps() - before
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { padding(toLength: width, withPad: " ", startingAt: 0) }
}
