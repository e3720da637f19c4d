import Foundation
import MarketModel
import Testing
import TextAnalysis

@testable import Lexicons

let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "lexicons")

@Suite struct LexiconsTests {
    private func english() throws -> LanguageLexicon {
        try #require(try Lexicons.load(folder: fixtures.appending(path: "two-languages").path).language("en"))
    }

    @Test func theShippedLexiconsAreSound() throws {
        let lexicons = try Lexicons.load(folder: shipped.path)
        try lexicons.validate()
        #expect(lexicons.languages.contains("en"))
        #expect(try lexicons.background("en").total == 1473)
        #expect(try lexicons.clusters("en").count == 39_973)
    }

    @Test func everySourceIsNamed() throws {
        let sources = try String(contentsOf: shipped.appending(path: "SOURCES.md"), encoding: .utf8)
        for folder in try FileManager.default.contentsOfDirectory(atPath: shipped.path) where !folder.hasSuffix(".md") {
            for file in try FileManager.default.contentsOfDirectory(atPath: shipped.appending(path: folder).path) where !file.hasPrefix(".")
            {
                #expect(sources.contains("`\(folder)/\(file)`"), "lexicons/SOURCES.md does not name \(folder)/\(file)")
            }
        }
    }

    @Test(arguments: [
        ("active noise cancelling buds", ["feature/noise-cancelling"]),
        ("Noise-Cancelling", ["feature/noise-cancelling"]),
        ("active noise cancellation", ["feature/noise-cancelling"]),
        ("hush", ["benefit/quiet"]),
        ("hushes", []),
        ("silent running, blocks all outside noise", ["benefit/quiet", "benefit/quiet"]),
        ("blocks, really, noise", []),
        ("no BPA and free of BPA", ["feature/bpa-free", "feature/bpa-free"]),
        ("24h battery, 10 hours of battery", ["feature/long-battery"]),
        ("IP68 rated, USB Type-C", ["feature/ip-rating", "feature/usb-c"]),
        ("USB-C charging", ["feature/usb-c"]),
        ("gym", ["occasion/gym", "user/gym-goers"]),
    ])
    func conceptsAreFound(text: String, ids: [String]) throws {
        let lexicon = try english()
        let analyzed = lexicon.analyzer().analyze(text)
        let found = lexicon.conceptMatcher.matches(in: analyzed).map { lexicon.concepts[$0.row].concept.id.rawValue }
        #expect(found == ids)
    }

    @Test func allMatchesTellsThoseInside() throws {
        let lexicon = try english()
        let analyzed = lexicon.analyzer().analyze("USB-C charging")
        let found = lexicon.conceptMatcher.allMatches(in: analyzed).map { analyzed.text(analyzed.bytes(ofParts: $0.parts)) }
        #expect(found == ["USB-C", "USB-C charging"])
    }

    @Test func tablesAreRead() throws {
        let lexicon = try english()
        #expect(lexicon.negations.map(\.kind) == [.preceding, .pseudo, .operator, .operator])
        #expect(lexicon.negations.map(\.objectComesFirst) == [false, false, true, false])
        #expect(lexicon.units.map(\.name) == ["hour", "second"])
        #expect(lexicon.units.allSatisfy { $0.base == "second" })
        #expect(lexicon.cues.map(\.angle) == [.occasion, .user])
        #expect(lexicon.demand.map(\.concept.label) == ["quiet", "leak-proof"])
        #expect(lexicon.regulated.map(\.countries) == [["US", "GB"]])
        let ip = try #require(ConceptID(rawValue: "feature/ip-rating"))
        #expect(lexicon.concept(ip)?.forms == ["ip #", "ipx #"])
    }

    @Test func languagesJoinInTheCatalogue() throws {
        let lexicons = try Lexicons.load(folder: fixtures.appending(path: "two-languages").path)
        #expect(lexicons.languages == ["en", "de"])
        #expect(try lexicons.language("fr") == nil)
        let catalogue = try lexicons.catalogue
        let free = try #require(catalogue.concepts.first { $0.concept.id.rawValue == "feature/bpa-free" })
        #expect(free.concept.label == "BPA-free")
        #expect(free.forms == ["bpa-free", "free of bpa", "no bpa", "bpa-frei", "ohne bpa"])
        #expect(catalogue.concepts.map(\.concept.id) == catalogue.concepts.map(\.concept.id).sorted())
        #expect(catalogue.tradeOffs.count == 1)
        let german = try #require(try lexicons.language("de"))
        let text = german.analyzer().analyze("Ohne BPA, SPÜLMASCHINENFEST")
        #expect(
            german.conceptMatcher.matches(in: text).map { german.concepts[$0.row].concept.id.rawValue }
                == ["feature/bpa-free", "feature/spuelmaschinenfest"])
    }

    @Test func heavyTables() throws {
        let lexicons = try Lexicons.load(folder: fixtures.appending(path: "two-languages").path)
        let background = try lexicons.background("en")
        #expect(background.total == 10)
        #expect(background.values(of: "battery life") == [2])
        #expect(background.values(of: "unheard") == nil)
        #expect(try lexicons.clusters("en").values(of: "bottle") == [1, 2, 3])
        #expect(try lexicons.clusters("de").count == 0)
    }

    @Test func filesStayInTheFolder() throws {
        let lexicons = try Lexicons.load(folder: fixtures.appending(path: "two-languages").path)
        #expect(lexicons.file("en/clusters.tsv") != nil)
        #expect(lexicons.file("en/none.tsv") == nil)
        #expect(lexicons.file("../two-languages/en/clusters.tsv") == nil)
        #expect(lexicons.file("/etc/passwd") == nil)
    }

    @Test func threadsShareALexicon() async throws {
        let lexicons = try Lexicons.load(folder: fixtures.appending(path: "two-languages").path)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<8 {
                group.addTask {
                    let lexicon = try #require(try lexicons.language("en"))
                    let text = lexicon.analyzer().analyze("unheard\(index) words and USB-C, no BPA")
                    return lexicon.conceptMatcher.matches(in: text).count
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 2, count: 8))
    }

    @Test func whereTheFolderIsLookedFor() throws {
        let executable = "/opt/creneau/bin/creneau"
        #expect(LexiconFolder.candidates(named: "a", environment: "b", executable: executable) == ["a"])
        #expect(LexiconFolder.candidates(named: nil, environment: "b", executable: executable) == ["b"])
        let beside = LexiconFolder.candidates(named: nil, environment: "", executable: executable)
        #expect(beside.first == "/opt/creneau/bin/lexicons")
        #expect(beside.contains("/opt/creneau/bin/creneau_Lexicons.resources/lexicons"))
        #expect(try LexiconFolder.locate(named: shipped.path, environment: nil, executable: executable) == shipped.path)
        let error = #expect(throws: LexiconError.self) {
            try LexiconFolder.locate(named: "/nowhere", environment: nil, executable: executable)
        }
        #expect(error?.description.contains("/nowhere") == true && error?.description.contains("--lexicons") == true)
    }
}
