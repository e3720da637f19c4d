import Foundation

extension InputKind {
    /// Endings of files that belong to pages and are none; a name without an ending, or with a query in it, may be a page that was fetched.
    private static let assets: Set<String> = [
        "js", "mjs", "css", "map", "json", "xml", "txt", "md", "csv", "tsv", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico",
        "bmp", "woff",
        "woff2", "ttf", "otf", "eot", "mp4", "webm", "mp3", "pdf", "gz", "br", "zst", "zip", "tar", "sqlite", "db", "log", "py", "sh",
        "swift", "xlsx",
        "xls", "doc", "docx", "lock", "yml", "yaml", "toml", "ini", "parquet",
    ]
    private static let sniffed = 2_048
    private static let sniffedLine = 1 << 16

    /// What a file in a folder is whose name does not tell: a page that `wget` or a crawler saved as `kettle` or `item.php@id=12`.
    ///
    /// - Returns: `.html` only when the file begins as HTML does.
    static func unnamed(_ path: String) -> InputKind? {
        let ending = ((path as NSString).lastPathComponent as NSString).pathExtension.lowercased()
        guard !assets.contains(ending), let file = try? RegularFile(path) else { return nil }
        return beginsAsHTML(file.bytes(at: 0, count: sniffed)) ? .html : nil
    }

    /// What a file is that the user named: by its name, and where that may be one thing or another, by its contents.
    static func named(_ path: String) -> InputKind {
        let kind = InputKind(name: path) ?? InputKind(contentsOf: path)
        guard kind == .lines, let file = try? RegularFile(path) else { return kind }
        // Lines of pages have their HTML, or what `extract` prints; others are records of a table.
        let head = Data(file.bytes(at: 0, count: sniffedLine))
        func holds(_ key: String) -> Bool { head.range(of: Data("\"\(key)\"".utf8)) != nil }
        let isPages = holds("html") || holds("status") && (holds("blocks") || holds("failure"))
        return isPages || head.first(where: { $0 > 0x20 }) != UInt8(ascii: "{") ? .lines : .table
    }

    /// Whether a file is called a workbook.
    static func isWorkbook(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm")
    }

    /// Whether a document begins: behind a byte order mark, blanks and comments stands a document type, `<html`, `<head` or `<body`.
    static func beginsAsHTML(_ head: [UInt8]) -> Bool {
        var rest = Substring(String(decoding: head.filter { $0 != 0 && $0 != 0xFF && $0 != 0xFE }, as: UTF8.self))
        rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        if rest.hasPrefix("<?xml"), let end = rest.firstIndex(of: ">") {
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        while rest.hasPrefix("<!--"), let end = rest.range(of: "-->") { rest = rest[end.upperBound...].drop(while: \.isWhitespace) }
        let start = rest.prefix(16).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { start.hasPrefix($0) }
    }
}
