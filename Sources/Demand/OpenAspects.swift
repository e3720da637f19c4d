internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// Aspects that no lexicon line names: nouns beside an opinion that at least two reviews of the page share.
struct OpenAspects {
    struct Opening {
        let block: Int
        let statement: StatementReader.Opening
        let text: String
    }

    /// What the page sells, as stems; an opinion of it is no aspect.
    private let productStems: TermSet
    /// Nouns that stand for the product as a whole, for buying it, or for nothing in particular.
    private let general: TermSet

    init(product: ProductRecord, general: TermSet, analyzer: TextAnalyzer) {
        self.general = general
        var names = product.category
        names += [product.name, product.brand, product.seller].compactMap { $0 }
        productStems = TermSet(analyzer.analyze(names.joined(separator: "\n")).parts.map(\.stem))
    }

    /// Reviews that must share a noun before it counts.
    private static let reviews = 2

    /// - Complexity: O(openings).
    func mentions(_ openings: [Opening], analyzer: TextAnalyzer) -> [Statement] {
        var keyed: [(key: String, label: String, opening: Opening)] = []
        for opening in openings {
            let words = opening.statement.words.map { analyzer.string($0) }
            if opening.statement.words.contains(where: general.contains)
                || opening.statement.words.contains(where: { productStems.contains(analyzer.stem(of: $0)) })
            {
                continue
            }
            let slug = words.map { word in String(word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }) }.filter { !$0.isEmpty }
            if slug.count != words.count || slug.allSatisfy({ $0.allSatisfy(\.isNumber) }) { continue }
            keyed.append((slug.joined(separator: "-"), words.joined(separator: " "), opening))
        }
        var blocks: [String: Set<Int>] = [:]
        for (key, _, opening) in keyed { blocks[key, default: []].insert(opening.block) }
        return keyed.compactMap { key, label, opening in
            guard blocks[key]!.count >= Self.reviews else { return nil }
            return Statement(
                concept: Concept(id: ConceptID(.feature, key), label: label.prefix(1).uppercased() + label.dropFirst()),
                sense: opening.statement.isPositive ? .praise : .complaint,
                evidence: Evidence(block: opening.block, range: opening.statement.range))
        }
    }
}
