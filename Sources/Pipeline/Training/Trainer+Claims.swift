import Claims
import Concepts
import Foundation
import Lexicons
import MarketModel
import Pages

extension Trainer {
    /// Parts into which pages with known main content are split, so that none is read by models that were fitted to it.
    private static let readings = 3
    /// The language whose claims are learned.
    private static let language = "en"

    /// Refits the models of claims to the labelled pages, read as `extract` would read pages that it has never seen.
    ///
    /// - Parameter output: a complete lexicons folder but for the weights of claims, which are written into it.
    func trainClaims(_ labelled: LabelledData, output: String) throws {
        let pages = labelled.pages.filter { labelled.claims[$0.id] != nil }
        guard !pages.isEmpty else {
            progress("claims: no labelled claims in the folder; their weights are not made")
            return
        }
        let lexicons = try Lexicons.load(folder: output)
        let whole = try PageModels { lexicons.file($0) }
        let documents = labelled.documents()
        var models: [String: PageModels] = [:]
        for part in 0..<Self.readings {
            let own = documents.enumerated().filter { $0.offset % Self.readings == part && $0.element.mainContent != nil }.map(\.element.id)
            guard !own.isEmpty else { continue }
            let files = PageTrainer(words: try PageWords { lexicons.file($0) }).train(documents.filter { !own.contains($0.id) })
            let unseen = try PageModels { files[$0] ?? lexicons.file($0) }
            for id in own { models[id] = unseen }
        }
        progress("claims: models for reading the labelled pages made")
        var examples: [LabelledPage] = [], allLanguages: [LabelledPage] = [], named: [NamedPhrase] = []
        for page in pages.sorted(by: { $0.id < $1.id }) {
            guard case .success(let bytes) = LabelledData.contents(page.path), let claims = labelled.claims[page.id] else { continue }
            let reader = PageReader(models: models[page.id] ?? whole, languages: [])
            guard case .success(let read) = reader.read(bytes, source: page.id) else { continue }
            let isMarket = page.group.hasPrefix(LabelledData.marketGroup)
            let group = isMarket ? page.group : read.url.flatMap { URL(string: $0)?.host() } ?? page.id
            let example = LabelledPage(
                page: read, claims: claims.claims.map { LabelledClaim(quotes: $0.quotes, angle: $0.angle, name: $0.concept) },
                group: group, weight: isMarket ? 0.5 : page.kind ?? .product == .product ? 1 : 0.6)
            let isUsual = (read.language ?? Self.language) == Self.language
            // A market is many pages alike: it would teach the models for all languages little but its own layout.
            if !isMarket || !isUsual { allLanguages.append(example) }
            // Models of words, and names of claims, are of one language.
            guard isUsual else { continue }
            examples.append(example)
            for claim in claims.claims {
                guard let name = claim.concept, let quote = claim.quotes.first else { continue }
                named.append(
                    NamedPhrase(
                        text: quote, name: name, angle: claim.angle, polarity: claim.polarity ?? .present, group: group, isMarket: isMarket,
                        brand: claims.brand, product: claims.product, category: claims.category))
            }
        }
        var judge = try SamenessTrainer(lexicons: lexicons)
        judge.progress = progress
        let sameness = judge.train(named)
        try Self.write(sameness.files, below: output)
        var trainer = try ClaimTrainer(lexicons: lexicons)
        trainer.progress = progress
        try Self.write(trainer.train(examples, sameness: sameness), below: output)
        var shared = try ClaimTrainer(shared: lexicons)
        shared.progress = { [progress] in progress("all languages, " + $0) }
        try Self.write(shared.train(allLanguages), below: output)
    }
}
