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

    /// What the page sells, as words; an opinion of it is no aspect.
    private let productWords: Set<String>

    init(product: ProductRecord) {
        var names = product.category
        names += [product.name, product.brand, product.seller].compactMap { $0 }
        productWords = Set(names.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init) })
    }

    /// Reviews that must share a noun before it counts.
    private static let reviews = 2

    /// - Complexity: O(openings).
    func mentions(_ openings: [Opening], analyzer: TextAnalyzer) -> [DemandMention] {
        var keyed: [(key: String, label: String, opening: Opening)] = []
        for opening in openings {
            let words = opening.statement.words.map { analyzer.string($0) }
            if words.contains(where: { Self.general.contains($0) || productWords.contains($0) }) { continue }
            let slug = words.map { word in String(word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }) }.filter { !$0.isEmpty }
            if slug.count != words.count || slug.allSatisfy({ $0.allSatisfy(\.isNumber) }) { continue }
            keyed.append((slug.joined(separator: "-"), words.joined(separator: " "), opening))
        }
        var blocks: [String: Set<Int>] = [:]
        for (key, _, opening) in keyed { blocks[key, default: []].insert(opening.block) }
        return keyed.compactMap { key, label, opening in
            guard blocks[key]!.count >= Self.reviews else { return nil }
            return DemandMention(
                concept: Concept(id: ConceptID(.feature, key), label: label.prefix(1).uppercased() + label.dropFirst()),
                sense: opening.statement.isPositive ? .praise : .complaint,
                evidence: Evidence(block: opening.block, range: opening.statement.range))
        }
    }

    /// Nouns that stand for the product as a whole, for buying it, or for nothing in particular.
    private static let general: Set<String> = [
        "product", "products", "item", "items", "thing", "things", "one", "ones", "buy", "purchase", "deal", "choice", "option", "job",
        "way",
        "time", "times", "day", "days", "month", "months", "year", "years", "week", "weeks", "experience", "review", "reviews", "rating",
        "money", "amazon", "seller", "brand", "company", "range", "budget", "everything", "anything", "something", "nothing", "people",
        "person", "customer", "customers", "lot", "bit", "part", "parts", "use", "usage", "user", "users", "work", "quality", "performance",
        "stuff", "gift", "idea", "place", "point", "side", "end", "service", "order", "feature", "features", "model", "overall", "really",
        "working", "far", "device", "piece", "pieces", "pair", "set", "unit", "units", "market", "segment", "category", "name", "star",
        "stars", "job", "work", "hai", "bhai", "guys", "sir", "well", "also", "even", "using", "used", "bought", "buying", "looking",
    ]
}
