import Foundation
public import MarketModel
import MarketStore
import Pages
import Positioning
public import Reports

/// The main job: pages into a market file, conclusions out of it, files for the user.
public struct MarketRun: Sendable {
    private let paths: [String]
    private let file: String
    private let folder: ReportFolder
    private let own: String?
    private let capabilities: [String]?
    private let target: String?
    private let donors: [DonorMarket]
    private let captured: String?
    private let isFresh: Bool
    private let access: LexiconAccess
    private let analyst: PageAnalyst
    private let options: ReadingOptions

    /// - Throws: `UnusableInput` and `MarketFileError` for whatever can be told before a page is read.
    public init(
        paths: [String], market: String?, out: String?, own: String?, capabilities: String?, target: String?, donors: [String],
        captured: String?, fresh: Bool, columns: ColumnChoice = ColumnChoice(), kind: PageKind? = nil, lexicons: String?
    ) throws {
        guard let first = paths.first else { throw UnusableInput.noPages }
        if let captured, !Self.isDay(captured) {
            throw UnusableInput("“\(captured)” is no day", remedy: "write it as YYYY-MM-DD")
        }
        let name = MarketName.of(path: first)
        self.paths = paths
        file = market ?? name + ".sqlite"
        folder = ReportFolder(out ?? ReportFolder.defaultPath(for: file))
        self.own = own
        self.target = target
        self.captured = captured
        isFresh = fresh
        self.capabilities = try capabilities.map(Capabilities.read)
        self.donors = try donors.map { path in
            let donor = try MarketFile(path: path, opening: .reading)
            return DonorMarket(name: MarketName.of(path: path), pages: try donor.read { try $0.pages() })
        }
        access = try LexiconAccess(named: lexicons)
        analyst = try PageAnalyst(access.lexicons, withClaims: true)
        options = try ReadingOptions(columns: columns, kind: kind, access)
    }

    /// What a run gives.
    public struct Outcome: Sendable {
        public let reported: ReportedMarket
        /// Pages that failed in this run.
        public let failures: [PageFailure]
        let files: [String]

        public var hasFailures: Bool { !failures.isEmpty }

        public func summary(width: Int, style: TerminalStyle) -> String {
            TerminalSummary(name: reported.name, analysis: reported.analysis, files: files).text(width: width, style: style)
        }
    }

    /// Reads, analyses, stores and writes the report.
    ///
    /// - Throws: `UnusableInput` when no page could be read; then no file is made.
    public func analyze(observer: RunObserver) async throws -> Outcome {
        let lexiconsHash = access.fingerprint()
        let known = try knownPages()
        var reading = try await read(known: known, lexiconsHash: lexiconsHash, observer: observer)
        if reading.pages.isEmpty && reading.unchanged.isEmpty {
            if reading.failures.isEmpty { throw UnusableInput.noPages }
            throw UnusableInput("no page could be read", remedy: "name HTML files or a folder that holds some")
        }
        let market = try stored(&reading, lexiconsHash: lexiconsHash, observer: observer)
        observer(.progress(done: 0, total: nil, what: "drawing conclusions"))
        let session = try MarketSession(market, target: target, access: access, observer: observer)
        do {
            try session.refuseUnknown()
            try refuseForeignBrand(session)
        } catch {
            // The pages stay; what was not understood is not remembered.
            try market.write { try MarketSettings.forget(own: own != nil, target: target != nil, in: $0) }
            try session.close()
            throw error
        }
        let reported = session.reported()
        try session.save(reported.analysis)
        let written = try folder.write(reported)
        try session.close()
        return Outcome(
            reported: reported, failures: reading.failures,
            files: [
                "market: \(file)", "report: \(written[0])",
                "tables: \(written.dropFirst().map(ReportFolder.lastPart).joined(separator: ", "))",
            ])
    }

    /// An own brand that no page carries, but one much like it is there: a slip of the pen. A brand whose pages come later is taken as it is.
    private func refuseForeignBrand(_ session: MarketSession) throws {
        guard let own else { return }
        let given = session.input.decisions.filter { $0.action == .setBrand }.compactMap(\.after)
        let brands = Set(session.input.pages.compactMap { $0.page.product.brand } + given).sorted()
        guard !brands.contains(where: { BrandID(folding: $0) == BrandID(folding: own) }), !NearestNames.of(own, among: brands).isEmpty
        else {
            return
        }
        throw UnusableInput(
            "no page in \(file) is of the brand “\(own)”",
            remedy: NearestNames.remedy(own, among: brands, else: ""))
    }

    private func knownPages() throws -> [PageFingerprint: PageID] {
        guard FileManager.default.fileExists(atPath: file) else { return [:] }
        let market = try MarketFile(path: file, opening: .reading)
        return isFresh ? [:] : try market.read { try $0.fingerprints() }
    }

    /// Puts what was read into the market: the one that is there, or one that takes its place.
    private func stored(_ reading: inout Reading, lexiconsHash: String, observer: RunObserver) throws -> MarketFile {
        func fill(_ market: MarketFile) throws {
            let stored = try settleBrands(&reading, with: market)
            tellLeftOut(reading, observer)
            tellKindred(reading.pages.map(\.content.page) + stored, observer)
            try store(reading, in: market, lexiconsHash: lexiconsHash)
        }
        guard isFresh, FileManager.default.fileExists(atPath: file) else {
            let market = try MarketFile(path: file, opening: .createIfMissing)
            try fill(market)
            return market
        }
        let renewal = try MarketFile.renew(file, day: String(RunClock.now().prefix(10)), fill: fill)
        observer(
            .note(
                "\(file) is made anew with \(Wording.count(renewal.decisions, "decision")) carried over; the market before it is kept as \(renewal.backup)"
            ))
        return try MarketFile(path: file, opening: .existing)
    }

    /// Gives a brand that was only guessed the name that other pages, of this run or an earlier one, know it by.
    ///
    /// - Returns: the pages of earlier runs that were looked at.
    private func settleBrands(_ reading: inout Reading, with market: MarketFile) throws -> [ProductPage] {
        guard !reading.pages.isEmpty else { return [] }
        let stored = reading.unchanged.isEmpty ? [] : try market.read { try $0.pages() }
        let guesses = GuessedBrands((reading.pages.map(\.content) + stored).map(\.page), words: analyst.words)
        for n in reading.pages.indices {
            if let brand = guesses.settled(reading.pages[n].content.page) {
                reading.pages[n].content.page.product.brand = brand
            }
        }
        setAside(&reading, stored.map(\.page))
        return stored.map(\.page)
    }

    /// Brands that are told at most.
    private static let mostKindred = 10

    /// Tells which brands are possibly one: each counts for itself until the pages say otherwise.
    private func tellKindred(_ pages: [ProductPage], _ observer: RunObserver) {
        for pair in KindredBrands.pairs(pages).prefix(Self.mostKindred) {
            observer(
                .note(
                    "the brands \u{201C}\(pair.one)\u{201D} and \u{201C}\(pair.other)\u{201D} are possibly one (\(pair.reason)); they are counted apart until a review merges them"
                ))
        }
    }

    /// Tells which pages do not enter the market, why, and how they would.
    private func tellLeftOut(_ reading: Reading, _ observer: RunObserver) {
        for page in reading.pages.map(\.content.page) where page.kind != .product {
            observer(.note("\(page.source): left out as \(page.kind.rawValue): \(page.kindReason); --kind product takes it in"))
        }
        let accessories = reading.accessories
        if accessories > 0 {
            observer(.note("\(Wording.count(accessories, "page")) of parts and accessories left out of the market"))
        }
    }

    /// Leaves parts and accessories out, unless the user says what the pages are: they are no rivals of the things that they are for.
    private func setAside(_ reading: inout Reading, _ stored: [ProductPage]) {
        guard options.kind == nil else { return }
        let accessories = Accessories(reading.pages.map(\.content.page) + stored, words: analyst.words)
        for n in reading.pages.indices {
            guard let reason = accessories.reason(reading.pages[n].content.page) else { continue }
            reading.pages[n].content.page.kind = .other
            reading.pages[n].content.page.kindReason = reason
            reading.accessories += 1
        }
    }

    private func store(_ reading: Reading, in market: MarketFile, lexiconsHash: String) throws {
        try market.write { writer in
            var run = Run(
                started: reading.started, captured: captured ?? reading.captured, version: Version.current, lexiconsHash: lexiconsHash,
                inputs: paths)
            run = try writer.begin(run)
            run.pagesRead = try writer.replace(reading.pages, in: run)
            try writer.markUnchanged(reading.unchanged, in: run)
            try writer.record(reading.failures, in: run)
            run.pagesUnchanged = reading.unchanged.count
            run.pagesFailed = reading.failures.count
            try MarketSettings.remember(own: own, capabilities: capabilities, target: target, donors: donors, in: writer)
            try writer.finish(run, time: RunClock.now())
        }
    }

    /// What was read in this run, each page once.
    private struct Reading {
        var started = ""
        /// Sorted by id.
        var pages: [StoredPage] = []
        var unchanged: [PageID] = []
        var failures: [PageFailure] = []
        /// Pages of parts and accessories.
        var accessories = 0
        /// The latest day that a page, a side-car, an archive or, where none does, a file tells.
        var captured: String?
    }

    /// What was made of one input.
    private enum Read: Sendable {
        case page(StoredPage)
        case unchanged(PageID, source: String, captured: String?)
        case failed(PageFailure)
        case note(String)
    }

    private func read(known: [PageFingerprint: PageID], lexiconsHash: String, observer: RunObserver) async throws -> Reading {
        let started = RunClock.now()
        let inputs = PageInputs(paths: paths, options: options)
        let total = PageCount.of(paths, options)
        var best: [PageID: (key: (String, String), read: Read)] = [:], failures: [PageFailure] = []
        var done = 0
        try await mapInOrder(
            inputs, workers: Workers.count, window: Workers.count * 4, transform: { read($0, known: known, lexiconsHash: lexiconsHash) },
            consume: { _, found in
                done += 1
                observer(.progress(done: done, total: total, what: "reading pages"))
                let id: PageID, key: (String, String)
                switch found {
                case .note(let text): return observer(.note(text))
                case .failed(let failure):
                    failures.append(failure)
                    return observer(.failed(failure))
                case .page(let stored):
                    if let left = stored.content.page.product.from[ProductRecord.leftOut] {
                        observer(.note("\(stored.content.page.source): \(left) left out, which no product can have"))
                    }
                    (id, key) = (stored.content.page.id, (stored.content.page.captured ?? "", stored.content.page.source))
                case .unchanged(let known, let source, let day): (id, key) = (known, (day ?? "", source))
                }
                // Of two files that are one page the later capture counts, then the name: never the order in which they came.
                if let other = best[id] {
                    observer(.note("\(max(key.1, other.key.1)): the same page as \(min(key.1, other.key.1)) (\(id)); counted once"))
                    if (other.key.0, key.1) > (key.0, other.key.1) { return }
                }
                best[id] = (key, found)
            })
        var reading = Reading(started: started)
        reading.failures = failures
        for (id, entry) in best.sorted(by: { $0.key < $1.key }) {
            reading.captured = [reading.captured, entry.key.0.isEmpty ? nil : entry.key.0].compactMap { $0 }.max()
            if case .page(let stored) = entry.read { reading.pages.append(stored) } else { reading.unchanged.append(id) }
        }
        if reading.captured == nil { reading.captured = reading.pages.compactMap { Self.fileDay($0.content.page.source) }.max() }
        return reading
    }

    private func read(_ input: PageInput, known: [PageFingerprint: PageID], lexiconsHash: String) -> Read {
        var hash = ContentHash()
        let analyzed: Result<AnalyzedPage, PageFailure>
        switch input {
        case .failure(let failure): return .failed(failure)
        case .note(let text): return .note(text)
        case .row(let row):
            row.mix(into: &hash)
            analyzed = analyst.analyze(row, captured: captured)
        case .extracted(_, let line):
            hash.mix(line)
            analyzed = analyst.analyze(input)
        case .document(let document):
            let bytes: [UInt8]
            switch document.bytes() {
            case .failure(let failure): return .failed(failure)
            case .success(let read): bytes = read
            }
            let hints = document.hints
            hash.mix(bytes)
            let day = hints.captured ?? captured
            for part in [hints.url, day, hints.brand, hints.segment, hints.charset, hints.path, hints.truncation, hints.kind?.rawValue] {
                hash.mix(part)
            }
            let print = PageFingerprint(source: document.source, bytesHash: hash.hex, lexiconsHash: lexiconsHash)
            if let id = known[print] { return .unchanged(id, source: document.source, captured: day) }
            analyzed = analyst.analyze(bytes, of: document, captured: captured)
        }
        switch analyzed {
        case .failure(let failure): return .failed(failure)
        case .success(let page):
            let print = PageFingerprint(source: page.page.source, bytesHash: hash.hex, lexiconsHash: lexiconsHash)
            return .page(StoredPage(content: page, fingerprint: print))
        }
    }

    /// The day on which a saved file was written last: all that is left where neither page, side-car nor archive tells the day of capture.
    private static func fileDay(_ path: String) -> String? {
        let time = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        return time.flatMap { $0 }.map { String($0.formatted(Date.ISO8601FormatStyle()).prefix(10)) }
    }

    /// Whether a text is a day as `YYYY-MM-DD`.
    static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }
}

/// How many pages an input will give, for the progress bar.
enum PageCount {
    /// The number of files; `nil` when an archive or standard input hides how many there are.
    static func of(_ paths: [String], _ options: ReadingOptions) -> Int? {
        var count = 0
        if paths.contains(where: { InputKind.named($0) == .table }) { return nil }
        for input in PageInputs(paths: paths.contains("-") ? [] : paths, options: options) {
            guard case .document = input else { return nil }
            count += 1
        }
        return count == 0 ? nil : count
    }
}
