import Foundation
import Learning
import Lexicons
import MarketModel
import Testing
import TextAnalysis

@testable import Claims

/// The lexicons of the project with weights learned from invented pages, in a folder of its own.
private enum Trained {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A copy of the English lists without any weights.
    static func listsOnly() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "claims-tests-\(UUID().uuidString)")
        for part in ["common", "en"] {
            let lists = root.appending(path: "lexicons").appending(path: part), copy = folder.appending(path: part)
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: lists.path) where name.hasSuffix(".tsv") {
                try FileManager.default.copyItem(at: lists.appending(path: name), to: copy.appending(path: name))
            }
        }
        return folder
    }

    static func settings() -> ClaimTrainingSettings {
        var settings = ClaimTrainingSettings()
        settings.first.minimumRows = 5
        settings.second.minimumRows = 5
        settings.first.trees = 30
        settings.tagger.epochs = 4
        return settings
    }

    static func files(_ pages: [LabelledPage], folder: URL) throws -> [String: [UInt8]] {
        var trainer = try ClaimTrainer(lexicons: Lexicons.load(folder: folder.path))
        trainer.settings = settings()
        return trainer.train(pages)
    }

    static let extractor: Result<ClaimExtractor, any Error> = Result {
        let folder = try listsOnly()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in try files(InventedPages.training, folder: folder) {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        return try ClaimExtractor(lexicons: Lexicons.load(folder: folder.path))
    }

    /// The extractor with the weights that the project ships; none of them has seen an invented page.
    static let shipped: Result<ClaimExtractor, any Error> = Result {
        try ClaimExtractor(lexicons: Lexicons.load(folder: root.appending(path: "lexicons").path))
    }
}

@Suite struct ClaimExtractionTests {
    @Test func findsMostClaimsOfPagesItHasNotSeen() throws {
        let extractor = try Trained.shipped.get()
        var right = 0, typed = 0, made = 0, gold = 0
        for n in 40..<60 {
            let labelled = InventedPages.page(n)
            let claims = try extractor.claims(in: labelled.page)
            made += claims.count
            gold += labelled.claims.count
            for wanted in labelled.claims {
                let found = claims.first { labelled.page.quote($0.evidence).lowercased().contains(wanted.quotes[0].lowercased()) }
                if let found {
                    right += 1
                    typed += found.angle == wanted.angle ? 1 : 0
                }
            }
        }
        print("invented pages: \(right) of \(gold) claims found, \(made) made, \(typed) typed right")
        #expect(Double(2 * right) / Double(made + gold) > 0.8)
        #expect(Double(typed) / Double(max(1, right)) > 0.8)
    }

    @Test func aClaimIsVerbatimSellerCopyAndMadeOnce() throws {
        let extractor = try Trained.extractor.get()
        for n in 60..<75 {
            let page = InventedPages.page(n).page
            let claims = try extractor.claims(in: page)
            #expect(!claims.isEmpty)
            #expect(Set(claims.map { "\($0.concept.id) \($0.polarity)" }).count == claims.count)
            #expect(zip(claims, claims.dropFirst()).allSatisfy { $0.evidence < $1.evidence })
            for claim in claims {
                for evidence in [claim.evidence] + claim.also {
                    #expect(page.blocks[evidence.block].zone.isSellerCopy)
                    let quote = page.quote(evidence)
                    #expect(page.blocks[evidence.block].text.contains(quote))
                    #expect(quote.utf8.count == evidence.range.count && !quote.isEmpty)
                    #expect(quote.split(separator: " ").count <= 16)
                }
                #expect((0...1).contains(claim.strength) && (0...1).contains(claim.confidence))
                // A label that a person would write: a few words, none twice.
                let words = claim.concept.label.lowercased().split(separator: " ")
                #expect((1...5).contains(words.count) && Set(words).count == words.count, "\(claim.concept)")
            }
        }
    }

    @Test func everyPhraseIsExplained() throws {
        let extractor = try Trained.extractor.get()
        let page = InventedPages.page(77).page
        let explanations = try extractor.explanation(of: page)
        let claims = try extractor.claims(in: page)
        for claim in claims {
            let own = explanations.first { $0.evidence == claim.evidence }
            #expect(own?.isClaim == true)
            #expect(own?.concept == claim.concept.id)
            #expect(own?.verdict.hasPrefix("a claim") == true)
            #expect(own?.reasons.contains { $0.source == "words" && $0.weight != 0 } == true)
        }
        #expect(explanations.filter { !$0.isClaim }.allSatisfy { !$0.verdict.hasPrefix("a claim") })
    }

    @Test func anyTextIsReadWithoutATrap() throws {
        let extractor = try Trained.extractor.get()
        let seed: UInt64 = 20_261
        var random = SeededGenerator(seed: seed)
        let pieces = ["for ", "BPA-free", ", ", "’", "\u{200B}", "🔋", "and ", "keeps cold", "\n", "100%", "é", "(", "the ", "—", "  ", "."]
        for _ in 0..<60 {
            let texts = (0..<4).map { _ in (0..<Int(random.next() % 30)).map { _ in pieces[Int(random.next() % 16)] }.joined() }
            let page = ProductPage(
                source: "x", id: PageID("x"), language: "en",
                blocks: texts.map { Block(zone: Zone.allCases[Int(random.next() % 10)], text: $0) })
            for claim in try extractor.claims(in: page) {
                let bytes = Array(page.blocks[claim.evidence.block].text.utf8)
                #expect(claim.evidence.range.upperBound <= bytes.count, "seed \(seed)")
                #expect(String(validating: bytes[claim.evidence.range], as: UTF8.self) != nil, "seed \(seed)")
            }
        }
    }

    @Test func aPageInAnotherLanguageHasNoClaims() throws {
        var page = InventedPages.page(3).page
        page.language = "xx"
        #expect(try Trained.extractor.get().claims(in: page).isEmpty)
        page.blocks = []
        page.language = nil
        #expect(try Trained.extractor.get().claims(in: page).isEmpty)
    }

    @Test func aFolderWithoutWeightsIsAnErrorThatSaysWhatToDo() throws {
        let folder = try Trained.listsOnly()
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            _ = try ClaimExtractor(lexicons: Lexicons.load(folder: folder.path))
            Issue.record("made without weights")
        } catch {
            #expect("\(error)".contains("en/claims") && "\(error)".contains("creneau train"))
        }
    }

    @Test func trainingGivesTheSameBytesWhateverTheOrderOfPages() throws {
        let folder = try Trained.listsOnly()
        defer { try? FileManager.default.removeItem(at: folder) }
        let few = Array(InventedPages.training.prefix(10))
        let a = try Trained.files(few, folder: folder), b = try Trained.files(few.reversed(), folder: folder)
        #expect(a.keys.sorted() == b.keys.sorted())
        for (path, bytes) in a { #expect(b[path] == bytes, "\(path)") }
    }
}

@Suite struct ReadingTests {
    private static let unlike = ContentWords(empty: ["the"], absences: [])

    private static func words(_ text: String) -> [UInt64] {
        WordBag(ContentWord.all(in: Array(text.utf8)[...], unlike).filter { !$0.isStop }.map(\.key)).keys
    }

    @Test(arguments: [
        ("the soft bottles", "soft bottle"), ("BPA-free", "bpa free"), ("glass", "glass"), ("Straps & loops", "strap loop"), ("Été", "été"),
        ("it’s 24h", "it s 24h"), ("防水, 5 m", "防水 5 m"), ("不含酒精BPA", "不含 含酒 酒精 bpa"),
    ])
    func contentWordsAreFoldedAsTheScorerFoldsThem(text: String, plain: String) {
        #expect(Self.words(text) == plain.split(separator: " ").map { FeatureKey.hash(String($0)) }.sorted())
    }

    @Test(arguments: [
        ("soft dry skin", "dry soft skin", 1.0), ("soft skin", "soft hair", 0.5), ("soft", "hard", 0), ("a a b", "a b b", 2.0 / 3),
    ])
    func similarityIsF1OfBags(a: String, b: String, expected: Double) {
        func bag(_ text: String) -> WordBag { WordBag(text.split(separator: " ").map { FeatureKey.hash(String($0)) }) }
        #expect(abs(bag(a).similarity(bag(b)) - expected) < 1e-9)
        #expect(bag(a).isContained(in: bag(a)))
    }

    @Test(arguments: [([Zone.title], 1.0), ([.bullet], 0.7), ([.paragraph, .bullet], 0.73), ([.answer], 0.4)])
    func strengthIsProminenceRaisedByRepetition(zones: [Zone], expected: Double) {
        #expect(abs(ClaimAssembly.strength(zones) - expected) < 1e-9)
    }
}
