import MarketModel
import Testing

@testable import Positioning

/// A copywriter's lines against the evidence of their position.
@Suite struct LineCheckTests {
    private static let input: MarketInput = {
        var catalogue = Catalogue()
        catalogue.regulated = [RegulatedTerm(pattern: "safe for kids", countries: [], note: "Name the test.")]
        let able = Capability(text: "Sealed for 3 years", concept: Synthetic.concept("feature/leak-proof"))
        return MarketInput(pages: Synthetic.bottles, ownBrand: "Zed", capabilities: [able], catalogue: catalogue)
    }()

    private func check(_ text: String, _ angle: Angle = .feature, length: Int? = nil) throws -> CheckedLine {
        let brief = try #require(MarketAnalyzer.brief("open:feature/leak-proof", Self.input))
        return LineChecker(brief, input: Self.input, rivals: ["Alp", "Bay"], length: length).check(DraftedPoint(angle: angle, text: text))
    }

    @Test(arguments: [
        ("Leak-proof in every bag", [CheckedLine.Fault]()), ("Leak-proof for 3 years", []),
        ("Leak-proof for 5 years", [.number("5")]), ("Certified leak-proof", [.certificate("certified")]),
        ("The strongest leak-proof lid", [.superlative("strongest")]), ("Leak-proof, unlike Alp", [.rivalName("Alp")]),
        ("Leak-proof and safe for kids", [.regulated("safe for kids", note: "Name the test.")]),
    ])
    func eachFaultIsTold(text: String, faults: [CheckedLine.Fault]) throws { #expect(try check(text).faults == faults) }

    @Test func lengthIsCountedInCharacters() throws {
        let line = "Leak-proof, übrigens"
        #expect(try check(line, length: line.count).isGood)
        #expect(try check(line, length: line.count - 1).faults == [.tooLong(line.count, of: line.count - 1)])
    }

    @Test func aLineForSomebodyIsNoOccasionButMayBeKept() throws {
        let line = try check("For hikers: leak-proof all day", .occasion)
        #expect(line.faults == [.angle(.user)] && line.isGood)
        #expect(try check("For hikers: leak-proof all day", .user).faults.isEmpty)
    }

    @Test func whatDoesNotSayThePositionIsWarnedOf() throws {
        let line = try check("A bottle in many colours")
        #expect(line.faults == [.offPosition] && line.isGood)
    }

    @Test func aBriefHoldsPeoplesOwnWordsAndInventsNone() throws {
        let brief = try #require(MarketAnalyzer.brief("1", Self.input))
        let said = Synthetic.bottles.flatMap { page in page.demand.map { page.page.quote($0.evidence) } }
        #expect(brief.materials.map(\.angle) == Angle.allCases)
        #expect(!brief.complaints.isEmpty && brief.complaints.allSatisfy { said.contains($0.text) })
        #expect(brief.materials.allSatisfy { $0.draft != nil || $0.question != nil })
        #expect(MarketAnalyzer.brief("99", Self.input) == nil)
    }
}
