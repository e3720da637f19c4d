import CLibXLSXWriter
import MarketModel

/// An Excel workbook of several tables, one a sheet.
///
/// Texts are written as texts, never as formulas or links. The same tables give the same bytes. libxlsxwriter writes to a file only, so the path is passed.
public enum Spreadsheet {
    /// The workbook could not be written: with libxlsxwriter's words.
    public struct Failure: Error, Hashable, Sendable {
        public let path: String
        public let reason: String
    }

    /// - Throws: `Failure` when the file cannot be written.
    public static func write(_ sheets: [(name: String, table: Table)], to path: String) throws(Failure) {
        guard let book = workbook_new(path) else { throw Failure(path: path, reason: "cannot be opened for writing") }
        var properties = lxw_doc_properties()
        properties.created = 946_684_800
        workbook_set_properties(book, &properties)
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        var taken: Set<String> = []
        for (name, table) in sheets {
            guard let sheet = workbook_add_worksheet(book, sheetName(name, &taken)) else { continue }
            fill(sheet, with: table, heading: bold)
        }
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else {
            throw Failure(path: path, reason: lxw_strerror(error).map { String(cString: $0) } ?? "unknown error")
        }
    }

    private static func fill(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, with table: Table, heading: UnsafeMutablePointer<lxw_format>?
    ) {
        for (column, name) in table.columns.enumerated() {
            worksheet_write_string(sheet, 0, UInt16(clamping: column), cellText(name.heading), heading)
            let widest = table.rows.map { DisplayWidth.of($0[column].shown) }.max() ?? 0
            let width = Double(min(60, max(8, max(widest, DisplayWidth.of(name.heading)) + 2)))
            worksheet_set_column(sheet, UInt16(clamping: column), UInt16(clamping: column), width, nil)
        }
        for (row, values) in table.rows.enumerated() {
            for (column, value) in values.enumerated() {
                let (row, column) = (UInt32(clamping: row + 1), UInt16(clamping: column))
                switch value {
                case .text(let text): worksheet_write_string(sheet, row, column, cellText(text), nil)
                case .number(let number, _) where number.isFinite: worksheet_write_number(sheet, row, column, number, nil)
                case .number, .none: continue
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 1)
    }

    /// Excel takes at most 32,767 UTF-16 units in a cell, and XML 1.0 (section 2.2) only some characters.
    ///
    /// Cells are typed as texts here, so nothing in them runs; whoever saves the sheet as CSV makes formulas of them, so they are defused too.
    static func cellText(_ text: String) -> String {
        var plain = String.UnicodeScalarView(), units = 0
        for scalar in SheetText.defused(SafeText.withoutControls(text)).unicodeScalars where isAllowed(scalar) {
            units += UTF16.width(scalar)
            if units > 32_767 { break }
            plain.append(scalar)
        }
        return String(plain)
    }

    /// Whether XML 1.0 allows a character and Unicode gives it to texts: no controls, no noncharacters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// Excel takes at most 31 characters in a sheet's name, and none of `[]:*?/\`.
    private static func sheetName(_ name: String, _ taken: inout Set<String>) -> String {
        let plain = String(cellText(name).filter { !"[]:*?/\\'\n\t".contains($0) }.prefix(28))
        var unique = plain.isEmpty ? "Sheet" : plain, n = 2
        while !taken.insert(unique.lowercased()).inserted {
            unique = (plain.isEmpty ? "Sheet" : plain) + " \(n)"
            n += 1
        }
        return unique
    }
}

extension Spreadsheet {
    /// Version of libxlsxwriter.
    public static var libraryVersion: String { lxw_version().map { String(cString: $0) } ?? "unknown" }
}
