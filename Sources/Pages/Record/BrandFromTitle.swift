/// Guesses the brand where nothing names it: from how the title begins, or from the site's own name.
///
/// A shop that makes what it sells talks of itself in the copy; a marketplace does not. A title's first word is a brand rather than a thing
/// when the page never writes it in lower case.
extension BrandReading {
    /// - Parameter name: the product's name.
    func guessed(name: String) -> (brand: String, source: String)? {
        let lead = leadingWord(of: name), site = siteName
        let copy = CopyWords(material, selection, mainOnly: false)
        if let site {
            let mentions = CopyWords(material, selection, mainOnly: true).mentions(of: site)
            if Self.holds(name, site) { return (Self.spelled(site, like: name), "site") }
            guard isEnglish else { return nil }
            // A marketplace is nobody's maker: there the name tells.
            if isMarketplace { return leading(name, copy) }
            if mentions > 0 { return (Self.spelled(site, like: name), "site") }
            if let lead, copy.mentions(of: lead) >= 1, !copy.isCommon(lead) { return (lead, "title") }
            // A site where nothing can be put into a cart only carries the words of others.
            return material.text.runs.contains { $0.cues & TextCue.inStock.bit != 0 && $0.count < 8 }
                ? (Self.spelled(site, like: name), "site") : nil
        }
        return isEnglish ? leading(name, copy) : nil
    }

    /// The brand that a name begins with: up to a trade mark's sign, or the first word.
    private func leading(_ name: String, _ copy: CopyWords) -> (brand: String, source: String)? {
        if let marked = Self.marked(name) { return (marked, "title") }
        guard let lead = leadingWord(of: name), lead.utf8.count > 1 else { return nil }
        return copy.isCommon(lead) && !Self.hasModel(name) ? nil : (copy.extended(lead, in: name), "title")
    }

    /// "Homeistic Applience™ Instant …": the words before the sign, three at most, without a number among them.
    private static func marked(_ name: String) -> String? {
        guard let sign = name.firstIndex(where: { $0 == "®" || $0 == "™" }) else { return nil }
        let words = name[..<sign].split(separator: " ")
        guard (1...3).contains(words.count), !name[..<sign].contains(where: \.isNumber), name[..<sign].last != " ",
            words.allSatisfy({ $0.first?.isUppercase == true && !GenericWords.contains(String($0)) })
        else { return nil }
        return words.joined(separator: " ")
    }

    /// Whether the page tells who sells here: then the site's name is not the maker's.
    private var isMarketplace: Bool {
        material.text.bytes.withUnsafeBufferPointer { bytes in
            material.text.runs.contains { run in
                run.count <= 8 && Self.sellerWords.groups(in: UnsafeBufferPointer(rebasing: bytes[run.text])) != 0
            }
        }
    }

    private static let sellerWords = PatternSet([" seller| sold by |ships from|other sellers|dispatched from|fulfilled by|posted by"])

    /// Only English capitalises names and nothing else.
    private var isEnglish: Bool { language ?? "en" == "en" }

    /// Whether one of the first words is a model's code: letters and digits, `WI-C100`.
    private static func hasModel(_ name: String) -> Bool {
        name.split(separator: " ").prefix(5).contains { word in
            word.contains(where: \.isNumber) && word.contains(where: \.isLetter) || word.dropFirst().contains(where: \.isUppercase)
        }
    }

    /// The first word of a name that can be a brand; `nil` when the name begins with a thing or a number.
    private func leadingWord(of name: String) -> String? {
        var rest = name[...]
        for prefix in ["New ", "NEW ", "Brand New "] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        guard let first = rest.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "|" || $0 == "\u{A0}" }).first else { return nil }
        let word = first.filter { $0 != "®" && $0 != "™" && $0 != "\"" && $0 != "“" && $0 != "”" && $0 != ":" }
        // "65W": a measure.
        let isMeasure = word.first?.isNumber == true && word.drop(while: \.isNumber).count <= 3
        guard word.contains(where: \.isLetter), !GenericWords.contains(word), word.utf8.count <= 24, !isMeasure else { return nil }
        let isNamed = word.contains(where: \.isUppercase) || word == word.lowercased() && name.split(separator: " ").count > 3
        return isNamed ? word : nil
    }

    // MARK: The site's own name

    /// What the site calls itself, when its host agrees.
    private var siteName: String? {
        guard let host = address.flatMap(PageAddress.host) else { return nil }
        let labels = host.split(separator: ".").map(String.init)
        guard labels.count >= 2 else { return nil }
        // "shop.example.co.uk": the label before the public suffix.
        let isLongSuffix =
            labels.count >= 3 && labels[labels.count - 1].count == 2 && ["co", "com", "org", "net"].contains(labels[labels.count - 2])
        let core = Identifier.folded(labels[labels.count - (isLongSuffix ? 3 : 2)])
        var candidates = [material.head.meta["og:site_name"], material.head.meta["application-name"]].compactMap { $0 }
        let title = material.head.title
        candidates += title.split(whereSeparator: { "|–—•·".contains($0) }).reversed().map(String.init)
        candidates += Self.parts(title, separator: " - ").reversed()
        for candidate in candidates {
            let name = candidate.split(separator: " ").joined(separator: " ")
            // "Shop.com" is where a thing is sold, not who makes it.
            let isAddress = name.split(separator: ".").count == 2 && (2...3).contains(name.split(separator: ".")[1].count)
            guard !isAddress, (2...40).contains(name.utf8.count), let short = Self.agreeing(name, core) else { continue }
            return short
        }
        return nil
    }

    /// The words of a name that its host spells; `nil` when they have nothing in common.
    private static func agreeing(_ name: String, _ core: String) -> String? {
        guard core.utf8.count >= 2 else { return nil }
        let words = name.split(separator: " ").map(String.init)
        // The longest beginning that the host spells out, with or without an ending such as "global" or "hq".
        for count in stride(from: min(5, words.count), through: 1, by: -1) {
            let part = words.prefix(count).joined(separator: " "), folded = Identifier.folded(part)
            guard folded.utf8.count >= 2 else { continue }
            if core == folded || core.hasPrefix(folded) && folded.utf8.count * 2 >= core.utf8.count { return trimmed(part) }
            if folded.hasPrefix(core) && core.utf8.count >= 3 && count <= 3 && core.utf8.count * 2 >= folded.utf8.count {
                return trimmed(part)
            }
        }
        for drop in 1..<max(2, words.count) {
            let part = words.dropFirst(drop).joined(separator: " ")
            if core == Identifier.folded(part) { return trimmed(part) }
        }
        let folded = Identifier.folded(name)
        // "my", "the", "get", "shop" before the name in the host.
        for prefix in ["my", "the", "get", "shop", "buy", "try", "wear", "drink", "hello"] where core == prefix + folded {
            return trimmed(name)
        }
        return nil
    }

    private static func trimmed(_ name: String) -> String {
        var name = name
        for mark in ["®", "™", ","] { name = name.split(separator: mark).joined() }
        let words = name.split(separator: " ").map(String.init)
        if words.count > 1, let last = words.last,
            ["UK", "US", "USA", "EU", "Store", "Shop", "Official", "Global", "Inc", "Ltd"].contains(last)
        {
            return words.dropLast().joined(separator: " ")
        }
        return name
    }

    private static func parts(_ text: String, separator: String) -> [String] {
        var out: [String] = [], current = ""
        for word in text.split(separator: " ") {
            if word == separator.filter({ $0 != " " }) {
                out.append(current)
                current = ""
            } else {
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        return out + [current]
    }

    private static func holds(_ text: String, _ name: String) -> Bool {
        Identifier.foldedWords(text).hasPrefix(Identifier.foldedWords(name))
    }

    /// The spelling that the title uses, when it begins with the name.
    private static func spelled(_ name: String, like title: String) -> String {
        // "mywellnessuk" of the address is "My Wellness" in the title.
        if !name.contains(" ") {
            let folded = Identifier.folded(name), parts = title.split(separator: " ").map(String.init)
            for count in stride(from: min(3, parts.count), to: 1, by: -1) {
                let part = parts.prefix(count).joined(separator: " "), own = Identifier.folded(part)
                if own.utf8.count >= 5, folded.hasPrefix(own), folded.utf8.count - own.utf8.count <= 3 {
                    return part.filter { $0 != "®" && $0 != "™" }
                }
            }
        }
        let words = title.split(separator: " ").prefix(name.split(separator: " ").count).joined(separator: " ")
        return Identifier.folded(words) == Identifier.folded(name) && !words.isEmpty ? words.filter { $0 != "®" && $0 != "™" } : name
    }
}

/// How a page's own copy writes a word.
private struct CopyWords {
    private var capital: [UInt64: Int] = [:]
    private var lower: [UInt64: Int] = [:]
    private var pairs: [UInt64: Int] = [:]
    private var all: [UInt64: Int] = [:]

    /// - Parameter mainOnly: only what is main content counts.
    init(_ material: PageMaterial, _ selection: BlockSelection, mainOnly: Bool) {
        let text = material.text
        text.bytes.withUnsafeBufferPointer { bytes in
            for (index, run) in text.runs.enumerated() {
                guard index != material.layout.titleRun, !mainOnly || selection.relevance[index] >= 0.5,
                    ![.title, .chrome, .legal, .related, .overlay].contains(selection.regions[index])
                else { continue }
                // Customers write names as they like.
                let isCustomers = [.review, .question].contains(selection.regions[index])
                var previous: UInt64 = 0
                WordScan.forEachWord(UnsafeBufferPointer(rebasing: bytes[run.text])) { hash, place in
                    let first = bytes[run.text.lowerBound + place.lowerBound]
                    if (0x61...0x7A).contains(first) {
                        if !isCustomers { lower[hash, default: 0] += 1 }
                    } else {
                        capital[hash, default: 0] += 1
                    }
                    all[hash, default: 0] += 1
                    pairs[Self.pair(previous, hash), default: 0] += 1
                    previous = hash
                }
            }
        }
    }

    private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { ByteHash.of([first, second]) }

    /// How often the copy holds the name.
    func mentions(of name: String) -> Int {
        let words = WordScan.hashes(name)
        guard let first = words.first else { return 0 }
        return words.count == 1 ? capital[first, default: 0] : pairs[Self.pair(first, words[1]), default: 0]
    }

    /// Whether the copy also writes the word in lower case: then it is a thing, not a name.
    func isCommon(_ word: String) -> Bool {
        WordScan.hashes(word).contains { lower[$0, default: 0] * 3 > capital[$0, default: 0] }
    }

    /// The word, with the next one of the name when the copy never says the first without it.
    func extended(_ lead: String, in name: String) -> String {
        let words = name.split(separator: " ").map(String.init)
        guard let at = words.firstIndex(where: { $0.hasPrefix(lead) }), at + 1 < words.count else { return lead }
        let second = words[at + 1].filter { $0 != "®" && $0 != "™" && $0 != "," }
        guard let first = second.first, first.isUppercase, !second.contains(where: \.isNumber), !GenericWords.contains(second),
            words[at] == lead,
            let a = WordScan.hashes(lead).first, let b = WordScan.hashes(second).first
        else { return lead }
        let together = pairs[Self.pair(a, b), default: 0]
        return together >= 2 && together == all[a, default: 0] ? lead + " " + second : lead
    }
}

/// Words that begin the names of things of any brand.
private enum GenericWords {
    static func contains(_ word: String) -> Bool {
        guard let hash = WordScan.hashes(word).first else { return true }
        return words.contains(hash)
    }

    private static let words = HashSet(
        """
        the a an our my your new best original genuine classic premium organic natural vegan pure super ultra mini large small big long short set pack pair \
        kit bundle box case combo multi mens men s men's womens women women's kids kid's boys girls girl's baby unisex adult wireless wired bluetooth smart digital \
        electric portable rechargeable waterproof stainless steel wooden wood leather cotton wool silk linen silver gold black white red blue green pink \
        brown grey gray yellow purple vintage antique handmade custom personalised personalized free sale deal refill replacement compatible universal \
        professional advanced essential everyday complete total extra high low dark light medium double single triple dual usb type audio details headphones \
        earphones earbuds mouse iron mixer grinder cable charger tv led phone laptop watch ring necklace bag shoes shirt dress jacket coat chair table \
        lamp bed sofa soap shampoo cream serum oil vitamin collagen protein capsules tablets powder gummies coffee tea chocolate water bottle cup mug knife \
        pan pot towel sheet pillow blanket book set guide gift travel day night one two three how why what buy shop product home personal data cloud
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordScan.hashes(String($0)).first ?? 0 })
}
