import Foundation
import MarketModel
import Pages

/// A listing as text or Markdown: its first line or heading is the title, lines with a mark are bullets, the rest is description.
enum PlainListing {
    private static let endings: Set<String> = ["txt", "text", "md", "markdown"]

    static func isOne(_ path: String) -> Bool { endings.contains((path as NSString).pathExtension.lowercased()) }

    /// The listing as the page that a shop would make of it.
    static func read(_ path: String) -> PageInput {
        switch PlainFile.contents(path, source: path, limit: PageReader.maximumBytes) {
        case .failure(let failure): return .failure(failure)
        case .success(let bytes):
            var hints = PageHints(path: (path as NSString).lastPathComponent)
            hints.kind = .product
            hints.charset = "utf-8"
            return .document(PageDocument(source: path, hints: hints, bytes: Array(page(String(decoding: bytes, as: UTF8.self)).utf8)))
        }
    }

    static func page(_ text: String) -> String {
        var title: String?, body = "", bullets: [String] = [], paragraph: [String] = []
        func close() {
            if !paragraph.isEmpty { body += "<p>\(paragraph.joined(separator: " "))</p>\n" }
            if !bullets.isEmpty { body += "<ul>\(bullets.map { "<li>\($0)</li>" }.joined())</ul>\n" }
            (paragraph, bullets) = ([], [])
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty {
                close()
                continue
            }
            let hashes = line.prefix { $0 == "#" }.count
            let words = escaped(String(line.dropFirst(hashes)).trimmingCharacters(in: .whitespaces))
            if title == nil {
                title = words
            } else if hashes > 0 {
                close()
                body += "<h2>\(words)</h2>\n"
            } else if let mark = line.first, "-*•+".contains(mark) {
                if !paragraph.isEmpty { close() }
                bullets.append(escaped(String(line.dropFirst()).trimmingCharacters(in: .whitespaces)))
            } else {
                if !bullets.isEmpty { close() }
                paragraph.append(words)
            }
        }
        close()
        return
            "<!doctype html><html><head><title>\(title ?? "")</title></head><body><main><h1>\(title ?? "")</h1>\n\(body)</main></body></html>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "**", with: "")
    }
}
