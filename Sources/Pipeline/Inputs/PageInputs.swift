import Foundation
import MarketModel
import Pages

/// All pages below the paths that a user named, in order: files, folders (sorted), archives, lines of standard input.
///
/// A sequence to be pulled from; it holds one archive member or one line at a time.
public struct PageInputs: Sequence, IteratorProtocol {
    /// Inputs that were named and are still to be opened, the next one last.
    private var waiting: [Waiting]
    private var archive: (any PageArchive)?
    private var sidecars = Sidecars()

    private struct Waiting {
        let path: String
        /// The part of the path that names the page below the user's input.
        let relative: String
        /// Real paths of the folders above, to tell a loop of symbolic links.
        let ancestors: [String]
        /// Whether the user named it: then its contents count, not its name.
        let isNamed: Bool
    }

    /// - Parameter paths: files and folders; `-` is standard input.
    public init(paths: [String]) {
        waiting = paths.reversed().map {
            Waiting(path: $0, relative: ($0 as NSString).lastPathComponent, ancestors: [], isNamed: true)
        }
    }

    public mutating func next() -> PageInput? {
        while true {
            if let open = archive {
                if let input = open.next() { return input }
                archive = nil
            }
            guard let item = waiting.popLast() else { return nil }
            if let input = open(item) { return input }
        }
    }

    /// Opens one path: the page or failure that it is, or `nil` when it is a folder or archive whose contents follow.
    private mutating func open(_ item: Waiting) -> PageInput? {
        if item.path == "-" {
            archive = LineArchive(source: "-", file: .standardInput)
            return nil
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: item.path, isDirectory: &isFolder) else {
            return .failure(PageFailure(source: item.path, code: .unreadable, message: "no such file or folder"))
        }
        if isFolder.boolValue { return openFolder(item) }
        let kind = InputKind(name: item.path) ?? (item.isNamed ? InputKind(contentsOf: item.path) : InputKind.unnamed(item.path))
        // In a folder, lines of JSON are as likely to be something else; they must be named.
        guard let kind, kind != .lines || item.isNamed else { return nil }
        switch kind {
        case .html, .htmlGzip:
            let base = InputKind.baseName(item.path)
            let hints = sidecars.hints(forPage: item.path, baseName: base, relative: item.relative)
            return .document(PageDocument(source: item.path, hints: hints, path: item.path, isCompressed: kind == .htmlGzip))
        case .zip: archive = ZipArchive.open(item.path)
        case .warc: archive = WARCArchive(path: item.path)
        case .mhtml: archive = MHTMLArchive(path: item.path)
        case .lines: archive = LineArchive(source: item.path, file: FileHandle(forReadingAtPath: item.path) ?? .nullDevice)
        }
        return nil
    }

    private mutating func openFolder(_ item: Waiting) -> PageInput? {
        let real = URL(fileURLWithPath: item.path).resolvingSymlinksInPath().path
        guard !item.ancestors.contains(real) else { return nil }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: item.path)
        } catch {
            return .failure(
                PageFailure(source: item.path, code: .unreadable, message: "the folder cannot be opened; check its permissions"))
        }
        let pages = Set(names.filter { InputKind(name: $0) == .html || InputKind(name: $0) == .htmlGzip }.map(InputKind.baseName))
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }).reversed() {
            if name.hasPrefix(".") || Self.isCompanion(name, of: pages) { continue }
            waiting.append(
                Waiting(
                    path: (item.path as NSString).appendingPathComponent(name),
                    relative: item.isNamed ? name : item.relative + "/" + name, ancestors: item.ancestors + [real], isNamed: false))
        }
        return nil
    }

    /// Whether a folder holds the pictures and scripts of a page that a browser saved as "web page, complete".
    private static func isCompanion(_ name: String, of pages: Set<String>) -> Bool {
        for ending in ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_pliki", "_soubory"]
        where name.hasSuffix(ending) {
            if pages.contains(String(name.dropLast(ending.count))) { return true }
        }
        return false
    }
}

/// What a file is, by its name or its first bytes.
enum InputKind: Equatable {
    case html, htmlGzip, zip, warc, mhtml, lines

    private static let endings: [(String, InputKind)] = [
        (".html", .html), (".htm", .html), (".xhtml", .html), (".html.gz", .htmlGzip), (".htm.gz", .htmlGzip), (".zip", .zip),
        (".wacz", .zip),
        (".warc", .warc),
        (".warc.gz", .warc), (".mhtml", .mhtml), (".mht", .mhtml), (".ndjson", .lines), (".jsonl", .lines),
    ]

    init?(name: String) {
        let name = name.lowercased()
        guard let kind = Self.endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
        self = kind
    }

    /// Tells a file of unknown name by its first bytes; anything unknown is taken for HTML, whose reader says what is wrong.
    init(contentsOf path: String) {
        let head = (try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 512)) ?? Data()
        self = InputKind(head: [UInt8](head))
    }

    init(head: [UInt8]) {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if head.starts(with: "WARC/".utf8) {
            self = .warc
        } else if head.starts(with: [0x1F, 0x8B]) {
            self = .htmlGzip
        } else if head.starts(with: "{\"".utf8) {
            self = .lines
        } else if head.starts(with: "From: <Saved".utf8) || head.starts(with: "MIME-Version:".utf8) {
            self = .mhtml
        } else {
            self = .html
        }
    }

    /// The file's name without folder and endings: what `NAME.json` and `NAME_files` are called after.
    static func baseName(_ path: String) -> String {
        var name = (path as NSString).lastPathComponent
        if name.lowercased().hasSuffix(".gz") { name = String(name.dropLast(3)) }
        for ending in [".html", ".htm", ".xhtml"] where name.lowercased().hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name
    }
}

/// A file that holds several pages.
protocol PageArchive: AnyObject {
    /// The next page or failure; `nil` at the end.
    func next() -> PageInput?
}

/// A file that could not be opened, as an archive with one failure.
final class BrokenArchive: PageArchive {
    private var failure: PageFailure?

    init(_ failure: PageFailure) { self.failure = failure }

    func next() -> PageInput? {
        defer { failure = nil }
        return failure.map(PageInput.failure)
    }
}
