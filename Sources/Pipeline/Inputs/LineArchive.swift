import Foundation
import MarketModel
import Pages

/// Pages as lines of JSON: `{"url", "html"}`, or what `extract` printed.
final class LineArchive: PageArchive {
    private struct Line: Decodable {
        var source: String?
        var url: String?
        var html: String?
        var captured: String?
        var brand: String?
        var segment: String?
    }

    /// Bytes that one line may have: JSON needs up to six for one byte of HTML, rarely more than two.
    private static let maximumLine = PageReader.maximumBytes * 2

    private let source: String
    private let file: FileHandle
    private var buffer = Data()
    /// Where the next line begins in `buffer`, and up to where no line end was found.
    private var start = 0
    private var scanned = 0
    private var number = 0
    private var isOver = false

    init(source: String, file: FileHandle) {
        self.source = source
        self.file = file
    }

    func next() -> PageInput? {
        while let line = nextLine() {
            number += 1
            let isBlank = line.bytes.allSatisfy { $0 <= 0x20 }
            if isBlank, !line.isTooLong { continue }
            let name = "\(source)#\(number)"
            if line.isTooLong {
                return .failure(PageFailure(source: name, code: .tooLarge, message: "a line of more than \(Self.maximumLine >> 20) MB"))
            }
            return Self.input(line.bytes, name: name)
        }
        return nil
    }

    private static func input(_ bytes: Data, name: String) -> PageInput {
        guard let line = try? JSONDecoder().decode(Line.self, from: Data(JSONBytes.withoutNUL([UInt8](bytes)))) else {
            return .failure(PageFailure(source: name, code: .malformedInput, message: "the line is no JSON object with url and html"))
        }
        guard let html = line.html else {
            guard bytes.range(of: Data("\"status\"".utf8)) != nil || bytes.range(of: Data("\"blocks\"".utf8)) != nil else {
                return .failure(PageFailure(source: name, code: .malformedInput, message: "the line has neither html nor blocks"))
            }
            return .extracted(source: line.source ?? name, line: [UInt8](bytes))
        }
        let hints = PageHints(
            url: line.url, captured: line.captured, brand: line.brand, segment: line.segment, charset: "utf-8", path: line.url ?? name)
        return .document(PageDocument(source: line.source ?? name, hints: hints, bytes: Array(html.utf8)))
    }

    /// The next line without its end. Of one that is too long only the fact is kept.
    private func nextLine() -> (bytes: Data, isTooLong: Bool)? {
        var isTooLong = false
        while true {
            if let end = buffer[scanned...].firstIndex(of: 0x0A) {
                let line = buffer[start..<end]
                start = end + 1
                scanned = start
                return (isTooLong ? Data() : Data(line), isTooLong)
            }
            if buffer.count - start > Self.maximumLine {
                isTooLong = true
                start = buffer.count
            }
            buffer = Data(buffer[start...])
            start = 0
            scanned = buffer.count
            guard !isOver, let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty else {
                isOver = true
                guard !buffer.isEmpty || isTooLong else { return nil }
                defer {
                    buffer = Data()
                    scanned = 0
                }
                return (buffer, isTooLong)
            }
            buffer.append(chunk)
        }
    }
}
