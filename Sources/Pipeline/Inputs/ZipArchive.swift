import Foundation
import MarketModel
import Pages

/// The HTML members of a zip archive, in the order of their names.
///
/// Members are only read, never written anywhere; a name such as `../../x.html` is a label. Format: PKWARE APPNOTE 6.3.10.
final class ZipArchive: PageArchive {
    private struct Member {
        let name: String
        let method: Int
        let isEncrypted: Bool
        let compressed: Int
        let offset: Int
    }

    /// Members listed, and bytes that all of them may inflate to.
    private static let maximumMembers = 100_000
    private static let maximumTotal = 4 << 30

    private let path: String
    private let data: Data
    private var members: [Member] = []
    private var at = 0
    private var total = 0
    /// The web archive in the member that was opened last, as a WACZ file holds it.
    private var inner: WARCArchive?

    static func open(_ path: String) -> any PageArchive {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            return BrokenArchive(
                PageFailure(source: path, code: .unreadable, message: "the archive cannot be opened; check its permissions"))
        }
        guard let archive = ZipArchive(path, data) else {
            return BrokenArchive(
                PageFailure(source: path, code: .archive, message: "no directory at the end of the zip archive; copy it again"))
        }
        return archive
    }

    private init?(_ path: String, _ data: Data) {
        self.path = path
        self.data = data
        guard let directory = directoryEnd() else { return nil }
        var at = integer(directory + 16, 4)
        let count = min(integer(directory + 10, 2), Self.maximumMembers)
        for _ in 0..<count {
            guard at + 46 <= data.count, integer(at, 4) == 0x0201_4B50 else { break }
            let nameLength = integer(at + 28, 2)
            guard at + 46 + nameLength <= data.count else { break }
            let name = String(decoding: data[(data.startIndex + at + 46)..<(data.startIndex + at + 46 + nameLength)], as: UTF8.self)
            let isPage = [.html, .htmlGzip, .mhtml, .warc].contains(InputKind(name: name)) && !name.hasPrefix("__MACOSX/")
            if isPage, !Self.isCompanion(name) {
                members.append(
                    Member(
                        name: name, method: integer(at + 10, 2), isEncrypted: integer(at + 8, 2) & 1 == 1, compressed: integer(at + 20, 4),
                        offset: integer(at + 42, 4)))
            }
            at += 46 + nameLength + integer(at + 30, 2) + integer(at + 32, 2)
        }
        members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    func next() -> PageInput? {
        while true {
            if let inner {
                if let input = inner.next() { return input }
                self.inner = nil
            }
            guard at < members.count else { return nil }
            if let input = open() { return input }
        }
    }

    /// The page or failure that the next member is; `nil` when it is an archive whose contents follow.
    private func open() -> PageInput? {
        let member = members[at]
        at += 1
        let source = path + "#" + member.name
        func failure(_ code: PageFailure.Code, _ message: String) -> PageInput {
            .failure(PageFailure(source: source, code: code, message: message))
        }
        if member.isEncrypted { return failure(.archive, "the member is encrypted; unpack the archive first") }
        guard member.offset + 30 <= data.count, integer(member.offset, 4) == 0x0403_4B50 else {
            return failure(.archive, "the archive is damaged here; copy it again")
        }
        let start = member.offset + 30 + integer(member.offset + 26, 2) + integer(member.offset + 28, 2)
        guard start + member.compressed <= data.count else {
            return failure(.archive, "the archive ends inside this member; copy it again")
        }
        let packed = data[(data.startIndex + start)..<(data.startIndex + start + member.compressed)]
        if InputKind(name: member.name) == .warc, member.method == 0 {
            inner = WARCArchive(source: source, data: packed)
            return nil
        }
        var bytes: [UInt8]
        switch member.method {
        case 0:
            guard packed.count <= PageReader.maximumBytes else {
                return failure(.tooLarge, "more than \(PageReader.maximumBytes >> 20) MB")
            }
            bytes = [UInt8](packed)
        case 8:
            guard let result = Inflation.inflated(packed, isRaw: true, limit: PageReader.maximumBytes) else {
                return failure(.tooLarge, "inflates to more than \(PageReader.maximumBytes >> 20) MB")
            }
            guard result.isComplete else { return failure(.archive, "the member's data is damaged; copy the archive again") }
            bytes = result.bytes
        default: return failure(.archive, "packed with method \(member.method), which is not supported; unpack the archive first")
        }
        total += bytes.count
        guard total <= Self.maximumTotal else {
            at = members.count
            return failure(.tooLarge, "the archive inflates to more than \(Self.maximumTotal >> 30) GB")
        }
        if InputKind(name: member.name) == .htmlGzip {
            guard let inner = Inflation.inflated(bytes, isRaw: false, limit: PageReader.maximumBytes) else {
                return failure(.tooLarge, "inflates to more than \(PageReader.maximumBytes >> 20) MB")
            }
            bytes = inner.bytes
        }
        if InputKind(name: member.name) == .warc {
            inner = WARCArchive(source: source, data: Data(bytes))
            return nil
        }
        if InputKind(name: member.name) == .mhtml { return MHTMLArchive.page(bytes, source: source, path: member.name) }
        return .document(PageDocument(source: source, hints: PageHints(path: Self.label(member.name)), bytes: bytes))
    }

    /// The name without steps upwards: a page's identity must not depend on them.
    private static func label(_ name: String) -> String {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).filter { $0 != ".." && $0 != "." }.joined(separator: "/")
    }

    /// Whether the member lies in the folder of a page that was saved complete.
    private static func isCompanion(_ name: String) -> Bool {
        name.split(separator: "/").dropLast().contains { $0.hasSuffix("_files") }
    }

    private func directoryEnd() -> Int? {
        guard data.count >= 22 else { return nil }
        var at = data.count - 22
        let stop = max(0, data.count - 22 - 65_535)
        while at >= stop {
            if integer(at, 4) == 0x0605_4B50 { return at }
            at -= 1
        }
        return nil
    }

    /// A little-endian number; 0 beyond the end.
    private func integer(_ offset: Int, _ length: Int) -> Int {
        guard offset >= 0, offset + length <= data.count else { return 0 }
        var value = 0
        for index in (0..<length).reversed() { value = value << 8 | Int(data[data.startIndex + offset + index]) }
        return value
    }
}
