internal import MarketModel

/// Where customers' sentences end, so that two statements can be told to be of one breath.
struct Sentences {
    private let blocks: [PageID: [Block]]

    init(_ pages: [ProductPage]) {
        blocks = Dictionary(pages.map { ($0.id, $0.blocks) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether two statements stand in one sentence of one block.
    func isOne(_ a: VoiceQuote, _ b: VoiceQuote) -> Bool {
        guard a.page == b.page, a.evidence.block == b.evidence.block else { return false }
        let (first, second) = a.evidence < b.evidence ? (a, b) : (b, a)
        let from = first.evidence.range.upperBound, to = second.evidence.range.lowerBound
        guard from < to, let text = blocks[a.page]?[a.evidence.block].text else { return true }
        return !Self.ends(in: Array(text.utf8), from..<to)
    }

    /// The sentence around a quote, without white space at its ends.
    func sentence(of quote: VoiceQuote) -> String {
        guard let blocks = blocks[quote.page], blocks.indices.contains(quote.evidence.block) else { return quote.text }
        let block = blocks[quote.evidence.block], bytes = Array(block.text.utf8)
        var low = quote.evidence.range.lowerBound, high = quote.evidence.range.upperBound
        guard high <= bytes.count, low < high else { return quote.text }
        while low > 0, !Self.isEnd(bytes, low - 1) { low -= 1 }
        while high < bytes.count, !Self.isEnd(bytes, high - 1) { high += 1 }
        while low < high, bytes[low] == 0x20 || bytes[low] == 0x0A { low += 1 }
        while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x0A { high -= 1 }
        return block.quote(low..<high)
    }

    private static func ends(in bytes: [UInt8], _ range: Range<Int>) -> Bool { range.contains { isEnd(bytes, $0) } }

    /// Full stops, exclamation and question marks and line ends; a full stop inside a number ends nothing.
    private static func isEnd(_ bytes: [UInt8], _ i: Int) -> Bool {
        let byte = bytes[i]
        guard byte == 0x21 || byte == 0x3F || byte == 0x0A || byte == 0x2E else { return false }
        guard byte == 0x2E, i > 0, i + 1 < bytes.count else { return true }
        return !((0x30...0x39).contains(bytes[i - 1]) && (0x30...0x39).contains(bytes[i + 1]))
    }
}
