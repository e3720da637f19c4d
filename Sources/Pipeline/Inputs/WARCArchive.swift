import Foundation
import MarketModel
import Pages

/// The HTML responses of a web archive, `.warc` or `.warc.gz` (ISO 28500), in file order.
final class WARCArchive: PageArchive {
    private let path: String
    private let file: GzipFile?
    private var problem: RegularFile.Problem?
    private var record = 0
    private var isOver = false

    init(path: String, budget: Int? = nil) {
        self.path = path
        do { file = try GzipFile(path, budget: budget) } catch {
            file = nil
            problem = error
        }
    }

    /// The archive, plain or gzip, that a stretch of another one holds.
    ///
    /// - Parameter budget: what is left of the other one's.
    init(source: String, _ stretch: GzipStretch, budget: Int) {
        path = source
        file = GzipFile(stretch, budget: budget)
    }

    /// Bytes that it inflated to so far.
    var inflated: Int { file?.inflated ?? 0 }

    func next() -> PageInput? {
        guard let file else {
            guard !isOver else { return nil }
            isOver = true
            return .failure(PageFailure(source: path, code: .unreadable, message: problem?.message ?? "the archive cannot be opened"))
        }
        while !isOver {
            if file.isOverBudget {
                isOver = true
                return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyBytes(file.budget)))
            }
            if record >= InputBudget.members {
                isOver = true
                return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyMembers))
            }
            guard let headers = nextRecord(file) else {
                if file.isOverBudget { continue }
                isOver = true
                guard record == 0 || file.isDamaged else { return nil }
                let message = record == 0 ? "no WARC record was found" : "the archive is cut off after record \(record); copy it again"
                return .failure(PageFailure(source: path, code: .archive, message: message))
            }
            record += 1
            guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else {
                isOver = true
                return .failure(PageFailure(source: "\(path)#\(record)", code: .archive, message: "the record does not tell its length"))
            }
            let type = headers["warc-type"] ?? ""
            guard type == "response" || type == "resource" else {
                if file.skip(length) < length { isOver = !file.isOverBudget }
                continue
            }
            if length > PageReader.maximumBytes + 65_536 {
                if file.skip(length) < length { isOver = !file.isOverBudget }
                return .failure(PageFailure(source: "\(path)#\(record)", code: .tooLarge, message: "a record of \(length >> 20) MB"))
            }
            let body = file.read(upTo: length)
            if body.count < length { isOver = !file.isOverBudget }
            if let input = page(body, headers, isWhole: body.count == length, isHTTP: type == "response") { return input }
        }
        return nil
    }

    /// The headers of the next record, keys in lower case; skips what lies between records.
    private func nextRecord(_ file: GzipFile) -> [String: String]? {
        while let line = file.line() {
            guard line.starts(with: "WARC/".utf8) else { continue }
            var lines: [[UInt8]] = []
            while let header = file.line(), !header.isEmpty, lines.count < 200 { lines.append(header) }
            return HeaderLines.read(lines)
        }
        return nil
    }

    private func page(_ body: [UInt8], _ headers: [String: String], isWhole: Bool, isHTTP: Bool) -> PageInput? {
        let url = headers["warc-target-uri"].map { $0.trimmingAngles }
        let source = "\(path)#\(record)"
        var hints = PageHints(
            url: url, captured: headers["warc-date"].flatMap { $0.utf8.count >= 10 ? String($0.prefix(10)) : nil }, path: source,
            truncation: isWhole
                ? headers["warc-truncated"].map { "the crawler stopped reading it (\($0))" } : "the archive ends inside the record")
        guard isHTTP else {
            guard headers["content-type"]?.contains("html") == true else { return nil }
            return .document(PageDocument(source: source, hints: hints, bytes: body))
        }
        guard let response = HTTPResponse(body) else {
            return .failure(PageFailure(source: source, code: .malformedInput, message: "the record is no HTTP response"))
        }
        guard response.status == 200, response.headers["content-type"]?.lowercased().contains("html") ?? true else { return nil }
        hints.charset = HeaderLines.charset(response.headers["content-type"])
        switch response.content(limit: PageReader.maximumBytes) {
        case .success(let bytes):
            // A record that is packed once more has its share of the work.
            file?.charge(max(0, bytes.count - body.count))
            return .document(PageDocument(source: source, hints: hints, bytes: bytes))
        case .failure(let problem): return .failure(PageFailure(source: source, code: problem.code, message: problem.message))
        }
    }
}

/// An HTTP response as an archive stores it.
struct HTTPResponse {
    struct Problem: Error {
        let code: PageFailure.Code
        let message: String
    }

    let status: Int
    let headers: [String: String]
    private let body: ArraySlice<UInt8>

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "HTTP/".utf8) else { return nil }
        var lines: [[UInt8]] = [], at = 0
        while at < bytes.count, lines.count < 500 {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            var line = Array(bytes[at..<end])
            if line.last == 0x0D { line.removeLast() }
            at = min(bytes.count, end + 1)
            if line.isEmpty { break }
            lines.append(line)
        }
        guard let first = lines.first else { return nil }
        status = String(decoding: first, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        headers = HeaderLines.read(Array(lines.dropFirst()))
        body = bytes[at...]
    }

    /// The body without its transfer and content encodings.
    func content(limit: Int) -> Result<[UInt8], Problem> {
        var bytes = Array(body)
        // Some archives keep the header and store the plain body; then the first line is no chunk size.
        if headers["transfer-encoding"]?.lowercased().contains("chunked") == true, let joined = Self.joiningChunks(bytes) { bytes = joined }
        switch headers["content-encoding"]?.lowercased() ?? "" {
        case "gzip", "x-gzip", "deflate":
            let looksPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.first == 0x78
            guard looksPacked else { break }
            guard let result = Inflation.inflated(bytes, isRaw: false, limit: limit) else {
                return .failure(Problem(code: .tooLarge, message: "inflates to more than \(limit >> 20) MB"))
            }
            bytes = result.bytes
        case "br", "zstd":
            // Some archives keep the header and store the plain body.
            let packing = headers["content-encoding"]?.lowercased() ?? ""
            let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
            if bytes.first(where: { !blanks.contains($0) }) ?? UInt8(ascii: "<") == UInt8(ascii: "<") { break }
            if packing == "br", let plain = Brotli.inflated(bytes, limit: limit) {
                bytes = plain
                break
            }
            let reason =
                packing == "br" && Brotli.isAvailable
                ? "packed with brotli, and damaged or larger than \(limit >> 20) MB"
                : packing == "br"
                    ? "packed with brotli, which needs the system's library libbrotlidec; install it (libbrotli1)"
                    : "packed with \(packing), which is not supported; save the archive without it"
            return .failure(Problem(code: .archive, message: reason))
        default: break
        }
        return .success(bytes)
    }

    private static func joiningChunks(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = [], at = 0
        while at < bytes.count {
            guard let end = bytes[at...].prefix(32).firstIndex(of: 0x0A) else { return out.isEmpty ? nil : out }
            let digits = bytes[at..<end].prefix { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || ($0 >= 0x30 && $0 <= 0x39) }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else { return out.isEmpty ? nil : out }
            if size == 0 { return out }
            at = end + 1
            let stop = size > bytes.count - at ? bytes.count : at + size
            out.append(contentsOf: bytes[at..<stop])
            at = min(bytes.count, stop + 2)
        }
        return out
    }
}

/// `Name: value` lines of HTTP, WARC and MIME.
enum HeaderLines {
    /// Values by lower-case name; a line that begins with a blank continues the one before.
    static func read(_ lines: [[UInt8]]) -> [String: String] {
        var headers: [String: String] = [:], last = ""
        for line in lines {
            if let first = line.first, first == 0x20 || first == 0x09 {
                headers[last, default: ""] += " " + String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
                continue
            }
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            last = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            headers[last] = String(decoding: line[(colon + 1)...].drop { $0 <= 0x20 }, as: UTF8.self)
        }
        return headers
    }

    /// A parameter such as `charset` of a Content-Type, without quotes.
    static func parameter(_ name: String, of value: String?) -> String? {
        for part in (value ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].drop(while: { $0 == " " }).lowercased() == name else { continue }
            let bare = pair[1].filter { $0 != "\"" && $0 != " " }
            return bare.isEmpty ? nil : bare
        }
        return nil
    }

    static func charset(_ contentType: String?) -> String? { parameter("charset", of: contentType) }
}

extension String {
    /// Without the `<` and `>` that some writers put around addresses.
    fileprivate var trimmingAngles: String { filter { $0 != "<" && $0 != ">" } }
}
