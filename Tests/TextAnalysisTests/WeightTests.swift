import Foundation
import Testing

@testable import TextAnalysis

private func rows(_ name: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t").map(String.init) }
}

@Suite struct TFIDFTests {
    private func counts(_ text: String) -> [String: Int] {
        text.split(separator: " ").reduce(into: [:]) { $0[String($1), default: 0] += 1 }
    }

    @Test func weightsEqualScikitLearns() throws {
        let rows = try rows("tfidf.tsv")
        let documents = rows.filter { $0[0] == "text" }.map { counts($0[2]) }
        let model = TFIDF.fit(documents)
        let idf = rows.filter { $0[0] == "idf" }
        #expect(idf.count == model.documentFrequency.count)
        for row in idf { #expect(abs(try #require(model.idf(row[1])) - Double(row[2])!) < 1e-9, "\(row)") }
        let weights = rows.filter { $0[0] == "weight" }
        #expect(weights.count == documents.reduce(0) { $0 + $1.count })
        for row in weights {
            let found = try #require(model.weights(documents[Int(row[1])!]).first { $0.term == row[2] })
            #expect(abs(found.weight - Double(row[3])!) < 1e-9, "\(row)")
        }
    }

    @Test func weightsAreSortedAndOfLengthOne() {
        let model = TFIDF.fit([["b": 2, "a": 1], ["a": 3]])
        let weights = model.weights(["b": 1, "a": 5, "unseen": 9])
        #expect(weights.map(\.term) == ["a", "b"])
        #expect(abs(weights.reduce(0) { $0 + $1.weight * $1.weight } - 1) < 1e-12)
        #expect(model.weights(["unseen": 1]).isEmpty)
        #expect(model.weights([:]).isEmpty)
        #expect(TFIDF.fit([[String: Int]]()).documents == 0)
    }
}

@Suite struct ContrastTests {
    @Test func logOddsEqualNumpys() throws {
        let rows = try rows("log_odds.tsv")
        let market = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Int($0[1])!) })
        let background = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Int($0[2])!) })
        let scores = Contrast.logOdds(market: market, background: background, priorSize: 500)
        #expect(scores.count == rows.count)
        for row in rows {
            let found = try #require(scores.first { $0.term == row[0] })
            #expect(abs(found.z - Double(row[3])!) < 1e-9, "\(row)")
        }
        #expect(scores.map(\.z) == scores.map(\.z).sorted(by: >))
    }

    @Test func nothingToContrast() {
        #expect(Contrast.logOdds(market: [String: Int](), background: [:]).isEmpty)
        #expect(Contrast.logOdds(market: ["a": 0], background: ["a": 3]).isEmpty)
    }
}
