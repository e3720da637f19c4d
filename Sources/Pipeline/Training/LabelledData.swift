import Foundation
public import MarketModel
public import Pages

/// A folder of labelled pages: what `creneau train` learns from.
///
/// Layout: any folder with `html/NAME.html[.gz]`; beside it `ground-truth/NUMBER.json` (main content) or `page-types.json` (kinds);
/// `markets/NAME/*.html`, and so for any folder whose name ends so; `NAME-pages/LANGUAGE/*.html[.gz]`; `claims/*.jsonl` with a page's
/// labelled claims a line; `demand/NAME.jsonl` with what its customers say, a page a
/// line, where the pages are those of any folder's `NAME/*.html`. A page's id is its file's base name.
public struct LabelledData: Sendable {
    /// A page's file and what is known of it.
    public struct Page: Sendable {
        public let id: String
        public let path: String
        /// The folder it lies in: pages of one market resemble each other.
        public let group: String
        public let mainContent: String?
        public let kind: PageKind?
    }

    /// A page's labelled claims.
    public struct Claims: Decodable, Sendable {
        public struct Claim: Decodable, Sendable {
            public let quotes: [String]
            public let angle: Angle
            public let concept: String?
            public let polarity: Polarity?
        }

        public let page: String
        public let brand: String?
        public let product: String?
        public let category: String?
        public let claims: [Claim]
    }

    /// What the groups of markets begin with.
    static let marketGroup = "market-"

    /// What a page's customers say, labelled.
    public struct Customers: Decodable, Sendable {
        public struct Statement: Decodable, Sendable {
            public let quote: String
            public let sense: MarketModel.Statement.Sense
            public let concept: String
            public let polarity: Polarity?
        }

        public let page: String
        public let statements: [Statement]
    }

    /// A market's pages with labelled customers.
    public struct Market: Sendable {
        public let name: String
        public let pages: [(page: Page, customers: Customers)]
    }

    public let pages: [Page]
    /// By page id.
    public let claims: [String: Claims]
    /// Markets with labelled customers, by name.
    public let demand: [Market]

    /// A part of the folder that cannot be read: which, and what to do.
    public struct Failure: Error, CustomStringConvertible {
        public let path: String
        public let message: String
        public var description: String { "\(path): \(message)" }
    }

    /// - Parameter without: ids of pages that nothing is to be learned from.
    public init(folder: String, without: Set<String> = []) throws(Failure) {
        let root = URL(filePath: folder, directoryHint: .isDirectory)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: root.path) else {
            throw Failure(path: folder, message: "the folder cannot be opened; name a folder of labelled pages")
        }
        var pages: [Page] = []
        for name in names.sorted() {
            let set = root.appending(path: name)
            if name.hasSuffix("markets") {
                for market in (try? FileManager.default.contentsOfDirectory(atPath: set.path))?.sorted() ?? [] {
                    // All in one layout: they would teach nothing of kinds but that layout.
                    pages += Self.pages(
                        in: set.appending(path: market), group: Self.marketGroup + market, truth: nil, kinds: [:], kind: nil)
                }
                continue
            }
            let html = set.appending(path: "html")
            guard FileManager.default.fileExists(atPath: html.path) else {
                // Pages by language, of which only what they claim is known.
                for language in (try? FileManager.default.contentsOfDirectory(atPath: set.path))?.sorted() ?? []
                where language.utf8.count == 2 {
                    pages += Self.pages(in: set.appending(path: language), group: name, truth: nil, kinds: [:], kind: nil)
                }
                continue
            }
            let kinds = Self.kinds(set.appending(path: "page-types.json"))
            let truth = set.appending(path: "ground-truth")
            pages += Self.pages(
                in: html, group: name, truth: FileManager.default.fileExists(atPath: truth.path) ? truth : nil, kinds: kinds,
                kind: kinds.isEmpty ? Self.kind(ofSet: name) : nil)
        }
        self.pages = pages.filter { !without.contains($0.id) }
        claims = try Self.claims(root.appending(path: "claims")).filter { !without.contains($0.key) }
        demand = try Self.demand(root, folders: names.sorted(), without: without)
        if self.pages.isEmpty { throw Failure(path: folder, message: "no html folders were found below it; see the layout in the README") }
    }

    /// The documents that the models of pages learn from, read and inflated.
    public func documents() -> [LabelledDocument] {
        pages.compactMap { page in
            // A page of which neither is known teaches the models of pages nothing.
            guard page.mainContent != nil || page.kind != nil, case .success(let bytes) = Self.contents(page.path) else { return nil }
            // Pages of a market are all built alike; their claims teach nothing of layouts.
            let quotes = page.kind == nil ? [] : claims[page.id]?.claims.flatMap(\.quotes) ?? []
            return LabelledDocument(id: page.id, bytes: bytes, mainContent: page.mainContent, kind: page.kind, quotes: quotes)
        }
    }

    /// The bytes of one page, inflated.
    public static func contents(_ path: String) -> Result<[UInt8], PageFailure> {
        path.hasSuffix(".gz")
            ? GzipFile.contents(path, source: path, limit: PageReader.maximumBytes)
            : PlainFile.contents(path, source: path, limit: PageReader.maximumBytes)
    }

    // MARK: Reading the folder

    private static func pages(in folder: URL, group: String, truth: URL?, kinds: [String: PageKind], kind: PageKind?) -> [Page] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard let input = InputKind(name: name), input == .html || input == .htmlGzip else { return nil }
            let id = InputKind.baseName(name)
            // Truth and kinds are filed under the part of the id after its set's name.
            let number = id.split(separator: "-", maxSplits: 1).last.map(String.init) ?? id
            return Page(
                id: id, path: folder.appending(path: name).path, group: group,
                mainContent: truth.flatMap { mainContent($0, id) ?? mainContent($0, number) }, kind: kinds[id] ?? kinds[number] ?? kind)
        }
    }

    private static func mainContent(_ folder: URL, _ id: String) -> String? {
        struct File: Decodable {
            struct Truth: Decodable { let main_content: String? }
            let ground_truth: Truth
        }
        guard let data = try? Data(contentsOf: folder.appending(path: id + ".json")) else { return nil }
        return (try? JSONDecoder().decode(File.self, from: data)).map { $0.ground_truth.main_content ?? "" }
    }

    private static func kinds(_ file: URL) -> [String: PageKind] {
        guard let data = try? Data(contentsOf: file), let names = try? JSONDecoder().decode([String: String].self, from: data) else {
            return [:]
        }
        return names.mapValues { name in
            switch name {
            case "product": .product
            case "collection", "listing": .collection
            case "article": .article
            default: .other
            }
        }
    }

    private static func kind(ofSet name: String) -> PageKind? {
        if name.contains("product") { return .product }
        return name.contains("service") ? .other : nil
    }

    private static func claims(_ folder: URL) throws(Failure) -> [String: Claims] {
        var found: [String: Claims] = [:]
        for name in labels(in: folder) {
            for claims in try lines(folder, name, "a page with labelled claims", of: Claims.self) { found[claims.page] = claims }
        }
        return found
    }

    private static func demand(_ root: URL, folders: [String], without: Set<String>) throws(Failure) -> [Market] {
        let folder = root.appending(path: "demand")
        var markets: [Market] = []
        for file in labels(in: folder) {
            let name = String(file.dropLast(".jsonl".utf8.count))
            let found = folders.lazy.map {
                pages(in: root.appending(path: $0).appending(path: name), group: name, truth: nil, kinds: [:], kind: nil)
            }
            .first { !$0.isEmpty }
            let byID = Dictionary((found ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            var labelled: [(page: Page, customers: Customers)] = []
            for customers in try lines(folder, file, "a page with labelled customers", of: Customers.self) {
                guard !without.contains(customers.page), let page = byID[customers.page] else { continue }
                labelled.append((page, customers))
            }
            if !labelled.isEmpty { markets.append(Market(name: name, pages: labelled)) }
        }
        return markets
    }

    private static func labels(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
    }

    /// The objects of a file, one a line.
    private static func lines<Label: Decodable>(_ folder: URL, _ name: String, _ what: String, of type: Label.Type) throws(Failure)
        -> [Label]
    {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return [] }
        var found: [Label] = []
        for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            do {
                found.append(try JSONDecoder().decode(type, from: Data(line)))
            } catch {
                throw Failure(path: "\(name):\(number + 1)", message: "not \(what): \(error)")
            }
        }
        return found
    }
}
