import MarketModel

/// A stretch of page text, marked where it is evidence.
struct Stretch: Equatable {
    var text: String
    var isMarked: Bool
}

/// Page text around evidence, cut to a length that a screen bears.
enum Excerpt {
    /// A text with some of its byte ranges marked.
    ///
    /// - Parameters:
    ///   - ranges: byte ranges of the UTF-8; overlapping ones are joined, those out of bounds clamped.
    ///   - context: the most bytes kept before the first mark, after the last, and between two.
    static func stretches(_ text: String, marking ranges: [Range<Int>], context: Int = 240) -> [Stretch] {
        let bytes = Array(text.utf8)
        var marks: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            let low = max(0, min(range.lowerBound, bytes.count)), high = max(low, min(range.upperBound, bytes.count))
            guard low < high else { continue }
            if let last = marks.last, low <= last.upperBound {
                marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, high)
            } else {
                marks.append(low..<high)
            }
        }
        var stretches: [Stretch] = [], at = 0
        func plain(_ range: Range<Int>, isFirst: Bool, isLast: Bool) {
            guard !range.isEmpty else { return }
            if isFirst && isLast {
                add(Escaping.clipped(slice(range), to: 2 * context))
            } else if isFirst, range.count > context {
                add("…" + slice(boundary(range.upperBound - context)..<range.upperBound))
            } else if isLast, range.count > context {
                add(slice(range.lowerBound..<boundary(range.lowerBound + context)) + "…")
            } else if range.count > 2 * context {
                add(slice(range.lowerBound..<boundary(range.lowerBound + context)) + " … ")
                add(slice(boundary(range.upperBound - context)..<range.upperBound))
            } else {
                add(slice(range))
            }
        }
        func add(_ text: String) { stretches.append(Stretch(text: text, isMarked: false)) }
        func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        /// The next place that does not cut a character in two.
        func boundary(_ index: Int) -> Int {
            var index = max(0, min(index, bytes.count))
            while index < bytes.count, bytes[index] & 0xc0 == 0x80 { index += 1 }
            return index
        }
        for mark in marks {
            plain(at..<mark.lowerBound, isFirst: at == 0, isLast: false)
            stretches.append(Stretch(text: Escaping.clipped(slice(mark), to: 2 * context), isMarked: true))
            at = mark.upperBound
        }
        plain(at..<bytes.count, isFirst: marks.isEmpty, isLast: true)
        return stretches
    }
}
