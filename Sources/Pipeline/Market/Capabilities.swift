import Claims
import Concepts
import Foundation
import Lexicons
import Positioning
import TextAnalysis

/// What the own product can truthfully say, as concepts.
enum Capabilities {
    /// - Parameter lines: one a line, in the user's words.
    static func resolved(_ lines: [String], _ lexicons: Lexicons) throws -> [Capability] {
        guard !lines.isEmpty, let language = try lexicons.language("en") else { return [] }
        let resolver = try ConceptResolver(lexicons: lexicons), numbers = QuantityReader(lexicon: language)
        let analyzer = language.analyzer()
        return lines.map { line in
            Capability(text: line, concept: resolver.concept(of: line, angle: nil), quantity: numbers.quantity(in: analyzer.analyze(line)))
        }
    }

    /// Reads the file that `--capabilities` names.
    static func read(_ path: String) throws(UnusableInput) -> [String] {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            throw UnusableInput("\(path): cannot be read as text", remedy: "name a text file with one capability a line")
        }
        let lines = MarketSettings.lines(text)
        if lines.isEmpty { throw UnusableInput("\(path): holds no line", remedy: "write what your product can say, one a line") }
        return lines
    }
}
