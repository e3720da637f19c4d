import MarketModel

/// Whether rivals hold a concept after all, in other words or in copy that no claim was made of.
struct Occupancy: Sendable {
    private var quotes = PhraseIndex()
    private var quoteOf: [PageQuote] = []
    private var copy = BlockIndex()
    private var places: [(member: Int, block: Int)] = []
    private let members: [Market.Member]
    private let floor: Double

    init(market: Market, rivals: Set<BrandID>) {
        members = market.observable.filter { rivals.contains($0.brand) && $0.isFirstOfCopy }
        floor = market.settings.synonymOverlap
        var seen: Set<String> = []
        for (number, member) in members.enumerated() {
            for claim in member.analyzed.claims {
                for (n, evidence) in ([claim.evidence] + claim.also).enumerated()
                where member.page.blocks.indices.contains(evidence.block) {
                    let text = member.page.quote(evidence)
                    let quote = PageQuote(
                        page: member.page.id, brand: member.brand,
                        zone: member.page.blocks[evidence.block].zone, evidence: evidence, text: text)
                    for phrase in n == 0 ? [text, claim.concept.label] : [text] {
                        let words = ContentWords.of(phrase)
                        guard !words.isEmpty,
                            seen.insert(member.brand.rawValue + " " + words.joined(separator: " ")).inserted
                        else { continue }
                        quotes.add(words)
                        quoteOf.append(quote)
                    }
                }
            }
            for (index, block) in member.page.blocks.enumerated() where block.zone.isSellerCopy && !Occupancy.asks(block.text) {
                copy.add(block.text)
                places.append((number, index))
            }
        }
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

    /// A heading such as "Which ones fit a cup holder?" claims nothing.
    private static func asks(_ text: String) -> Bool { text.utf8.last { $0 != 0x20 } == 0x3F }

    /// Searches rivals' claims and, unless told not to, their copy for any of the phrases.
    ///
    /// In copy a phrase counts when no denial stands before it.
    func find(_ phrases: [[String]], polarity: Polarity, inCopy: Bool = true) -> Finding {
        var finding = Finding()
        var near: [(Double, PageQuote)] = []
        for words in phrases where !words.isEmpty {
            for (index, overlap) in quotes.nearest(words, floor: 0.34).prefix(12) {
                let words = Set(words)
                let shared = words.intersection(quotes[index]).count
                // One word of two is not the thing: "flavour" is no mild flavour.
                if overlap >= floor, shared >= 2 || shared == words.count {
                    finding.brands.insert(quoteOf[index].brand!)
                    finding.quotes.append(quoteOf[index])
                } else {
                    near.append((overlap, quoteOf[index]))
                }
            }
            guard inCopy else { continue }
            for at in copy.blocks(
                with: words, slack: words.count > 1 ? 2 : 0, denied: polarity == .absent
            ).prefix(12) {
                let (number, block) = places[at]
                let page = members[number].page
                finding.brands.insert(members[number].brand)
                finding.quotes.append(
                    PageQuote(
                        page: page.id, brand: members[number].brand, zone: page.blocks[block].zone,
                        evidence: Evidence(
                            block: block, range: 0..<min(page.blocks[block].text.utf8.count, 160)),
                        text: page.blocks[block].quote(0..<160)))
            }
        }
        var seen: Set<PageQuote> = []
        finding.quotes = finding.quotes.filter { seen.insert($0).inserted }
        finding.near = near.sorted {
            ($1.0, $0.1.page, $0.1.evidence) < ($0.0, $1.1.page, $1.1.evidence)
        }.map(\.1).filter {
            seen.insert($0).inserted
        }
        return finding
    }
}
