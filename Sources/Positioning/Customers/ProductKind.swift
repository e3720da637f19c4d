internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// The words by which a product is called, whoever makes it: "smart", "tv". What says no more than they do is no point of the product.
struct ProductKind {
    private let reader: PhraseReader
    /// Stems that half of the products have in their names or categories, figures and parts among them: "laptop", "ssd".
    let stems: Set<TermID>
    /// Those of the category alone where it is told: "laptop".
    private let core: Set<TermID>

    /// - Parameter brand: whose own category counts as well: on half of its pages, and two.
    init(_ ground: Ground, brand: BrandID? = nil) {
        reader = ground.reader
        let members = ground.shared.market.members
        stems = Self.common(members, least: 1, reader) { [$0.name ?? "", $0.category.last ?? ""] }
        var core = Self.common(members, least: 1, reader) { [$0.category.last ?? ""] }
        if core.isEmpty { core = stems }
        if let brand {
            core.formUnion(Self.common(members.filter { $0.brand == brand }, least: 2, reader) { [$0.category.last ?? ""] })
        }
        self.core = core
    }

    private static func common(
        _ members: [Market.Member], least: Int, _ reader: PhraseReader, _ names: (ProductRecord) -> [String]
    ) -> Set<TermID> {
        var pages: [TermID: Int] = [:]
        for member in members {
            for stem in Set(names(member.page.product).flatMap { reader.phrase($0).stems }) { pages[stem, default: 0] += 1 }
        }
        return Set(pages.filter { $0.value >= least && 2 * $0.value >= members.count }.keys)
    }

    /// Whether a label is the product itself: most of its words name the product's kind, or all that are neither judgement nor tell only
    /// that a thing goes with another, as in "laptop compatible" of laptops.
    func isProduct(_ label: String) -> Bool {
        let words = reader.phrase(label).stems
        if 3 * words.count(where: core.contains) >= 2 * words.count { return true }
        let rest = words.filter { !core.contains($0) }, empty = reader.stems(.relation).union(reader.stems(.judgement))
        return rest.count < words.count && rest.allSatisfy(empty.contains)
    }
}
