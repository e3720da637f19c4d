import Foundation
import Testing

@testable import Reports

@Suite struct TableTests {
    private func table(_ rows: [[Table.Value]]) -> Table {
        var table = Table(title: "Claims", columns: [.init("label", "Label", narrowest: 6), .init("n", "Brands")])
        for row in rows { table.add(row) }
        return table
    }

    @Test func columnsAlignWhateverTheWidthOfTheCharacters() {
        let text = table([[.text("mint"), .count(3)], [.text("茶白 mint"), .count(12)]]).text(width: 80)
        #expect(
            text == """
                Claims
                  Label      Brands
                  mint            3
                  茶白 mint      12

                """)
    }

    @Test func longCellsAreCutToTheWidth() {
        let text = table([[.text("a very long selling point that nobody can read"), .count(3)]]).text(width: 30)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 30 })
        #expect(text.contains("…"))
    }

    @Test func nothingIsSaidAsNothing() {
        #expect(table([]).text() == "Claims\n  nothing to show\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-5 °C", "'-5 °C"), ("@home", "'@home"), ("\t=x", "'\t=x"), (" =x", "' =x"),
        ("＝x", "'＝x"),
        ("BPA-free", "BPA-free"), ("5+1", "5+1"), ("", ""),
    ])
    func formulasAreDefused(text: String, expected: String) {
        #expect(Table.defused(text) == expected)
    }

    @Test func csvFollowsRFC4180() {
        let csv = table([[.text("a, \"b\"\nc"), .number(-1.5, decimals: 2)], [.text("=HYPERLINK(1)"), .none]]).csv()
        #expect(csv == "label,n\r\n\"a, \"\"b\"\"\nc\",-1.50\r\n'=HYPERLINK(1),\r\n")
    }

    @Test func markdownShowsMarkupAsText() {
        let text = table([[.text("a|b <i> *c*\nd"), .count(1)]]).markdown()
        #expect(text.contains(#"| a\|b &lt;i&gt; \*c\* d | 1 |"#))
    }

    @Test func jsonKeepsNumbersAndLeavesOutWhatIsUnknown() throws {
        let json = table([[.text("a"), .count(1)], [.text("b"), .none]]).json()
        let rows = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(rows[0]["n"] as? Int == 1)
        #expect(rows[1]["n"] == nil)
    }

    @Test(arguments: [
        (0.005, 2, "0.01"), (-0.004, 2, "0.00"), (12.345, 1, "12.3"), (1e6, 0, "1000000"), (99.995, 2, "100.00"), (-2.5, 0, "-3"),
        (.nan, 2, "–"),
    ])
    func digitsAreFixed(number: Double, decimals: Int, expected: String) {
        #expect(Table.fixed(number, decimals) == expected)
    }

    @Test(arguments: [("abc", 3), ("東京", 4), ("e\u{301}", 1), ("🦷", 2), ("a\u{200B}b", 2), ("Kieselgrün", 10)])
    func widthIsCounted(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [("abcdef", 4, "abc…"), ("東京都", 5, "東京…"), ("東京都", 4, "東…"), ("ab", 2, "ab"), ("ab cd", 4, "ab…")])
    func textIsCutToItsWidth(text: String, width: Int, expected: String) {
        #expect(DisplayWidth.truncated(text, to: width) == expected)
    }

    @Test func noTextMovesTheCursor() {
        #expect(DisplayWidth.oneLine("a\u{1B}[2Jb\nc\u{202E}d") == "a[2Jb cd")
    }

    @Test func aWorkbookHasTheSameBytesTwice() throws {
        let sheets = [("Claims", table([[.text("=1+1"), .count(3)], [.text("x\u{1}y"), .none]])), ("claims", table([]))]
        let files = (0..<2).map { FileManager.default.temporaryDirectory.appending(path: "creneau-test-\(UUID().uuidString)-\($0).xlsx") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Spreadsheet.write(sheets.map { (name: $0.0, table: $0.1) }, to: file.path) }
        let bytes = try files.map { try Data(contentsOf: $0) }
        #expect(bytes[0].starts(with: [0x50, 0x4B]))
        #expect(bytes[0] == bytes[1])
    }

    @Test func aWorkbookThatCannotBeWrittenIsToldWithItsPath() {
        let error = #expect(throws: Spreadsheet.Failure.self) {
            try Spreadsheet.write([(name: "a", table: Table(title: "", columns: []))], to: "/nowhere/at/all.xlsx")
        }
        #expect(error?.path == "/nowhere/at/all.xlsx")
    }
}
