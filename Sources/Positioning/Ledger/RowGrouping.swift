internal import MarketModel
internal import TextAnalysis

/// Which concepts of a market are one row of its ledger: customers' and sellers' words for the same point.
///
/// Concepts are one when they have the same name under another angle of the same family, or the same telling words; a concept that only
/// customers have joins the seller's or the lexicons' concept that holds all of its telling words, when one stands clearly nearest.
struct RowGrouping {
    /// What is grouped.
    struct Entry {
        let concept: Concept
        /// Of the lexicons' catalogue.
        let isKnown: Bool
        /// Brands that claim it.
        let brands: Int
        /// Customers who speak of it.
        let voices: Int
        let phrase: Phrase
    }

    /// Cosine from which a customers' concept may join one that holds its words: measured on the linked names of labelled markets.
    static let near = 0.86
    /// The share of rarity that two names must share for being one.
    static let same = 0.999

    /// Groups of entries by index, each sorted, in the order of their first.
    static func groups(_ entries: [Entry], like: LikeConcepts) -> [[Int]] {
        var union = UnionFind(entries.count)
        let place = Dictionary(entries.enumerated().map { ($1.concept.id, $0) }, uniquingKeysWith: { first, _ in first })
        for group in like.groups {
            let members = group.compactMap { place[$0] }
            for other in members.dropFirst() { union.join(members[0], other) }
        }
        join(entries, &union) { entry in [String(entry.concept.id.slug), folded(entry.concept.label)] }
        var byStems: [String: [Int]] = [:]
        for (at, entry) in entries.enumerated() where !entry.phrase.isEmpty {
            let key = entry.phrase.stems.map(\.rawValue).sorted().map(String.init).joined(separator: ".")
            byStems[key, default: []].append(at)
        }
        for key in byStems.keys.sorted() {
            let members = byStems[key]!
            for (n, a) in members.enumerated() {
                for b in members[(n + 1)...] where isOneFamily(entries[a], entries[b]) { union.join(a, b) }
            }
        }
        attach(entries, &union)
        var groups: [Int: [Int]] = [:]
        for at in entries.indices { groups[union.root(at), default: []].append(at) }
        return groups.keys.sorted().map { groups[$0]! }
    }

    /// Names that are written alike are one, whatever the angle.
    private static func join(_ entries: [Entry], _ union: inout UnionFind, by names: (Entry) -> [String]) {
        var first: [String: [Int]] = [:]
        for (at, entry) in entries.enumerated() {
            for name in Set(names(entry)) {
                for other in first[name, default: []] where entries[other].concept.polarity == entry.concept.polarity {
                    union.join(other, at)
                }
                first[name, default: []].append(at)
            }
        }
    }

    /// A concept of the customers' own joins the one known concept that holds all of its telling words.
    private static func attach(_ entries: [Entry], _ union: inout UnionFind) {
        var holding: [UInt32: [Int]] = [:]
        for (at, entry) in entries.enumerated() where entry.isKnown || entry.brands > 0 {
            for stem in entry.phrase.stems { holding[stem.rawValue, default: []].append(at) }
        }
        for (at, entry) in entries.enumerated() where !entry.isKnown && entry.brands == 0 && !entry.phrase.isEmpty {
            let stems = entry.phrase.stems
            let rare = stems.min { (holding[$0.rawValue]?.count ?? 0, $0) < (holding[$1.rawValue]?.count ?? 0, $1) }!
            let near = (holding[rare.rawValue] ?? []).filter { other in
                let theirs = Set(entries[other].phrase.stems)
                return isOneFamily(entry, entries[other]) && stems.allSatisfy(theirs.contains)
            }.map { (likeness: entry.phrase.cosine(entries[$0].phrase), at: $0) }
                .sorted { ($1.likeness, $0.at) < ($0.likeness, $1.at) }
            guard let best = near.first, best.likeness >= RowGrouping.near else { continue }
            union.join(best.at, at)
        }
    }

    /// What the product has or does, or whom and when it serves: a feature may be a benefit to another, never a user.
    private static func isOneFamily(_ a: Entry, _ b: Entry) -> Bool {
        func isScene(_ angle: Angle) -> Bool { angle == .occasion || angle == .user }
        return a.concept.polarity == b.concept.polarity && isScene(a.concept.angle) == isScene(b.concept.angle)
    }

    private static func folded(_ text: String) -> String {
        String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
    }
}

/// Sets that only grow together; the smallest index stands for its set.
struct UnionFind {
    private var parent: [Int]

    init(_ count: Int) { parent = Array(0..<count) }

    mutating func root(_ x: Int) -> Int {
        var x = x
        while parent[x] != x {
            parent[x] = parent[parent[x]]
            x = parent[x]
        }
        return x
    }

    mutating func join(_ a: Int, _ b: Int) {
        let a = root(a), b = root(b)
        if a != b { parent[max(a, b)] = min(a, b) }
    }
}
