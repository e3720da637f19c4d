import MarketModel

/// What sellers say, by its words: their claims, and copy that no claim was made of.
struct RivalCopy {
    private var quotes: PhraseIndex
    private var quoteAt: [(member: Int, evidence: Evidence)] = []
    private var copy: BlockIndex
    private var places: [(member: Int, block: Int)] = []
    private let members: [Market.Member]
    private let floor: Double

    init(_ market: Market, words table: WordTable) {
        // A page that repeats another one's text may still say one thing more.
        members = market.observable.filter { $0.brand != market.own }
        floor = market.settings.synonymOverlap
        quotes = PhraseIndex()
        copy = BlockIndex(table)
        struct Phrase: Hashable {
            let brand: BrandID
            let words: [WordTable.Word]
        }
        var seen: Set<Phrase> = []
        for (number, member) in members.enumerated() {
            for claim in member.analyzed.claims {
                for (n, evidence) in ([claim.evidence] + claim.also).enumerated()
                where member.page.blocks.indices.contains(evidence.block) {
                    let text = member.page.quote(evidence)
                    for phrase in n == 0 ? [text, claim.concept.label] : [text] {
                        let words = table.content(phrase)
                        guard !words.isEmpty, seen.insert(Phrase(brand: member.brand, words: words)).inserted else { continue }
                        quotes.add(words)
                        quoteAt.append((number, evidence))
                    }
                }
            }
            for (index, block) in member.page.blocks.enumerated() where block.zone.isSellerCopy && !RivalCopy.asks(block.text) {
                copy.add(table.content(block.text))
                places.append((number, index))
            }
        }
    }

    /// A heading such as "Which ones fit a cup holder?" claims nothing.
    private static func asks(_ text: String) -> Bool { text.utf8.last { $0 != 0x20 } == 0x3F }

    /// Places where a concept is said.
    struct Hits {
        /// In claims and copy.
        var said: [Place] = []
        /// Of these, where the phrase itself stands in the copy.
        var verbatim: [Place] = []
        /// Claims that share words without being it, nearest first.
        var near: [Place] = []
    }

    struct Place: Hashable {
        let member: Int
        let evidence: Evidence
    }

    /// Searches claims and, unless told not to, copy for any of the phrases; in copy a phrase counts when no denial stands before it.
    func find(_ phrases: [[WordTable.Word]], polarity: Polarity, inCopy: Bool) -> Hits {
        var hits = Hits()
        var near: [(overlap: Double, place: Place)] = []
        for phrase in phrases where !phrase.isEmpty {
            let words = Set(phrase)
            for (index, overlap) in quotes.nearest(phrase, floor: 0.34) {
                let shared = words.intersection(quotes[index]).count
                let place = Place(member: quoteAt[index].member, evidence: quoteAt[index].evidence)
                // One word of two is not the thing: "flavour" is no mild flavour.
                if overlap >= floor, shared >= 2 || shared == words.count {
                    hits.said.append(place)
                } else if near.count < 200 {
                    near.append((overlap, place))
                }
            }
            guard inCopy else { continue }
            for at in copy.blocks(with: phrase, slack: phrase.count > 1 ? 2 : 0, denied: polarity == .absent) {
                let (member, block) = places[at]
                let length = members[member].page.blocks[block].text.utf8.count
                hits.verbatim.append(Place(member: member, evidence: Evidence(block: block, range: 0..<min(length, 160))))
            }
        }
        var seen: Set<Place> = []
        hits.said = (hits.said + hits.verbatim).filter { seen.insert($0).inserted }
        hits.near = near.sorted {
            ($1.overlap, $0.place.member, $0.place.evidence) < ($0.overlap, $1.place.member, $1.place.evidence)
        }.map(\.place).filter { seen.insert($0).inserted }
        return hits
    }

    func brand(_ place: Place) -> BrandID { members[place.member].brand }

    func page(_ place: Place) -> PageID { members[place.member].page.id }

    func quote(_ place: Place) -> PageQuote {
        let page = members[place.member].page
        return PageQuote(
            page: page.id, brand: members[place.member].brand, zone: page.blocks[place.evidence.block].zone, evidence: place.evidence,
            text: page.quote(place.evidence))
    }
}

/// Whether rivals hold a concept after all, in other words or in copy that no claim was made of.
struct Occupancy {
    let tables: GroundTables
    let rivals: Set<BrandID>

    /// What rivals say that comes near a concept.
    struct Finding {
        /// Rivals that hold it in other words.
        let brands: Set<BrandID>
        fileprivate let said: [RivalCopy.Place]
        fileprivate let near: [RivalCopy.Place]
    }

    /// Searches rivals' claims and, unless told not to, their copy.
    func find(_ concept: Concept, inCopy: Bool = true) -> Finding {
        let hits = tables.said(concept, inCopy: inCopy)
        let said = hits.said.filter { rivals.contains(tables.copy.brand($0)) }
        return Finding(
            brands: Set(said.map(tables.copy.brand)), said: said, near: hits.near.filter { rivals.contains(tables.copy.brand($0)) })
    }

    /// Pages of rivals on which a concept is claimed, or said in words that it is known by.
    func pages(_ concept: Concept) -> Set<PageID> {
        Set(tables.said(concept, inCopy: true).verbatim.filter { rivals.contains(tables.copy.brand($0)) }.map(tables.copy.page))
            .union(tables.claiming(concept.id, of: rivals))
    }

    /// Quotes of a finding: those that say it, then those that come near it.
    func quotes(_ finding: Finding, limit: Int) -> [PageQuote] { (finding.said + finding.near).prefix(limit).map(tables.copy.quote) }
}
