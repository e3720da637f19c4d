internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// A labelled page, read, with its labels laid over its clauses.
struct TrainingCustomers {
    let reviews: ReadReviews
    let views: [ClauseView]
    let numbers: [[Float]]
    /// The label of each clause; `nil` where it holds no statement.
    let labels: [LabelledStatement?]
    let market: String

    init(_ labelled: LabelledCustomers, language: DemandLanguage) {
        reviews = ReadReviews(labelled.page, claims: labelled.claims, language: language)
        views = StatementReader.views(reviews)
        numbers = StatementReader.numbers(views, reviews, language)
        market = labelled.market
        labels = Self.labels(labelled, reviews, views)
    }

    /// Share of the shorter of clause and quote that both must have in common.
    private static let leastOverlap = 0.5

    /// One label a clause and one clause a label and text, largest overlap first.
    private static func labels(_ labelled: LabelledCustomers, _ reviews: ReadReviews, _ views: [ClauseView]) -> [LabelledStatement?] {
        struct Pair {
            let share: Double
            let length: Int
            let view: Int
            let label: Int
        }
        var out = [LabelledStatement?](repeating: nil, count: views.count)
        var firstView = 0
        for read in reviews.texts {
            let folded = FoldedText(Array(labelled.page.blocks[read.block].text.utf8))
            var pairs: [Pair] = []
            for (k, label) in labelled.statements.enumerated() {
                guard let place = folded.find(Array(label.quote.utf8)) else { continue }
                for n in read.clauses.indices {
                    let own = read.source(read.clauses[n].parts)
                    let common = min(own.upperBound, place.upperBound) - max(own.lowerBound, place.lowerBound)
                    let share = Double(common) / Double(max(1, min(own.count, place.count)))
                    if share >= leastOverlap { pairs.append(Pair(share: share, length: common, view: firstView + n, label: k)) }
                }
            }
            pairs.sort { (-$0.share, -$0.length, $0.view, $0.label) < (-$1.share, -$1.length, $1.view, $1.label) }
            var taken: Set<Int> = []
            for pair in pairs where out[pair.view] == nil && taken.insert(pair.label).inserted {
                out[pair.view] = labelled.statements[pair.label]
            }
            firstView += read.clauses.count
        }
        return out
    }
}

/// A text with white space collapsed, in which quotes are found.
struct FoldedText {
    private var bytes: [UInt8] = []
    private var places: [Int] = []

    init(_ source: [UInt8]) {
        for (at, byte) in source.enumerated() {
            let isSpace = byte == 32 || byte &- 9 < 5
            if isSpace, bytes.last == 32 { continue }
            bytes.append(isSpace ? 32 : byte)
            places.append(at)
        }
        places.append(source.count)
    }

    /// The first place of a quote in the source.
    func find(_ quote: [UInt8]) -> Range<Int>? {
        var words = FoldedText(quote).bytes[...]
        while words.first == 32 { words = words.dropFirst() }
        while words.last == 32 { words = words.dropLast() }
        guard let first = words.first, bytes.count >= words.count else { return nil }
        for start in 0...(bytes.count - words.count) where bytes[start] == first && bytes[start..<start + words.count] == words {
            return places[start]..<places[start + words.count]
        }
        return nil
    }
}
