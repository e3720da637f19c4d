import MarketModel

/// Whether rivals hold a concept after all, in other words or in copy that no claim was made of.
struct Occupancy: Sendable {
    private let quotes: PhraseIndex
    private let quoteOf: [PageQuote]
    private let copy: CopyIndex
    private let members: [Market.Member]
    private let floor: Double

    init(market: Market, rivals: Set<BrandID>) {
        var index = PhraseIndex()
        var quoteOf: [PageQuote] = []
        var seen: Set<String> = []
        let kept = market.observable.filter { rivals.contains($0.brand) }
        for member in kept where member.isFirstOfCopy {
            for claim in member.analyzed.claims {
                for (n, evidence) in ([claim.evidence] + claim.also).enumerated() where member.page.blocks.indices.contains(evidence.block)
                {
                    let text = member.page.quote(evidence)
                    let quote = PageQuote(
                        page: member.page.id, brand: member.brand, zone: member.page.blocks[evidence.block].zone, evidence: evidence,
                        text: text)
                    for phrase in n == 0 ? [text, claim.concept.label] : [text] {
                        let words = ContentWords.of(phrase)
                        guard !words.isEmpty, seen.insert(member.brand.rawValue + " " + words.joined(separator: " ")).inserted else {
                            continue
                        }
                        index.add(words)
                        quoteOf.append(quote)
                    }
                }
            }
        }
        quotes = index
        self.quoteOf = quoteOf
        copy = CopyIndex(kept)
        members = kept
        floor = market.settings.synonymOverlap
    }

    /// What rivals say that comes near a concept.
    struct Finding: Sendable {
        /// Rivals that hold it in other words.
        var brands: Set<BrandID> = []
        /// Nearest first.
        var quotes: [PageQuote] = []
        /// Claims that share words without being it, nearest first.
        var near: [PageQuote] = []
    }

    /// Searches rivals' claims and copy for any of the forms.
    func find(_ forms: [String]) -> Finding {
        var finding = Finding()
        var near: [(Double, PageQuote)] = []
        for form in forms {
            let words = ContentWords.of(form)
            guard !words.isEmpty else { continue }
            for (index, overlap) in quotes.nearest(words, floor: 0.34).prefix(12) {
                if overlap >= floor {
                    finding.brands.insert(quoteOf[index].brand!)
                    finding.quotes.append(quoteOf[index])
                } else {
                    near.append((overlap, quoteOf[index]))
                }
            }
            for at in copy.blocks(with: words, slack: words.count > 1 ? 2 : 0).prefix(12) {
                let (number, block) = copy.blocks[at]
                let member = members[number]
                finding.brands.insert(member.brand)
                finding.quotes.append(
                    PageQuote(
                        page: member.page.id, brand: member.brand, zone: member.page.blocks[block].zone,
                        evidence: Evidence(block: block, range: 0..<min(member.page.blocks[block].text.utf8.count, 160)),
                        text: member.page.blocks[block].quote(0..<160)))
            }
        }
        var seen: Set<PageQuote> = []
        finding.quotes = finding.quotes.filter { seen.insert($0).inserted }
        finding.near = near.sorted { ($1.0, $0.1.page, $0.1.evidence) < ($0.0, $1.1.page, $1.1.evidence) }.map(\.1).filter {
            seen.insert($0).inserted
        }
        return finding
    }
}
