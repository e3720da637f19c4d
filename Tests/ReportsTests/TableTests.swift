import Foundation
import MarketModel
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

    @Test func longCellsWrapAtWords() {
        let text = table([[.text("a very long selling point that nobody can read"), .count(3)]]).text(width: 30)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 30 })
        #expect(!text.contains("…"))
        let words = text.split(separator: "\n").dropFirst(2).joined(separator: " ").split(separator: " ").filter { $0 != "3" }
        #expect(words.joined(separator: " ") == "a very long selling point that nobody can read")
    }

    @Test(arguments: [
        ("ab cd ef", 5, ["ab cd", "ef"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("東京都庁", 4, ["東京", "都庁"]), ("", 3, [""]), ("a", 0, ["a"]),
    ])
    func textWrapsToItsWidth(text: String, width: Int, lines: [String]) {
        #expect(DisplayWidth.wrapped(text, to: width) == lines)
    }

    @Test func nothingIsSaidAsNothing() {
        #expect(table([]).text() == "Claims\n  nothing to show\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-5 °C", "'-5 °C"), ("@home", "'@home"), ("\t=x", "'\t'=x"), (" =x", "' =x"),
        ("＝x", "'＝x"), ("a;=1+1", "a;'=1+1"), ("a\n=1+1", "a\n'=1+1"), ("a\t@x", "a\t'@x"), ("'=1", "''=1"), ("'tis", "'tis"),
        ("a; -5 %", "a; -5 %"), ("BPA-free", "BPA-free"), ("5+1", "5+1"), ("", ""),
    ])
    func formulasAreDefused(text: String, expected: String) {
        #expect(SheetText.defused(text) == expected)
        #expect(SheetText.restored(Array(expected.utf8)) == text)
    }

    @Test func csvFollowsRFC4180() {
        let csv = table([[.text("a, \"b\"\nc"), .number(-1.5, decimals: 2)], [.text("=HYPERLINK(1)"), .none]]).csv()
        #expect(csv == "label,n\r\n\"a, \"\"b\"\"\nc\",-1.50\r\n'=HYPERLINK(1),\r\n")
    }

    /// Whatever a market holds, no cell of a sheet runs, whichever separator the spreadsheet takes.
    @Test func noCellRuns() {
        let brands = ["=1+1", "a;=1+1", "x\"\n=1+1", "+1", "-1;@SUM(A1)", "\t=1", "a\t=1", "ok\u{85}\u{202E}"]
        var table = Table(title: "", columns: brands.map { .init($0, $0) })
        table.add(brands.map { .text($0) })
        let csv = table.csv()
        for line in csv.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }) {
            for separators in [",", ";", "\t"] {
                for cell in line.split(whereSeparator: { separators.contains($0) }) {
                    let inside = cell.drop { $0 == "\"" || $0 == " " }
                    #expect(!["=", "+", "-", "@"].contains { inside.hasPrefix($0) }, "\(cell) of \(line)")
                }
            }
        }
        #expect(!csv.unicodeScalars.contains { (0x80...0x9F).contains($0.value) || $0.value == 0x202E })
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func whatIsDefusedIsRestored(seed: UInt64) {
        var state = seed
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let parts = ["'", "=", "+", ";", "\t", "\n", "\r", " ", "@", "a", "＝", "-", "\"", ","]
        let text = (0..<next() % 12).map { _ in parts[next() % parts.count] }.joined()
        #expect(SheetText.restored(Array(SheetText.defused(text).utf8)) == text, "seed \(seed)")
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

    @Test(arguments: [
        ("a\u{1B}[2Jb\u{7}", "a[2Jb"), ("\u{1B}]0;title\u{7}x", "]0;titlex"), ("\u{9B}2Jx", "2Jx"), ("a\u{202E}b\u{2066}c", "abc"),
        ("\u{1B}[1mbold\u{1B}[0m", "\u{1B}[1mbold\u{1B}[0m"), ("\u{1B}[8mx", "[8mx"), ("two\nlines\tand é 日本 👩‍🔬", "two\nlines\tand é 日本 👩‍🔬"),
        ("a\rb", "ab"), ("\u{1B}", ""),
    ])
    func aTerminalObeysNoText(text: String, shown: String) {
        #expect(SafeText.printable(text) == shown)
        #expect(SafeText.printable(Array(text.utf8)) == Array(shown.utf8))
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0, 0, 0x1B, 0x9F, 0x10FFFF, 0x202E] as [UInt32])
    func aWorkbookHoldsOnlyWhatXMLAllows(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        #expect(Spreadsheet.cellText("a\(scalar)b") == "ab")
    }

    @Test func aCellIsCutToWhatExcelTakes() {
        let text = Spreadsheet.cellText(String(repeating: "🦷\u{301}", count: 20_000))
        #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_760)
    }

    @Test func aWorkbookHasTheSameBytesTwice() throws {
        let sheets = [Sheet("Claims", table([[.text("=1+1"), .count(3)], [.text("x\u{1}y"), .none]])), Sheet("claims", table([]))]
        let files = (0..<2).map { FileManager.default.temporaryDirectory.appending(path: "creneau-test-\(UUID().uuidString)-\($0).xlsx") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Spreadsheet.write(sheets, to: file.path) }
        let bytes = try files.map { try Data(contentsOf: $0) }
        #expect(bytes[0].starts(with: [0x50, 0x4B]))
        #expect(bytes[0] == bytes[1])
    }

    @Test func aWorkbookThatCannotBeWrittenIsToldWithItsPath() {
        let error = #expect(throws: Spreadsheet.Failure.self) {
            try Spreadsheet.write([Sheet("a", Table(title: "", columns: []))], to: "/nowhere/at/all.xlsx")
        }
        #expect(error?.path == "/nowhere/at/all.xlsx")
    }
}
