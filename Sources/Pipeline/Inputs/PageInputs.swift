import Foundation
import MarketModel
import Pages

/// All pages below the paths that a user named, in order: files, folders (sorted), archives, lines of standard input.
///
/// A sequence to be pulled from; it holds one archive member or one line at a time.
public struct PageInputs: Sequence, IteratorProtocol {
    /// Inputs that were named and are still to be opened, the next one last.
    private var waiting: [Waiting]
    private var archive: (archive: any PageArchive, root: Root)?
    private var sidecars = Sidecars()
    private let options: ReadingOptions
    /// Tables that were named: they are read together, when the first of them comes.
    private var tables: [String]

    /// A path that the user named, with what was found below it so far.
    private final class Root {
        /// What it leads to, all links followed.
        let real: String
        var members = 0
        /// Real paths of folders that were read: links between folders are ways through a maze, not more pages.
        var folders: Set<String> = []

        init(_ path: String) { real = Folder.resolved(path) ?? path }

        func holds(_ real: String) -> Bool { real == self.real || real.hasPrefix(self.real == "/" ? "/" : self.real + "/") }
    }

    private struct Waiting {
        let path: String
        /// The part of the path that names the page below the user's input.
        let relative: String
        let root: Root
        /// Whether the user named it: then its contents count, not its name.
        let isNamed: Bool
    }

    private let most: Int

    /// - Parameter paths: files and folders; `-` is standard input.
    public init(paths: [String], options: ReadingOptions) { self.init(paths: paths, options: options, most: InputBudget.members) }

    /// - Parameter most: files and members that are read of one path.
    init(paths: [String], options: ReadingOptions, most: Int) {
        self.most = most
        self.options = options
        tables = paths.filter { InputKind.named($0) == .table }
        waiting = paths.reversed().map {
            Waiting(path: $0, relative: ($0 as NSString).lastPathComponent, root: Root($0), isNamed: true)
        }
    }

    public mutating func next() -> PageInput? {
        while true {
            if let open = archive {
                if let input = open.archive.next() { return isWithinBudget(open.root) ? input : leave(open.root) }
                archive = nil
            }
            guard let item = waiting.popLast() else { return nil }
            guard isWithinBudget(item.root) else { return leave(item.root) }
            if let input = open(item) { return input }
        }
    }

    private func isWithinBudget(_ root: Root) -> Bool {
        root.members += 1
        return root.members <= most
    }

    /// Tells that a path holds too much, and passes over the rest of it.
    private mutating func leave(_ root: Root) -> PageInput {
        archive = nil
        waiting.removeAll { $0.root === root }
        return .failure(PageFailure(source: root.real, code: .tooLarge, message: InputBudget.tooManyMembers))
    }

    /// Opens one path: the page or failure that it is, or `nil` when it is a folder or archive whose contents follow.
    private mutating func open(_ item: Waiting) -> PageInput? {
        func failure(_ message: String) -> PageInput {
            .failure(PageFailure(source: item.path, code: .unreadable, message: message))
        }
        if item.path == "-" {
            archive = (LineArchive(source: "-", file: .standardInput), item.root)
            return nil
        }
        var status = stat()
        guard stat(item.path, &status) == 0 else {
            if errno == ENOENT { return failure(item.isNamed ? "no such file or folder" : "a symbolic link that leads nowhere") }
            return failure(RegularFile.Problem.ofSystem.message)
        }
        if !item.isNamed, Folder.isLink(item.path), !(Folder.resolved(item.path).map(item.root.holds) ?? false) {
            return failure("a symbolic link that leads out of the folder; it is not followed. Name what it leads to, if it is meant")
        }
        if status.st_mode & S_IFMT == S_IFDIR { return openFolder(item) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            // In a folder, what is called like no page is passed over, whatever it is.
            guard item.isNamed || InputKind(name: item.path).map({ $0 != .lines && $0 != .table }) == true else { return nil }
            return failure("a pipe, socket or device, not a file; copy what it gives to a file first")
        }
        let kind = item.isNamed ? InputKind.named(item.path) : InputKind(name: item.path) ?? InputKind.unnamed(item.path)
        // In a folder, lines of JSON and tables are as likely to be something else; they must be named.
        guard let kind, kind != .lines && kind != .table || item.isNamed else { return nil }
        switch kind {
        case .html, .htmlGzip:
            let base = InputKind.baseName(item.path)
            var hints = sidecars.hints(forPage: item.path, baseName: base, relative: item.relative)
            hints.kind = options.kind
            return .document(PageDocument(source: item.path, hints: hints, path: item.path, isCompressed: kind == .htmlGzip))
        case .zip: archive = (ZipArchive.open(item.path), item.root)
        case .warc: archive = (WARCArchive(path: item.path), item.root)
        case .mhtml: archive = (MHTMLArchive(path: item.path), item.root)
        case .table:
            if !tables.isEmpty { archive = (TableArchive(paths: tables, options: options), item.root) }
            tables = []
        case .lines:
            do {
                let file = FileHandle(fileDescriptor: try RegularFile(item.path).released(), closeOnDealloc: true)
                archive = (LineArchive(source: item.path, file: file), item.root)
            } catch {
                return failure(error.message)
            }
        }
        return nil
    }

    private mutating func openFolder(_ item: Waiting) -> PageInput? {
        guard item.root.folders.insert(Folder.resolved(item.path) ?? item.path).inserted else { return nil }
        let names: [String], unreadable: [String]
        do { (names, unreadable) = try Folder.names(item.path) } catch {
            return .failure(
                PageFailure(
                    source: item.path, code: .unreadable, message: "the folder cannot be opened (\(error.message)); check its permissions"))
        }
        let pages = Set(names.filter { InputKind(name: $0) == .html || InputKind(name: $0) == .htmlGzip }.map(InputKind.baseName))
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }).reversed() {
            if name.hasPrefix(".") || Self.isCompanion(name, of: pages) { continue }
            waiting.append(
                Waiting(
                    path: (item.path as NSString).appendingPathComponent(name),
                    relative: item.isNamed ? name : item.relative + "/" + name, root: item.root, isNamed: false))
        }
        // Such a name can be neither printed nor kept in a market as it is.
        let unread = unreadable.filter { InputKind(name: $0) != nil }.sorted()
        guard let first = unread.first else { return nil }
        let others = unread.count > 1 ? ", and \(unread.count - 1) more like it" : ""
        return .failure(
            PageFailure(
                source: item.path + "/" + first, code: .unreadable, message: "the name is not UTF-8\(others); rename the file"))
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
    case html, htmlGzip, zip, warc, mhtml, lines, table

    private static let endings: [(String, InputKind)] = [
        (".html", .html), (".htm", .html), (".xhtml", .html), (".html.gz", .htmlGzip), (".htm.gz", .htmlGzip), (".zip", .zip),
        (".wacz", .zip),
        (".warc", .warc),
        (".warc.gz", .warc), (".mhtml", .mhtml), (".mht", .mhtml), (".ndjson", .lines), (".jsonl", .lines),
        (".csv", .table), (".tsv", .table), (".csv.gz", .table), (".tsv.gz", .table), (".json", .table), (".json.gz", .table),
        (".xlsx", .table), (".xlsm", .table),
    ]

    init?(name: String) {
        let name = name.lowercased()
        guard let kind = Self.endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
        self = kind
    }

    /// Tells a file of unknown name by its first bytes; anything unknown is taken for HTML, whose reader says what is wrong.
    init(contentsOf path: String) {
        self = InputKind(head: (try? RegularFile(path))?.bytes(at: 0, count: 512) ?? [])
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
        } else if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
            self = .table
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
