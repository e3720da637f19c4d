import Foundation
import MarketModel
import NIOCore
import NIOEmbedded
import NIOHTTP1

@testable import Learning
@testable import Lexicons
@testable import MarketStore
@testable import Pages
@testable import Pipeline
@testable import ReviewSite

/// Every way in which bytes from outside come into the program.
enum Readers {
    typealias Reader = ([UInt8]) -> Void

    static let all: [String: @Sendable () throws -> Reader] = [
        "app-state": { structured("<script>window.__INITIAL_STATE__=", "</script>") { _ = AppState($0) } },
        "decisions": {
            { bytes in
                guard let rows = try? DecisionCSV.rows(String(decoding: bytes, as: UTF8.self)) else { return }
                precondition(rows.count <= bytes.count)
            }
        },
        "html": {
            let reader = PageReader(models: PageModels(blocks: nil), languages: [])
            return { check(reader.read($0, source: "fuzz")) }
        },
        "json-ld": { structured("<script type=\"application/ld+json\">", "</script>") { _ = LinkedData($0) } },
        "lexicon": { lexicon },
        "market": {
            // A file of its own a process, in memory.
            let path = "/dev/shm/creneau-fuzz-\(getpid()).sqlite"
            return { market($0, path) }
        },
        "mhtml": { { bytes in open(MHTMLArchive.page(bytes, source: "fuzz", path: "fuzz.mhtml")) } },
        "ndjson": {
            { bytes in
                if case .success(let found) = ExtractedPage.read(bytes, source: "fuzz") { check(found.page) }
            }
        },
        "page": {
            let analyst = try PageAnalyst(LexiconAccess(named: "lexicons").lexicons, withClaims: true)
            return { bytes in
                let document = PageDocument(source: "fuzz", hints: PageHints(), bytes: bytes)
                if case .success(let page) = analyst.analyze(.document(document)) { check(page) }
            }
        },
        "request": { request },
        "table": {
            let access = try LexiconAccess(named: "lexicons"), options = try ReadingOptions(access)
            let analyst = try PageAnalyst(access.lexicons, withClaims: false)
            return archive("csv", analyst) { TableArchive(paths: [$0], options: options) }
        },
        "warc": { archive("warc") { WARCArchive(path: $0, budget: 1 << 24) } },
        "zip": { archive("zip") { ZipArchive.open($0) } },
    ]

    /// Makes a seed of a reader whose inputs are too large to be kept.
    static func seed(_ reader: String, at path: String) throws {
        guard reader == "market" else { return }
        let market = try MarketFile(path: path)
        var page = ProductPage(source: "a.html", id: PageID("a"), blocks: [Block(zone: .bullet, text: "BPA-free lid")])
        page.product.brand = "A"
        let claim = Claim(
            concept: Concept(id: ConceptID(.feature, "bpa-free"), label: "BPA-free", polarity: .absent),
            evidence: Evidence(block: 0, range: 0..<8), strength: 0.7, confidence: 0.9)
        try market.write { writer in
            let run = try writer.begin(Run(started: "2026-11-02T10:00:00Z", version: "1", lexiconsHash: "l", inputs: ["a"]))
            try writer.replace(
                [
                    StoredPage(
                        content: AnalyzedPage(page: page, claims: [claim]),
                        fingerprint: PageFingerprint(source: "a.html", bytesHash: "b", lexiconsHash: "l"))
                ], in: run)
            try writer.finish(run, time: "2026-11-02T10:00:01Z")
            try writer.append(
                Decision(action: .accept, page: page.id, concept: claim.concept.id, quote: "bpa-free", author: "a", time: "t"))
        }
        try market.close()
    }

    // MARK: Readers

    private static func structured(_ before: String, _ after: String, _ read: @escaping (DocumentTree) -> Void) -> Reader {
        { bytes in
            let page = Array(before.utf8) + bytes + Array(after.utf8)
            read(HTMLParser.parse(TextEncoding.decode(page, charset: nil).utf8))
        }
    }

    /// The first byte tells which kind of lexicon file the rest is.
    private static func lexicon(_ bytes: [UInt8]) {
        let rest = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 5 {
        case 0: _ = LexiconTable(file: "f", bytes: rest, columns: ["id", "label", "forms", "[note]"])
        case 1: _ = try? WeightFile(rest)
        case 2: _ = try? WordTable(file: "f", bytes: rest, columns: 1)
        case 3: _ = try? WordVectors(file: "f", bytes: rest)
        default: _ = try? WeightFile(rest).ensemble()
        }
    }

    private static func market(_ bytes: [UInt8], _ path: String) {
        defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) } }
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)),
            let file = try? MarketFile(path: path, opening: .reading, isReadOnly: true)
        else { return }
        _ = try? file.read { reader in
            for page in try reader.pages() { check(page) }
            for past in try reader.snapshots() { past.pages.forEach(check) }
            _ = try reader.claimsToReview(ReviewFilter(undecidedOnly: false), limit: 100)
            _ = try reader.decisions()
            _ = try reader.decisionLog()
            _ = try reader.settings()
            _ = try reader.search("lid")
        }
        _ = try? file.close()
    }

    /// - Parameter analyst: reads what is no document, but a row of a table.
    private static func archive(
        _ ending: String, _ analyst: PageAnalyst? = nil, _ open: @escaping (String) -> any PageArchive
    ) -> Reader {
        let path = "/dev/shm/creneau-fuzz-\(getpid()).\(ending)"
        return { bytes in
            guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
            let archive = open(path)
            var members = 0
            while let input = archive.next(), members < 10_000 {
                members += 1
                if case .row = input, let page = try? analyst?.analyze(input).get() { check(page) }
                Readers.open(input)
            }
            unlink(path)
        }
    }

    /// What the site makes of bytes on its socket: the parser's heads and bodies, the gate, the form.
    private static func request(_ bytes: [UInt8]) {
        let channel = EmbeddedChannel()
        try! channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withEncoderConfiguration: .init(), withDecoderLimitConfiguration: ServerLimits.decoder)
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        let gate = Gate(token: "0123456789abcdef", port: 8642)
        var head: HTTPRequestHead?, body: [UInt8] = []
        while let part = try? channel.readInbound(as: HTTPServerRequestPart.self) {
            switch part {
            case .head(let read): head = read
            case .body(let read): body += read.readableBytesView
            case .end: break
            }
            guard let head else { continue }
            let request = SiteRequest(
                method: head.method.rawValue, target: head.uri, headers: Exchange.fields(head.headers), body: body)
            if gate.refusal(request) == nil { precondition(request.headers["host"]?.lowercased().hasSuffix(":8642") == true) }
            let fields = Form.fields(request.body)
            precondition(!gate.allowsChange(request, fields) || gate.isKnown(request))
            let back = LocalPath.adding("did", "k", to: fields["back"] ?? request.path)
            precondition(back.hasPrefix("/") && !back.hasPrefix("//") && back.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            _ = try? Change(fields)
        }
        _ = try? channel.finish()
    }

    // MARK: What must hold

    private static func open(_ input: PageInput) {
        guard case .document(let document) = input, case .success(let bytes) = document.bytes() else { return }
        precondition(bytes.count <= PageReader.maximumBytes * 2)
    }

    private static func check(_ result: Result<ProductPage, PageFailure>) {
        if case .success(let page) = result { check(AnalyzedPage(page: page)) }
    }

    /// Every quote lies in its block, on the borders of characters, and a market file can hold the page.
    private static func check(_ page: AnalyzedPage) {
        precondition(page.page.blocks.allSatisfy { !$0.text.utf8.contains(0) })
        precondition((try? JSONEncoder().encode(page.page.product)) != nil)
        for evidence in page.claims.flatMap({ [$0.evidence] + $0.also }) + page.demand.map(\.evidence) {
            let text = page.page.blocks[evidence.block].text.utf8
            precondition(evidence.range.lowerBound >= 0 && evidence.range.upperBound <= text.count)
            _ = page.page.quote(evidence)
        }
        for block in page.page.blocks { if let heading = block.layout.heading { precondition(page.page.blocks.indices.contains(heading)) } }
    }
}

extension WeightFile {
    fileprivate func ensemble() throws { _ = try TreeEnsemble(self, columns: ["a", "b", "c"]) }
}
