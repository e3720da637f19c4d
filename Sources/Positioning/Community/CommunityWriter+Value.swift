internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension CommunityWriter {
    /// Brands whose claim makes a word the product's.
    private static let claimants = 2
    private static let mostThemes = 5

    /// Themes of interest, tie or feeling that customers share: three customers under three products, none of whose words is the product,
    /// its kind, or what two brands claim.
    func values() -> [Theme] {
        let product = productWords()
        var gathered: [String: Gathered] = [:], people: [String: String] = [:]
        for sentence in texts.sentences where !sentence.has(.idle, texts.cues) {
            for match in sentence.matches where texts.cues[match.cue].part == .value {
                let cue = texts.cues[match.cue]
                if match.telling.contains(where: product.contains) { continue }
                people[cue.name] = cue.words
                if let last = gathered[cue.name]?.sentences.last, last.page == sentence.page, last.block == sentence.block,
                    last.range == sentence.range
                {
                    continue
                }
                gathered[cue.name, default: Gathered()].add(sentence)
            }
        }
        return gathered.filter { $0.value.voices.count >= Self.leastCustomers && $0.value.products.count >= Self.leastProducts }
            .sorted { ($1.value.voices.count, $1.value.products.count, $0.key) < ($0.value.voices.count, $0.value.products.count, $1.key) }
            .prefix(Self.mostThemes).map { name, found in
                Theme(
                    line: CommunityBrief.Line(
                        part: .value, title: people[name]!, customers: found.voices.count, products: found.products.count,
                        quotes: chooser.best(found.sentences, limit: Self.quotes),
                        isThin: found.voices.count < 5), words: people[name]!, voices: found.voices)
            }
    }

    /// Stems that half of the products have in their names: "smart", "tv".
    static func kinds(_ ground: Ground) -> Set<TermID> {
        let reader = ground.reader, members = ground.shared.market.members
        var pages: [TermID: Int] = [:]
        for member in members {
            let names = [member.page.product.name ?? "", member.page.product.category.last ?? ""]
            for stem in Set(names.flatMap { reader.phrase($0).stems }) { pages[stem, default: 0] += 1 }
        }
        return Set(pages.filter { 2 * $0.value >= members.count }.keys)
    }

    /// Stems that are the product: its kind, and the rarest word of whatever two brands claim.
    func productWords() -> Set<TermID> {
        let reader = ground.reader, everyday = reader.stems(.everyday)
        var words = kinds
        for row in ground.ledger.rows where row.holders.count >= Self.claimants {
            let phrase = reader.phrase(row.concept.label)
            let telling = zip(phrase.stems, phrase.rarity).filter { !everyday.contains($0.0) }
            if let rarest = telling.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) { words.insert(rarest.0) }
        }
        return words
    }
}
