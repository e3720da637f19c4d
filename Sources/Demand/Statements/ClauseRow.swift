internal import Lexicons
internal import MarketModel
internal import TextAnalysis

/// What a clause is made of, in numbers: the columns that trees ask about beside the linear scores.
enum ClauseRow {
    static let columns: [String] =
        [
            "words", "content", "bytes", "text-words", "clauses", "place", "place-share", "opening", "title", "question", "stars", "praise",
            "blame", "aspects", "seller", "shared", "ratio-most", "ratio-mean", "documents-least", "near-claims", "valence",
            "valence-least", "valence-most",
            "valence-turned",
        ] + ClauseView.WordClass.allCases.map { "class-" + $0.rawValue } + [
            "negations", "selves", "numbers", "unknown", "list",
            "points", "hit-length", "hit-share", "hits-concept", "hits-complaint", "hits-praise", "hits-aspect", "hits-claimed", "hit-user",
            "hit-occasion",
        ] + ClauseCue.names.map { "cue-" + $0 }

    static func row(_ view: ClauseView, _ reviews: ReadReviews, place: SIMD32<Float>, web total: Int) -> [Float] {
        let read = reviews.texts[view.text], clause = read.clauses[view.clause], page = reviews.words
        func flag(_ value: Bool) -> Float { value ? 1 : 0 }
        func count(_ roles: WordFact.Roles) -> Float { Float(view.words.count { read.facts[$0].roles.contains(roles) }) }
        let bytes = read.text.bytes(ofParts: clause.parts)
        let ratios = view.content.map { page.ratio(read.text.parts[$0].stem, read.facts[$0], web: total) }
        let near = reviews.points.claimed.reduce(Float(0)) { max($0, (reviews.points[$1].labelVector * place).sum()) }
        var row: [Float] = [
            Float(view.words.count), Float(view.content.count), Float(bytes.count), Float(read.wordCount), Float(read.clauses.count),
            Float(clause.parts.lowerBound), Float(clause.parts.lowerBound) / Float(max(1, read.text.parts.count)), flag(clause.isOpening),
            flag(read.isTitle), flag(read.isQuestion), Float(read.rating ?? -1), Float(view.praise), Float(view.blame),
            Float(view.aspects), Float(view.seller), Float(view.shared), ratios.max() ?? -9,
            ratios.isEmpty ? -9 : ratios.reduce(0, +) / Float(ratios.count),
            Float(view.content.map { read.facts[$0].documents }.min() ?? Int32(total)), near,
        ]
        let valences = view.content.map { read.facts[$0].valence }
        row += [valences.reduce(0, +), valences.min() ?? 0, valences.max() ?? 0, turnedValence(view, read)]
        for kind in ClauseView.WordClass.allCases { row.append(Float(view.classes.count { $0 == kind.hash })) }
        row += [
            count(.negation), count(.oneself), count(.number),
            Float(view.words.count { !read.facts[$0].roles.contains(.known) }) / Float(max(1, view.words.count)),
            Float(read.listStates[view.clause]),
        ]
        let hits = read.hits[view.clause], points = Set(hits.map(\.point)), longest = hits.map(\.parts.count).max() ?? 0
        row += [Float(points.count), Float(longest), Float(longest) / Float(max(1, view.content.count))]
        for kind in PointHit.Kind.allCases { row.append(Float(Set(hits.lazy.filter { $0.kind == kind }.map(\.point)).count)) }
        row.append(Float(points.count { reviews.points.isClaimed($0) }))
        row.append(flag(points.contains { reviews.points[$0].concept.angle == .user }))
        row.append(flag(points.contains { reviews.points[$0].concept.angle == .occasion }))
        for n in ClauseCue.names.indices { row.append(Float(view.cues >> UInt32(n) & 1)) }
        return row
    }

    /// The sum of the valences of content words, each turned by a negation in the three words before it.
    private static func turnedValence(_ view: ClauseView, _ read: ReadText) -> Float {
        var sum: Float = 0
        for (n, at) in view.words.enumerated() where read.facts[at].isContent {
            sum += ClauseView.isTurned(n, view.words, read) ? -read.facts[at].valence : read.facts[at].valence
        }
        return sum
    }

    /// Names of what `neighbours` gives for a score.
    static func neighbourColumns(_ score: String) -> [String] {
        ["", "-before-2", "-before-1", "-behind-1", "-behind-2", "-best", "-mean"].map { score + $0 }
    }

    /// Each clause's score, those of the two clauses before and behind it in its text, and the text's best and mean.
    static func neighbours(_ scores: [Float], _ views: [ClauseView], _ reviews: ReadReviews) -> [[Float]] {
        var rows: [[Float]] = [], range = 0..<0, best = missing, mean: Float = 0
        rows.reserveCapacity(views.count)
        for n in views.indices {
            if !range.contains(n) {
                range = n..<(n + reviews.texts[views[n].text].clauses.count)
                best = scores[range].max() ?? missing
                mean = scores[range].reduce(0, +) / Float(range.count)
            }
            var row = [scores[n]]
            for step in [-2, -1, 1, 2] { row.append(range.contains(n + step) ? scores[n + step] : missing) }
            rows.append(row + [best, mean])
        }
        return rows
    }

    static let voiceColumns = ["voice-mean", "voice-least", "voice-most"]

    /// Mean, least and most of a score over all that the customer of each clause writes.
    static func voices(_ scores: [Float], _ views: [ClauseView], _ reviews: ReadReviews) -> [[Float]] {
        var sums: [Int: (sum: Float, count: Float, least: Float, most: Float)] = [:]
        for (n, view) in views.enumerated() {
            let voice = reviews.texts[view.text].voice, score = scores[n]
            let known = sums[voice] ?? (0, 0, score, score)
            sums[voice] = (known.sum + score, known.count + 1, min(known.least, score), max(known.most, score))
        }
        return views.map { view in
            let known = sums[reviews.texts[view.text].voice]!
            return [known.sum / known.count, known.least, known.most]
        }
    }

    private static let missing: Float = -6
}
