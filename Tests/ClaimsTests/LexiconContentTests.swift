import Concepts
import Foundation
import Lexicons
import MarketModel
import Testing

@testable import Claims

/// What the shipped lexicons must hold for the rest to work.
@Suite struct LexiconContentTests {
    @Test func everyLineIsValid() throws {
        try Shipped.lexicons.get().validate()
    }

    @Test func breadth() throws {
        let english = try Shipped.english()
        #expect(english.concepts.count >= 1_500)
        #expect(english.concepts.reduce(0) { $0 + $1.forms.count } >= 9_000)
        for angle in Angle.allCases { #expect(english.concepts.count { $0.concept.angle == angle } >= 150, "\(angle)") }
        #expect(english.tradeOffs.count >= 60)
    }

    /// A form of a concept, said as a claim of its angle, leads back to that concept or to none other of the lexicon.
    @Test func formsLeadHome() throws {
        let english = try Shipped.english(), resolver = try Shipped.resolver.get()
        var strays: [String] = []
        for entry in english.concepts {
            for form in entry.forms where !form.contains(where: { "#[]/=.".contains($0) }) {
                let found = resolver.concept(of: form, angle: entry.concept.angle)
                if found.id != entry.concept.id { strays.append("\(form): \(found.id) instead of \(entry.concept.id)") }
            }
        }
        #expect(strays.isEmpty, "\(strays.count): \(strays.prefix(20))")
    }

    /// What the shipped markets are expected to yield is said in concepts that the lexicon has.
    @Test(arguments: ["toothpaste", "insulated-bottles"])
    func corporaSpeakTheLexicon(_ market: String) throws {
        struct Expected: Decodable {
            struct Planted: Decodable { let concept: ConceptID }
            let claims: [Planted]
        }
        let file = Shipped.root.appending(path: "corpora/\(market)/expected.json")
        let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file)), english = try Shipped.english()
        let missing = Set(expected.claims.map(\.concept)).filter { english.concept($0) == nil }.sorted()
        #expect(!expected.claims.isEmpty)
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test func labelsAreClean() throws {
        for entry in try Shipped.english().concepts {
            #expect(entry.concept.label.split(separator: " ").count <= 6, "\(entry.concept.label)")
            #expect(entry.concept.label.first?.isWhitespace == false)
        }
    }
}
