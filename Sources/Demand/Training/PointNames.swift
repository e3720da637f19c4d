internal import MarketModel
internal import TextAnalysis

/// A name that analysts gave to a point, told apart by polarity.
struct PointName: Hashable {
    let concept: String
    let polarity: Polarity
}

/// Which concept ids stand for an analyst's name of a point, told by the claims that analysts and the program found in the same words.
struct PointNames {
    /// By market: the names that a concept id stands for most.
    private var nameOf: [String: [ConceptID: PointName]] = [:]
    /// By market: the id that a name is given most.
    private var idOf: [String: [PointName: ConceptID]] = [:]

    init(_ pages: [LabelledCustomers], words: (String) -> Set<TermID>) {
        var names: [String: [ConceptID: [PointName: Int]]] = [:], ids: [String: [PointName: [ConceptID: Int]]] = [:]
        for page in pages {
            for (label, claim) in Self.matches(page, words: words) {
                let point = page.labelledClaims[label], id = page.claims[claim].concept.id
                let name = PointName(concept: point.concept, polarity: point.polarity)
                names[page.market, default: [:]][id, default: [:]][name, default: 0] += 1
                ids[page.market, default: [:]][name, default: [:]][id, default: 0] += 1
            }
        }
        nameOf = names.mapValues { $0.mapValues { votes in votes.max { ($0.value, $1.key.concept) < ($1.value, $0.key.concept) }!.key } }
        idOf = ids.mapValues { $0.mapValues { votes in votes.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key } }
    }

    /// Whether a concept id stands for a name by the market's claims.
    func stands(_ id: ConceptID, for name: PointName, in market: String) -> Bool {
        idOf[market]?[name] == id || nameOf[market]?[id] == name
    }

    /// Whether a concept id stands for a name by the claims of other markets.
    func stands(_ id: ConceptID, for name: PointName, elsewhereThan market: String) -> Bool {
        idOf.contains { $0.key != market && $0.value[name] == id }
    }

    /// Pairs of a labelled claim and one that was read, one to one, those with most words in common first.
    private static func matches(_ page: LabelledCustomers, words: (String) -> Set<TermID>) -> [(label: Int, claim: Int)] {
        let read = page.claims.map { words(page.page.quote($0.evidence)) }
        var pairs: [(likeness: Double, label: Int, claim: Int)] = []
        for (label, point) in page.labelledClaims.enumerated() {
            let quotes = point.quotes.map(words)
            for claim in read.indices {
                let best = quotes.reduce(0) { best, quote in
                    max(best, 2 * Double(quote.intersection(read[claim]).count) / Double(max(1, quote.count + read[claim].count)))
                }
                if best >= 0.5 { pairs.append((best, label, claim)) }
            }
        }
        pairs.sort { (-$0.likeness, $0.label, $0.claim) < (-$1.likeness, $1.label, $1.claim) }
        var labels: Set<Int> = [], claims: Set<Int> = []
        return pairs.compactMap { pair in
            guard !labels.contains(pair.label), !claims.contains(pair.claim) else { return nil }
            labels.insert(pair.label)
            claims.insert(pair.claim)
            return (pair.label, pair.claim)
        }
    }
}
