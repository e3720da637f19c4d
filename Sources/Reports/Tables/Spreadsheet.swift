import CLibXLSXWriter
import MarketModel

/// An Excel workbook of several tables, one a sheet: filters, head rows that stay, heat colours, pages of paper that can be read.
///
/// Texts are written as texts, never as formulas; a link is written only for a web address. The same tables give the same bytes.
/// libxlsxwriter writes to a file only, so the path is passed.
public enum Spreadsheet {
    /// The workbook could not be written: with libxlsxwriter's words.
    public struct Failure: Error, Hashable, Sendable {
        public let path: String
        public let reason: String
    }

    /// - Throws: `Failure` when the file cannot be written.
    public static func write(_ sheets: [Sheet], to path: String) throws(Failure) {
        guard let book = workbook_new(path) else { throw Failure(path: path, reason: "cannot be opened for writing") }
        var properties = lxw_doc_properties()
        properties.created = 946_684_800
        workbook_set_properties(book, &properties)
        let formats = Formats(book)
        var taken: Set<String> = []
        for sheet in sheets {
            guard let page = workbook_add_worksheet(book, sheetName(sheet.name, &taken)) else { continue }
            fill(page, with: sheet, formats)
            lay(page, sheet)
        }
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else {
            throw Failure(path: path, reason: lxw_strerror(error).map { String(cString: $0) } ?? "unknown error")
        }
    }

    /// A head, and texts that wrap.
    private struct Formats {
        let head, wrapped, link: UnsafeMutablePointer<lxw_format>?

        init(_ book: UnsafeMutablePointer<lxw_workbook>) {
            head = workbook_add_format(book)
            format_set_bold(head)
            format_set_text_wrap(head)
            format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            format_set_bg_color(head, 0xD9E6F1)
            wrapped = workbook_add_format(book)
            format_set_text_wrap(wrapped)
            format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            link = workbook_get_default_url_format(book)
        }
    }

    /// Widest column in characters: longer texts wrap.
    private static let widest = 60
    /// Excel opens at most so many links a sheet, and addresses of at most so many characters.
    private static let mostLinks = 60_000, longestLink = 2_000

    private static func fill(_ page: UnsafeMutablePointer<lxw_worksheet>, with sheet: Sheet, _ formats: Formats) {
        let table = sheet.table
        for (column, name) in table.columns.enumerated() {
            let at = UInt16(clamping: column), isHeat = sheet.heat.map { column >= $0 } ?? false
            worksheet_write_string(page, 0, at, cellText(name.heading), formats.head)
            let longest = table.rows.map { DisplayWidth.of($0[column].shown) }.max() ?? 0
            let width = isHeat ? 7 : min(widest, max(8, max(longest, min(16, DisplayWidth.of(name.heading))) + 2))
            worksheet_set_column(page, at, at, Double(width), nil)
        }
        var links = 0
        for (row, values) in table.rows.enumerated() {
            for (column, value) in values.enumerated() {
                let (y, x) = (UInt32(clamping: row + 1), UInt16(clamping: column))
                switch value {
                case .text(let text) where sheet.links.contains(column) && links < mostLinks && isAddress(text):
                    links += 1
                    worksheet_write_url(page, y, x, text, formats.link)
                case .text(let text):
                    let isLong = text.utf8.count > widest
                    worksheet_write_string(page, y, x, cellText(text), isLong ? formats.wrapped : nil)
                case .number(let number, _) where number.isFinite: worksheet_write_number(page, y, x, number, nil)
                case .number, .none: continue
                }
            }
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count < longestLink
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
    }

    /// What stays in sight, what can be filtered, and how the sheet lies on paper: A4, across, one page wide.
    private static func lay(_ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet) {
        let rows = UInt32(clamping: sheet.table.rows.count), last = UInt16(clamping: max(0, sheet.table.columns.count - 1))
        worksheet_freeze_panes(page, 1, UInt16(clamping: sheet.fixedColumns))
        if sheet.isFiltered, rows > 0 { worksheet_autofilter(page, 0, 0, rows, last) }
        if let heat = sheet.heat, rows > 0, UInt16(clamping: heat) <= last {
            var colours = lxw_conditional_format()
            colours.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
            colours.min_color = 0xD9E6F1
            colours.max_color = 0x5C93BE
            worksheet_conditional_format_range(page, 1, UInt16(clamping: heat), rows, last, &colours)
        }
        worksheet_set_landscape(page)
        let a4: UInt8 = 9
        worksheet_set_paper(page, a4)
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_repeat_rows(page, 0, 0)
        let printed = UInt32(clamping: min(sheet.table.rows.count, sheet.printedRows ?? sheet.table.rows.count))
        worksheet_print_area(page, 0, 0, printed, last)
        worksheet_set_footer(page, "&L&A&R&P / &N")
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
