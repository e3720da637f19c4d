import MarketModel
import Positioning
import Testing

@testable import Pipeline

@Suite struct DraftedLinesTests {
    private static let expected = [
        DraftedPoint(angle: .feature, text: "Mount in the box"), DraftedPoint(angle: .user, text: "For families"),
    ]

    @Test(arguments: [
        "F: Mount in the box\nU: For families\n", "1. **F:** Mount in the box\n2. **U:** “For families”\n",
        "angle,line\nfeature,Mount in the box\nuser,\"For families\"\n", "# Lines\n\n- F: Mount in the box\n- U: For families",
        #"[{"angle":"feature","text":"Mount in the box"},{"angle":"U","line":"For families"}]"#,
        "{\"angle\":\"feature\",\"text\":\"Mount in the box\"}\n{\"angle\":\"user\",\"text\":\"For families\"}",
    ])
    func linesComeInManyForms(text: String) throws { #expect(try DraftedLines.read(text, name: "x") == Self.expected) }

    @Test(arguments: ["Mount in the box", "", #"[{"angle":"colour","text":"x"}]"#, "X: what"])
    func whatHasNoAngleIsRefused(text: String) {
        #expect(throws: UnusableInput.self) { try DraftedLines.read(text, name: "x") }
    }
}
