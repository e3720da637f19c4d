import Foundation
import MarketModel
import Testing

@testable import Pipeline

/// Workbooks of invented products, made part by part.
@Suite struct WorkbookTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let relations = """
        <Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>
        """
    private static let styles = """
        <styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\. mmmm yyyy"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
        """

    /// - Parameter sheets: the rows of each sheet, as XML.
    private func workbook(_ sheets: [String], strings: String = "", from1904: Bool = false) throws -> String {
        let ids = ["a", "b"]
        var parts = [
            "[Content_Types].xml": "<Types/>", "xl/_rels/workbook.xml.rels": Self.relations, "xl/styles.xml": Self.styles,
            "xl/sharedStrings.xml": "<x:sst xmlns:x='m'>\(strings)</x:sst>",
            "xl/workbook.xml": "<workbook>\(from1904 ? "<workbookPr date1904='1'/>" : "")<sheets>"
                + sheets.indices.map { "<sheet name=\"S\($0)\" r:id=\"\(ids[$0])\"/>" }.joined() + "</sheets></workbook>",
        ]
        for (index, rows) in sheets.enumerated() {
            parts["xl/worksheets/sheet\(index + 1).xml"] = "<?xml version=\"1.0\"?><worksheet><sheetData>\(rows)</sheetData></worksheet>"
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "creneau-\(UUID().uuidString).xlsx")
        try Data(storedZip(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })).write(to: file)
        return file.path
    }

    private func rows(_ path: String, sheet: Int = 0) throws -> [[String]] {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let book = try #require(try Workbook(try RegularFile(path)))
        return try book.rows(of: book.sheets[sheet])
    }

    @Test func cellsAreReadAsTheyAreShown() throws {
        let strings =
            "<x:si><x:t>Kettle &amp; lid</x:t></x:si><x:si><r><t>Two </t></r><r><t>runs</t></r><rPh><t>read aloud</t></rPh></x:si>"
        let cells = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>far</t></is></c></row>
            <row r="2"><c r="A2"><v>49.990000000000002</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="str"><f>1</f><v>sum</v></c></row>
            <row r="3"><c r="A3" s="1"><v>46055</v></c><c r="B3" s="2"><v>46055.75</v></c><c r="C3" s="3"><v>7</v></c><c r="D3"><v>4006381333931</v></c></row>
            <row r="4"><c t="s"><v>99</v></c><c><v/></c></row>
            """
        let read = try rows(try workbook([cells], strings: strings))
        #expect(read[0] == ["Kettle & lid", "Two runs", "", "far"])
        #expect(read[1] == ["49.99", "true", "", "sum"])
        #expect(read[2] == ["2026-02-02", "2026-02-02", "7", "4006381333931"])
        #expect(read[3].joined().isEmpty)
    }

    @Test func daysMayBeCountedFrom1904() throws {
        #expect(try rows(try workbook(["<row><c s='1'><v>44593</v></c></row>"], from1904: true)) == [["2026-02-02"]])
    }

    /// The first sheet whose names are known is read, below the lines of its title.
    @Test func theSheetWithKnownNamesIsRead() throws {
        func row(_ cells: [String]) -> String {
            "<row>" + cells.map { "<c t='inlineStr'><is><t>\($0)</t></is></c>" }.joined() + "</row>"
        }
        let notes = row(["Exported", "2026"]) + row(["by", "a tool"])
        let data =
            row(["Our listing"]) + row([]) + row(["Title", "Brand", "Price (USD)", "Bullet 1", "Review text"])
            + row(["Kettle K2", "Brumwell", "49.5", "Boils a litre in two minutes", "It is quiet."])
            + row(["Kettle K3", "Brumwell", "59", "Boils two litres in four minutes", ""])
        let path = try workbook([notes, data])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lexicons = try LexiconAccess(named: Self.root.appending(path: "lexicons").path)
        let analyst = try PageAnalyst(lexicons.lexicons, withClaims: false)
        var pages: [ProductPage] = []
        for input in PageInputs(paths: [path], options: try ReadingOptions(columns: ColumnChoice(), lexicons)) {
            if case .note = input { continue }
            if case .success(let read) = analyst.analyze(input) { pages.append(read.page) }
        }
        #expect(pages.map(\.product.name) == ["Kettle K2", "Kettle K3"])
        #expect(pages.first?.product.price?.amount == "49.5" && pages.first?.product.price?.currency == "USD")
        #expect(pages.first?.blocks.filter { $0.zone == .review }.map(\.text) == ["It is quiet."])
        #expect(pages.first?.source.hasSuffix("#1") == true)
    }

    /// Any bytes in, no trap; what is cut is read or told.
    @Test func everyTruncationIsReadOrTold() throws {
        let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x&#65;&unknown;</t></is></c></row>"
        var reader = SheetXML(Array("<a b='1'><!-- c --><![CDATA[<d>]]><e/>&lt;</a>".utf8)), events = 0
        while reader.next() != nil { events += 1 }
        #expect(events == 6)
        for length in 0...cells.utf8.count {
            var cut = SheetXML(Array(cells.utf8.prefix(length)))
            while cut.next() != nil {}
            let path = try workbook([String(decoding: cells.utf8.prefix(length), as: UTF8.self)])
            _ = try rows(path)
        }
    }
}

@Suite struct BrotliTests {
    /// A text as brotli stores it unpacked (RFC 7932, 9.2).
    private func stored(_ text: String) -> [UInt8] {
        let head = 0xB | (text.utf8.count - 1) << 7 | 1 << 23
        return (0..<3).map { UInt8(truncatingIfNeeded: head >> ($0 * 8)) } + Array(text.utf8) + [3]
    }

    private func response(_ body: [UInt8]) throws -> HTTPResponse {
        try #require(HTTPResponse(Array("HTTP/2 200\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n".utf8) + body))
    }

    @Test func aRecordIsReadWhereTheLibraryIsThere() throws {
        let html = "<html><title>Pot</title><p>A pot of steel for two people who like tea.</p></html>"
        let content = try response(stored(html)).content(limit: 1 << 20)
        if Brotli.isAvailable {
            #expect(try content.get() == Array(html.utf8))
        } else {
            #expect(throws: HTTPResponse.Problem.self) { try content.get() }
        }
        #expect(try response(Array(html.utf8)).content(limit: 1 << 20).get() == Array(html.utf8))
    }

    @Test func damagedDataAreTold() throws {
        #expect(throws: HTTPResponse.Problem.self) { try response([0x8B, 0xFF, 0xFF, 0x00, 0x01]).content(limit: 1 << 20).get() }
        if Brotli.isAvailable { #expect(Brotli.inflated(stored(String(repeating: "a", count: 4_000)), limit: 1_000) == nil) }
    }
}
