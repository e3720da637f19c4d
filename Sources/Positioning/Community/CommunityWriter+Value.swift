internal import Lexicons
internal import MarketModel
internal import TextAnalysis

extension CommunityWriter {
    /// Brands whose claim makes a word the product's.
    private static let claimants = 2
    private static let mostThemes = 5

    /// Themes of interest, tie or feeling that customers share: three customers under three products who say it of themselves, undenied,
    /// none of whose words is the product, its kind, or what two brands claim. An interest is none either where it is what the product is
    /// for: a fifth of the brands, and two, name it in their copy, or half of these customers say so.
    func values() -> [Theme] {
        let product = productWords()
        var uses: [[TermID]: Bool] = [:]
        func isUse(_ match: CustomerTexts.Match) -> Bool {
            // Any one word that tells tells it: sellers write "gym" where customers write "my gym sessions".
            let asked = match.rare.isEmpty ? [match.telling] : match.rare.map { [$0] }
            return asked.contains { words in
                if let known = uses[words] { return known }
                let use = isNamedBySellers(words)
                uses[words] = use
                return use
            }
        }
        var gathered: [String: Gathered] = [:], people: [String: String] = [:], purposes: [String: Set<Int>] = [:]
        for sentence in texts.sentences where !sentence.has(.idle, texts.cues) {
            for match in sentence.matches where texts.cues[match.cue].isTheme && match.isOwn {
                let cue = texts.cues[match.cue]
                if match.telling.contains(where: product.contains) || cue.part == .pursuit && isUse(match) { continue }
                people[cue.name] = cue.words
                if cue.part == .pursuit, match.isPurpose { purposes[cue.name, default: []].insert(sentence.voice) }
                gathered[cue.name, default: Gathered()].add(sentence, at: [match.range])
            }
        }
        return gathered.filter { name, found in
            found.voices.count >= Self.leastCustomers && found.products.count >= Self.leastProducts
                && 2 * (purposes[name]?.count ?? 0) < found.voices.count
        }
        .sorted { ($1.value.voices.count, $1.value.products.count, $0.key) < ($0.value.voices.count, $0.value.products.count, $1.key) }
        .prefix(Self.mostThemes).map { name, found in
            Theme(
                line: CommunityBrief.Line(
                    part: .value, title: people[name]!, customers: found.voices.count, products: found.products.count,
                    quotes: chooser.best(found.sentences, limit: Self.quotes),
                    isThin: found.voices.count < 5), words: people[name]!, said: found)
        }
    }

    /// Share of the brands, at least, whose copy makes an interest a use of the product.
    private static let naming = 0.2

    private func isNamedBySellers(_ words: [TermID]) -> Bool {
        guard !words.isEmpty else { return false }
        let brands = Set(ground.shared.copy.find(words).map(ground.shared.copy.brand)).count
        return brands >= Self.claimants && Double(brands) >= Self.naming * Double(ground.ledger.rivals)
    }

    /// Stems that are the product: its kind, and the rarest word of whatever two brands claim.
    func productWords() -> Set<TermID> {
        let reader = ground.reader, everyday = reader.stems(.everyday)
        var words = kind.stems
        for row in ground.ledger.rows where row.holders.count >= Self.claimants {
            let phrase = reader.phrase(row.concept.label)
            let telling = zip(phrase.stems, phrase.rarity).filter { !everyday.contains($0.0) }
            if let rarest = telling.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) { words.insert(rarest.0) }
        }
        return words
    }
}
