internal import MarketModel
internal import TextAnalysis

/// Tells which blocks are one customer's, and which of them are titles.
///
/// The page says so by the blocks' voices. Where it does not, all titles may stand before all bodies: the place where short texts turn
/// into long ones is sought, and titles are led to bodies in order, by shared words and rank.
enum ReviewVoices {
    static func tell(_ texts: inout [ReadText], blocks: [Block]) {
        var voices: [Int: Int] = [:], loose: [Int] = []
        for n in texts.indices {
            texts[n].voice = n
            guard let voice = blocks[texts[n].block].voice else {
                if !texts[n].isQuestion { loose.append(n) }
                continue
            }
            if let first = voices[voice] {
                texts[n].voice = first
                // The first of a customer's blocks is the title of what follows.
                if texts[first].text.parts.count < longestTitle { texts[first].isTitle = true }
            } else {
                voices[voice] = n
            }
        }
        // A market's page whose blocks are each a voice of its own is not told apart by its voices.
        if !voices.isEmpty, voices.count == texts.count { loose = texts.indices.filter { !texts[$0].isQuestion } }
        pair(&texts, loose)
    }

    private static let longestTitle = 24
    /// Words up to which a text may be a title, and how many times longer the bodies are at least.
    private static let titleWords = 18, leastContrast = 2.0
    /// Texts of which titles are led to bodies: each is compared with each, and a page that shows more does not put its titles first.
    private static let mostTexts = 1_000
    /// How far the number of titles may be from that of bodies, as a share.
    private static let leastBalance = 0.34

    private static func pair(_ texts: inout [ReadText], _ loose: [Int]) {
        guard let titles = titleCount(texts, loose) else { return }
        let heads = Array(loose.prefix(titles)), bodies = Array(loose.dropFirst(titles))
        for n in heads { texts[n].isTitle = true }
        let headWords = heads.map { content(texts[$0]) }, bodyWords = bodies.map { content(texts[$0]) }
        func likeness(_ i: Int, _ j: Int) -> Double {
            let both = headWords[i].count { bodyWords[j].contains($0) }
            let shared = headWords[i].isEmpty ? 0 : Double(both) / Double(headWords[i].count).squareRoot()
            return shared + 0.25 - 0.5 * abs(Double(i) / Double(heads.count) - Double(j) / Double(bodies.count))
        }
        let width = bodies.count + 1
        var best = [Double](repeating: 0, count: (heads.count + 1) * width)
        for i in heads.indices.reversed() {
            for j in bodies.indices.reversed() {
                best[i * width + j] = max(
                    best[(i + 1) * width + j], best[i * width + j + 1], best[(i + 1) * width + j + 1] + likeness(i, j))
            }
        }
        var i = 0, j = 0
        while i < heads.count, j < bodies.count {
            if likeness(i, j) > 0, best[i * width + j] == best[(i + 1) * width + j + 1] + likeness(i, j) {
                texts[heads[i]].voice = texts[bodies[j]].voice
                i += 1
                j += 1
            } else if best[i * width + j] == best[(i + 1) * width + j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    /// How many of the first texts are titles; `nil` when short and long texts are not so parted.
    private static func titleCount(_ texts: [ReadText], _ loose: [Int]) -> Int? {
        let lengths = loose.map { n in texts[n].text.parts.count { $0.isWordOrNumber } }
        guard lengths.count >= 4, lengths.count <= mostTexts else { return nil }
        let logs = lengths.map { Logarithm.natural(Double($0 + 1)) }
        var best: (score: Double, count: Int)?
        for count in 2..<(lengths.count - 1) {
            guard lengths[count - 1] <= titleWords else { break }
            let rest = lengths.count - count
            let balance = Double(min(count, rest)) / Double(max(count, rest))
            guard balance >= leastBalance else { continue }
            let short = logs[..<count].reduce(0, +) / Double(count), long = logs[count...].reduce(0, +) / Double(rest)
            guard long - short >= Logarithm.natural(leastContrast) else { continue }
            let score = long - short + balance
            if score > best?.score ?? 0 { best = (score, count) }
        }
        return best?.count
    }

    private static func content(_ text: ReadText) -> Set<TermID> {
        Set(
            text.text.parts.indices.filter { text.facts[$0].isContent && text.text.parts[$0].term != .none }.map {
                text.text.parts[$0].stem
            })
    }
}
