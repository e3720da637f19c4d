/// Tells which runs of a page its hand-copied main content holds.
struct BlockLabels {
    /// 1 for runs in the main content, else 0.
    private(set) var labels: [Double]
    /// How much each run counts in training; the runs of one page sum to about the same as those of another.
    private(set) var weights: [Double] = []

    init(text: PageText, mainContent: String) {
        let lines = mainContent.split(separator: "\n").map { WordScan.hashes(String($0)) }
        let truth = lines.flatMap { $0 }
        let grams = Set(RunFeatures.grams(truth[...]))
        var lineCounts: [UInt64: Int] = [:]
        for line in lines { lineCounts[ByteHash.of(line), default: 0] += 1 }
        let runs = text.runs
        labels = runs.map { run in
            guard run.count >= 3 else { return 0 }
            let own = RunFeatures.grams(text.words[run.words])
            return Double(own.count { grams.contains($0) }) >= 0.6 * Double(own.count) ? 1 : 0
        }
        // One or two words: a line of their own, or a phrase with a neighbour that is in.
        for (index, run) in runs.enumerated() where run.count < 3 {
            let own = Array(text.words[run.words])
            let before = index > 0 && labels[index - 1] > 0 ? Array(text.words[runs[index - 1].words].suffix(3 - own.count)) : []
            let after =
                index + 1 < runs.count && labels[index + 1] > 0 ? Array(text.words[runs[index + 1].words].prefix(3 - own.count)) : []
            let joins = [before + own, own + after].contains { $0.count >= 3 && grams.contains(RunFeatures.gram($0[...], 0)) }
            if joins || lineCounts[ByteHash.of(own)] != nil && (!before.isEmpty || !after.isEmpty) { labels[index] = 1 }
        }
        dropSurplus(text, truth)
        let total = Double(max(80, truth.count))
        weights = runs.map { Power.of(Double(min($0.count, 80)), 0.8) / total }
        if truth.isEmpty { weights = runs.map { _ in 0 } }
    }

    /// Labels of a page of which only some spans are known to be main content.
    ///
    /// Runs that hold a span are in, those that stand in chrome, legal text, overlays or lists of other things are out, and nothing is
    /// learned from the rest.
    init(text: PageText, regions: [Region], quotes: [String]) {
        let spans = quotes.map { WordScan.hashes($0) }.filter { $0.count >= 2 }
        let runs = text.runs
        var inside = [Bool](repeating: false, count: runs.count)
        for (index, run) in runs.enumerated() {
            let own = Array(text.words[run.words])
            inside[index] = spans.contains { span in
                own.count >= span.count && (0...(own.count - span.count)).contains { own[$0..<($0 + span.count)].elementsEqual(span) }
            }
        }
        labels = inside.enumerated().map { $1 && ![.chrome, .legal, .related].contains(regions[$0]) ? 1 : 0 }
        let total = Double(max(80, zip(runs, labels).reduce(0) { $0 + ($1.1 > 0 ? $1.0.count : 0) }))
        weights = runs.indices.map { index in
            let isOut = [.chrome, .legal, .overlay, .related, .control].contains(regions[index])
            return labels[index] > 0 || isOut && !inside[index] ? Power.of(Double(min(runs[index].count, 80)), 0.8) / total : 0
        }
    }

    /// Of a text that the page repeats, as many copies stay as the truth can hold.
    private mutating func dropSurplus(_ text: PageText, _ truth: [UInt64]) {
        var supply: [UInt64: Int] = [:]
        for word in truth { supply[word, default: 0] += 1 }
        var seen: [UInt64: Int] = [:]
        for (index, run) in text.runs.enumerated() where labels[index] > 0 {
            let copy = seen[run.key, default: 0]
            seen[run.key] = copy + 1
            guard copy > 0 else { continue }
            let own = text.words[run.words]
            if own.contains(where: { supply[$0, default: 0] <= copy }) { labels[index] = 0 }
        }
    }
}
