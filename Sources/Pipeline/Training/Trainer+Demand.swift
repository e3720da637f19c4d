import Claims
import Demand
import Lexicons
import MarketModel
import Pages

extension Trainer {
    /// Refits the models of customers' statements to the labelled markets, their pages read as `extract` would read them.
    ///
    /// - Parameter output: a complete lexicons folder but for the weights of demand, which are written into it.
    func trainDemand(_ labelled: LabelledData, output: String) throws {
        guard !labelled.demand.isEmpty else {
            progress("demand: no labelled customers in the folder; their weights are not made")
            return
        }
        let lexicons = try Lexicons.load(folder: output)
        let reader = PageReader(models: try PageModels { lexicons.file($0) }, languages: lexicons.languages)
        let extractor = try ClaimExtractor(lexicons: lexicons)
        var examples: [LabelledCustomers] = []
        for market in labelled.demand {
            for (page, customers) in market.pages {
                guard case .success(let bytes) = LabelledData.contents(page.path),
                    case .success(let read) = reader.read(bytes, source: page.id)
                else { continue }
                examples.append(
                    LabelledCustomers(
                        page: read, claims: try extractor.claims(in: read),
                        labelledClaims: (labelled.claims[page.id]?.claims ?? []).compactMap { claim in
                            claim.concept.map { LabelledPoint(quotes: claim.quotes, concept: $0, polarity: claim.polarity ?? .present) }
                        },
                        statements: customers.statements.map {
                            LabelledStatement(quote: $0.quote, sense: $0.sense, concept: $0.concept, polarity: $0.polarity ?? .present)
                        }, market: market.name))
            }
        }
        progress("demand: \(examples.count) pages read")
        var trainer = try DemandTrainer(lexicons: lexicons)
        trainer.progress = progress
        try Self.write(trainer.train(examples), below: output)
    }
}
