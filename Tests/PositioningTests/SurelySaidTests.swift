import MarketModel
import Testing

@testable import Positioning

/// What customers seem to say of a point and do not.
@Suite struct SurelySaidTests {
    private static func brief(
        _ text: String, _ label: String, _ sense: Statement.Sense, count: Int = 4, confidence: Double = Statement.unweighed,
        forms: [String] = []
    ) -> [CommunityBrief.Line] {
        let id = "feature/" + label.lowercased().map { $0 == " " ? "-" : String($0) }.joined()
        let said = (0..<count).map { (text: "\(text), number \($0)", concept: id, sense: sense) }
        let catalogue = Catalogue(concepts: [CatalogueConcept(concept: Synthetic.concept(id), forms: forms)])
        let pages = [
            Synthetic.page("Folding boat", brand: "Alp", reviews: said, confidence: confidence), Synthetic.page("Boat", brand: "Bay"),
        ]
        return MarketAnalyzer.community(MarketInput(pages: pages, catalogue: catalogue)).lines
    }

    @Test(arguments: [
        ("It is not quiet", "quiet", true),
        // Words of another point, read with little confidence.
        ("It does not look like the picture", "clear picture", false), ("The picture is not clear", "clear picture", true),
        ("This is a bit thin", "slim", false), ("It is not slim enough", "slim", true),
        // The product's own category, and its name.
        ("The boat is bad", "boat compatible", false), ("The folding is bad", "folding compatible", false),
    ])
    func aComplaintMeansItsPoint(text: String, label: String, isPain: Bool) {
        let lines = Self.brief(text, label, .complaint, forms: ["slim", "thin"].contains(label) ? ["slim", "thin"] : [label])
        #expect(lines.contains { $0.part == .pain } == isPain)
    }

    @Test(arguments: [(0.2, true), (0.19, false)])
    func whatWasReadWithLittleConfidenceIsNotCounted(confidence: Double, isPain: Bool) {
        let lines = Self.brief("It is not quiet", "quiet", .complaint, confidence: confidence, forms: ["quiet"])
        #expect(lines.contains { $0.part == .pain } == isPain)
    }

    @Test(arguments: [("It is not too thick", false), ("A thick one", true)])
    func praiseThatDeniesThePointIsNone(text: String, isGround: Bool) {
        let lines = Self.brief(text, "thick", .praise, count: 20, forms: ["thick"])
        #expect(lines.contains { $0.part == .ground } == isGround)
    }

    /// All say that something is clean, and none that it is easily cleaned.
    @Test(arguments: [("Leaves a clean face", false), ("So easy to clean", true)])
    func aPointIsSpeltOutByAQuarter(text: String, isGround: Bool) {
        let lines = Self.brief(text, "easy to clean", .praise, count: 20, forms: ["easy to clean"])
        #expect(lines.contains { $0.part == .ground } == isGround)
    }

    @Test func theSurestWordsAreQuotedFirst() throws {
        let lid = "feature/tight-lid"
        var pages = [
            Synthetic.page(
                "a", brand: "Alp",
                reviews: [("For 3 years nothing in our kitchen stayed where it was put", lid, .complaint)], confidence: 0.25),
            Synthetic.page("b", brand: "Bay", reviews: [("Their lid is never tight", lid, .complaint)], confidence: 0.3),
            Synthetic.page("c", brand: "Cove", reviews: [("The lid is not tight at all", lid, .complaint)], confidence: 0.6),
        ]
        let catalogue = Catalogue(concepts: [CatalogueConcept(concept: Synthetic.concept(lid), forms: ["tight lid"])])
        let line = try #require(
            MarketAnalyzer.community(MarketInput(pages: pages, catalogue: catalogue)).lines.first { $0.part == .pain })
        #expect(line.customers == 3)
        #expect(line.quotes.map(\.text) == ["The lid is not tight at all", "Their lid is never tight"])
        pages.reverse()
        let other = MarketAnalyzer.community(MarketInput(pages: pages, catalogue: catalogue)).lines.first { $0.part == .pain }
        #expect(other == line)
    }
}
