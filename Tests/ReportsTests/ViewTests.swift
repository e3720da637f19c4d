import Foundation
import MarketModel
import Positioning
import Testing

@testable import Reports

@Suite struct ViewTests {
    private static let analysis = SampleMarket.analysis()

    @Test func gapsFollowTheirContract() throws {
        let text = GapsView(Self.analysis.gaps).json()
        let gaps = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(!gaps.isEmpty)
        for (index, gap) in gaps.enumerated() {
            #expect(gap["rank"] as? Int == index + 1)
            #expect(Gap.Kind(rawValue: gap["kind"] as? String ?? "") != nil)
            let concepts = try #require(gap["concepts"] as? [[String: Any]])
            let ids = concepts.compactMap { $0["id"] as? String }.sorted()
            #expect(gap["id"] as? String == "\(gap["kind"] as? String ?? ""):" + ids.joined(separator: "+"))
            for concept in concepts { #expect(Set(concept.keys) == ["id", "label", "angle", "polarity"]) }
            #expect((gap["rankRange"] as? [Int])?.count == 2)
            let evidence = try #require(gap["evidence"] as? [String: Any])
            #expect(Set(evidence.keys).isSuperset(of: ["demand", "holders", "misses", "searched"]))
            let worth = try #require(gap["worth"] as? [String: Double])
            #expect(
                Set(worth.keys).isSuperset(of: ["value", "wanting", "context", "praise", "unhappy", "held", "free", "particular"]))
            for part in ["unhappy", "held", "free", "particular"] { #expect((0...1).contains(worth[part] ?? -1)) }
            let grades = try #require(gap["grades"] as? [String: String])
            #expect(Set(grades.keys) == ["empty", "wanted", "first"] && grades.values.allSatisfy { Gap.Grade(rawValue: $0) != nil })
            let demand = try #require(evidence["demand"] as? [String: Any])
            for quote in try #require(demand["quotes"] as? [[String: Any]]) {
                #expect(Set(quote.keys).isSuperset(of: ["page", "block", "start", "end", "text", "sense"]))
            }
        }
    }

    @Test func theFirstGapsAreTheBest() throws {
        let top = GapsView(
            Self.analysis.gaps,
            filter: {
                var f = ViewFilter(); f.top = 2; return f
            }()
        ).table()
        #expect(top.rows.count == min(2, Self.analysis.gaps.count))
    }

    @Test func cellsHaveThreeStates() throws {
        let text = MatrixView(Self.analysis.matrix).json()
        let concepts = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        let states = concepts.flatMap { ($0["cells"] as? [[String: Any]] ?? []).compactMap { $0["state"] as? String } }
        #expect(Set(states).isSubset(of: ["claimed", "not found", "not observable"]))
        #expect(states.contains("claimed") && states.contains("not found"))
    }

    /// A group's first concept names all of its ids; the others name the row that they are shown under.
    @Test func aRowNamesTheConceptsThatItGroups() throws {
        var matrix = Self.analysis.matrix
        let ids = matrix.concepts.prefix(3).map(\.concept.id)
        matrix = Matrix(brands: matrix.brands, concepts: matrix.concepts, groups: [[ids[1], ids[0]]])
        let json = MatrixView(matrix).json()
        let concepts = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        let byID = Dictionary(uniqueKeysWithValues: concepts.map { ($0["id"] as! String, $0) })
        #expect(byID[ids[1].rawValue]?["ids"] as? [String] == [ids[1].rawValue, ids[0].rawValue])
        #expect(byID[ids[0].rawValue]?["row"] as? String == ids[1].rawValue && byID[ids[0].rawValue]?["ids"] == nil)
        #expect(byID[ids[2].rawValue]?["row"] == nil)
    }

    @Test func aFilterKeepsWhatItNames() throws {
        var filter = ViewFilter()
        filter.angles = [.user]
        #expect(MatrixView(Self.analysis.matrix, filter: filter).wide().rows.allSatisfy { $0[2] == .text("user") })
        filter = ViewFilter()
        filter.brands = [BrandID(folding: "alvane")]
        #expect(MatrixView(Self.analysis.matrix, filter: filter).cells().rows.allSatisfy { $0[0] == .text("Alvane") })
    }

    @Test func theSummaryNamesWhatTheUserAsksFirst() {
        let text = TerminalSummary(name: "paste", analysis: Self.analysis, files: ["report: r.html"]).text(width: 90)
        for part in [
            "5 pages read, 1 failed", "5 brands", "Eul (own)", "Strongest claims", "Crowded ground", "Where you could stand", "r.html",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("\u{1B}"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 100 })
    }

    @Test func theShortlistReadsAsMarkdown() {
        let text = ShortlistView(Self.analysis.shortlist).markdown(market: "paste")
        #expect(text.hasPrefix("# Where to stand: paste\n"))
        #expect(!text.contains("<script"))
        for entry in Self.analysis.shortlist.entries { #expect(text.contains(Table.markdownText(entry.concept))) }
    }
}
