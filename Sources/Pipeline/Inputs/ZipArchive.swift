import Foundation
import MarketModel
import Pages

/// The HTML members of a zip archive, in the order of their names.
///
/// Members are only read, never written anywhere; a name such as `../../x.html` is a label. Format: PKWARE APPNOTE 6.3.10.
final class ZipArchive: PageArchive {
    private let path: String
    private let directory: ZipDirectory
    private var at = 0
    private var total = 0
    private var budget: Int { InputBudget.bytes(packed: directory.file.size) }
    /// The web archive in the member that was opened last, as a WACZ file holds it.
    private var inner: WARCArchive?
    private var isCut: Bool

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
        let pages: [InputKind] = [.html, .htmlGzip, .mhtml, .warc]
        let directory = ZipDirectory(file) { name in
            InputKind(name: name).map(pages.contains) == true && !name.hasPrefix("__MACOSX/") && !Self.isCompanion(name)
        }
        guard let directory else { return nil }
        self.path = path
        self.directory = directory
        isCut = directory.isCut
    }

    func next() -> PageInput? {
        while true {
            if let inner {
                if let input = inner.next() { return input }
                total += inner.inflated
                self.inner = nil
            }
            guard at < directory.members.count else {
                guard isCut else { return nil }
                isCut = false
                return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyMembers))
            }
            if let input = open() { return input }
        }
    }

    /// The page or failure that the next member is; `nil` when it is an archive whose contents follow.
    private func open() -> PageInput? {
        let member = directory.members[at], kind = InputKind(name: member.name)
        at += 1
        let source = path + "#" + member.name
        func failure(_ code: PageFailure.Code, _ message: String) -> PageInput {
            .failure(PageFailure(source: source, code: code, message: message))
        }
        var bytes: [UInt8]
        do {
            if kind == .warc, member.method == 0 {
                inner = WARCArchive(
                    source: source, GzipStretch(directory.file, try directory.stretch(of: member)), budget: budget - total)
                return nil
            }
            bytes = try directory.contents(of: member, limit: PageReader.maximumBytes)
        } catch {
            return failure(error.code, error.message)
        }
        total += bytes.count
        guard total <= budget else {
            at = directory.members.count
            return .failure(PageFailure(source: path, code: .tooLarge, message: InputBudget.tooManyBytes(budget)))
        }
        if kind == .htmlGzip {
            guard let inner = Inflation.inflated(bytes, isRaw: false, limit: PageReader.maximumBytes) else {
                return failure(.tooLarge, "inflates to more than \(PageReader.maximumBytes >> 20) MB")
            }
            bytes = inner.bytes
            total += bytes.count
        }
        if kind == .warc {
            inner = WARCArchive(source: source, GzipStretch(bytes), budget: budget - total)
            return nil
        }
        if kind == .mhtml { return MHTMLArchive.page(bytes, source: source, path: member.name) }
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
}
