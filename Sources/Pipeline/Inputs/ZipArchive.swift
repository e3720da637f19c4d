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

    /// Bytes of the list of members: 100 for each of the most.
    private static let largestDirectory = InputBudget.members * 100

    private let path: String
    private let file: RegularFile
    private var members: [Member] = []
    private var at = 0
    private var total = 0
    private var budget: Int { InputBudget.bytes(packed: file.size) }
    /// The web archive in the member that was opened last, as a WACZ file holds it.
    private var inner: WARCArchive?
    private var isCut = false

    static func open(_ path: String) -> any PageArchive {
        do {
            guard let archive = ZipArchive(path, try RegularFile(path)) else {
                return BrokenArchive(
                    PageFailure(source: path, code: .archive, message: "no directory at the end of the zip archive; copy it again"))
            }
            return archive
        } catch {
            return BrokenArchive(PageFailure(source: path, code: .unreadable, message: error.message))
        }
    }

    private init?(_ path: String, _ file: RegularFile) {
        self.path = path
        self.file = file
        guard let end = Self.directoryEnd(file) else { return nil }
        // Only the list is read; members are read when their turn comes.
        let size = min(Self.integer(end, 12, 4), Self.largestDirectory)
        let directory = file.bytes(at: Self.integer(end, 16, 4), count: size)
        isCut = Self.integer(end, 12, 4) > Self.largestDirectory
        var at = 0
        for _ in 0..<Self.integer(end, 10, 2) {
            guard at + 46 <= directory.count, Self.integer(directory, at, 4) == 0x0201_4B50 else { break }
            let nameLength = Self.integer(directory, at + 28, 2)
            guard at + 46 + nameLength <= directory.count else { break }
            let name = String(decoding: directory[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
            let isPage = [.html, .htmlGzip, .mhtml, .warc].contains(InputKind(name: name)) && !name.hasPrefix("__MACOSX/")
            if isPage, !Self.isCompanion(name) {
                members.append(
                    Member(
                        name: name, method: Self.integer(directory, at + 10, 2), isEncrypted: Self.integer(directory, at + 8, 2) & 1 == 1,
                        compressed: Self.integer(directory, at + 20, 4), offset: Self.integer(directory, at + 42, 4)))
            }
            at += 46 + nameLength + Self.integer(directory, at + 30, 2) + Self.integer(directory, at + 32, 2)
        }
        members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    func next() -> PageInput? {
        while true {
            if let inner {
                if let input = inner.next() { return input }
                total += inner.inflated
                self.inner = nil
            }
            guard at < members.count else {
                guard isCut else { return nil }
                isCut = false
                return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyMembers))
            }
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
        let head = file.bytes(at: member.offset, count: 30)
        guard head.count == 30, Self.integer(head, 0, 4) == 0x0403_4B50 else {
            return failure(.archive, "the archive is damaged here; copy it again")
        }
        let start = member.offset + 30 + Self.integer(head, 26, 2) + Self.integer(head, 28, 2)
        guard start + member.compressed <= file.size else {
            return failure(.archive, "the archive ends inside this member; copy it again")
        }
        if InputKind(name: member.name) == .warc, member.method == 0 {
            inner = WARCArchive(source: source, GzipStretch(file, start..<start + member.compressed), budget: budget - total)
            return nil
        }
        // Deflate makes nothing noticeably larger: what is packed to more than a page may have is more than a page.
        guard member.compressed <= PageReader.maximumBytes + (1 << 20) else {
            return failure(.tooLarge, "more than \(PageReader.maximumBytes >> 20) MB")
        }
        let packed = file.bytes(at: start, count: member.compressed)
        var bytes: [UInt8]
        switch member.method {
        case 0:
            guard packed.count <= PageReader.maximumBytes else {
                return failure(.tooLarge, "more than \(PageReader.maximumBytes >> 20) MB")
            }
            bytes = packed
        case 8:
            guard let result = Inflation.inflated(packed, isRaw: true, limit: PageReader.maximumBytes) else {
                return failure(.tooLarge, "inflates to more than \(PageReader.maximumBytes >> 20) MB")
            }
            guard result.isComplete else { return failure(.archive, "the member's data is damaged; copy the archive again") }
            bytes = result.bytes
        default: return failure(.archive, "packed with method \(member.method), which is not supported; unpack the archive first")
        }
        total += bytes.count
        guard total <= budget else {
            at = members.count
            return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyBytes(budget)))
        }
        if InputKind(name: member.name) == .htmlGzip {
            guard let inner = Inflation.inflated(bytes, isRaw: false, limit: PageReader.maximumBytes) else {
                return failure(.tooLarge, "inflates to more than \(PageReader.maximumBytes >> 20) MB")
            }
            bytes = inner.bytes
            total += bytes.count
        }
        if InputKind(name: member.name) == .warc {
            inner = WARCArchive(source: source, GzipStretch(bytes), budget: budget - total)
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

    /// The record at the end that tells where the list of members is; a comment of up to 64 KB may follow it.
    private static func directoryEnd(_ file: RegularFile) -> [UInt8]? {
        let length = min(file.size, 22 + 65_535), tail = file.bytes(at: file.size - length, count: length)
        guard tail.count >= 22 else { return nil }
        for at in stride(from: tail.count - 22, through: 0, by: -1) where integer(tail, at, 4) == 0x0605_4B50 {
            return Array(tail[at..<at + 22])
        }
        return nil
    }

    /// A little-endian number; 0 beyond the end.
    private static func integer(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> Int {
        guard offset >= 0, offset + length <= bytes.count else { return 0 }
        var value = 0
        for index in (0..<length).reversed() { value = value << 8 | Int(bytes[offset + index]) }
        return value
    }
}
