internal import Lexicons
public import MarketModel
public import TextAnalysis

/// What is known around a phrase when it is led to a concept.
public struct PhraseContext: Sendable {
    /// The phrase as a claim of its page.
    public struct Standing: Sendable {
        /// How sure it is that the phrase is a claim, 0 to 1.
        public let confidence: Double
        /// How prominent its place is, 0 to 1.
        public let strength: Double

        public init(confidence: Double, strength: Double) {
            self.confidence = confidence
            self.strength = strength
        }
    }

    /// Stems that name what the product is: its category, and the kinds of product that its name holds.
    public var product: Set<TermID> = []
    /// Stems of the brand's name.
    public var names: Set<TermID> = []
    /// Whether the product is a thing, and neither software nor a service.
    public var isGoods = false
    /// `nil` for what customers say: only what is claimed is doubted as a claim.
    public var standing: Standing?

    public init() {}
}

extension ConceptResolver {
    /// What a page's record tells of the product that its phrases speak of.
    ///
    /// - Parameter analyzer: the one that reads the page; made by this resolver's lexicon.
    public func context(of product: ProductRecord, analyzer: TextAnalyzer) -> PhraseContext {
        var context = context(category: product.category.last, name: product.name, brand: product.brand, analyzer: analyzer)
        let isSold = product.price != nil || product.sku != nil || product.gtin != nil
        context.isGoods = isSold && !([product.name].compactMap { $0 } + product.category).contains { isNoThing($0, analyzer) }
        return context
    }

    /// Whether a name or category tells of software or a service.
    private func isNoThing(_ text: String, _ analyzer: TextAnalyzer) -> Bool {
        lexicon.familyMatcher.matches(in: analyzer.analyze(text)).contains { Self.notGoods.contains(lexicon.families[$0.row].name) }
    }

    func context(category: String?, name: String?, brand: String?, analyzer: TextAnalyzer) -> PhraseContext {
        func stems(_ text: String?, _ keep: (Part) -> Bool = { _ in true }) -> Set<TermID> {
            guard let text, !text.isEmpty else { return [] }
            let parts = analyzer.analyze(text).parts
            return Set(
                parts.filter { $0.kind == .word && !lexicon.stopWords.contains($0.term) && keep($0) }.map {
                    lexicon.roles.canonical($0.stem)
                })
        }
        var context = PhraseContext()
        context.product = stems(category).union(stems(name) { lexicon.roles.products.contains($0.stem) })
        context.names = stems(brand)
        return context
    }
}
