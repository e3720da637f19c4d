import Foundation
import MarketModel

/// The sheets of an XLSX workbook as rows of texts (ECMA-376, part 1, SpreadsheetML).
///
/// Strings of the workbook and of cells, numbers as they were typed, days by the style of their cell, formulas by the value that was stored.
/// Only what is asked for is unpacked, up to a limit a part.
struct Workbook {
    private let directory: ZipDirectory
    private let strings: [String]
    /// Of each style of cells, whether it shows a day.
    private let showsDay: [Bool]
    /// Whether days are counted from 1904.
    private let countsFrom1904: Bool
    /// Names of the members that hold the sheets, in the order of the workbook.
    let sheets: [String]

    /// Bytes of a part, cells of a row and rows of a sheet, at most.
    private static let largestPart = 512 << 20, mostCells = 2_000, mostRows = DelimitedText.mostRows

    /// - Returns: `nil` when the file is no workbook.
    init?(_ file: RegularFile) throws(ZipDirectory.Problem) {
        guard let directory = ZipDirectory(file, where: { $0.hasPrefix("xl/") && ($0.hasSuffix(".xml") || $0.hasSuffix(".rels")) }),
            directory.members.contains(where: { $0.name == "xl/workbook.xml" })
        else { return nil }
        self.directory = directory
        func part(_ name: String) throws(ZipDirectory.Problem) -> [UInt8] {
            guard let member = directory.members.first(where: { $0.name == name }) else { return [] }
            return try directory.contents(of: member, limit: Self.largestPart)
        }
        let book = Self.book(try part("xl/workbook.xml")), targets = Self.targets(try part("xl/_rels/workbook.xml.rels"))
        countsFrom1904 = book.countsFrom1904
        let named = book.ids.compactMap { targets[$0] }
        let all = directory.members.map(\.name).filter { $0.hasPrefix("xl/worksheets/") && $0.hasSuffix(".xml") }
        sheets = named.isEmpty ? all : named.filter(all.contains)
        strings = Self.strings(try part("xl/sharedStrings.xml"))
        showsDay = Self.styles(try part("xl/styles.xml"))
    }

    // MARK: Parts

    private static func book(_ xml: [UInt8]) -> (ids: [String], countsFrom1904: Bool) {
        var reader = SheetXML(xml), ids: [String] = [], from1904 = false
        while let event = reader.next() {
            guard case .start(let name, let attributes) = event else { continue }
            if name == "sheet", attributes["state"] != "veryHidden", let id = attributes["id"] { ids.append(id) }
            if name == "workbookPr" { from1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
        }
        return (ids, from1904)
    }

    /// Members by the id that the workbook gives them.
    private static func targets(_ xml: [UInt8]) -> [String: String] {
        var reader = SheetXML(xml), found: [String: String] = [:]
        while let event = reader.next() {
            guard case .start("Relationship", let attributes) = event, let id = attributes["Id"], let target = attributes["Target"] else {
                continue
            }
            found[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return found
    }

    private static func strings(_ xml: [UInt8]) -> [String] {
        var reader = SheetXML(xml), found: [String] = [], text = "", isText = false, isReading = 0
        while let event = reader.next() {
            switch event {
            case .start("si", _): text = ""
            case .end("si"): found.append(text)
            // How a word is read aloud is not what stands there.
            case .start("rPh", _): isReading += 1
            case .end("rPh"): isReading -= 1
            case .start("t", _): isText = isReading == 0
            case .end("t"): isText = false
            case .text(let more): if isText { text += more }
            default: break
            }
        }
        return found
    }

    /// Numbers of the formats of days that need no description (part 1, 18.8.30).
    private static let dayFormats = Set(14...22).union(27...36).union(45...47).union(50...58)

    private static func styles(_ xml: [UInt8]) -> [Bool] {
        var reader = SheetXML(xml), days = dayFormats, found: [Bool] = [], isCells = false
        while let event = reader.next() {
            switch event {
            case .start("numFmt", let attributes):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }), isDay(attributes["formatCode"] ?? "") { days.insert(id) }
            case .start("cellXfs", _): isCells = true
            case .end("cellXfs"): isCells = false
            case .start("xf", let attributes):
                if isCells { found.append(days.contains(attributes["numFmtId"].flatMap { Int($0) } ?? 0)) }
            default: break
            }
        }
        return found
    }

    /// Whether a format writes years and days: `yyyy\-mm\-dd`, `[$-409]d. mmmm yyyy`.
    private static func isDay(_ format: String) -> Bool {
        var depth = 0, isQuoted = false, letters: Set<Character> = []
        for character in format.lowercased() {
            if character == "\"" { isQuoted.toggle() }
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if depth == 0, !isQuoted { letters.insert(character) }
        }
        return letters.contains("y") || letters.contains("d") && letters.contains("m")
    }

    // MARK: Sheets

    /// The rows of a sheet, each with as many cells as its last filled one needs.
    func rows(of sheet: String) throws(ZipDirectory.Problem) -> [[String]] {
        guard let member = directory.members.first(where: { $0.name == sheet }) else { return [] }
        var reader = SheetXML(try directory.contents(of: member, limit: Self.largestPart))
        var rows: [[String]] = [], row: [String] = [], column = 0, kind = "", style = 0, value = "", isValue = false, isReading = 0
        while let event = reader.next() {
            switch event {
            case .start("row", _):
                row = []
                column = 0
            case .end("row"):
                if rows.count < Self.mostRows { rows.append(row) }
            case .start("c", let attributes):
                column = attributes["r"].flatMap(Self.column) ?? row.count
                kind = attributes["t"] ?? "n"
                style = attributes["s"].flatMap { Int($0) } ?? 0
                value = ""
            case .end("c"):
                guard column < Self.mostCells else { continue }
                while row.count <= column { row.append("") }
                row[column] = text(value, kind: kind, style: style)
            case .start("rPh", _): isReading += 1
            case .end("rPh"): isReading -= 1
            case .start("v", _), .start("t", _): isValue = isReading == 0
            case .end("v"), .end("t"): isValue = false
            case .text(let more): if isValue { value += more }
            default: break
            }
        }
        return rows
    }

    /// The column of a cell such as `BC12`, counted from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard byte &- 65 < 26 else { break }
            column = column * 26 + Int(byte - 64)
            if column > 1 << 20 { return nil }
        }
        return column > 0 ? column - 1 : nil
    }

    private func text(_ value: String, kind: String, style: Int) -> String {
        switch kind {
        case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "inlineStr", "str", "d": return value
        case "b": return value == "1" ? "true" : "false"
        case "e": return ""
        default:
            guard let number = Double(value) else { return value }
            if showsDay.indices.contains(style), showsDay[style], let day = day(number) { return day }
            return Self.typed(number, value)
        }
    }

    /// The day of a serial number; a workbook counts 1900 as a leap year, so that its days are right from March of that year on.
    private func day(_ serial: Double) -> String? {
        let first = countsFrom1904 ? 24_107 : 25_569, days = Int(serial.rounded(.down)) - first
        guard serial >= 61, serial < 80_000 else { return nil }
        return DayReader.civil(days: days)
    }

    /// A number as it was typed: 49.99 is stored as 49.990000000000002.
    private static func typed(_ number: Double, _ stored: String) -> String {
        guard stored.utf8.count > 12, number.magnitude < 1e15 else { return stored }
        if number == number.rounded() { return String(Int(number)) }
        let short = String(format: "%.12g", locale: Locale(identifier: "en_US_POSIX"), number)
        return abs((Double(short) ?? 0) - number) <= 1e-9 * max(1, number.magnitude) ? short : stored
    }
}
