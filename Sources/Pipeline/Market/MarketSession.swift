import Foundation
import Lexicons
import MarketModel
import MarketStore
import Pages
public import Positioning
import Reports

/// A market file opened for looking: its pages, decisions and settings, and what is concluded from them.
public struct MarketSession: Sendable {
    public let file: String
    /// What the analysis is made of.
    public let input: MarketInput
    let snapshots: [MarketSnapshot]
    private let market: MarketFile
    let access: LexiconAccess

    /// - Parameters:
    ///   - target: segment to look inside; `nil` takes the market's own, an empty one all of it.
    ///   - lexicons: as `--lexicons` says.
    /// - Throws: `MarketFileError`, `UnusableInput`.
    public init(file: String, target: String? = nil, lexicons: String? = nil, observer: RunObserver = { _ in }) throws {
        let market = try MarketFile(path: file, opening: .reading)
        try self.init(market, target: target, access: LexiconAccess(named: lexicons), observer: observer)
    }

    init(_ market: MarketFile, target: String?, access: LexiconAccess, observer: RunObserver) throws {
        self.market = market
        self.access = access
        file = market.path
        (input, snapshots) = try market.read { reader in
            let known = try MarketSettings(stored: reader.settings())
            let pages = try reader.pages()
            observer(.detail("\(market.path): \(pages.count) pages"))
            var input = MarketInput(
                pages: pages, lexicon: try access.ground(), failures: try reader.failures(), decisions: try reader.decisions(),
                ownBrand: known.ownBrand,
                capabilities: try Capabilities.resolved(known.capabilities, access.lexicons), donors: known.donors,
                target: (target ?? known.target).flatMap { $0.isEmpty ? nil : $0 }, copies: PageCopies.groups(pages),
                catalogue: try access.catalogue(of: Set(pages.compactMap(\.page.language))), settings: known.settings)
            input.donors.sort { $0.name < $1.name }
            return (input, try reader.snapshots())
        }
    }

    /// What is concluded from the market; the same file and lexicons give the same value.
    public func analysis() -> MarketAnalysis { MarketAnalyzer.analyze(input) }

    /// Captures that a report compares; `creneau history` compares all.
    private static let reportedCaptures = 4

    /// The analysis with the market's name, for reports.
    public func reported() -> ReportedMarket {
        let made = MarketAnalyzer.analyzeWithRivals(input)
        return ReportedMarket(
            name: MarketName.of(path: file), analysis: made.analysis, battlecards: made.cards,
            history: captures.count > 1 ? history(position: nil, last: Self.reportedCaptures) : nil, context: context)
    }

    /// The sentences that quotes stand in.
    var context: QuoteContext { QuoteContext(input.pages) }

    /// Saves the analysis of the whole market into its file, for the site and for whoever queries it.
    func save(_ analysis: MarketAnalysis) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = try encoder.encode(analysis)
        let matrix = analysis.matrix
        let cells = matrix.concepts.flatMap { row in
            row.cells.map { (brand: $0.brand, concept: row.concept.id, cell: Cell.claimed($0.holding)) }
        }
        try market.write { writer in
            try writer.save(
                SavedAnalysis(
                    target: input.target ?? "", stamp: try writer.reader.stamp(), content: content,
                    brands: matrix.brands.map { .init(id: $0.id, name: $0.name, isOwn: $0.isOwn, notObservable: $0.notObservable) },
                    concepts: matrix.concepts.map(\.concept), cells: cells, gaps: analysis.gaps))
        }
    }

    func close() throws { try market.close() }

    /// Claims that a brand made in an earlier capture and makes no more; `nil` when there is but one capture.
    func wordsLeft(by brand: BrandID) -> [String]? {
        let changes = history(position: nil).changes
        guard !changes.isEmpty else { return nil }
        return changes.flatMap { $0.moves.filter { $0.kind == .dropped && $0.brand == brand } }.map(\.quote.text)
    }

    /// Snapshots of runs that read something anew: a run over the same files is no other capture.
    private var captures: [MarketSnapshot] { snapshots.filter { $0.run.pagesRead > 0 } }

    /// The snapshots of the market, compared.
    ///
    /// - Parameters:
    ///   - position: id or rank of a gap; `nil`: the one that was chosen.
    ///   - last: so many of the latest captures only.
    func history(position: String?, last: Int? = nil) -> MarketHistory {
        var names: Set<String> = []
        return MarketAnalyzer.history(
            captures.suffix(last ?? captures.count).map { snapshot in
                var past = input
                past.pages = snapshot.pages
                past.failures = snapshot.failures
                past.copies = PageCopies.groups(snapshot.pages)
                let day = snapshot.run.captured ?? "run \(snapshot.run.number)"
                return MarketHistory.Snapshot(name: names.insert(day).inserted ? day : "\(day), run \(snapshot.run.number)", input: past)
            }, position: position)
    }
}

extension LexiconAccess {
    /// What the lexicons know of words and of wants.
    func ground() throws(UnusableInput) -> GroundLexicon {
        do { return try GroundLexicon(lexicons) } catch { throw UnusableInput(lexicons: error) }
    }

    /// Everything that the lexicons know of positioning, with the forms of the languages of a market's pages.
    func catalogue(of languages: Set<String>) throws(UnusableInput) -> Catalogue {
        do { return try lexicons.catalogue(of: languages) } catch { throw UnusableInput(lexicons: error) }
    }
}

/// What a market is called.
enum MarketName {
    /// The last part of a path, without endings: `corpora/toothpaste/` is `toothpaste`.
    static func of(path: String) -> String {
        if path == "-" { return "market" }
        var name = URL(filePath: path).standardizedFileURL.lastPathComponent
        for ending in [".gz", ".html", ".htm", ".zip", ".warc", ".mhtml", ".mht", ".ndjson", ".jsonl", ".sqlite"]
        where name.lowercased().hasSuffix(ending) && name.count > ending.count {
            name = String(name.dropLast(ending.count))
        }
        return name.isEmpty || name == "/" ? "market" : name
    }
}
