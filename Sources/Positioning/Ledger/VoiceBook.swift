internal import MarketModel

/// Which customer wrote which block: title and body of one review are one voice, and so is one text wherever it is repeated, whatever pictures
/// it links to.
struct VoiceBook {
    /// A customer's text where it stands first, by page id.
    struct Voice {
        let page: Int
        /// Blocks of the page, title and body of one review among them.
        var blocks: [Int]
    }

    let pages: [ProductPage]
    private(set) var voices: [Voice] = []
    /// By page, the voice of each block that stands where its voice stands first; −1 for the rest.
    private var voiceOf: [[Int]] = []

    var count: Int { voices.count }

    /// - Parameter pages: sorted by id.
    init(_ pages: [ProductPage]) {
        self.pages = pages
        var known: [String: Int] = [:]
        for (number, page) in pages.enumerated() {
            var own = [Int](repeating: -1, count: page.blocks.count)
            for blocks in Self.texts(of: page) {
                // The longest block is the body: a title alone is too short to know a customer by.
                let body = blocks.max { (page.blocks[$0].text.utf8.count, $1) < (page.blocks[$1].text.utf8.count, $0) }!
                let key = Self.folded(page.blocks[body].text)
                if key.isEmpty || known[key] != nil { continue }
                known[key] = voices.count
                for block in blocks { own[block] = voices.count }
                voices.append(Voice(page: number, blocks: blocks))
            }
            voiceOf.append(own)
        }
    }

    /// The voice of a block; `nil` for sellers' words and for a text that stands first elsewhere.
    func voice(page: Int, block: Int) -> Int? {
        guard voiceOf[page].indices.contains(block) else { return nil }
        let voice = voiceOf[page][block]
        return voice < 0 ? nil : voice
    }

    /// The customers' blocks of a page, those of one voice together.
    private static func texts(of page: ProductPage) -> [[Int]] {
        var texts: [[Int]] = [], place: [Int: Int] = [:]
        for (at, block) in page.blocks.enumerated() where !block.zone.isSellerCopy {
            guard let voice = block.voice else {
                texts.append([at])
                continue
            }
            if let known = place[voice] {
                texts[known].append(at)
            } else {
                place[voice] = texts.count
                texts.append([at])
            }
        }
        return withTitles(texts, page)
    }

    /// Bytes of a title, folded, by which it can be known for the beginning of a body.
    private static let leastTitle = 16
    /// Bytes by which the body goes on behind its title.
    private static let leastRest = 12

    /// Joins a title that stands apart and only repeats how a body of the same page begins: one customer wrote both.
    private static func withTitles(_ texts: [[Int]], _ page: ProductPage) -> [[Int]] {
        let keys = texts.map { $0.count == 1 ? folded(page.blocks[$0[0]].text) : "" }
        let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var joined = texts, isGone = [Bool](repeating: false, count: texts.count)
        for (at, title) in sorted.enumerated() where keys[title].utf8.count >= leastTitle {
            guard at + 1 < sorted.count else { break }
            let body = sorted[at + 1]
            guard keys[body].hasPrefix(keys[title]), keys[body].utf8.count >= keys[title].utf8.count + leastRest, !isGone[body] else {
                continue
            }
            joined[body] = (joined[body] + joined[title]).sorted()
            isGone[title] = true
        }
        return joined.indices.filter { !isGone[$0] }.map { joined[$0] }
    }

    /// Letters and digits in lower case, without links: the same text in another layout or beside another picture is the same text.
    static func folded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in LinkFree.text(text).utf8 {
            if byte >= 0x41 && byte <= 0x5A { bytes.append(byte | 0x20) }
            if byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x80 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
