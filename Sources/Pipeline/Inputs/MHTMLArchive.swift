import MarketModel
import Pages

/// The page in a file that a browser saved as one archive (`.mhtml`, RFC 2557): the part that `start` names, the one at the archive's own
/// address, or the first HTML part.
final class MHTMLArchive: PageArchive {
    private var input: PageInput?

    init(path: String) {
        switch PlainFile.contents(path, source: path, limit: PageReader.maximumBytes * 2) {
        case .success(let bytes): input = Self.page(bytes, source: path, path: path)
        case .failure(let failure): input = .failure(failure)
        }
    }

    func next() -> PageInput? {
        defer { input = nil }
        return input
    }

    static func page(_ bytes: [UInt8], source: String, path: String) -> PageInput {
        let (headers, body) = part(bytes[...])
        let url = headers["snapshot-content-location"]
        guard let boundary = HeaderLines.parameter("boundary", of: headers["content-type"]) else {
            guard headers["content-type"]?.contains("html") == true else {
                return .failure(PageFailure(source: source, code: .malformedInput, message: "no boundary in the MIME header"))
            }
            return document(headers, body, url: url, day: headers["date"].flatMap(CalendarDay.written), source: source, path: path)
        }
        let day = headers["date"].flatMap(CalendarDay.written)
        let parts = pages(body, boundary: boundary, depth: 0)
        let start = HeaderLines.parameter("start", of: headers["content-type"]).map(withoutAngles)
        let root =
            parts.first { start != nil && $0.headers["content-id"].map(withoutAngles) == start }
            ?? parts.first { url != nil && $0.headers["content-location"] == url } ?? parts.first
        guard let root else {
            return .failure(PageFailure(source: source, code: .malformedInput, message: "the archive holds no HTML part"))
        }
        return document(root.headers, root.content, url: url ?? root.headers["content-location"], day: day, source: source, path: path)
    }

    /// Archives that lie in archives.
    private static let deepest = 4

    /// The HTML parts, those of a nested archive among them, in order.
    private static func pages(
        _ body: ArraySlice<UInt8>, boundary: String, depth: Int
    ) -> [(headers: [String: String], content: ArraySlice<UInt8>)] {
        pieces(body, boundary: Array("--\(boundary)".utf8)).flatMap { piece in
            let (headers, content) = part(piece)
            let type = headers["content-type"]?.lowercased() ?? ""
            if type.hasPrefix("multipart/"), depth < deepest, let inner = HeaderLines.parameter("boundary", of: headers["content-type"]) {
                return pages(content, boundary: inner, depth: depth + 1)
            }
            return type.contains("html") ? [(headers, content)] : []
        }
    }

    private static func withoutAngles(_ text: String) -> String { text.filter { !"<> ".contains($0) } }

    private static func document(
        _ headers: [String: String], _ body: ArraySlice<UInt8>, url: String?, day: String?, source: String, path: String
    ) -> PageInput {
        let bytes: [UInt8]
        switch headers["content-transfer-encoding"]?.lowercased().split(separator: " ").first {
        case "quoted-printable": bytes = decodingQuotedPrintable(body)
        case "base64": bytes = decodingBase64(body)
        default: bytes = Array(body)
        }
        let hints = PageHints(url: url, captured: day, charset: HeaderLines.charset(headers["content-type"]), path: path)
        return .document(PageDocument(source: source, hints: hints, bytes: bytes))
    }

    /// Headers and body of a MIME part.
    private static func part(_ bytes: ArraySlice<UInt8>) -> ([String: String], ArraySlice<UInt8>) {
        var lines: [[UInt8]] = [], at = bytes.startIndex
        while at < bytes.endIndex, lines.count < 200 {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = Array(bytes[at..<end])
            if line.last == 0x0D { line.removeLast() }
            at = min(bytes.endIndex, end + 1)
            if line.isEmpty {
                if lines.isEmpty { continue }
                break
            }
            lines.append(line)
        }
        return (HeaderLines.read(lines), bytes[at...])
    }

    /// What lies between boundaries; the last piece may be cut off.
    private static func pieces(_ body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var starts: [Int] = [], at = body.startIndex
        while at < body.endIndex {
            if body[at...].starts(with: boundary) { starts.append(at) }
            guard let end = body[at...].firstIndex(of: 0x0A) else { break }
            at = end + 1
        }
        return starts.enumerated().map { index, start in
            let from = min(body.endIndex, start + boundary.count)
            return body[from..<(index + 1 < starts.count ? starts[index + 1] : body.endIndex)]
        }
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    static func decodingQuotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = [], at = bytes.startIndex
        out.reserveCapacity(bytes.count)
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "="), at + 1 < bytes.endIndex else {
                out.append(bytes[at])
                at += 1
                continue
            }
            if bytes[at + 1] == 0x0A {
                at += 2
            } else if bytes[at + 1] == 0x0D {
                at = min(bytes.endIndex, at + 3)
            } else if at + 2 < bytes.endIndex, let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }

    static func decodingBase64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = [], value: UInt32 = 0, bits = 0
        for byte in bytes {
            let digit: UInt32
            switch byte {
            case 0x41...0x5A: digit = UInt32(byte - 0x41)
            case 0x61...0x7A: digit = UInt32(byte - 0x61) + 26
            case 0x30...0x39: digit = UInt32(byte - 0x30) + 52
            case 0x2B: digit = 62
            case 0x2F: digit = 63
            default: continue
            }
            value = value << 6 | digit
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
            }
        }
        return out
    }
}
