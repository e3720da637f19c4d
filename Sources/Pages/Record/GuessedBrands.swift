public import MarketModel

/// Settles brands that were only guessed, or not found at all, by what the other pages of a market tell.
public struct GuessedBrands: Sendable {
    /// Brands that pages of the market name otherwise than by a title's first word, or that two titles begin with; as most of them print it.
    private let told: [BrandID: String]
    /// Words of the longest of them.
    private let longest: Int
    /// The brand of a site that sells nothing but its own, by host.
    private let ownShops: [String: String]
    private let cues: PageWords
    /// Pages by each word of their names, the first left out; empty unless names of this market begin with their brand.
    private let inside: [UInt64: Int]

    /// Share of the names that begin with their brand, and names, from which the market has that custom.
    private static let custom = 0.6, leastNames = 6

    /// Words of a name among which a told brand is its maker's: "HUL Pureit", "Sure From Aquaguard".
    private static let reach = 3

    /// - Parameter pages: all pages of the market, those with a guessed brand among them.
    public init(_ pages: [ProductPage], words cues: PageWords) {
        self.cues = cues
        var spellings: [BrandID: [String: Int]] = [:], sure: [BrandID: Int] = [:]
        var brands: [String: Set<String>] = [:]
        for page in pages {
            guard let brand = page.product.brand, let id = page.brand else { continue }
            let isGuess = Self.isGuess(page)
            spellings[id, default: [:]][brand, default: 0] += 1
            sure[id, default: 0] += isGuess ? 1 : 2
            if !isGuess || page.product.from["brand"] == "site", let host = Self.host(page) { brands[host, default: []].insert(brand) }
        }
        told = sure.filter { $0.value >= 2 }.reduce(into: [:]) { told, one in
            told[one.key] = spellings[one.key]!.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
        }
        inside = Self.insideWords(pages)
        longest = told.values.map { $0.split(separator: " ").count }.max() ?? 0
        ownShops = brands.compactMapValues { spelled in
            // "mywellnessuk" of the address and "My Wellness" of a title are one.
            spelled.count == 1 || Set(spelled.map { Identifier.folded($0).prefix(6) }).count == 1
                ? spelled.max { ($0.contains(" ") ? 1 : 0, $1) < ($1.contains(" ") ? 1 : 0, $0) } : nil
        }.filter { host, brand in Identifier.folded(host).contains(Identifier.folded(brand)) }
    }

    /// Whether the brand is only how the title begins, or what the site calls itself.
    private static func isGuess(_ page: ProductPage) -> Bool { ["title", "site"].contains(page.product.from["brand"] ?? "") }

    /// The brand for a page: the longest told brand that its name begins with; for a guess also one that stands among the name's first words,
    /// or the brand of a shop that sells only its own. `nil` when what the page says stands.
    public func settled(_ page: ProductPage) -> String? {
        let source = page.product.from["brand"] ?? ""
        guard page.product.brand == nil || ["visible", "title", "site"].contains(source) else { return nil }
        let guess = page.product.brand, isGuess = guess == nil || Self.isGuess(page)
        let words = (page.product.name ?? "").split { $0 == " " || $0 == "," || $0 == "|" || $0 == "(" }.map(String.init)
        func changed(_ brand: String) -> String? { guess.map(BrandID.init(folding:)) == BrandID(folding: brand) ? nil : brand }
        if let begun = begins(words[...]) {
            // What a label says is shortened by nobody.
            let isLonger = guess.map { BrandID(folding: begun).rawValue.hasPrefix(BrandID(folding: $0).rawValue) } ?? true
            if isGuess || isLonger { return changed(begun) }
        }
        guard isGuess else { return nil }
        if guess.map({ told[BrandID(folding: $0)] == nil }) ?? true {
            let beginning = guess?.split(separator: " ").map(String.init) ?? []
            for count in stride(from: beginning.count - 1, to: 0, by: -1) {
                if let shorter = told[BrandID(folding: beginning.prefix(count).joined(separator: " "))] { return changed(shorter) }
            }
            for start in 1..<max(1, min(Self.reach, words.count)) {
                // Behind "for" another maker is named than the thing's own.
                if words[..<start].contains(where: { cues.turns($0) }) { break }
                if let inside = begins(words[start...]) { return changed(inside) }
            }
        }
        if let own = Self.host(page).flatMap({ ownShops[$0] }) { return changed(own) }
        return guess == nil ? unheard(words) : nil
    }

    /// The first word of a name, in a market whose names begin with their brands: a word that no name holds further on.
    private func unheard(_ words: [String]) -> String? {
        guard !inside.isEmpty, let first = words.first, first.count >= 3, first.allSatisfy(\.isLetter),
            first.first?.isUppercase == true, let hash = WordScan.hashes(first).first, inside[hash] == nil
        else { return nil }
        return first
    }

    private static func insideWords(_ pages: [ProductPage]) -> [UInt64: Int] {
        let named = pages.filter { $0.kind == .product && $0.product.name != nil }
        let begun = named.count { page in
            page.product.brand.map { Identifier.folded(page.product.name!).hasPrefix(Identifier.folded($0)) } ?? false
        }
        guard named.count >= leastNames, Double(begun) >= custom * Double(named.count) else { return [:] }
        var holders: [UInt64: Int] = [:]
        for page in named { for word in Set(WordScan.hashes(page.product.name!).dropFirst()) { holders[word, default: 0] += 1 } }
        return holders
    }

    /// The longest told brand that some words begin with.
    private func begins(_ words: ArraySlice<String>) -> String? {
        for count in stride(from: min(longest, words.count), to: 0, by: -1) {
            let part = words.prefix(count).joined(separator: " ")
            if let brand = told[BrandID(folding: part)], part.contains(where: \.isLetter) { return brand }
        }
        return nil
    }

    private static func host(_ page: ProductPage) -> String? { page.url.flatMap(PageAddress.host) }
}
