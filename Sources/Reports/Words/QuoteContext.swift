public import MarketModel

/// The sentences that quotes stand in, so that a reader judges a few words by what was said.
public struct QuoteContext: Sendable {
    private let blocks: [PageID: [Block]]
    private let sources: [PageID: String]

    /// - Parameter pages: the pages that the quotes are of; a quote of another page stands alone.
    public init(_ pages: [AnalyzedPage] = []) {
        blocks = Dictionary(pages.map { ($0.page.id, $0.page.blocks) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(pages.map { ($0.page.id, $0.page.source) }, uniquingKeysWith: { first, _ in first })
    }

    /// The saved file that a page was read from.
    func source(of page: PageID) -> String? { sources[page] }

    /// A quote with what stands before and after it in its sentence; far words are cut with `…`.
    struct Sentence: Hashable, Sendable {
        let before, quote, after: String

        var text: String { before + quote + after }
    }

    func sentence(of quote: PageQuote) -> Sentence {
        guard let page = blocks[quote.page], page.indices.contains(quote.evidence.block) else {
            return Sentence(before: "", quote: quote.text, after: "")
        }
        let block = page[quote.evidence.block], inner = quote.evidence.range
        // An analyst may have changed the page since: a quote is never shown in words that do not hold it.
        guard block.quote(inner) == quote.text else { return Sentence(before: "", quote: quote.text, after: "") }
        let outer = Self.range(around: inner, in: block)
        return Sentence(
            before: Self.cut(before: block.quote(outer.lowerBound..<inner.lowerBound)), quote: quote.text,
            after: Self.cut(after: block.quote(inner.upperBound..<outer.upperBound)))
    }

    /// The text of the sentence around a range.
    static func sentence(around range: Range<Int>, in block: Block) -> String { block.quote(Self.range(around: range, in: block)) }

    /// The run of text around a range, up to the nearest sentence end on each side; at most 400 bytes each way.
    private static func range(around range: Range<Int>, in block: Block) -> Range<Int> {
        var text = block.text
        return text.withUTF8 { utf8 in
            func isEnd(_ i: Int) -> Bool {
                let byte = utf8[i]
                if byte == 0x0A { return true }
                guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { return false }
                return i + 1 >= utf8.count || utf8[i + 1] == 0x20 || utf8[i + 1] == 0x0A
            }
            var low = range.lowerBound, high = range.upperBound
            while low > 0, range.lowerBound - low < 400, !isEnd(low - 1) { low -= 1 }
            while high < utf8.count, high - range.upperBound < 400 {
                high += 1
                if isEnd(high - 1) { break }
            }
            while low > 0, utf8[low] & 0xC0 == 0x80 { low -= 1 }
            while high < utf8.count, utf8[high] & 0xC0 == 0x80 { high += 1 }
            while low < range.lowerBound, utf8[low] == 0x20 || utf8[low] == 0x0A { low += 1 }
            while high > range.upperBound, utf8[high - 1] == 0x20 || utf8[high - 1] == 0x0A { high -= 1 }
            return low..<high
        }
    }

    /// Characters of a sentence that are shown on each side of a quote.
    private static let reach = 110

    private static func cut(before text: String) -> String {
        guard text.count > reach else { return text }
        let end = text.suffix(reach)
        return "…" + (end.firstIndex(of: " ").map { end[$0...] } ?? end)
    }

    private static func cut(after text: String) -> String {
        guard text.count > reach else { return text }
        let start = text.prefix(reach)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }
}
