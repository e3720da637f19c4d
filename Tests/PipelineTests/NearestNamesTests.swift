import Testing

@testable import Pipeline

@Suite struct NearestNamesTests {
    private static let names = ["gaps", "matrix", "segments", "user/kids", "user/travellers", "Alvane", "Moss & Tarn"]

    @Test(arguments: [
        ("gpas", ["gaps"]), ("kids", ["user/kids"]), ("alvan", ["Alvane"]), ("Mos & Tarn", ["Moss & Tarn"]), ("zzzzzz", []), ("", []),
        ("segment", ["segments"]),
    ])
    func whatWasMeantIsFound(typed: String, expected: [String]) {
        #expect(NearestNames.of(typed, among: Self.names) == expected)
    }

    @Test func theOrderOfTheNamesDoesNotMatter() {
        #expect(NearestNames.of("aab", among: ["aac", "aaa", "abb"]) == NearestNames.of("aab", among: ["abb", "aaa", "aac"]))
    }
}
