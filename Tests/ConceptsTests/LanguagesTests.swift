import Foundation
import MarketModel
import Testing

@testable import Concepts

/// Claims of one meaning in two languages lead to one concept, near ones do not.
@Suite struct LanguagesTests {
    struct Pair: Sendable, CustomStringConvertible {
        let isSame: Bool
        let claims: [(language: String, text: String)]

        var description: String { claims.map { "\($0.language): \($0.text)" }.joined(separator: " / ") }
    }

    static let pairs: [Pair] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/languages.tsv")
        return ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t").map(String.init)
            return Pair(isSame: fields[0] == "same", claims: [(fields[1], fields[2]), (fields[3], fields[4])])
        }
    }()

    /// Share of the pairs of one meaning that have to meet.
    private static let least = 0.95

    private static let resolvers = Result {
        let lexicons = try Shipped.lexicons.get()
        return try Dictionary(
            uniqueKeysWithValues: Set(pairs.flatMap { $0.claims.map(\.language) }).map { code in
                (code, try ConceptResolver(lexicons: lexicons, language: code))
            })
    }

    private func meet(_ pair: Pair) throws -> Bool {
        let resolvers = try Self.resolvers.get()
        let found = try pair.claims.map { try #require(resolvers[$0.language]).concept(of: $0.text, angle: nil) }
        return found[0].id == found[1].id && found[0].polarity == found[1].polarity
    }

    @Test func claimsOfOneMeaningMeet() throws {
        let same = Self.pairs.filter(\.isSame)
        #expect(same.count == 40)
        let apart = try same.filter { try !meet($0) }
        #expect(Double(same.count - apart.count) >= Self.least * Double(same.count), "apart: \(apart)")
    }

    @Test func nearMissesStayApart() throws {
        let other = Self.pairs.filter { !$0.isSame }
        #expect(other.count == 40)
        let met = try other.filter(meet)
        #expect(met.isEmpty, "met: \(met)")
    }
}
