import Foundation
import Testing

@testable import Reports

/// The workbook read back by openpyxl; skipped with a word where it is not installed.
@Suite struct WorkbookTests {
    static let missing: String? = {
        let answer = try? ReportBrowserTests.run(["-c", "import openpyxl"])
        return answer?.status == 0 ? nil : "openpyxl is not installed: pip install openpyxl"
    }()

    @Test(.enabled(if: missing == nil, Comment(rawValue: missing ?? "")))
    func anotherProgramReadsIt() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "creneau-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        let sheets = WorkbookView(name: "paste " + SampleMarket.hostile, analysis: SampleMarket.analysis()).sheets
        try Spreadsheet.write(sheets, to: file.path)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/workbook.py").path
        let answer = try ReportBrowserTests.run([script, file.path])
        #expect(answer.status == 0, "\(answer.output)")
        let facts = answer.output
        #expect(facts.contains("sheets Read me|Shortlist|Matrix|Rivals|Claims\n"))
        for name in ["Shortlist", "Matrix", "Rivals", "Claims"] {
            #expect(facts.contains("\(name) formulas 0\n"), "\(name)")
            #expect(facts.contains("across landscape fits True pages high 0\n"))
        }
        #expect(facts.contains("Matrix frozen B2 filter A1:"))
        #expect(facts.contains("Matrix heat 1 links 0\n"))
        // Claims are for filtering, not for paper: one row is printed.
        #expect(facts.contains("Claims printed 'Claims'!$A$1:$H$1"), "\(facts)")
        let claims = sheets.last!.table.rows
        #expect(!claims.isEmpty)
        #expect(facts.contains("Claims heat 0 links "))
    }
}
