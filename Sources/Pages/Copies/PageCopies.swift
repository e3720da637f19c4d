public import MarketModel

/// Finds pages that carry the same copy: resellers of one product, variants of one listing.
///
/// Two pages are copies when their sellers' text shares enough runs of five words: |A ∩ B| ÷ min(|A|, |B|) ≥ 0.6, the containment of
/// Broder (1997), so that a reseller who adds a paragraph still counts as one voice.
public enum PageCopies {
    /// Words of a shingle.
    static let shingleWords = 5
    /// Share of the smaller page's shingles that the other must have.
    static let leastContainment = 0.6
    /// Shingles that a page needs, lest two short titles make a copy.
    static let leastShingles = 12
    /// A shingle on more pages than this is a shop's boilerplate and finds no candidates.
    static let commonPages = 60

    /// Groups of two pages or more, each sorted by id, sorted by their first ids.
    ///
    /// - Complexity: O(words) to hash, then O(pairs that share a shingle).
    public static func groups(_ pages: [ProductPage]) -> [[PageID]] {
        let pages = pages.sorted { $0.id < $1.id }
        let shingles = pages.map(shingles)
        var holders: [UInt64: [Int]] = [:]
        for (index, set) in shingles.enumerated() {
            for shingle in set { holders[shingle, default: []].append(index) }
        }
        var shared: [Pair: Int] = [:]
        for (_, found) in holders where found.count > 1 && found.count <= commonPages {
            for a in found.indices {
                for b in found.indices where b > a { shared[Pair(found[a], found[b]), default: 0] += 1 }
            }
        }
        var leader = Array(pages.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while leader[index] != index { index = leader[index] }
            return index
        }
        for (pair, count) in shared {
            let smaller = min(shingles[pair.low].count, shingles[pair.high].count)
            guard smaller >= leastShingles, Double(count) >= leastContainment * Double(smaller) else { continue }
            let a = root(pair.low), b = root(pair.high)
            leader[max(a, b)] = min(a, b)
        }
        var groups: [Int: [PageID]] = [:]
        for index in pages.indices { groups[root(index), default: []].append(pages[index].id) }
        return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
    }

    public static func groups(_ pages: [AnalyzedPage]) -> [[PageID]] { groups(pages.map(\.page)) }

    private struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ a: Int, _ b: Int) {
            low = min(a, b)
            high = max(a, b)
        }
    }

    /// Hashes of five words in a row within one block of the seller's main copy.
    static func shingles(_ page: ProductPage) -> Set<UInt64> {
        var out: Set<UInt64> = []
        for block in page.blocks where block.zone.isSellerCopy && (block.isMainContent || block.zone == .bullet || block.zone == .paragraph)
        {
            let words = WordScan.hashes(block.text)
            guard words.count >= shingleWords else { continue }
            for start in 0...(words.count - shingleWords) {
                out.insert(ByteHash(ByteHash.of(words[start..<(start + shingleWords)])).mixed)
            }
        }
        return out
    }
}
