public import MarketModel

/// Tells parts and accessories from the things that a market is about: "basket for air fryers" among air fryers.
///
/// A name says what it is for behind a word such as "for" or "compatible with". The market's things are called by words that stand in at least
/// half of its names; a name in which such a word follows right behind that turn, and none stands before it, is of an accessory. A cable
/// "compatible with" telephones in a market of cables is none: the word for cables stands before the turn. Words that often follow it, as in
/// "for men", are of users, not of things.
public struct Accessories: Sendable {
    /// Words that at least half of the names hold.
    private let things: Set<UInt64>
    private let words: PageWords

    /// Share of the names that hold a word which calls the market's things, and names that a market has at least.
    private static let leastShare = 0.5
    private static let leastNames = 6
    /// Share of the names that hold a word in which it stands behind the turn, from which on it is a user's.
    private static let mostTurned = 0.1
    /// Words behind the turn that say what the thing is for.
    private static let reach = 2

    public init(_ pages: [ProductPage], words: PageWords) {
        self.words = words
        var holders: [UInt64: Int] = [:], turned: [UInt64: Int] = [:]
        let names = pages.filter { $0.kind == .product }.compactMap(\.product.name)
        for name in names {
            for word in Set(Self.content(name)) { holders[word, default: 0] += 1 }
            if let turn = Self.turn(in: name, words) { for word in Set(Self.near(name[turn...], words)) { turned[word, default: 0] += 1 } }
        }
        things =
            names.count < Self.leastNames
            ? []
            : Set(holders.filter { Double($0.value) >= Self.leastShare * Double(names.count) }.keys).filter { word in
                let count = turned[word] ?? 0
                return count < 2 || Double(count) < Self.mostTurned * Double(holders[word]!)
            }
    }

    /// Why the page is of an accessory, for a reader; `nil` when it is not.
    public func reason(_ page: ProductPage) -> String? {
        guard page.kind == .product, !things.isEmpty, let name = page.product.name, let turn = Self.turn(in: name, words) else {
            return nil
        }
        let before = Self.content(String(name[..<turn]))
        guard !before.contains(where: things.contains), Self.near(name[turn...], words).contains(where: things.contains), !before.isEmpty
        else {
            return nil
        }
        return "an accessory: its name says what it is for (“\(name[turn...].prefix(40))”)"
    }

    /// Where the name turns to what it is for.
    private static func turn(in name: String, _ words: PageWords) -> String.Index? {
        let parts = name.split(separator: " ")
        for (index, part) in parts.enumerated() where index > 0 {
            if words.turns(part) { return part.startIndex }
            if index + 1 < parts.count, !words.turns(parts[index + 1]), words.turns("\(part) \(parts[index + 1])") {
                return part.startIndex
            }
        }
        return nil
    }

    /// The first words behind a turn, its own left out.
    private static func near(_ rest: Substring, _ words: PageWords) -> [UInt64] {
        var parts = rest.split(separator: " ")[...]
        if parts.count > 1, !words.turns(parts[0]), words.turns("\(parts[0]) \(parts[1])") {
            parts = parts.dropFirst(2)
        } else {
            parts = parts.dropFirst()
        }
        return Array(content(parts.joined(separator: " ")).prefix(reach))
    }

    private static func content(_ text: String) -> [UInt64] { WordScan.hashes(text).filter { !StopWords.english.contains($0) } }
}
